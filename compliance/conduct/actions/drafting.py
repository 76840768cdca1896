"""Writing a version: its heading and its articles."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from compliance.conduct.access import is_editor
from compliance.conduct.choices import OPEN
from compliance.conduct.models import Article, Edition
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, WrongState, action
from governance.runner.numbering import next_number


class DraftExists(Refused):
    """One draft of a document at a time."""

    code = "draft_exists"
    message = _("There is a draft of this document already. Finish or withdraw it first.")


class NumberTaken(Refused):
    """Two articles with one number."""

    code = "number_taken"
    message = _("This version has an article with that number already.")


@action(
    "conduct.draft", subject=Edition, creates=True, who=is_editor, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("kind", "valid_from", "needs_signature"),
)  # fmt: skip
def draft(
    *, actor: Actor, kind: str, title: str, note: str, valid_from: date, needs_signature: bool, sign_within_days: int,
    remind_every_days: int,
) -> Edition:  # fmt: skip
    """Start a version with the articles of the latest one; raises DraftExists."""
    versions = Edition.objects.filter(kind=kind)
    number = next_number(versions)  # first: a second draft at the same time waits here, and then finds this one
    if versions.filter(state__in=OPEN).exists():
        raise DraftExists
    last = versions.exclude(state="withdrawn").order_by("-number").first()
    made = Edition.objects.create(
        kind=kind, number=number, title=title, note=note, valid_from=valid_from, needs_signature=needs_signature,
        sign_within_days=sign_within_days, remind_every_days=remind_every_days, author_id=actor.own_id,
    )  # fmt: skip
    for article in last.articles.all() if last else ():
        Article.objects.create(
            edition=made, number=article.number, branch=article.branch, chapter=article.chapter,
            heading=article.heading, text=article.text,
        )  # fmt: skip
    return made


@action(
    "conduct.revise", subject=Edition, who=is_editor, moves=STAYS.within("draft"), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from", "needs_signature"),
)  # fmt: skip
def revise(edition: Edition, *, actor: Actor, **said: Any) -> None:
    """Correct what is said about a draft as a whole: title, reasons, first day, signature and reminders."""
    for name in ("title", "note", "valid_from", "needs_signature", "sign_within_days", "remind_every_days"):
        setattr(edition, name, said[name])


@action(
    "conduct.add_article", subject=Edition, who=is_editor, moves=STAYS.within("draft"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("number", "branch"),
)  # fmt: skip
def add_article(
    edition: Edition, *, actor: Actor, number: int, branch: int, chapter: str, heading: str, text: str
) -> None:
    """Add an article to a draft; raises NumberTaken."""
    _save(Article(edition=edition, number=number, branch=branch, chapter=chapter, heading=heading, text=text))


@action(
    "conduct.change_article", subject=Article, who=is_editor, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("number", "branch"),
)  # fmt: skip
def change_article(
    article: Article, *, actor: Actor, number: int, branch: int, chapter: str, heading: str, text: str
) -> None:
    """Write an article of a draft anew; raises NumberTaken, or WrongState once it is in review."""
    _must_be_draft(article)
    article.number, article.branch, article.chapter = number, branch, chapter
    article.heading, article.text = heading, text
    article.version += 1
    _save(article)


@action(
    "conduct.remove_article", subject=Article, who=is_editor, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def remove_article(article: Article, *, actor: Actor) -> None:
    """Take an article out of a draft; raises WrongState once it is in review."""
    _must_be_draft(article)
    Article.objects.filter(pk=article.pk).delete()


def _must_be_draft(article: Article) -> None:
    if Edition.objects.select_for_update().get(pk=article.edition_id).state != "draft":
        raise WrongState


def _save(article: Article) -> None:
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:
        raise NumberTaken from error

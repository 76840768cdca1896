"""Versions for tests, made through the real actions."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from compliance.conduct import actions
from compliance.conduct.models import Edition, Signature
from compliance.conduct.rules import hash_of
from governance import clock
from governance.access import SYSTEM, Actor
from governance.people.models import Person
from governance.runner import run
from tests.support import factories

ARTICLES = (
    (1, "目的", "この規範は、基本を定める。"),
    (2, "法令の遵守", "職員は、法令を守る。\n\n1. 迷ったら確認する。"),
)


def editor() -> Actor:
    return factories.actor(factories.person("compliance_head"))


def approver() -> Actor:
    return factories.actor(factories.person("vice_president"))


def drafted(by: Actor | None = None, articles: Any = ARTICLES, **changes: Any) -> Edition:
    """Return a draft; articles of the version before are replaced."""
    who = by or editor()
    said = {
        "kind": "code", "title": "職員行動規範", "note": "理由", "valid_from": clock.today(), "needs_signature": True,
        "sign_within_days": 30, "remind_every_days": 7, **changes,
    }  # fmt: skip
    made = Edition.objects.get(pk=str(run(actions.draft, actor=who, **said).subject_id))
    for article in made.articles.all():
        run(actions.remove_article, actor=who, subject=article.pk)
    for number, heading, text in articles:
        add(made.pk, who, number=number, heading=heading, text=text)
    return made


def add(pk: UUID, who: Actor, **changes: Any) -> None:
    said = {"number": 9, "branch": 0, "chapter": "第1章 総則", "heading": "見出し", "text": "本文", **changes}
    run(actions.add_article, actor=who, subject=pk, **said)


def submitted(**changes: Any) -> Edition:
    edition = drafted(**changes)
    run(actions.submit, actor=editor(), subject=edition.pk)
    return Edition.objects.get(pk=edition.pk)


def approved(**changes: Any) -> Edition:
    edition = submitted(**changes)
    approve(edition)
    return Edition.objects.get(pk=edition.pk)


def approve(edition: Edition, by: Actor | None = None) -> None:
    text = hash_of(edition.kind, edition.title, edition.articles.all())
    run(actions.approve, actor=by or approver(), subject=edition.pk, content_hash=text)


def in_force(**changes: Any) -> Edition:
    """Return a version in force since today; nobody has been asked to sign yet."""
    edition = approved(**changes)
    run(actions.put_in_force, actor=SYSTEM, subject=edition.pk)
    return Edition.objects.get(pk=edition.pk)


def asked(**changes: Any) -> Edition:
    edition = in_force(**changes)
    run(actions.ask_signatures, actor=SYSTEM, subject=edition.pk)
    return edition


def signature_of(edition: Edition, person: Person) -> Signature:
    return Signature.objects.get(edition=edition, person=person)


def sign(edition: Edition, person: Person, **more: Any) -> Any:
    signature = signature_of(edition, person)
    who = factories.actor(person)
    return run(actions.sign, actor=who, subject=signature.pk, content_hash=edition.content_hash, **more)


def later(days: int) -> Any:
    return clock.today() + timedelta(days=days)

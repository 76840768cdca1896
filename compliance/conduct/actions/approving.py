"""From draft to in force, and out of force again."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from compliance.conduct.access import is_editor, is_system, may_approve
from compliance.conduct.choices import FINAL, EditionState
from compliance.conduct.models import Edition
from compliance.conduct.rules import hash_of
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, Move, Refused, action

ONE_DAY = timedelta(days=1)


class Empty(Refused):
    """Nothing to review."""

    code = "empty"
    message = _("A version without articles cannot go into review.")


class TooEarly(Refused):
    """A version never counts backwards."""

    code = "too_early"
    message = _("The first day lies in the past. Send the draft back and choose a later day.")


class DayTaken(Refused):
    """Two versions from the same day."""

    code = "day_taken"
    message = _("Another version begins on the same day. Choose another day.")


class OtherText(Refused):
    """The text on the page is not the text of the version."""

    code = "other_text"
    message = _("The text has changed since you opened the page. Read it again first.")


class TooLate(Refused):
    """In force already."""

    code = "too_late"
    message = _("This version is in force already. Write a new one instead.")


class NotYet(Refused):
    """The first day lies ahead."""

    code = "not_yet"
    message = _("The first day of this version has not come yet.")


@action(
    "conduct.submit", subject=Edition, who=is_editor, moves=Move("draft", to="in_review"), clocks=NO_CLOCKS,
    emits=("conduct.edition_submitted",), ledger=NO_FIELDS,
)  # fmt: skip
def submit(edition: Edition, *, actor: Actor) -> None:
    """Ask for approval; from now on the text stands still. Raises Empty."""
    if not edition.articles.exists():
        raise Empty
    edition.submitted_by_id, edition.sent_back_because = actor.own_id, ""


@action(
    "conduct.send_back", subject=Edition, who=may_approve, moves=Move("in_review", to="draft"), clocks=NO_CLOCKS,
    emits=("conduct.edition_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back(edition: Edition, *, actor: Actor, reason: str) -> None:
    """Return the text to its editors with what should change."""
    edition.sent_back_because = reason


@action(
    "conduct.approve", subject=Edition, who=may_approve, moves=Move("in_review", to="approved"), clocks=NO_CLOCKS,
    emits=("conduct.edition_approved",), ledger=("content_hash",),
)  # fmt: skip
def approve(edition: Edition, *, actor: Actor, content_hash: str) -> None:
    """Approve the text with this hash: it is fixed, and the version before ends on the day before its first day.

    Raises OtherText for another text, TooEarly, or DayTaken when another version begins on that day.
    """
    if content_hash != hash_of(edition.kind, edition.title, edition.articles.all()):
        raise OtherText
    if edition.valid_from < clock.today():
        raise TooEarly
    others = Edition.objects.select_for_update().filter(kind=edition.kind, state__in=FINAL).order_by("valid_from")
    before = [other for other in others if other.valid_from < edition.valid_from]
    after = [other for other in others if other.valid_from > edition.valid_from]
    if len(before) + len(after) < len(others):
        raise DayTaken
    if before:
        before[-1].valid_to = edition.valid_from - ONE_DAY
        before[-1].save()
    edition.valid_to = after[0].valid_from - ONE_DAY if after else None
    edition.approved_by_id, edition.approved_at = actor.own_id, clock.now()
    edition.content_hash = content_hash


@action(
    "conduct.withdraw", subject=Edition, who=is_editor, moves=Move("draft", "approved", to="withdrawn"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw(edition: Edition, *, actor: Actor) -> None:
    """Give up a draft, or an approved version before its first day; the version before then goes on. Raises TooLate."""
    if edition.state != EditionState.APPROVED:
        return
    if edition.valid_from <= clock.today():
        raise TooLate
    edition.state = EditionState.WITHDRAWN
    edition.save_without_historical_record()  # type: ignore[attr-defined] # the period must be free before the version before takes it back
    rows = Edition.objects.select_for_update().filter(kind=edition.kind, state__in=FINAL)
    before = rows.filter(valid_from__lt=edition.valid_from).order_by("-valid_from").first()
    if before is not None:
        before.valid_to = edition.valid_to
        before.save()


@action(
    "conduct.put_in_force", subject=Edition, who=is_system, moves=Move("approved", to="in_force"), clocks=NO_CLOCKS,
    emits=("conduct.edition_entered",), ledger=NO_FIELDS,
)  # fmt: skip
def put_in_force(edition: Edition, *, actor: Actor) -> None:
    """Mark a version whose first day has come, and the ones before as superseded; raises NotYet before that day."""
    if edition.valid_from > clock.today():
        raise NotYet
    for other in Edition.objects.filter(kind=edition.kind, state=EditionState.IN_FORCE):
        other.state = EditionState.SUPERSEDED
        other.save()

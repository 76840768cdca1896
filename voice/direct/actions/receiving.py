"""That a unit opened a notice, what it answers, and the reminder to those that have not opened it."""

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, action
from voice.access import is_system
from voice.direct.access import is_reader, own_units
from voice.direct.choices import AnswerKind
from voice.direct.models import DirectNotice, Receipt


class NoAnswerAsked(Refused):
    """No answer was asked for, or it was given."""

    code = "no_answer_asked"
    message = _("No answer is needed, or your unit has answered.")


@action(
    "direct.open_notice", subject=DirectNotice, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def open_notice(notice: DirectNotice, *, actor: Actor) -> None:
    """Note who opened it first for the actor's unit; nothing for those who read a copy or their own notice."""
    waiting = Receipt.objects.filter(notice=notice, unit_id__in=own_units(actor), opened_at__isnull=True)
    waiting.update(opened_at=clock.now(), opened_by=actor.own_id)


@action(
    "direct.answer", subject=Receipt, who=is_reader, moves=STAYS, clocks=NO_CLOCKS, emits=("direct.notice_answered",),
    ledger=NO_FIELDS,
)  # fmt: skip
def answer(receipt: Receipt, *, actor: Actor, answer: str) -> None:
    """Answer for the actor's unit, once. Raises NoAnswerAsked."""
    if receipt.notice.answer_kind == AnswerKind.NONE or receipt.answered_at is not None:
        raise NoAnswerAsked
    now = clock.now()
    if receipt.opened_at is None:
        receipt.opened_at, receipt.opened_by_id = now, actor.own_id
    receipt.answer, receipt.answered_at, receipt.answered_by_id = answer, now, actor.own_id


@action(
    "direct.remind", subject=DirectNotice, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("direct.readers_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind(notice: DirectNotice, *, actor: Actor) -> None:
    """Note that the units which have not opened the notice by its day are reminded."""
    notice.reminded_at = clock.now()

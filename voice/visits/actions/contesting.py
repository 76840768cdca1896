"""The office objects to an item with evidence; someone who did not rate the visit decides."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, action
from voice.visits.access import heads_office, is_reader, may_decide
from voice.visits.choices import ContestState, VisitState
from voice.visits.models import Contest, Criterion, Evidence, Visit
from voice.visits.queries import failed_items


class TooLate(Refused):
    """The period is over."""

    code = "too_late"
    message = _("The time for objections is over.")


class NotFailed(Refused):
    """The item has not failed, or was contested before."""

    code = "not_failed"
    message = _("Only an item that was not met can be objected to, and only once.")


@action(
    "visits.contest", subject=Visit, who=heads_office, moves=STAYS.within(VisitState.SENT), clocks=NO_CLOCKS,
    emits=("visits.item_contested",), ledger=("criterion",),
)  # fmt: skip
def contest(visit: Visit, *, actor: Actor, criterion: Criterion, text: str, files: Sequence[Examined]) -> None:
    """Object to one failed item. Raises TooLate or NotFailed."""
    if visit.contest_until is None or clock.today() > visit.contest_until:
        raise TooLate
    if criterion.pk not in {item.criterion.pk for item in failed_items(visit)}:
        raise NotFailed
    made = Contest.objects.create(visit=visit, criterion=criterion, text=text, contested_by_id=actor.own_id)
    for file in files:
        Evidence.keep(file, contest=made)


@action(
    "visits.decide_contest", subject=Contest, who=may_decide, moves=STAYS.within(ContestState.OPEN), clocks=NO_CLOCKS,
    emits=("visits.contest_decided",), ledger=("granted",),
)  # fmt: skip
def decide_contest(contest: Contest, *, actor: Actor, granted: bool, reason: str) -> None:
    """Grant the objection, by which the item counts as met, or not, with a reason."""
    contest.state = ContestState.OVERTURNED if granted else ContestState.UPHELD
    contest.decision, contest.decided_by_id, contest.decided_at = reason, actor.own_id, clock.now()


@action(
    "visits.download_evidence", subject=Evidence, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_evidence(evidence: Evidence, *, actor: Actor) -> None:
    """Note that a file was handed out."""

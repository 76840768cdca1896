"""Who sits on the committee, and the quorum."""

from datetime import date, timedelta

from compliance.committee.access import is_secretariat
from compliance.committee.actions.keys import shorten
from compliance.committee.models import Membership, QuorumRule
from compliance.committee.refusals import EndOutsideTheTerm, QuorumBeforeThePresent, TermsOverlap
from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action


@action(
    "committee.appoint", subject=Membership, creates=True, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS,
    emits=("committee.member_appointed",), ledger=("person", "kind", "chair", "valid_from", "valid_to"),
)  # fmt: skip
def appoint(*, actor: Actor, person: Person, kind: str, chair: bool, valid_from: date, valid_to: date) -> Membership:
    """Note a term. Raises TermsOverlap."""
    overlapping = Membership.objects.filter(valid_from__lte=valid_to, valid_to__gte=valid_from)
    if overlapping.filter(person=person).exists() or (chair and overlapping.filter(chair=True).exists()):
        raise TermsOverlap
    return Membership.objects.create(
        person=person, kind=kind, chair=chair, valid_from=valid_from, valid_to=valid_to, appointed_by_id=actor.own_id
    )


@action(
    "committee.end_term", subject=Membership, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_to",),
)  # fmt: skip
def end_term(membership: Membership, *, actor: Actor, valid_to: date) -> None:
    """End a term before its time; the keys to the agendas end with it. Raises EndOutsideTheTerm."""
    if not max(clock.today(), membership.valid_from) <= valid_to <= membership.valid_to:
        raise EndOutsideTheTerm
    membership.valid_to = valid_to
    shorten(membership)


@action(
    "committee.set_quorum", subject=QuorumRule, creates=True, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("percent", "more_than", "valid_from"),
)  # fmt: skip
def set_quorum(*, actor: Actor, percent: int, more_than: bool, source: str, valid_from: date) -> QuorumRule:
    """Set the quorum from a day to come; the rule before ends the day before. Raises QuorumBeforeThePresent."""
    latest = QuorumRule.objects.select_for_update().order_by("-valid_from")[0]
    if valid_from <= clock.today() or valid_from <= latest.valid_from:
        raise QuorumBeforeThePresent
    latest.valid_to = valid_from - timedelta(days=1)
    latest.save()
    return QuorumRule.objects.create(percent=percent, more_than=more_than, source=source, valid_from=valid_from)

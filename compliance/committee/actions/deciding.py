"""Recusals and votes."""

from collections.abc import Mapping
from uuid import UUID

from compliance.choices import Track
from compliance.committee.access import is_chair, is_member, is_system, leads, may_vote
from compliance.committee.actions.agenda import meeting_in
from compliance.committee.actions.keys import admit_to, shut_out
from compliance.committee.choices import OPEN_TO_MEMBERS, ItemState, RecusalReason
from compliance.committee.models import Item, Recusal, Vote
from compliance.committee.queries import ballots_of, member_ids, members_on, out_of, present_ids, quorum_of, related
from compliance.committee.refusals import (
    CastingWithoutNeed,
    NobodyElse,
    NoQuorum,
    NotAMember,
    NothingCast,
    StillRelated,
    TieNeedsTheChair,
    VotedAlready,
    VotedMeanwhile,
    VotingHasBegun,
)
from compliance.committee.rules import Count, carried, count
from governance import clock, vault
from governance.access import Actor
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, WrongState, action

UNTIL_CLOSED = ("convened", "held")


def _keep_out(item: Item, person_id: UUID, reason: str, actor: Actor) -> None:
    Recusal.standing.get_or_create(
        item=item, person_id=person_id, defaults={"reason": reason, "recorded_by_id": actor.own_id}
    )
    shut_out(item.box, person_id)
    if not vault.holders_of(item.box):
        raise NobodyElse


@action(
    "committee.recuse", subject=Item, who=is_member, moves=STAYS.within("listed"), clocks=NO_CLOCKS,
    emits=("committee.member_recused",), ledger=NO_FIELDS,
)  # fmt: skip
def recuse(item: Item, *, actor: Actor) -> None:
    """Declare that one has a conflict: the item no longer exists for oneself, and its key is gone. Raises NobodyElse or
    MeetingMovedOn."""
    meeting_in(item.meeting, *UNTIL_CLOSED)
    _keep_out(item, actor.own_id, RecusalReason.DECLARED, actor)


@action(
    "committee.note_recusal", subject=Item, who=leads, moves=STAYS.within("listed"), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("person",),
)  # fmt: skip
def note_recusal(item: Item, *, actor: Actor, person: Person) -> None:
    """Keep a member out of an item. Raises NotAMember, NobodyElse or MeetingMovedOn."""
    meeting = meeting_in(item.meeting, "planned", *UNTIL_CLOSED)
    if person.pk not in member_ids(meeting.day):
        raise NotAMember
    _keep_out(item, person.pk, RecusalReason.NOTED, actor)


@action(
    "committee.take_back_recusal", subject=Item, who=leads, moves=STAYS.within("listed"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("recusal", "reason"),
)  # fmt: skip
def take_back_recusal(item: Item, *, actor: Actor, recusal: Recusal, reason: str, why: str) -> None:
    """Let a member back to an item on which nobody has voted. `why` is for those who read the item.

    Raises StillRelated, VotingHasBegun, WrongState for a recusal taken back already, or MeetingMovedOn; vault.Shut or Locked
    when the actor cannot open the item.
    """
    meeting = meeting_in(item.meeting, "planned", *UNTIL_CLOSED)
    if Vote.objects.filter(item=item).exists():
        raise VotingHasBegun
    row = Recusal.standing.select_for_update().filter(item=item, pk=recusal.pk).first()
    if row is None:
        raise WrongState
    if related(item.case, [row.person]):
        raise StillRelated
    row.taken_back_at, row.taken_back_by_id, row.taken_back_as = clock.now(), actor.own_id, reason
    row.sealed_why = vault.seal(item.box, f"recusal:{row.pk}", why.encode())
    row.save()
    members = members_on(max(clock.today(), meeting.day)) if meeting.state in OPEN_TO_MEMBERS else []
    admit_to(item, list(members), actor)


@action(
    "committee.keep_out_again", subject=Item, who=is_system, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def keep_out_again(item: Item, *, actor: Actor) -> None:
    """Take the keys away when a case went to the statutory track (from everyone), someone was excluded from it since, or
    someone who is kept out got the key of the secretariat's post."""
    for person_id in out_of(item):
        shut_out(item.box, person_id)
    if item.case is not None and item.case.track == Track.STATUTORY:
        for holder in vault.holders_of(item.box):
            vault.dismiss(item.box, holder)


@action(
    "committee.vote", subject=Item, who=may_vote, moves=STAYS.within("listed"), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def vote(item: Item, *, actor: Actor, ballot: str) -> None:
    """Vote once, on an item of a meeting that is held. Raises NoQuorum, VotedAlready or MeetingMovedOn."""
    meeting = meeting_in(item.meeting, "held")
    if not quorum_of(meeting, item).reached:
        raise NoQuorum
    if Vote.objects.filter(item=item, person_id=actor.own_id).exists():
        raise VotedAlready
    Vote.objects.create(item=item, person_id=actor.own_id, ballot=ballot)


@action(
    "committee.count_hands", subject=Item, who=leads, moves=STAYS.within("listed"), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def count_hands(item: Item, *, actor: Actor, ballots: Mapping[UUID, str]) -> None:
    """Note how members present (by id) voted by show of hands, in the name of whoever notes it; a vote that a member cast alone
    stays. Raises NoQuorum, NothingCast, NotAMember, VotedMeanwhile or MeetingMovedOn."""
    meeting = meeting_in(item.meeting, "held")
    if not quorum_of(meeting, item).reached:
        raise NoQuorum
    if not ballots:
        raise NothingCast
    if not ballots.keys() <= present_ids(meeting) - out_of(item):
        raise NotAMember
    if Vote.objects.filter(item=item, person__in=list(ballots)).exists():
        raise VotedMeanwhile
    Vote.objects.bulk_create(
        Vote(item=item, person_id=person, ballot=ballot, noted_by_id=actor.own_id) for person, ballot in ballots.items()
    )


@action(
    "committee.close_vote", subject=Item, who=leads, moves=STAYS.within("listed"), clocks=NO_CLOCKS,
    emits=("committee.item_decided",), ledger=("casting",),
)  # fmt: skip
def close_vote(item: Item, *, actor: Actor, casting: str) -> None:
    """Count the votes. `casting`: how the chair decides a tie, "" otherwise; a tie without a chair who may decide is rejected.

    Votes of those kept out since do not count. Raises NoQuorum, NothingCast, TieNeedsTheChair, CastingWithoutNeed or
    MeetingMovedOn.
    """
    meeting = meeting_in(item.meeting, "held")
    if not quorum_of(meeting, item).reached:
        raise NoQuorum
    out = out_of(item)
    ballots = {person: ballot for person, ballot in ballots_of(item).items() if person not in out}
    if not ballots:
        raise NothingCast
    counted = count(ballots)
    _check_casting(item, actor, counted, casting)
    item.state = ItemState.CARRIED if carried(counted, casting) else ItemState.REJECTED
    item.casting, item.decided_by_id, item.decided_at = casting, actor.own_id, clock.now()


def _check_casting(item: Item, actor: Actor, counted: Count, casting: str) -> None:
    decides = is_chair(actor) and actor.own_id in present_ids(item.meeting)
    if casting and not (decides and counted.tie):
        raise CastingWithoutNeed
    if counted.tie and not casting and (decides or _chair_can_decide(item)):
        raise TieNeedsTheChair


def _chair_can_decide(item: Item) -> bool:
    chair = members_on(clock.today()).filter(chair=True).values_list("person_id", flat=True).first()
    return chair is not None and chair in present_ids(item.meeting) - out_of(item)

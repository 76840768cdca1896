"""Votes: quorum, ties, the chair, two at once."""

import threading
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction

from compliance.committee import actions
from compliance.committee.models import Item, Vote
from compliance.committee.refusals import (
    CastingWithoutNeed,
    MeetingMovedOn,
    NoQuorum,
    NotAMember,
    NothingCast,
    TieNeedsTheChair,
    VotedAlready,
    VotedMeanwhile,
)
from governance.ledger.models import Entry
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.committee.making import Room, address, fields
from tests.support import factories


@pytest.fixture
def room(db: None) -> Room:
    return Room()


def cast(room: Room, item: Item, *ballots: str) -> None:
    """Let the chair and the members vote, in this order."""
    for person, ballot in zip((room.chair, *room.members), ballots, strict=False):
        room.act(actions.vote, person, item, ballot=ballot)


def state(item: Item) -> str:
    return Item.objects.get(pk=item.pk).state


def test_more_for_than_against_carries(room: Room) -> None:
    _, (item,) = room.held()
    cast(room, item, "for", "for", "against", "abstain")
    room.act(actions.close_vote, room.head, item, casting="")
    assert state(item) == "carried"
    with pytest.raises(WrongState):
        room.act(actions.vote, room.members[3], item, ballot="for")
    with pytest.raises(WrongState):
        room.act(actions.close_vote, room.chair, item, casting="")


def test_more_against_rejects(room: Room) -> None:
    _, (item,) = room.held()
    cast(room, item, "for", "against", "against")
    with pytest.raises(NotAllowed):
        room.act(actions.close_vote, room.members[0], item, casting="")
    room.act(actions.close_vote, room.chair, item, casting="")
    assert state(item) == "rejected"


@pytest.mark.parametrize(("casting", "expected"), [("for", "carried"), ("against", "rejected")])
def test_the_chair_decides_a_tie(room: Room, casting: str, expected: str) -> None:
    _, (item,) = room.held()
    cast(room, item, "abstain", "for", "against")
    with pytest.raises(TieNeedsTheChair):
        room.act(actions.close_vote, room.chair, item, casting="")
    with pytest.raises(TieNeedsTheChair):
        room.act(actions.close_vote, room.head, item, casting="")
    with pytest.raises(CastingWithoutNeed):
        room.act(actions.close_vote, room.head, item, casting=casting)
    room.act(actions.close_vote, room.chair, item, casting=casting)
    assert (state(item), Item.objects.get(pk=item.pk).casting) == (expected, casting)


def test_no_casting_vote_without_a_tie(room: Room) -> None:
    _, (item,) = room.held()
    cast(room, item, "for", "for", "against")
    with pytest.raises(CastingWithoutNeed):
        room.act(actions.close_vote, room.chair, item, casting="against")


def test_a_tie_without_the_chair_is_rejected(room: Room) -> None:
    _, (item,) = room.held()
    room.act(actions.recuse, room.chair, item)
    for member, ballot in zip(room.members, ("for", "against", "abstain"), strict=False):
        room.act(actions.vote, member, item, ballot=ballot)
    room.act(actions.close_vote, room.head, item, casting="")
    assert state(item) == "rejected"


def test_no_vote_without_a_quorum(room: Room) -> None:
    _, (item,) = room.held(present=[room.chair, room.members[0]])  # two of five
    with pytest.raises(NoQuorum):
        room.act(actions.vote, room.chair, item, ballot="for")
    with pytest.raises(NoQuorum):
        room.act(actions.close_vote, room.chair, item, casting="")


def test_a_recusal_changes_the_quorum_of_its_item_only(room: Room) -> None:
    _, (first, second) = room.held(2, present=[room.chair, *room.members[:2]])  # three of five
    room.act(actions.recuse, room.members[0], first)  # two of four
    with pytest.raises(NoQuorum):
        room.act(actions.vote, room.chair, first, ballot="for")
    room.act(actions.vote, room.chair, second, ballot="for")
    room.act(actions.recuse, room.members[3], second)  # three of four: an absent member out
    room.act(actions.vote, room.members[0], second, ballot="for")


def test_votes_of_those_kept_out_since_do_not_count(room: Room) -> None:
    _, (item,) = room.held()
    cast(room, item, "for", "for", "against", "against", "against")
    room.act(actions.note_recusal, room.head, item, person=room.members[2])
    room.act(actions.note_recusal, room.head, item, person=room.members[3])
    room.act(actions.close_vote, room.head, item, casting="")
    assert state(item) == "carried"


def test_who_may_vote_and_when(room: Room) -> None:
    meeting, (item,) = room.convened()
    with pytest.raises(NotAllowed):
        room.act(actions.vote, room.chair, item, ballot="for")  # nobody is present yet
    room.act(actions.hold, room.head, meeting, present=[room.chair, *room.members[:2]])
    with pytest.raises(NotAllowed):
        room.act(actions.vote, room.members[3], item, ballot="for")  # absent
    with pytest.raises(NotAllowed):
        room.act(actions.vote, room.head, item, ballot="for")
    with pytest.raises(Invisible):
        room.act(actions.vote, factories.person("committee_member"), item, ballot="for")
    with pytest.raises(NothingCast):
        room.act(actions.close_vote, room.chair, item, casting="")


def test_nobody_votes_twice_or_changes_a_vote(room: Room) -> None:
    _, (item,) = room.held()
    actor = factories.actor(room.chair)
    first = run(actions.vote, actor=actor, subject=item.pk, key="one", ballot="for")
    again = run(actions.vote, actor=actor, subject=item.pk, key="one", ballot="for")
    assert (first.repeated, again.repeated, Vote.objects.count()) == (False, True, 1)
    with pytest.raises(VotedAlready):
        run(actions.vote, actor=actor, subject=item.pk, key="two", ballot="against")
    for change in (lambda: Vote.objects.update(ballot="against"), lambda: Vote.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_no_vote_after_the_closing(room: Room) -> None:
    _, (item,) = room.closed()
    with pytest.raises(MeetingMovedOn):
        room.act(actions.vote, room.chair, item, ballot="for")


def test_the_ledger_does_not_say_how_one_voted(room: Room) -> None:
    _, (item,) = room.held()
    room.act(actions.vote, room.chair, item, ballot="against")
    assert Entry.objects.get(action="committee.vote").details == {}


def test_the_pages_of_the_vote(room: Room) -> None:
    _, (item,) = room.held()
    client = factories.client_of(room.members[0])
    page = client.get(address(item, "vote"))
    wrong = client.post(address(item, "vote"), fields(page))
    assert wrong.status_code == 422
    assert "あなたの投票" in wrong.content.decode()
    assert client.post(address(item, "vote"), {"ballot": "for", **fields(page)}).status_code == 303
    shown = client.get(address(item)).content.decode()
    assert "賛成1、反対0、棄権0" in shown
    again = client.post(address(item, "vote"), {"ballot": "against", "idempotency_key": "other"})
    assert again.status_code == 409
    assert "すでに投票しています" in again.content.decode()
    assert factories.client_of(room.head).get(address(item, "vote")).status_code == 403
    close = factories.client_of(room.chair)
    for member in room.members[1:3]:
        room.act(actions.vote, member, item, ballot="for")
    page = close.get(address(item, "close-vote"))
    assert close.post(address(item, "close-vote"), {"casting": "", **fields(page)}).status_code == 303
    assert "可決" in close.get(address(item)).content.decode()


def test_two_votes_of_one_member_at_once(committed_db: Any) -> None:
    room = Room()
    _, (item,) = room.held()
    actor, results, start = factories.actor(room.chair), list[str](), threading.Barrier(2)
    actor.keys.keys()

    def vote(ballot: str) -> None:
        start.wait()
        try:
            run(actions.vote, actor=actor, subject=item.pk, ballot=ballot)
            results.append("done")
        except VotedAlready:
            results.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=vote, args=(ballot,)) for ballot in ("for", "against")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["done", "refused"]
    assert Vote.objects.count() == 1


def test_two_members_vote_at_once(committed_db: Any) -> None:
    room = Room()
    _, (item,) = room.held()
    actors, start = [factories.actor(p) for p in (room.chair, *room.members)], threading.Barrier(5)

    def vote(actor: Any) -> None:
        start.wait()
        try:
            run(actions.vote, actor=actor, subject=item.pk, ballot="for")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=vote, args=(actor,)) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Vote.objects.filter(ballot="for").count() == 5


def test_a_show_of_hands_is_noted_by_name(room: Room) -> None:
    _, (item,) = room.held(present=[room.chair, *room.members[:3]])
    alone, out = room.members[0], room.members[1]
    room.act(actions.vote, alone, item, ballot="against")
    room.act(actions.recuse, out, item)
    where, client = address(item, "count-hands"), factories.client_of(room.head)
    page = client.get(where)
    shown = page.content.decode()
    assert f"ballot_{room.members[2].pk}" in shown
    assert not any(f"ballot_{person.pk}" in shown for person in (alone, out, room.members[3]))
    said = {f"ballot_{room.chair.pk}": "for", f"ballot_{room.members[2].pk}": "for", f"ballot_{alone.pk}": "for"}
    assert client.post(where, {**fields(page), **said}).status_code == 303
    seen = factories.client_of(room.chair).get(address(item)).content.decode()
    assert "賛成2、反対1、棄権0" in seen
    assert seen.count(f"記録者 {room.head.name}") == 2
    assert Entry.objects.get(action="committee.count_hands").details == {}
    with pytest.raises(VotedAlready):
        room.act(actions.vote, room.chair, item, ballot="against")
    room.act(actions.close_vote, room.head, item, casting="")
    assert state(item) == "carried"


def test_hands_are_counted_of_those_present_who_may_vote(room: Room) -> None:
    _, (item,) = room.held(present=[room.chair, *room.members[:3]])
    with pytest.raises(NotAllowed):
        room.act(actions.count_hands, room.members[0], item, ballots={room.members[0].pk: "for"})
    with pytest.raises(NothingCast):
        room.act(actions.count_hands, room.chair, item, ballots={})
    for absent in (room.members[3], room.head):
        with pytest.raises(NotAMember):
            room.act(actions.count_hands, room.chair, item, ballots={absent.pk: "for"})
    room.act(actions.vote, room.members[0], item, ballot="for")
    with pytest.raises(VotedMeanwhile):
        room.act(actions.count_hands, room.chair, item, ballots={p.pk: "against" for p in room.members[:2]})
    assert Vote.objects.count() == 1


def test_no_hands_without_a_quorum(room: Room) -> None:
    _, (item,) = room.held(present=[room.chair, room.members[0]])
    with pytest.raises(NoQuorum):
        room.act(actions.count_hands, room.head, item, ballots={room.chair.pk: "for"})

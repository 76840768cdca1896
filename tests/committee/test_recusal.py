"""Who is kept out of an item finds no trace of it, and holds no key to it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from compliance.committee import actions
from compliance.committee.access import visible_items, visible_resolutions
from compliance.committee.models import Item, Meeting, Recusal
from compliance.committee.pack import pack_of
from compliance.committee.queries import meetings_for
from compliance.committee.refusals import NobodyElse, NotAMember, StillRelated, VotingHasBegun
from compliance.models import Exclusion
from governance import clock, vault
from governance.access import SYSTEM
from governance.custody.actions import hand_over
from governance.desk.registry import items_for
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.runner import Invisible, NotAllowed, WrongState, run
from governance.vault.boxes import keys_in_force
from tests.committee.making import TITLE, Room, accepted_case, address, fields
from tests.support import factories


@pytest.fixture
def room(db: None) -> Room:
    return Room()


def pages_of(client: Any, meeting: Meeting) -> str:
    addresses = ["/desk/", "/compliance/committee/", "/compliance/committee/meetings/", address(meeting)]
    addresses += ["/compliance/committee/resolutions/"]
    return "".join(client.get(where).content.decode() for where in addresses)


def test_no_trace_is_left(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting, (first, second, third) = room.held(3)
    member, other = room.members[0], room.members[1]
    room.act(actions.recuse, member, second)
    assert not vault.opens(second.box, factories.actor(member).keys)
    assert vault.opens(second.box, factories.actor(other).keys)
    actor, client = factories.actor(member), factories.client_of(member)
    assert list(visible_items(actor)) == [first, third]
    assert meetings_for(actor).get().item_count == 2
    assert meetings_for(factories.actor(other)).get().item_count == 3
    edition = room.written(meeting, [first, second, third])
    shown = pages_of(client, meeting)
    assert f"{TITLE}2" not in shown
    assert "議事2の要旨" not in shown
    assert str(second.pk) not in shown
    assert f'2 <a href="{address(third)}"' in shown  # numbered without a gap
    assert member.name not in shown.split("議事録")[-1].split("未承認")[0]
    approval = client.get(address(meeting, "approve-minutes")).content.decode()
    assert "議事2の要旨" not in approval
    for verb in ("", "vote", "recuse", "files/00000000-0000-4000-8000-000000000000"):
        assert client.get(address(second, verb)).status_code == 404
    titles: list[Any] = []
    monkeypatch.setattr("compliance.committee.pack.render_pdf", lambda _f, data, **_: titles.append(data) or b"%PDF")
    pack_of(meeting, actor)
    assert [item["title"] for item in titles[0]["items"]] == [f"{TITLE}1", f"{TITLE}3"]
    assert titles[0]["reader"] == member.name
    others = factories.client_of(other).get(address(meeting)).content.decode()
    assert f"{member.name}委員は、本議題の審議から外れ" in others
    room.act(actions.approve_minutes, member, meeting, edition=edition)


def test_the_desk_asks_for_no_vote(room: Room) -> None:
    _, (item,) = room.held()
    tasks = [i.task for i in items_for(factories.actor(room.members[0]))]
    assert "議題について投票する" in tasks
    room.act(actions.recuse, room.members[0], item)
    assert "議題について投票する" not in [i.task for i in items_for(factories.actor(room.members[0]))]


def test_the_chair_keeps_a_member_out(room: Room) -> None:
    _, (item,) = room.convened()
    with pytest.raises(NotAllowed):
        room.act(actions.note_recusal, room.members[1], item, person=room.members[0])
    room.act(actions.note_recusal, room.chair, item, person=room.members[0])
    room.act(actions.note_recusal, room.chair, item, person=room.members[0])
    assert Recusal.objects.get().reason == "noted"
    with pytest.raises(NotAMember):
        room.act(actions.note_recusal, room.chair, item, person=room.head)
    with pytest.raises(Invisible):
        room.act(actions.recuse, room.members[0], item)


def test_whoever_may_read_an_item_writes_its_minutes_and_leaves_the_others_as_they_stand(room: Room) -> None:
    meeting, (first, second) = room.held(items=2)
    room.act(actions.note_recusal, room.head, second, person=room.chair)
    room.written(meeting, [first, second])
    page = factories.client_of(room.chair).get(address(meeting, "write-minutes"))
    assert list(page.context["form"].fields) == ["general", f"part_{first.pk}"]
    sent = {"general": "開会しました。", f"part_{first.pk}": "", "idempotency_key": "chair"}
    assert factories.client_of(room.chair).post(address(meeting, "write-minutes"), sent).status_code == 303
    text = factories.client_of(room.head).get(address(meeting)).content.decode()
    assert ("議事1の要旨" in text, "議事2の要旨" in text) == (False, True)


def test_recused_before_the_convening_no_key_is_ever_given(room: Room) -> None:
    meeting = room.plan()
    item = room.theme(meeting)
    room.act(actions.note_recusal, room.head, item, person=room.members[0])
    room.act(actions.convene, room.head, meeting)
    room.act(actions.admit_members, room.head, meeting)
    assert not vault.opens(item.box, factories.actor(room.members[0]).keys)
    assert vault.opens(item.box, factories.actor(room.members[1]).keys)


def test_whoever_may_not_see_the_case_is_out_from_the_start(room: Room) -> None:
    case = accepted_case(room)
    Exclusion.objects.create(case=case, person=room.members[0], reason="named")
    factories.ledger_note()
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    assert Recusal.objects.get().person == room.members[0]
    assert not vault.opens(item.box, factories.actor(room.members[0]).keys)
    assert not visible_items(factories.actor(room.members[0])).exists()
    assert visible_items(factories.actor(room.members[1])).exists()


def test_the_head_of_the_unit_concerned_is_out(room: Room) -> None:
    case = accepted_case(room, unit=factories.named_unit("千代田年金事務所"))
    assert case.unit is not None
    factories.give(room.members[3], "office_head", at=case.unit)
    meeting = room.plan()
    room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    assert Recusal.objects.get().person == room.members[3]


def test_an_exclusion_made_later_takes_the_key_away(room: Room) -> None:
    case = accepted_case(room)
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    Exclusion.objects.create(case=case, person=room.members[0], reason="declared")
    factories.ledger_note()
    assert not visible_items(factories.actor(room.members[0])).exists()
    outbox.emit("compliance.relation_declared", case.pk)
    outbox.dispatch()
    assert not vault.opens(item.box, factories.actor(room.members[0]).keys)
    assert vault.opens(item.box, factories.actor(room.members[1]).keys)


def test_a_case_that_turns_statutory_leaves_every_agenda(room: Room) -> None:
    from compliance import actions as casework

    case = accepted_case(room)
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    run(casework.reroute, actor=room.secretariat, subject=case.pk, track="statutory")
    for person in (room.head, room.chair):
        assert not visible_items(factories.actor(person)).exists()
    outbox.dispatch()
    assert vault.holders_of(item.box) == frozenset()
    with pytest.raises(NotAllowed):
        run(actions.keep_out_again, actor=room.secretariat, subject=room.theme(meeting).pk)
    run(actions.keep_out_again, actor=SYSTEM, subject=item.pk)


def test_the_members_read_the_pack_never_the_case(room: Room) -> None:
    case = accepted_case(room)
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    client = factories.client_of(room.chair)
    for where in (address(meeting), address(item)):
        page = client.get(where).content.decode()
        assert case.reference not in page
        assert str(case.pk) not in page
    assert client.get(case.get_absolute_url()).status_code == 404
    assert str(case.pk) in factories.client_of(room.head).get(address(item)).content.decode()


def test_a_resolution_on_the_item_is_hidden_too(room: Room) -> None:
    _, (item,) = room.held()
    room.act(actions.recuse, room.members[3], item)
    for member in (room.chair, *room.members[:2]):
        room.act(actions.vote, member, item, ballot="for")
    room.act(actions.close_vote, room.head, item, casting="")
    resolution = room.adopted(Item.objects.get(pk=item.pk))
    assert not visible_resolutions(factories.actor(room.members[3])).exists()
    assert factories.client_of(room.members[3]).get(address(resolution)).status_code == 404
    assert visible_resolutions(factories.actor(room.members[0])).exists()


def test_the_page_of_the_declaration(room: Room) -> None:
    meeting, (item,) = room.convened()
    client = factories.client_of(room.members[0])
    page = client.get(address(item, "recuse"))
    assert "委員長又は事務局だけです" in page.content.decode()
    sent = fields(page)
    answer = client.post(address(item, "recuse"), sent)
    assert (answer.status_code, answer["Location"]) == (303, address(meeting))
    again = client.post(
        address(item, "recuse"), sent
    )  # sent twice: the item is out of sight by now, and it is no error
    assert (again.status_code, again["Location"]) == (302, "/desk/")
    assert client.post(address(item, "recuse"), sent | {"idempotency_key": "another"}).status_code == 404
    assert factories.client_of(room.head).get(address(item, "recuse")).status_code == 403


def test_no_recusal_after_the_decision(room: Room) -> None:
    item = room.carried()
    with pytest.raises(WrongState):
        room.act(actions.recuse, room.members[0], item)


def take_back(room: Room, person: Any, item: Item) -> None:
    inputs = {"recusal": Recusal.objects.latest("recorded_at"), "reason": "mistake", "why": "別の委員と取り違えた。"}
    room.act(actions.take_back_recusal, person, item, **inputs)


def test_a_recusal_is_taken_back_with_the_reason(room: Room) -> None:
    _, (item,) = room.held()
    member = room.members[0]
    room.act(actions.note_recusal, room.head, item, person=member)
    with pytest.raises(NotAllowed):
        take_back(room, room.members[1], item)
    take_back(room, room.chair, item)
    assert vault.opens(item.box, factories.actor(member).keys)
    room.act(actions.vote, member, item, ballot="for")
    entry = Entry.objects.get(action="committee.take_back_recusal", outcome="done")
    assert entry.details == {"recusal": str(Recusal.objects.get().pk), "reason": "mistake"}
    shown = factories.client_of(room.members[1]).get(address(item)).content.decode()
    assert "別の委員と取り違えた。" in shown
    room.act(actions.note_recusal, room.head, item, person=member)
    assert not vault.opens(item.box, factories.actor(member).keys)
    assert Recusal.objects.count() == 2


def test_the_way_back_is_shut_once_somebody_has_voted(room: Room) -> None:
    _, (item,) = room.held()
    room.act(actions.recuse, room.members[0], item)
    room.act(actions.vote, room.chair, item, ballot="for")
    with pytest.raises(VotingHasBegun):
        take_back(room, room.head, item)


def test_whoever_may_not_see_the_case_is_not_let_back(room: Room) -> None:
    case = accepted_case(room)
    Exclusion.objects.create(case=case, person=room.members[0], reason="named")
    factories.ledger_note()
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    with pytest.raises(StillRelated):
        take_back(room, room.head, item)


def test_a_recusal_is_only_taken_back_and_once(room: Room) -> None:
    _, (item,) = room.convened()
    room.act(actions.recuse, room.members[0], item)
    for change in (
        lambda: Recusal.objects.update(person=room.members[1]),
        lambda: Recusal.objects.all().delete(),
        lambda: Recusal.objects.update(taken_back_at=clock.now()),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    take_back(room, room.head, item)
    with pytest.raises(WrongState):
        take_back(room, room.head, item)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recusal.objects.update(taken_back_as="no_conflict")


def test_the_page_that_takes_a_recusal_back(room: Room) -> None:
    _, (item,) = room.convened()
    where = address(item, "take-back-recusal")
    client = factories.client_of(room.head)
    assert where not in client.get(address(item)).content.decode()
    room.act(actions.recuse, room.members[0], item)
    assert where in client.get(address(item)).content.decode()
    page = client.get(where)
    assert room.members[0].name in page.content.decode()
    sent = {**fields(page), "recusal": str(Recusal.objects.get().pk), "reason": "no_conflict"}
    assert client.post(where, sent).status_code == 422
    assert client.post(where, {**sent, "why": "利害関係がないことを確かめた。"}).status_code == 303
    assert visible_items(factories.actor(room.members[0])).exists()


def test_a_recused_member_of_the_secretariat_opens_the_item_with_no_key(room: Room) -> None:
    """Not with the own key, not with that of the post; the others of the secretariat and of the committee still do."""
    second = factories.person("compliance_head")
    factories.give(room.head, "committee_member", at=room.head.home_unit)
    room.appoint(room.head)
    meeting, (first, other) = room.convened(2)
    assert vault.post_holder("compliance_head") in vault.holders_of(first.box)
    room.act(actions.recuse, room.head, first)
    keys = factories.actor(room.head).keys
    assert not vault.opens(first.box, keys)
    with pytest.raises(vault.Locked):
        vault.opener(first.box, keys)
    assert vault.opens(other.box, keys)
    for person in (second, room.chair):
        assert f"{TITLE}1" in factories.client_of(person).get(address(first)).content.decode()
    third = factories.person("compliance_head")  # holds the post's key, which no longer opens this one
    assert not vault.opens(first.box, factories.actor(third).keys)
    room.act(actions.admit_members, room.chair, meeting)
    assert vault.opens(first.box, factories.actor(third).keys)
    room.act(actions.admit_members, room.head, meeting)
    assert not vault.opens(first.box, factories.actor(room.head).keys)
    take_back(room, room.chair, first)
    assert vault.opens(first.box, factories.actor(room.head).keys)
    assert vault.post_holder("compliance_head") in vault.holders_of(first.box)


def test_the_only_one_who_can_open_a_pack_is_kept_out_after_the_convening(room: Room) -> None:
    room.appoint(room.head)
    meeting = room.plan()
    item = room.theme(meeting)
    with pytest.raises(NobodyElse):
        room.act(actions.note_recusal, room.head, item, person=room.head)
    room.act(actions.convene, room.head, meeting)
    room.act(actions.note_recusal, room.head, item, person=room.head)
    assert vault.opens(item.box, factories.actor(room.chair).keys)


def test_a_head_who_may_not_see_the_case_gets_no_key_to_its_item(room: Room) -> None:
    case = accepted_case(room)
    related, late = factories.person("compliance_head"), factories.person("compliance_head")
    Exclusion.objects.create(case=case, person=related, reason="named")
    factories.ledger_note()
    item = room.case_item(room.plan(), case)
    assert not vault.opens(item.box, factories.actor(related).keys)
    assert vault.opens(item.box, room.secretariat.keys)
    Exclusion.objects.create(case=case, person=late, reason="declared")
    factories.ledger_note()
    outbox.emit("compliance.relation_declared", case.pk)
    outbox.dispatch()
    assert not vault.opens(item.box, factories.actor(late).keys)
    assert vault.opens(item.box, room.secretariat.keys)


def test_a_recused_member_who_becomes_head_gets_no_key_with_the_post(room: Room) -> None:
    _, (first, other) = room.convened(2)
    member = room.members[0]
    room.act(actions.recuse, member, first)
    factories.give(member, "compliance_head", at=room.head.home_unit)
    post = keys_in_force([vault.post_holder("compliance_head")])[vault.post_holder("compliance_head")]
    run(hand_over, actor=room.secretariat, subject=post.pk, member=member)
    outbox.dispatch()
    keys = factories.actor(member).keys
    assert vault.opens(other.box, keys)
    assert not vault.opens(first.box, keys)
    assert vault.opens(first.box, room.secretariat.keys)

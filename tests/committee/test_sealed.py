"""Who reads a pack is noted; what is erased with a case cannot be read again. No word in clear: tests/core/test_canary.py."""

from compliance.committee import actions
from compliance.lifecycle import erase_in_rooms
from governance import vault
from governance.ledger.models import Entry
from tests.committee.making import Room, accepted_case, address
from tests.support import factories


def test_reading_is_noted(db: None) -> None:
    room = Room()
    _, (item,) = room.convened()
    factories.client_of(room.chair).get(address(item))
    assert Entry.objects.filter(action="committee.open_item", actor_id=room.chair.pk, outcome="done").count() == 1


def test_the_pack_of_an_erased_case_opens_for_nobody(db: None) -> None:
    room = Room()
    case = accepted_case(room)
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    erase_in_rooms(case)
    factories.ledger_note()
    assert vault.holders_of(item.box) == frozenset()
    assert "封印されて" in factories.client_of(room.head).get(address(item)).content.decode()

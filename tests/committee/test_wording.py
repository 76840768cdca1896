"""What the committee writes down is checked for hints at a person before it is kept."""

import re
from typing import Any

import pytest

from compliance.committee import actions
from compliance.committee.models import Item, MinutesEdition
from tests.committee.making import TEXT, Room, accepted_case, address, fields, office
from tests.support import factories

HINT = "女性職員が4月1日の午後3時ごろに金庫を開けた。"
NAME = "勅使河原 晴子"


@pytest.fixture
def room(db: None) -> Room:
    return Room()


def warned(client: Any, where: str, said: dict[str, Any]) -> str:
    """Send what points at a person, be warned, tick the box and send it again; return the warning."""
    answer = client.post(where, said)
    page: str = answer.content.decode()
    assert answer.status_code == 422
    tick = re.search(r'name="send_as_it_is" value="(\w+)"', page)
    assert tick is not None
    assert client.post(where, {**said, "send_as_it_is": tick[1]}).status_code == 303
    return page


def test_packs_are_checked(room: Room) -> None:
    factories.person("staff", at=office(), name=NAME)
    case = accepted_case(room, unit=office())
    meeting = room.plan()
    client = factories.client_of(room.head)
    where = f"/compliance/committee/cases/{case.pk}/put-case/"
    said = {**fields(client.get(where)), "meeting": str(meeting.pk), "title": "事案", "text": f"{NAME}の申出による。"}
    assert NAME in warned(client, where, said)
    theme = {"theme": "overdue", "title": "主題", "text": HINT}
    assert "女性職員" in warned(client, address(meeting, "add-theme"), theme)
    item = Item.objects.get(case=case)
    where = address(item, "edit-item")
    assert client.post(where, {**fields(client.get(where)), "title": "事案", "text": TEXT}).status_code == 303
    warned(client, where, {**fields(client.get(where)), "title": "事案", "text": HINT})


def test_minutes_and_additions_are_checked_against_the_cases_of_the_agenda(room: Room) -> None:
    factories.person("staff", at=office(), name=NAME)
    meeting = room.plan()
    item, theme = room.case_item(meeting, accepted_case(room, unit=office())), room.theme(meeting)
    room.act(actions.convene, room.head, meeting)
    room.act(actions.hold, room.head, meeting, present=[room.chair, *room.members[:2]])
    client, where = factories.client_of(room.head), address(meeting, "write-minutes")
    said = {"general": f"{NAME}が説明した。", f"part_{item.pk}": "了承した。", f"part_{theme.pk}": f"{NAME}に伝える。"}
    warning = warned(client, where, {**fields(client.get(where)), **said})
    assert warning.count(f"“{NAME}”") + warning.count(f"「{NAME}」") == 2  # summary and field: the general part alone
    for person in (room.chair, *room.members[:2]):
        room.act(actions.approve_minutes, person, meeting, edition=MinutesEdition.objects.get().number)
    room.act(actions.close, room.head, meeting)
    where = address(meeting, "add-to-minutes")
    warned(client, where, {**fields(client.get(where)), "item": str(item.pk), "text": HINT})


def test_resolutions_are_checked(room: Room) -> None:
    item = room.carried()
    client, where = factories.client_of(room.head), address(item, "adopt")
    said = {
        "title": "窓口",
        "text": HINT,
        "due_on": "令和9年1月29日",
        "test_on": "令和9年7月30日",
        "test_method": "件数",
    }
    assert "女性職員" in warned(client, where, {**fields(client.get(where)), **said})

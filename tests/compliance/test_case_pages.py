"""The tabs of a case, what other rooms add to them, and their queries."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance import case_page
from compliance.actions import reply, write
from compliance.models import Case, Message
from governance.access import Actor
from governance.runner import run
from governance.web.parts import Offer, Section
from tests.support import factories
from tests.support.five_cases import assigned_case

TABS = ("", "conversation/", "course/")


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rooms but those that the test registers."""
    monkeypatch.setattr(case_page.parts, "_sections", [])
    monkeypatch.setattr(case_page.parts, "_offers", [])


def test_a_room_adds_a_section_and_an_offer_to_the_tab_it_names(db: None, rooms: None) -> None:
    case, actor, investigator = assigned_case()

    @case_page.parts.section
    def other(case: Case, actor: Actor) -> Section | None:
        return Section("別の部屋", "components/empty_state.html", {"text": f"部屋の中身 {actor.name}"}, tab="course")

    @case_page.parts.section
    def nothing(case: Case, actor: Actor) -> Section | None:
        return None

    @case_page.parts.offers
    def offered(case: Case, actor: Actor) -> list[Offer]:
        return [Offer("部屋の操作", "/somewhere/", tab="course")]

    client = factories.client_of(investigator)
    course = client.get(f"/compliance/cases/{case.pk}/course/").content.decode()
    assert all(words in course for words in ("別の部屋", f"部屋の中身 {actor.name}", 'href="/somewhere/"'))
    assert "別の部屋" not in client.get(f"/compliance/cases/{case.pk}/").content.decode()


def talk(case: Case, actor: Actor, count: int) -> None:
    with transaction.atomic():
        for number in range(count):
            run(write, actor=actor, subject=case.pk, text=f"連絡その{number:03}。", files=[])


def test_the_overview_shows_the_latest_and_the_conversation_all_page_by_page(db: None) -> None:
    case, actor, investigator = assigned_case()
    talk(case, actor, 59)
    run(reply, actor=factories.reporter(case), subject=case.pk, text="最後の返事。", files=[])
    client = factories.client_of(investigator)
    overview = client.get(f"/compliance/cases/{case.pk}/").content.decode()
    assert "最後の返事。" in overview
    assert "連絡その056。" not in overview
    latest = client.get(f"/compliance/cases/{case.pk}/conversation/").content.decode()
    assert "最後の返事。" in latest
    assert "連絡その001。" not in latest
    assert "連絡その001。" in client.get(f"/compliance/cases/{case.pk}/conversation/?page=1").content.decode()
    assert client.get(f"/compliance/cases/{case.pk}/conversation/?page=x").status_code == 200
    assert not Message.objects.filter(case=case, side="reporter", read_at__isnull=True).exists()


def queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("tab", TABS)
def test_a_constant_number_of_queries(db: None, tab: str) -> None:
    case, actor, investigator = assigned_case()
    client = factories.client_of(investigator)
    talk(case, actor, 1)
    few = queries(client, f"/compliance/cases/{case.pk}/{tab}")
    talk(case, actor, 40)
    assert queries(client, f"/compliance/cases/{case.pk}/{tab}") == few


@pytest.mark.parametrize("tab", TABS)
def test_strangers_get_404(db: None, tab: str) -> None:
    case, _, _ = assigned_case()
    for role in ("investigator", "office_head", "system_admin"):
        client = factories.client_of(factories.person(role))
        assert client.get(f"/compliance/cases/{case.pk}/{tab}").status_code == 404

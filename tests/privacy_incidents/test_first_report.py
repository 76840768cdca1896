"""The first report in under a minute by anyone who works here, and who has it at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from governance import clock
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState
from privacy.incidents import actions
from privacy.incidents.models import Containment, FollowUp, Incident, Sighting
from tests.privacy_incidents import making
from tests.privacy_incidents.making import ELSEWHERE, NEIGHBOUR, Staff, act
from tests.support import factories
from tests.voice import making as filing

FORM = "/privacy/incidents/file-incident/"


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def typed(**changes: str) -> dict[str, str]:
    """Return what the page has filled in, with the two things that one has to enter."""
    now = timezone.localtime(clock.now())
    return {
        "kind": "misdelivery", "text": "別のお客様の通知書をお渡しした。", "day": now.date().isoformat(), "at": f"{now:%H:%M}"
    } | changes  # fmt: skip


def test_two_things_and_a_click_are_enough_and_a_second_click_makes_no_second(staff: Staff) -> None:
    client = factories.client_of(staff.clerk)
    page = client.get(FORM)
    assert timezone.localdate().isoformat() in page.content.decode()
    for _ in range(2):
        answer = client.post(FORM, typed() | {"idempotency_key": "one"})
        assert answer.status_code == 303
    made = Incident.objects.get()
    assert (made.unit, made.block, made.filed_by) == (staff.unit, filing.block(), staff.clerk)
    assert answer["Location"] == made.get_absolute_url()
    assert client.get(made.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"text": ""}, 422),
        ({"kind": ""}, 422),
        ({"day": "令和99年1月1日"}, 422),
        ({"at": "25:00"}, 422),
        ({"persons": "-1"}, 422),
    ],
)
def test_what_is_wrong_is_said_at_its_field(staff: Staff, wrong: dict[str, str], status: int) -> None:
    assert factories.client_of(staff.clerk).post(FORM, typed(**wrong)).status_code == status
    assert not Incident.objects.exists()


def test_a_moment_that_has_not_come_is_no_moment_of_knowing(staff: Staff) -> None:
    tomorrow = timezone.localtime(clock.now() + timedelta(minutes=5))
    wrong = typed(day=tomorrow.date().isoformat(), at=f"{tomorrow:%H:%M}")
    assert factories.client_of(staff.clerk).post(FORM, wrong).status_code == 422


@pytest.mark.parametrize("role", ["system_admin", "external_counsel", "committee_member", "hr_officer"])
def test_for_outsiders_there_is_no_such_page(staff: Staff, role: str) -> None:
    client = factories.client_of(factories.person(role))
    assert [client.get(page).status_code for page in (FORM, "/privacy/incidents/")] == [404, 404]


def test_the_officer_reports_for_a_unit_that_called(staff: Staff) -> None:
    client = factories.client_of(staff.officer)
    assert client.post(FORM, typed(unit=str(filing.unit(ELSEWHERE).pk))).status_code == 303
    assert Incident.objects.get().unit == filing.unit(ELSEWHERE)
    assert client.post(FORM, typed()).status_code == 303
    assert factories.client_of(staff.clerk).post(FORM, typed(unit=str(filing.unit(ELSEWHERE).pk))).status_code == 303
    assert Incident.objects.filter(unit=staff.unit).count() == 1


class TestAtOnce:
    def test_on_the_desk_of_all_four_until_each_has_opened_it(self, staff: Staff) -> None:
        made = making.incident(staff)
        for person, after in ((staff.head, 0), (staff.manager, 0), (staff.block, 0), (staff.officer, 1)):
            actor = factories.actor(person)
            assert [item.reference for item in items_for(actor) if item.url == made.get_absolute_url()] == [
                made.reference
            ]
            factories.client_of(person).get(made.get_absolute_url())
            assert len([item for item in items_for(actor) if item.url == made.get_absolute_url()]) == after
        assert set(made.sightings.values_list("side", flat=True)) == {"head", "manager", "block", "officer"}

    def test_the_first_look_counts(self, staff: Staff) -> None:
        made, second = making.incident(staff), factories.person("office_head", at=staff.unit)
        act(actions.open_incident, staff.head, made)
        with clock.shifted(timedelta(hours=2)):
            act(actions.open_incident, second, made)
        assert Sighting.objects.get(side="head").seen_by == staff.head

    def test_in_the_inbox_of_those_and_of_nobody_else(self, staff: Staff) -> None:
        neighbour = factories.person("office_head", at=filing.unit(NEIGHBOUR))
        making.incident(staff)
        outbox.dispatch()
        told = set(Notice.objects.filter(kind="incidents.incident_filed").values_list("person", flat=True))
        assert told == {person.pk for person in (staff.head, staff.manager, staff.block, staff.officer)}
        assert neighbour.pk not in told


class TestWhoSees:
    def test_unit_block_and_officer_but_neither_neighbours_nor_colleagues(self, staff: Staff) -> None:
        made = making.incident(staff)
        seeing = [staff.clerk, staff.head, staff.manager, staff.block, staff.officer, staff.president]
        blind = [
            filing.clerk(), factories.person("office_head", at=filing.unit(NEIGHBOUR)), filing.block_officer(ELSEWHERE),
            factories.person("service_promotion"), factories.person("division_owner", at=filing.unit("D08")),
        ]  # fmt: skip
        assert [factories.client_of(one).get(made.get_absolute_url()).status_code for one in seeing] == [200] * 6
        assert [factories.client_of(one).get(made.get_absolute_url()).status_code for one in blind] == [404] * 5

    def test_a_leak_by_own_staff_on_purpose_is_kept_from_the_unit(self, staff: Staff) -> None:
        made = making.assessed(staff, "feared", wrongful="yes")
        for person in (staff.head, staff.manager, staff.block):
            client = factories.client_of(person)
            assert client.get(made.get_absolute_url()).status_code == 404
            assert made.reference not in client.get("/privacy/incidents/").content.decode()
            assert made.reference not in client.get("/desk/").content.decode()
        assert factories.client_of(staff.clerk).get(made.get_absolute_url()).status_code == 200
        head_of_compliance = factories.person("compliance_head")
        assert factories.client_of(head_of_compliance).get(made.get_absolute_url()).status_code == 200

    def test_the_filer_is_not_shown_who_is_suspected(self, staff: Staff) -> None:
        made = making.assessed(staff, "feared", wrongful="yes")
        words = "役職員等によるものか"
        assert words not in factories.client_of(staff.clerk).get(made.get_absolute_url()).content.decode()
        assert words in factories.client_of(staff.officer).get(made.get_absolute_url()).content.decode()

    def test_a_division_sees_it_once_a_measure_was_given_to_it(self, staff: Staff) -> None:
        division, made = (
            factories.person("division_owner", at=filing.unit("D08")),
            making.assessed(staff, sensitive="yes"),
        )
        making.measure(staff, made, unit=filing.unit("D08"))
        assert factories.client_of(division).get(made.get_absolute_url()).status_code == 200
        assert factories.client_of(division).get(f"{made.get_absolute_url()}assess/").status_code == 404


class TestAdding:
    @pytest.mark.parametrize(
        ("verb", "data", "model"),
        [
            ("follow-up", {"text": "お客様と連絡がついた。"}, FollowUp),
            (
                "note-containment",
                {"step": "retrieved", "day": "令和8年11月1日", "at": "9:30", "note": "未開封"},
                Containment,
            ),
        ],
    )
    def test_what_became_known_and_what_was_done(
        self, staff: Staff, verb: str, data: dict[str, str], model: Any
    ) -> None:
        made = making.incident(staff)
        address = f"{made.get_absolute_url()}{verb}/"
        for person in (staff.clerk, staff.head, staff.officer):
            client = factories.client_of(person)
            assert client.get(address).status_code == 200
            assert client.post(address, data).status_code == 303
        assert factories.client_of(staff.block).post(address, data).status_code == 403
        assert factories.client_of(staff.clerk).post(address, {}).status_code == 422
        assert model.objects.filter(incident=made).count() == 3
        outbox.dispatch()

    def test_nothing_is_added_to_a_closed_one(self, staff: Staff) -> None:
        made = making.ready_to_close(staff)
        with clock.shifted(timedelta(days=40)):
            row = made.measures.get()
            act(actions.check_measure, staff.officer, row, outcome="worked", effect="誤りがなかった。")
            act(actions.close_incident, staff.officer, made, text="終わった。")
            with pytest.raises(WrongState):
                act(actions.follow_up, staff.clerk, made, text="x")

    def test_only_the_officer_assesses(self, staff: Staff) -> None:
        made = making.incident(staff)
        with pytest.raises(NotAllowed):
            act(actions.assess, staff.head, made, found=making.found())


def test_the_list_costs_the_same_for_one_and_for_many_and_can_be_taken_away(staff: Staff) -> None:
    client = factories.client_of(staff.officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/privacy/incidents/").status_code == 200
        return len(found)

    making.incident(staff)
    client.get("/privacy/incidents/")
    few = queries()
    for _ in range(4):
        making.incident(staff)
    assert queries() == few
    taken = client.post("/privacy/incidents/?kind=misdelivery", {"format": "csv"})
    rows = b"".join(taken.streaming_content) if taken.streaming else taken.content
    assert rows.decode("utf-8-sig").count("L-") == 5


def test_the_list_is_narrowed(staff: Staff) -> None:
    first = making.incident(staff, kind="loss")
    second = making.assessed(staff, sensitive="yes")
    client = factories.client_of(staff.officer)
    conditions = [
        ({"kind": "loss"}, [True, False]),
        ({"verdict": "yes"}, [False, True]),
        ({"reference": first.reference[2:]}, [True, False]),
        ({"unit": str(staff.unit.pk)}, [True, True]),
        ({"since": "令和20年1月1日"}, [False, False]),
        ({"state": "closed"}, [False, False]),
    ]
    for asked, shown in conditions:
        page = client.get("/privacy/incidents/", asked).content.decode()
        assert [row.get_absolute_url() in page for row in (first, second)] == shown, asked
    assert client.get("/privacy/incidents/", {"since": "x"}).status_code == 422

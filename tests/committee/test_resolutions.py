"""Resolutions: adopted, given to the units, reported on, carried out, tested."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.committee import actions
from compliance.committee.models import Item, OrderedMeasure, Resolution, UnitReport
from compliance.committee.refusals import (
    CheckBeforeTheReports,
    CheckedTooEarly,
    DayHasPassed,
    MeetingMovedOn,
    NoCase,
    NotCarried,
    NoUnits,
    UnitsStillOwe,
)
from compliance.lifecycle import what_keeps_open
from compliance.measures.models import Measure
from governance import clock
from governance.deadlines.models import Deadline
from governance.desk.registry import items_for
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.attachments.test_attachments import picture, upload
from tests.committee.making import Room, accepted_case, address, fields, office
from tests.support import factories


@pytest.fixture
def room(db: None) -> Room:
    return Room()


def clocks(resolution: Resolution) -> dict[str, str]:
    return {d.rule.code: d.state for d in Deadline.objects.filter(subject_id=resolution.pk).select_related("rule")}


def tasks(person: Person) -> list[str]:
    return [item.task for item in items_for(factories.actor(person))]


def reported(room: Room, resolution: Resolution, owner: Person) -> None:
    room.act(actions.report, owner, room.report_of(resolution), text="全窓口で始めました。", files=[])


def test_from_the_resolution_to_its_effect(room: Room) -> None:
    owner = factories.person("office_head", at=office())
    resolution = room.adopted()
    assert "決議を各組織に指示する" in tasks(room.head)
    room.act(actions.start, room.head, resolution, reach="chosen", units=[office().pk])
    outbox.dispatch()
    assert Notice.objects.filter(kind="committee.resolution_started", person=owner).exists()
    assert "決議を実施して報告する" in tasks(owner)
    with pytest.raises(UnitsStillOwe):
        room.act(actions.confirm_carried_out, room.head, resolution)
    reported(room, resolution, owner)
    assert "決議を実施して報告する" not in tasks(owner)
    assert "決議の全報告がそろったので確認する" in tasks(room.head)
    room.act(actions.confirm_carried_out, room.head, resolution)
    assert clocks(resolution) == {"CR1": "met", "CR2": "running"}
    result = {"outcome": "worked", "test_result": "滞留が半減した。"}
    with pytest.raises(CheckedTooEarly):
        room.act(actions.record_test, room.head, resolution, tested_on=clock.today(), **result)
    with clock.shifted(timedelta(days=201)):
        assert "決議の効果を検証する" in tasks(room.head)
        room.act(actions.record_test, room.head, resolution, tested_on=clock.today(), **result)
    assert Resolution.objects.get().state == "worked"
    assert clocks(resolution) == {"CR1": "met", "CR2": "met"}


def test_the_database_asks_for_the_test(room: Room) -> None:
    resolution = room.started()
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=resolution.pk).update(state="worked", carried_out_at=clock.now())


def test_only_a_carried_item_leads_to_a_resolution(room: Room) -> None:
    _, (item,) = room.held()
    with pytest.raises(NotCarried):
        room.adopted(item)
    assert factories.client_of(room.head).get(address(item, "adopt")).status_code == 404
    carried = room.carried()
    with pytest.raises(NotAllowed):
        run(actions.adopt, actor=factories.actor(room.members[0]), item=carried, title="x", text="x",
            due_on=clock.today(), test_on=clock.today() + timedelta(days=1), test_method="x")  # fmt: skip


def test_refused_starts(room: Room) -> None:
    resolution = room.adopted()
    with pytest.raises(NoUnits):
        room.act(actions.start, room.head, resolution, reach="chosen", units=[])
    with pytest.raises(NotAllowed):
        room.act(actions.start, room.chair, resolution, reach="chosen", units=[office().pk])
    with clock.shifted(timedelta(days=31)), pytest.raises(DayHasPassed):
        room.act(actions.start, room.head, resolution, reach="chosen", units=[office().pk])
    room.act(actions.start, room.head, resolution, reach="chosen", units=[office().pk])
    with pytest.raises(WrongState):
        room.act(actions.start, room.head, resolution, reach="chosen", units=[office().pk])


def test_all_units_in_one_go(room: Room) -> None:
    resolution = room.adopted()
    client = factories.client_of(room.head)
    page = client.get(address(resolution, "start"))
    wrong = client.post(address(resolution, "start"), {"reach": "block", **fields(page)})
    assert wrong.status_code == 422
    assert "ブロック本部を選んでください" in wrong.content.decode()
    with CaptureQueriesContext(connection) as found:
        assert client.post(address(resolution, "start"), {"reach": "all", **fields(page)}).status_code == 303
    assert UnitReport.objects.count() == periods_on(clock.today()).count() > 320
    assert len(found) < 60
    assert Deadline.objects.filter(subject_type="committee.unitreport").count() == 0


def test_a_block_with_its_offices(room: Room) -> None:
    resolution = room.adopted()
    client = factories.client_of(room.head)
    page = client.get(address(resolution, "start"))
    block = office("B4")
    data = {"reach": "block", "block": str(block.pk), **fields(page)}
    assert client.post(address(resolution, "start"), data).status_code == 303
    found = set(UnitReport.objects.values_list("unit__code", flat=True))
    assert {"B4", "13001"} <= found
    assert "27001" not in found


def test_a_report_is_sent_back_and_a_unit_excused(room: Room) -> None:
    owner = factories.person("office_head", at=office())
    resolution = room.started([office(), office("27001")])
    reported(room, resolution, owner)
    row = room.report_of(resolution)
    with pytest.raises(WrongState):
        reported(room, resolution, owner)
    with pytest.raises(NotAllowed):
        room.act(actions.send_back, owner, row, note="x")
    room.act(actions.send_back, room.head, row, note="実施日がありません。")
    outbox.dispatch()
    assert Notice.objects.filter(kind="committee.report_returned", person=owner).exists()
    assert "実施日がありません。" in factories.client_of(owner).get(address(row, "report")).content.decode()
    reported(room, resolution, owner)
    room.act(actions.excuse, room.head, room.report_of(resolution, office("27001")), note="窓口がない。")
    page = factories.client_of(room.head).get(address(resolution)).content.decode()
    assert "2組織中1組織が報告済み、1組織が対象外 (100%)" in page
    room.act(actions.confirm_carried_out, room.head, resolution)
    with pytest.raises(MeetingMovedOn):
        room.act(actions.send_back, room.head, row, note="遅い")


def test_other_units_and_strangers_see_nothing(room: Room) -> None:
    resolution = room.started()
    row = room.report_of(resolution)
    stranger = factories.person("office_head", at=office("14001"))
    with pytest.raises(Invisible):
        room.act(actions.report, stranger, row, text="x", files=[])
    for person in (stranger, factories.person("staff", at=office()), factories.person("system_admin")):
        client = factories.client_of(person)
        assert client.get(address(resolution)).status_code == 404
        assert client.get(address(row)).status_code == 404
    with pytest.raises(NotAllowed):
        room.act(actions.report, room.chair, row, text="x", files=[])


def test_the_unit_sees_the_words_and_nothing_of_the_item(room: Room) -> None:
    owner = factories.person("office_head", at=office())
    resolution = room.started()
    page = factories.client_of(owner).get(address(resolution)).content.decode()
    assert resolution.text in page
    assert str(resolution.item_id) not in page
    assert "報告済み</" not in page
    vice = factories.client_of(factories.person("vice_president")).get(address(resolution)).content.decode()
    assert "1組織中0組織が報告済み" in vice
    assert str(resolution.item_id) not in vice


def test_the_page_of_a_report_keeps_evidence_sealed(room: Room) -> None:
    owner = factories.person("office_head", at=office())
    resolution = room.started()
    row = room.report_of(resolution)
    client = factories.client_of(owner)
    page = client.get(address(row, "report"))
    empty = client.post(address(row, "report"), {"text": "", **fields(page)})
    assert empty.status_code == 422
    data = {"text": "始めました。", "files": upload(picture("png"), "証拠.png"), **fields(page)}
    assert client.post(address(row, "report"), data).status_code == 303
    assert "証拠.png" not in client.get(address(row)).content.decode()
    head = factories.client_of(room.head)
    shown = head.get(address(row))
    file = shown.context["files"][0]
    assert head.get(f"{address(row)}evidence/{file.id}/").status_code == 200
    assert client.get(f"{address(row)}evidence/{file.id}/").status_code == 404


def test_overdue_reports_climb(room: Room) -> None:
    late = factories.person("office_head", at=office())
    early = factories.person("office_head", at=office("27001"))
    vice = factories.person("vice_president")
    resolution = room.started([office(), office("27001")])
    room.act(actions.report, early, room.report_of(resolution, office("27001")), text="済み。", files=[])
    with clock.shifted(timedelta(days=60)):
        for _ in range(3):
            sweep()
            outbox.dispatch()
    told: dict[str, set[Any]] = {}
    for kind, person in Notice.objects.filter(kind__startswith="committee.clock").values_list("kind", "person_id"):
        told.setdefault(kind, set()).add(person)
    assert told["committee.clock.passed"] == {late.pk, room.head.pk}
    assert told["committee.clock.escalated"] == {vice.pk, room.chair.pk}


def test_the_list_of_units_that_have_not_reported(room: Room) -> None:
    owner = factories.person("office_head", at=office())
    resolution = room.started([office(), office("27001"), office("B4")])
    reported(room, resolution, owner)
    client = factories.client_of(room.chair)
    where = "/compliance/committee/reports/"
    page = client.get(where).content.decode()
    assert "27001" in page
    assert "13001" not in page
    assert "13001" in client.get(f"{where}?state=reported").content.decode()
    assert "27001" not in client.get(f"{where}?block={office('B4').pk}").content.decode()
    assert "27001" not in client.get(f"{where}?late=on").content.decode()
    file = client.post(where, {"format": "csv"})
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 3
    assert factories.client_of(owner).get(where).status_code == 404


def test_heads_list_what_their_own_units_reported_and_owe(room: Room) -> None:
    owner, other = (factories.person("office_head", at=office(code)) for code in ("13001", "27001"))
    done, owed = room.started([office(), office("27001")]), room.started([office()], title="掲示を見直す")
    reported(room, done, owner)
    client, where = factories.client_of(owner), "/compliance/committee/own-reports/"
    assert where in client.get("/compliance/committee/resolutions/").content.decode()
    page = client.get(where).content.decode()
    assert all(title in page for title in (done.title, owed.title))
    assert "27001" not in page
    assert address(room.report_of(done)) in page
    still = client.get(f"{where}?owing=on").content.decode()
    assert owed.title in still
    assert done.title not in still
    room.act(actions.send_back, room.head, room.report_of(done), note="写真がない。")
    assert "写真がない。" in client.get(where).content.decode()
    theirs = factories.client_of(other).get(where).content.decode()
    assert done.title in theirs
    assert owed.title not in theirs
    assert factories.client_of(room.chair).get(where).status_code == 404


def test_a_resolution_about_a_case_orders_a_measure(room: Room) -> None:
    case = accepted_case(room)
    meeting = room.plan()
    item = room.case_item(meeting, case)
    room.act(actions.convene, room.head, meeting)
    room.act(actions.hold, room.head, meeting, present=[room.chair, *room.members])
    for member in room.members:
        room.act(actions.vote, member, item, ballot="for")
    room.act(actions.close_vote, room.head, item, casting="")
    resolution = room.adopted(Item.objects.get(pk=item.pk))
    order = {"kind": "prevention", "title": "二人で確認", "text": "二人で確認する。", "unit": office(),
             "due_on": clock.today() + timedelta(days=20)}  # fmt: skip
    room.act(actions.order_measure, room.head, resolution, **order)
    measure = Measure.objects.get()
    assert (measure.case, measure.pk) == (case, OrderedMeasure.objects.get().measure_id)
    assert Deadline.objects.filter(subject_id=measure.pk, rule__code="M1").exists()
    assert any("二人で確認" in words for words in what_keeps_open(case))
    assert "二人で確認" in factories.client_of(room.head).get(address(resolution)).content.decode()
    assert "二人で確認" not in factories.client_of(room.chair).get(address(resolution)).content.decode()
    with pytest.raises(NoCase):
        room.act(actions.order_measure, room.head, room.adopted(title="別"), **order)


def test_the_test_is_planned_anew(room: Room) -> None:
    resolution = room.started()
    with pytest.raises(CheckBeforeTheReports):
        room.act(actions.plan_test, room.head, resolution, test_on=resolution.due_on, test_method="x")
    day = resolution.due_on + timedelta(days=60)
    room.act(actions.plan_test, room.head, resolution, test_on=day, test_method="現地で見る。")
    assert Resolution.objects.get().test_on == day


def test_the_page_of_the_resolution(room: Room) -> None:
    item = room.carried()
    client = factories.client_of(room.chair)
    page = client.get(address(item, "adopt"))
    day = clock.today()
    data = {"title": "預かり票", "text": "使う。", "due_on": (day + timedelta(days=10)).isoformat(),
            "test_on": (day + timedelta(days=5)).isoformat(), "test_method": "数える。", **fields(page)}  # fmt: skip
    wrong = client.post(address(item, "adopt"), data)
    assert wrong.status_code == 422
    assert "報告期限より後の日" in wrong.content.decode()
    assert "数える。" in wrong.content.decode()
    data["test_on"] = (day + timedelta(days=50)).isoformat()
    assert client.post(address(item, "adopt"), data).status_code == 303
    assert "預かり票" in client.get("/compliance/committee/resolutions/").content.decode()


def test_lists_take_the_same_queries_for_many(room: Room) -> None:
    chair = factories.client_of(room.chair)
    pages = [(chair, f"/compliance/committee/{page}") for page in ("", "resolutions/", "reports/")]
    pages.append(
        (factories.client_of(factories.person("office_head", at=office())), "/compliance/committee/own-reports/")
    )

    def count() -> list[int]:
        counted = []
        for client, where in pages:
            client.get(where)
            with CaptureQueriesContext(connection) as found:
                assert client.get(where).status_code == 200
            counted.append(len(found))
        return counted

    item = room.carried()
    units = [office(), office("27001"), office("14001")]

    def one(units: list[Any]) -> None:
        resolution = room.adopted(item)
        room.act(actions.start, room.head, resolution, reach="chosen", units=[u.pk for u in units])

    one(units[:1])
    few = count()
    for _ in range(3):
        one(units)
    assert count() == few

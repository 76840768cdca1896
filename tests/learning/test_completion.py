"""Completion within each reader's reach, reminders by the unit, attendance at classroom courses."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance import clock
from governance.learning import actions
from governance.learning.actions.ladder import NobodyOwes, RemindedLately
from governance.learning.completion import overview
from governance.learning.importing import COLUMNS
from governance.learning.models import Record
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.runner import Invisible, run
from tests.learning import support
from tests.support import factories


class World:
    """A course assigned to two people in each of three offices, one of which lies in another block; one completed."""

    def __init__(self) -> None:
        self.by = support.owner()
        self.course = support.course(self.by)
        self.units = {code: Unit.objects.get(code=code) for code in ("13001", "13002", "27001", "B4", "B6")}
        self.people = {
            code: [factories.person("staff", at=self.units[code], name=f"職員{code}の{n}") for n in range(2)]
            for code in ("13001", "13002", "27001")
        }
        self.made = support.assigned(self.course, self.by, audience="units", units=[self.units["B4"], self.units["B6"]])
        support.passed(support.of(self.people["13001"][0], self.course))

    def page(self, role: str, at: str, address: str = "completion/") -> Any:
        unit = self.units.get(at)
        client = factories.client_of(factories.person(role, at=unit))
        return client.get(f"/learning/courses/{self.course.pk}/{address}", follow=True)


@pytest.fixture
def world(db: None) -> World:
    return World()


def test_figures_by_block(world: World) -> None:
    whole, lines = overview(world.course)
    by_unit = {line.unit_id: line for line in lines}
    four = by_unit[world.units["B4"].pk]
    assert (four.assigned, four.completed, four.percent) == (4, 1, 25)
    assert (whole.assigned, whole.completed, whole.overdue) == (6, 1, 0)
    with clock.shifted(timedelta(days=30)):
        assert overview(world.course)[0].overdue == 5


@pytest.mark.parametrize(
    ("role", "at", "sees", "hidden"),
    [
        ("office_head", "13001", ["職員13001の1"], ["職員13002の1", "職員27001の1"]),
        ("block_head", "B4", ["職員13001の1", "職員13002の1"], ["職員27001の1"]),
        ("block_officer", "B6", ["職員27001の1"], ["職員13001の1"]),
        ("president", "HQ", ["職員13001の1", "職員27001の1"], []),
        ("vice_president", "HQ", ["職員13001の1", "職員27001の1"], []),
        ("compliance_head", "D01", ["職員13001の1", "職員27001の1"], []),
    ],
)
def test_who_sees_whom(world: World, role: str, at: str, sees: list[str], hidden: list[str]) -> None:
    world.units.setdefault(at, Unit.objects.get(code=at))
    client = factories.client_of(factories.person(role, at=world.units[at]))
    listed = client.get("/learning/people/?state=open").content.decode()
    exported = client.post("/learning/people/?state=open", {"format": "csv"}).getvalue().decode()
    for name in sees:
        assert name in listed
        assert name in exported
    for name in hidden:
        assert name not in listed
        assert name not in exported


@pytest.mark.parametrize(
    ("role", "at"), [("staff", "13001"), ("privacy_manager", "13001"), ("auditor", "D04"), ("board_member", "D16")]
)
def test_for_others_completion_does_not_exist(world: World, role: str, at: str) -> None:
    client = factories.client_of(factories.person(role, at=Unit.objects.get(code=at)))
    assert client.get(f"/learning/courses/{world.course.pk}/completion/").status_code == 404
    assert client.get("/learning/people/").status_code == 404


def test_each_lands_on_the_own_unit_and_reaches_no_further(world: World) -> None:
    page = world.page("office_head", "13001")
    assert "職員13001の1" in page.content.decode()
    assert "職員13001の0" not in page.content.decode()
    other = world.units["13002"].pk
    assert world.page("office_head", "13001", f"completion/{other}/").status_code == 404
    assert world.page("block_head", "B4", f"completion/{other}/").status_code == 200
    assert world.page("block_head", "B6", f"completion/{other}/").status_code == 404
    block = world.page("block_head", "B4").content.decode()
    assert "千代田年金事務所" in block
    assert world.page("president", "HQ").status_code == 200
    assert "<svg" in world.page("compliance_head", "HQ").content.decode()


def test_the_list_of_courses_counts_within_reach(world: World) -> None:
    client = factories.client_of(factories.person("office_head", at=world.units["13001"]))
    response = client.post("/learning/courses/", {"format": "csv"})
    lines = response.getvalue().decode().splitlines()
    row = next(line for line in lines if "試験研修" in line).split(",")
    assert row[2:] == ["2", "1", "50", "0"]
    everything = factories.client_of(factories.person("president")).post("/learning/courses/", {"format": "csv"})
    assert ",6,1,16,0" in everything.getvalue().decode()


def test_remind_once_a_week(world: World) -> None:
    office = world.units["13001"]
    head = factories.actor(factories.person("office_head", at=office))
    outbox.dispatch()
    run(actions.remind, actor=head, course=world.course, unit=office)
    outbox.dispatch()
    told = Notice.objects.filter(kind="learning.by_head")
    assert [notice.person for notice in told] == [world.people["13001"][1]]
    with pytest.raises(RemindedLately):
        run(actions.remind, actor=head, course=world.course, unit=office)
    with clock.shifted(timedelta(days=6)), pytest.raises(RemindedLately):
        run(actions.remind, actor=head, course=world.course, unit=office)
    with clock.shifted(timedelta(days=7)):
        run(actions.remind, actor=head, course=world.course, unit=office)
    with pytest.raises(Invisible):
        run(actions.remind, actor=head, course=world.course, unit=world.units["13002"])
    with pytest.raises(NobodyOwes):
        run(actions.remind, actor=world.by, course=world.course, unit=Unit.objects.get(code="01001"))


def test_remind_by_the_page(world: World) -> None:
    client = factories.client_of(factories.person("block_head", at=world.units["B4"]))
    address = f"/learning/courses/{world.course.pk}/completion/{world.units['B4'].pk}/"
    assert "未修了の職員が3人" in client.get(address + "remind/").content.decode()
    assert client.post(address + "remind/")["Location"] == address
    again = client.post(address + "remind/")
    assert again.status_code == 409
    assert "7日以内に督促" in again.content.decode()
    assert (
        client.get(f"/learning/courses/{world.course.pk}/completion/{world.units['27001'].pk}/remind/").status_code
        == 404
    )


def test_the_head_sees_the_state_but_no_answer(world: World) -> None:
    record = support.of(world.people["13001"][0], world.course)
    client = factories.client_of(factories.person("office_head", at=world.units["13001"]))
    page = client.get(f"/learning/records/{record.pk}/").content.decode()
    assert "100%" in page
    attempt = record.attempts.get()
    assert client.get(f"/learning/attempts/{attempt.pk}/").status_code == 404


HEAD = "職員番号,受講日,結果"


def upload(text: str, encoding: str = "utf-8") -> dict[str, Any]:
    return {"file": SimpleUploadedFile("attendance.csv", text.encode(encoding))}


def test_attendance_is_shown_then_recorded(world: World) -> None:
    owed, done, failed = world.people["13002"][0], world.people["13001"][0], world.people["13002"][1]
    visitor = factories.person("staff")
    client = factories.client_of(factories.person("compliance_head"))
    address = f"/learning/courses/{world.course.pk}/import-attendance/"
    day = (clock.today() - timedelta(days=3)).isoformat()
    rows = [f"{owed.staff_number},{day},修了", f"{done.staff_number},{day},合格", f"{failed.staff_number},{day},未修了",
            f"{visitor.staff_number},{day},pass"]  # fmt: skip
    text = "\r\n".join([HEAD, *rows])
    page = client.post(address, upload(text, "cp932"))
    assert page.status_code == 200
    assert "修了3人、未修了1人" in page.content.decode()
    assert support.of(owed, world.course).state == "open"
    sent = {"text": text, "idempotency_key": "once"}
    assert client.post(address, sent).status_code == 303
    record = support.of(owed, world.course)
    assert (record.state, record.source, record.completed_on.isoformat()) == ("completed", "classroom", day)  # type: ignore[union-attr]
    assert record.certificate
    assert Record.objects.filter(person=done, course=world.course).count() == 2
    assert support.of(done, world.course).source == "classroom"
    assert support.of(failed, world.course).state == "open"
    assert support.of(visitor, world.course).state == "completed"
    assert Entry.objects.get(action="learning.import_attendance").details == {"passed": 3, "failed": 1}


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (",{day},修了", "staff_number", "値を入力"),
        ("nobody,{day},修了", "staff_number", "この職員番号の職員はいません"),
        ("{gone},{day},修了", "staff_number", "停止されています"),
        ("{good},{day},修了", "staff_number", "2回あります"),
        ("{other},きのう,修了", "date", "日付は"),
        ("{other},,修了", "date", "日付を入力"),
        ("{other},{tomorrow},修了", "date", "今日以前"),
        ("{other},{day},はい", "result", "「修了」または「未修了」"),
    ],
)
def test_each_error_names_row_and_column(world: World, row: str, column: str, words: str) -> None:
    good, other = world.people["13002"]
    gone = factories.person("staff", is_active=False)
    day = clock.today() - timedelta(days=1)
    names = {"good": good.staff_number, "other": other.staff_number, "gone": gone.staff_number, "day": day.isoformat(),
             "tomorrow": (clock.today() + timedelta(days=1)).isoformat()}  # fmt: skip
    text = "\n".join([HEAD, f"{good.staff_number},{day.isoformat()},修了", row.format(**names)])
    client = factories.client_of(factories.person("compliance_head"))
    address = f"/learning/courses/{world.course.pk}/import-attendance/"
    for sent in (upload(text), {"text": text}):
        page = client.post(address, sent)
        assert page.status_code == 422
        assert f"3行目 {COLUMNS[column]}" in page.content.decode()
        assert words in page.content.decode()
    assert support.of(good, world.course).state == "open"


@pytest.mark.parametrize("text", ["", "職員番号,日付\n1,2", HEAD])
def test_what_is_no_such_file(world: World, text: str) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    page = client.post(f"/learning/courses/{world.course.pk}/import-attendance/", upload(text))
    assert page.status_code == 422


def test_a_completion_of_the_same_day_is_refused(world: World) -> None:
    done = world.people["13001"][0]
    text = f"{HEAD}\n{done.staff_number},{clock.today().isoformat()},修了"
    client = factories.client_of(factories.person("compliance_head"))
    page = client.post(f"/learning/courses/{world.course.pk}/import-attendance/", upload(text))
    assert page.status_code == 422
    assert "すでに記録されています" in page.content.decode()

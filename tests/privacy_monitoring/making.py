"""Tasks of monitoring: made from hits by hand, through the same flagging as real ones."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pyarrow as pa
import pytest
from django.utils import timezone

from governance import clock
from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy import contributed
from privacy.contributed import RuleHits
from privacy.monitoring import actions
from privacy.monitoring.actions.flagging import Whom
from privacy.monitoring.actions.judging import Shown
from privacy.monitoring.choices import Level, Source
from privacy.monitoring.flagging import flag_days
from privacy.monitoring.models import Flag, FlaggedView, MonitoredDay, Task
from privacy.monitoring.rules.merging import Finding, Seen
from tests.support import factories

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
RECORD = "1234567890"
WORDS = {
    "own_record": ("自分の記録", "自分の年金記録を照会しています。"),
    "no_contact": ("該当する受付なし", "この方の受付・電話・事案がどの事務所にもありません。"),
    "same_address": ("同じ住所", "照会した職員と同じ住所です。"),
    "repeated": ("繰り返しの照会", "複数の事務所が同じ方の記録を繰り返し照会しています。"),
    "volume": ("照会件数が多い", "ふだんより照会が大幅に多くなっています。"),
}


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def clerk(code: str = OFFICE, **about: Any) -> Person:
    return factories.person("staff", at=unit(code), **about)


def manager(code: str = OFFICE, role: str = "privacy_manager") -> Person:
    return factories.person(role, at=unit(code))


def officer() -> Person:
    return factories.person("chief_privacy_officer", at=unit("D12"))


def at(clock_time: str, day: date | None = None) -> datetime:
    """Return a moment of a day, yesterday's when none is given."""
    return timezone.make_aware(datetime.combine(day or yesterday(), time.fromisoformat(clock_time)))


class Log:
    """The answers that access logs would give: hits, samples, contacts, views."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hits: dict[str, list[dict[str, Any]]] = {code: [] for code in WORDS}
        self.explained: list[dict[str, Any]] = []
        self.views: list[dict[str, Any]] = []
        self.contacts: list[dict[str, Any]] = []
        answers: dict[str, Any] = {
            "hits_of_day": self._hits, "sample_of_explained": lambda _day, most, _seed: self.explained[:most],
            "sample_of_views": lambda _day, most, seed: self.views[:most],
            "contacts_about": lambda records, _first, _last: [c for c in self.contacts if c["record_id"] in records],
            "views_by_person": lambda staff, _first, _last: [v for v in self.views if v["staff_id"] == staff],
            "trail_of_record": lambda record, _first, _last: [v for v in self.views if v["record_id"] == record],
        }  # fmt: skip
        for name, answer in answers.items():
            monkeypatch.setattr(getattr(contributed, name), "_provider", answer)

    def hit(self, rule: str, staff: str, number: int | None = 1, record: str = RECORD, clock_time: str = "10:00:00",
            measure: float | None = None, expected: float | None = None, code: str = OFFICE) -> None:  # fmt: skip
        seen_at = datetime.combine(yesterday(), time.fromisoformat(clock_time)) if number is not None else None
        self.hits[rule].append({
            "staff_id": staff, "unit_code": code, "record_id": record if number is not None else None, "log_no": number,
            "seen_at": seen_at, "measure": measure, "expected": expected,
        })  # fmt: skip

    def view(self, staff: str, number: int, record: str = RECORD, kind: str | None = None) -> dict[str, Any]:
        row = {
            "log_no": number, "viewed_at": datetime.combine(yesterday(), time(10)), "staff_id": staff,
            "unit_code": OFFICE, "record_id": record, "kind": kind,
        }  # fmt: skip
        self.views.append(row)
        if kind:
            self.explained.append(row)
        return row

    def contact(self, number: int, opened_at: datetime, record: str = RECORD) -> None:
        naive = timezone.make_naive(opened_at)
        self.contacts.append({"contact_no": number, "record_id": record, "opened_at": naive, "entered_at": naive})

    def _hits(self, _day: date) -> list[RuleHits]:
        schema = pa.schema(
            [("staff_id", pa.string()), ("unit_code", pa.string()), ("record_id", pa.string()), ("log_no", pa.int64()),
             ("seen_at", pa.timestamp("us")), ("measure", pa.float64()), ("expected", pa.float64())]
        )  # fmt: skip
        return [
            RuleHits(code, 1, *WORDS[code], pa.Table.from_pylist(rows, schema=schema))
            for code, rows in self.hits.items()
        ]


def go_through(day: date | None = None) -> MonitoredDay:
    """Let a day be explained (again) and gone through."""
    made = run(actions.await_day, actor=SYSTEM, day=day or yesterday())
    assert flag_days() == 1
    return MonitoredDay.objects.get(pk=made.subject_id)


def flagged(log: Log, person: Person, rule: str = "own_record", *numbers: int) -> Task:
    """Return the task of a person whom a rule hit."""
    for number in numbers or (1,):
        log.hit(rule, person.staff_number, number)
    go_through()
    return Task.objects.get(staff_id=person.staff_number)


def opened(person: Person, of: Unit, block: Unit | None, level: Level = Level.UNIT) -> Task:
    """Return a task about one view of a person, made without a log."""
    seen_at = at("10:00:00")
    finding = Finding(
        Source.RULE, "own_record", 1, *WORDS["own_record"], seen_at, views=(Seen(1, RECORD, seen_at),)
    )  # fmt: skip
    whom = Whom(person.staff_number, person.pk, of.pk, block.pk if block else None, level)
    given = {"day": yesterday(), "whom": whom, "found": {"own_record": finding}, "outcomes": {}}
    return Task.objects.get(pk=run(actions.open_task, actor=SYSTEM, **given).subject_id)


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def shown(**changes: Any) -> Shown:
    fields: dict[str, Any] = {"kind": "order", "reference": "命令第12号", "at": at("09:00:00")}
    return Shown(**fields | changes)


def views_of(flag: Flag) -> list[Any]:
    return list(FlaggedView.objects.filter(flag=flag).values_list("pk", flat=True))


def deny(by: Person, flag: Flag, words: str = "本人は理由を言えない。") -> Any:
    return act(actions.deny_purpose, by, flag, words=words, views=views_of(flag))


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)

"""Batches of the demonstration: one sent with an error found later, one in the check, one of a night shift, one begun."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run
from privacy.dispatch import actions
from privacy.dispatch.actions.after import Report
from privacy.dispatch.actions.checking import Finding
from privacy.dispatch.actions.preparing import Entry
from privacy.dispatch.choices import ItemState
from privacy.dispatch.models import Batch, Item
from privacy.dispatch.rules import KeyFields

ADDRESSEES = (
    ("ヤマダ ハナコ", "168-8505", "1234"), ("スズキ イチロウ", "100-0001", "5678"), ("サトウ ミツコ", "150-0002", "9012"),
    ("タナカ ヨシオ", "160-0023", "3456"), ("イトウ キヨシ", "170-0013", "7890"), ("ワタナベ トシコ", "101-0051", "2345"),
)  # fmt: skip
DAY = 24


@demo
def make_batches() -> None:
    """Make them once."""
    if Batch.objects.exists():
        return
    _sent()
    _in_check()
    _at_night()
    begun = _begin("staff3", "老齢年金請求書の返戻", 2, "R")
    _at(1, actions.add_items, "staff3", begun, entries=_entries("T", 1))


def _at(hours_ago: float, action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(hours=-hours_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)


def _entries(letter: str, number: int) -> list[Entry]:
    return [Entry(f"{letter}{n:04}", KeyFields(*ADDRESSEES[n % len(ADDRESSEES)])) for n in range(1, number + 1)]


def _begin(by: str, title: str, number: int, letter: str, kind: str = "letter", hours_ago: float = 2) -> UUID:
    begun: UUID = _at(hours_ago, actions.prepare_batch, by, None, kind=kind, title=title).subject_id
    _at(hours_ago, actions.add_items, by, begun, entries=_entries(letter, number))
    return begun


def _items(batch: UUID) -> Iterable[Item]:
    return Item.objects.filter(batch=batch, state__in=(ItemState.OPEN, ItemState.FIRST)).order_by("number")


def _check(hours_ago: float, by: str, item: Item, wrong: str = "", note: str = "") -> None:
    name, place, tail = ADDRESSEES[int(item.code[1:]) % len(ADDRESSEES)]
    finding = Finding(wrong, note, scanned=True, typed=KeyFields(name, place, tail))
    _at(hours_ago, actions.check_item, by, item.pk, finding=finding)


def _sent() -> None:
    """A batch with a near miss and a planted item that was caught; a letter came back, another one was wrong."""
    batch = _begin("staff1", "年金振込通知書（再発行分）", 5, "A", hours_ago=9 * DAY)
    entry = Entry("A0006", KeyFields(*ADDRESSEES[0]))
    _at(9 * DAY - 1, actions.plant_item, "privacy", batch, entry=entry, wrong="other_person", note="別の方の通知書")
    _at(9 * DAY - 2, actions.hand_in, "staff1", batch)
    for item in _items(batch):
        wrong = {"A0002": "missing", "A0006": "other_person"}.get(item.code, "")
        _check(9 * DAY - 3, "office-head1", item, wrong, "返信用封筒がない" if wrong == "missing" else "")
    stopped = Item.objects.get(batch=batch, code="A0002")
    name, place, tail = ADDRESSEES[2]
    _at(9 * DAY - 4, actions.correct_item, "staff1", stopped.pk, fields=KeyFields(name, place, tail))
    stopped.refresh_from_db()
    _check(9 * DAY - 5, "office-head1", stopped)
    for item in _items(batch):
        _check(9 * DAY - 6, "privacy1", item)
    _at(9 * DAY - 7, actions.end_check, "privacy1", batch)
    _at(9 * DAY - 8, actions.release, "staff1", batch)
    sent = {item.code: item.pk for item in Item.objects.filter(batch=batch)}
    back = {"returned_on": clock.today() - timedelta(days=2), "reason": "moved", "note": ""}
    _at(DAY, actions.note_returned, "staff1", sent["A0001"], **back)
    report = Report("contents", "基礎年金番号の記載が1桁違う通知書を送ったと、ご本人から電話があった。", 1,
                    clock.now() - timedelta(hours=5))  # fmt: skip
    _at(4, actions.report_error, "privacy1", None, item=sent["A0003"], report=report)
    lesson = "封入の前に、返信用封筒を通数だけ机に並べておく。並べた数が合わなければ、封をしない。"
    _at(3, actions.write_lesson, "privacy1", None, month=clock.today(), text=lesson, reach="unit")


def _in_check() -> None:
    batch = _begin("staff2", "納付記録のお知らせ", 4, "B", hours_ago=5)
    _at(4.5, actions.hand_in, "staff2", batch)
    for item in list(_items(batch))[:3]:
        _check(4, "office-head2", item)


def _at_night() -> None:
    batch = _begin("office-head1", "夜間受付分の回答書", 2, "N", hours_ago=14)
    _at(13.5, actions.hand_in, "office-head1", batch)
    unit = Unit.objects.get(code="27001")
    _at(13, actions.ask_remote, "staff1", batch, unit=unit, reason="夜間の1人勤務のため")
    _check(12.5, "staff1", next(iter(_items(batch))))

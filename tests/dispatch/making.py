"""Batches, made through the real actions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from governance import clock
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.dispatch import actions
from privacy.dispatch.actions.checking import Finding
from privacy.dispatch.actions.preparing import Entry
from privacy.dispatch.actions.ruling import Wording
from privacy.dispatch.models import Batch, CheckRule, Item
from privacy.dispatch.rules import KeyFields
from tests.support import factories

OFFICE, ELSEWHERE = "13001", "27001"
RIGHT = KeyFields("ヤマダ ハナコ", "168-8505", "1234")
PHOTO = Examined("封筒.txt", "txt", b"photo", b"photo", "clean")


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def clerk(code: str = OFFICE, role: str = "staff") -> Person:
    return factories.person(role, at=unit(code))


def officer() -> Person:
    return factories.person("chief_privacy_officer", at=unit("D12"))


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def entries(*codes: str) -> list[Entry]:
    return [Entry(code, RIGHT) for code in codes]


def begun(by: Person, *codes: str, kind: str = "letter") -> Batch:
    """Return a batch that is being prepared, with these items."""
    made = Batch.objects.get(pk=act(actions.prepare_batch, by, kind=kind, title="通知書").subject_id)
    act(actions.add_items, by, made, entries=entries(*codes or ("A1", "A2")))
    return made


def plant(batch: Batch, code: str = "P1", by: Person | None = None) -> Item:
    act(actions.plant_item, by or officer(), batch, entry=Entry(code, RIGHT), wrong="other_person", note="")
    return batch.items.get(code=code)


def handed_in(by: Person, *codes: str) -> Batch:
    made = begun(by, *codes)
    act(actions.hand_in, by, made)
    return fresh(made)


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def item(batch: Batch, code: str = "A1") -> Item:
    return batch.items.get(code=code)


def check(by: Person, row: Item, wrong: str = "", typed: KeyFields | None = RIGHT, note: str = "") -> None:
    act(actions.check_item, by, row, finding=Finding(wrong, note, typed=typed))


def check_all(batch: Batch, first: Person, second: Person, wrong: Sequence[str] = ()) -> None:
    """Check every drawn item by both; the first person stops those named."""
    for row in batch.items.filter(drawn=True, state="open"):
        check(first, row, "missing" if row.code in wrong else "")
    for row in batch.items.filter(drawn=True, state="first"):
        check(second, row)


def checked(preparer: Person, first: Person, second: Person, *codes: str) -> Batch:
    made = handed_in(preparer, *codes)
    check_all(made, first, second)
    act(actions.end_check, second, made)
    return fresh(made)


def released(preparer: Person, first: Person, second: Person, *codes: str) -> Batch:
    made = checked(preparer, first, second, *codes)
    act(actions.release, preparer, made)
    return fresh(made)


def wording(**changes: Any) -> Wording:
    fields: dict[str, Any] = {
        "kind": "letter", "valid_from": clock.today(), "how": "each", "sample_size": None, "preparer_may_check": False,
        "blind_entry": True, "remote_second": True, "text": "2人で確認する。",
    }  # fmt: skip
    return Wording(**fields | changes)


def rule(**changes: Any) -> CheckRule:
    return CheckRule.objects.get(pk=act(actions.write_rule, officer(), wording=wording(**changes)).subject_id)


def day(days: int = 0) -> Any:
    return clock.today() + timedelta(days=days)

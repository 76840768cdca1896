"""Criteria, rounds, checks, defects and verifications, made through the real actions."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.workspace import actions
from privacy.workspace.models import Check, CriteriaSet, Criterion, Defect, Round, Verification
from privacy.workspace.queries import criteria_of
from tests.support import factories

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
DESK, CABINET, SCREEN, BIN = "机に書類がない", "書庫に鍵", "画面に鍵", "裁断の箱に鍵"
TEXTS = {"desks": [DESK], "cabinets": [CABINET], "screens": [SCREEN], "disposal": [BIN]}


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def officer() -> Person:
    return factories.person("chief_privacy_officer", at=unit("D12"))


def manager(code: str = OFFICE, **about: Any) -> Person:
    return factories.person("privacy_manager", at=unit(code), **about)


def head(code: str = OFFICE) -> Person:
    return factories.person("office_head", at=unit(code))


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def criteria(by: Person, texts: Any = None) -> CriteriaSet:
    """Put criteria in force today."""
    made = CriteriaSet.objects.get(pk=act(actions.draft_criteria, by).subject_id)
    act(actions.write_criteria, by, made, texts=TEXTS if texts is None else texts, correct_days=14)
    act(actions.put_criteria_in_force, by, made, valid_from=clock.today())
    return CriteriaSet.objects.get(pk=made.pk)


def round_(by: Person, quarter: int = 3, percent: int = 100) -> Round:
    """Return an open round, due in ten days."""
    if not CriteriaSet.objects.exists():
        criteria(by)
    inputs = {"fiscal_year": 2026, "quarter": quarter, "due_on": day(10), "percent": percent}
    return Round.objects.get(pk=act(actions.open_round, by, **inputs).subject_id)


def own_check(by: Person, code: str = OFFICE) -> Check:
    """Return the self-check of the office in the open round, which the officer opens when there is none."""
    found = Round.objects.filter(state="open").first() or round_(by)
    return Check.objects.get(round=found, unit__code=code, kind="self")


def visit(by: Person, code: str = OFFICE) -> Check:
    """Return a planned visit of the office on which the officer goes."""
    if not Round.objects.filter(state="open").exists():
        round_(by)
    made = act(actions.plan_visit, by, unit=unit(code), inspector=by, due_on=day(3))
    return Check.objects.get(pk=made.subject_id)


def fill(by: Person, check: Check, no: Collection[str] = (), none: Collection[str] = ()) -> None:
    """Save a check: yes everywhere but where said otherwise."""
    marks = {
        c.pk: ("no", f"{c.text}：違った")
        if c.text in no
        else ("not_applicable", "ない")
        if c.text in none
        else ("yes", "")
        for c in criteria_of(check)
    }
    act(actions.save_check, by, check, marks=marks)


def hand_in(by: Person, check: Check, *no: str) -> Check:
    fill(by, check, no)
    act(actions.hand_in_check, by, check, checked_on=clock.today())
    check.refresh_from_db()
    return check


def defect(by: Person, text: str = DESK) -> Defect:
    """Return a defect that a self-check of the office found."""
    hand_in(head(), own_check(by), text)
    return Defect.objects.get(criterion__text=text)


def put_right(by: Person, row: Defect) -> Defect:
    act(actions.report_defect, by, row, report="片付けた。", files=[photo()])
    row.refresh_from_db()
    return row


def drawn(by: Person, *codes: str) -> list[Verification]:
    """Close a round in which the offices said that everything is in order; return what was drawn."""
    found = round_(by)
    for code in codes or (OFFICE,):
        hand_in(head(code), own_check(by, code))
    with clock.shifted(timedelta(days=11)):
        act(actions.close_round, by, found)
    return list(Verification.objects.filter(source="workspace.in_order").order_by("unit__code"))


def criterion(text: str) -> Criterion:
    return Criterion.objects.get(text=text)


def photo(name: str = "写真.txt") -> Examined:
    return Examined(name, "txt", b"photo", b"photo", "clean")


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)

"""Criteria, rounds and visits, made through the real actions."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.access import SYSTEM
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from voice.visits import actions
from voice.visits.actions.criteria import Section
from voice.visits.actions.planning import Plan
from voice.visits.choices import DrawRule, Group
from voice.visits.models import CriteriaSet, Round, Sheet, Visit
from voice.visits.queries import criteria_of

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
BADGE, GREETING, SIGN, STEP = "名札", "あいさつ", "掲示", "段差"
"""One required criterion, one beside it in a group of half, one alone in its group of everything, one in a group of 0 %."""


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def planner(**about: Any) -> Person:
    return factories.person("quality_management", **about)


def head(code: str = OFFICE) -> Person:
    return factories.person("office_head", at=unit(code))


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def sections(**changes: Section) -> dict[str, Section]:
    empty = {group.value: Section(100, "", []) for group in Group}
    return empty | {
        "manners": Section(50, "", [(BADGE, True), (GREETING, False)]),
        "signs": Section(100, "", [(SIGN, False)]),
        "facilities": Section(0, "", [(STEP, False)]),
    } | changes  # fmt: skip


def criteria(by: Person, **changes: Section) -> CriteriaSet:
    """Put criteria in force today."""
    made = CriteriaSet.objects.get(pk=act(actions.draft_set, by).subject_id)
    act(actions.write_set, by, made, sections=sections(**changes), contest_days=14, correct_days=60)
    act(actions.put_in_force, by, made, valid_from=clock.today())
    return CriteriaSet.objects.get(pk=made.pk)


def plan(raters: Sequence[Person], *codes: str, second: int = 0, **changes: Any) -> Plan:
    fields: dict[str, Any] = {
        "rule": DrawRule.CHOSEN, "size": 0, "offices": [unit(code) for code in codes or (OFFICE,)], "raters": raters,
        "second_percent": second, "first_on": clock.today(), "last_on": clock.today() + timedelta(days=20), "seed": "1",
    }  # fmt: skip
    return Plan(**(fields | changes))


def visit(*raters: Person, code: str = OFFICE) -> Visit:
    """Return a planned visit on which all of the raters go, with criteria in force."""
    by = raters[0]
    if not CriteriaSet.objects.exists():
        criteria(by)
    made = act(actions.plan_round, by, plan=plan(raters, code, second=100 if len(raters) > 1 else 0))
    return Visit.objects.get(round=made.subject_id)


def fill(sheet: Sheet, no: Sequence[str] = (), hidden: Sequence[str] = ()) -> None:
    """Save a sheet of its rater: yes everywhere but where said otherwise."""
    visit = Visit.objects.select_related("round").get(pk=sheet.visit_id)
    marks: Mapping[Any, tuple[str, str]] = {
        c.pk: ("no", "なかった") if c.text in no else ("not_observable", "休止中") if c.text in hidden else ("yes", "")
        for c in criteria_of(visit)
    }
    act(actions.save_sheet, sheet.rater, sheet, marks=marks)


def hand_in(visit: Visit, *failed: Sequence[str]) -> Visit:
    """Hand in every sheet; `failed` are the criteria that the first rater, and the second one, did not see met."""
    for number, sheet in enumerate(visit.sheets.select_related("rater")):
        fill(sheet, failed[number] if number < len(failed) else ())
        act(actions.hand_in, sheet.rater, sheet, visited_on=clock.today())
    visit.refresh_from_db()
    return visit


def sent(rater: Person, *failed: str, code: str = OFFICE) -> Visit:
    """Return a visit whose result the office has."""
    made = hand_in(visit(rater, code=code), failed)
    act(actions.send_result, rater, made)
    made.refresh_from_db()
    return made


def settled(rater: Person, *failed: str) -> Visit:
    """Return a visit whose result is final."""
    made = sent(rater, *failed)
    settle(made)
    return made


def settle(row: Visit) -> None:
    with clock.shifted(timedelta(days=15)):
        run(actions.settle, actor=SYSTEM, subject=row.pk)
    row.refresh_from_db()


def latest_round() -> Round:
    return Round.objects.latest("planned_at")


def evidence() -> Examined:
    return Examined("名札.txt", "txt", b"photo", b"photo", "clean")


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)

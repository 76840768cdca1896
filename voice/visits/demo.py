"""Mystery visits of the demonstration: one result that is final, one under objection, some still to come."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from voice.visits import actions
from voice.visits.actions.criteria import Section
from voice.visits.actions.planning import Plan
from voice.visits.choices import DrawRule
from voice.visits.models import CriteriaSet, Sheet, Visit
from voice.visits.queries import criteria_of

SECTIONS = {
    "facilities": Section(80, "", [("入口から番号札の機械まで、段差がないか手すりがある", False),
                                   ("車いすで使える記入台が一つ以上ある", False)]),
    "signs": Section(100, "", [("手続きごとの窓口の番号が入口から読める", False),
                               ("予約の方法が待合に掲示されている", False)]),
    "waiting": Section(100, "satisfaction:waiting", [("番号札か画面で、待っている人数がわかる", False),
                                 ("番号札を取ってから15分以内に呼ばれた", False)]),
    "manners": Section(100, "satisfaction:manners", [("職員が名札を付けている", True), ("職員が先にあいさつをした", False)]),
    "explaining": Section(50, "satisfaction:explaining", [("必要な書類を紙に書いて、または印刷して渡した", False),
                                   ("次に何をすればよいかを言った", False)]),
    "documents": Section(100, "satisfaction:documents", [("記入例が記入台に置かれている", False),
                                   ("受付の控えを渡した", True)]),
}  # fmt: skip
FAILED = {
    "13001": ("職員が名札を付けている", "予約の方法が待合に掲示されている"),
    "27001": ("記入例が記入台に置かれている",),
}
"""Office → what was not met there."""
DAYS_AGO = 40


@demo
def make_visits() -> None:
    """Make them once."""
    if CriteriaSet.objects.exists():
        return
    quality = actor("quality")
    with clock.shifted(timedelta(days=-90)):
        criteria = run(actions.draft_set, actor=quality).subject_id
        run(actions.write_set, actor=quality, subject=criteria, sections=SECTIONS, contest_days=14, correct_days=60)
        run(actions.put_in_force, actor=quality, subject=criteria, valid_from=clock.today())
    with clock.shifted(timedelta(days=-DAYS_AGO)):
        _plan(DrawRule.CHOSEN, ["quality"], offices=list(Unit.objects.filter(code__in=FAILED)))
        for visit in Visit.objects.select_related("round", "office").order_by("office__code"):
            _carry_out(visit)
    with clock.shifted(timedelta(days=1 - DAYS_AGO)):
        _send("13001")
    with clock.shifted(timedelta(days=17 - DAYS_AGO)):
        run(actions.settle, actor=SYSTEM, subject=_visit("13001").pk)
    _send("27001")
    _plan(DrawRule.BY_BLOCK, ["quality", "quality2"], size=8, second=25)


def _plan(rule: DrawRule, raters: Sequence[str], size: int = 0, offices: Sequence[Unit] = (), second: int = 0) -> None:
    people, today = list(Person.objects.filter(staff_number__in=raters)), clock.today()
    plan = Plan(rule, size, offices, people, second, today, today + timedelta(days=30), "20261001")
    run(actions.plan_round, actor=actor("quality"), plan=plan)


def _carry_out(visit: Visit) -> None:
    failed = FAILED[visit.office.code]
    marks: dict[Any, tuple[str, str]] = {
        c.pk: ("no", "訪れた時には見当たらなかった。") if c.text in failed else ("yes", "") for c in criteria_of(visit)
    }
    sheet = Sheet.objects.get(visit=visit)
    run(actions.save_sheet, actor=actor("quality"), subject=sheet.pk, marks=marks)
    run(actions.hand_in, actor=actor("quality"), subject=sheet.pk, visited_on=clock.today())


def _visit(office: str) -> Visit:
    return Visit.objects.get(office__code=office, visited_on__isnull=False)


def _send(office: str) -> None:
    run(actions.send_result, actor=actor("quality"), subject=_visit(office).pk)

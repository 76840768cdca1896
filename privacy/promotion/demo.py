"""The promotion plan of the demonstration: a catalogue in force, half of it met, some late, last year's review."""

from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.calendar.eras import fiscal_year
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from privacy.promotion import actions
from privacy.promotion.choices import ItemState
from privacy.promotion.models import Catalogue, Item, Review

OWNED = {
    "D08": ("SO-02", "OP-04", "OP-07"),
    "13001": ("SP-02", "EV-01"),
    "27001": ("SO-03",),
}
"""Unit → requirements that it owns."""
DONE_BEFORE = (
    "PO-01",
    "PO-03",
    "PO-04",
    "PO-05",
    "PO-06",
    "PL-05",
    "SU-01",
    "SU-04",
    "OP-01",
    "OP-02",
    "SP-01",
    "ST-01",
)
DONE_SINCE = ("PO-07", "PL-01", "SU-03", "OP-06", "OP-09", "SH-02", "ST-02", "EV-02")
PARTLY = {
    "PL-02": "発送と持ち出しは評価した。電話での回答がまだ評価されていない。",
    "OP-05": "照合は月に一度。毎日に改める準備中。",
    "OP-08": "再委託の事前承認が、二つの業務で後からになった。",
    "SO-01": "担当者のいない事務所が残っている。",
    "SP-04": "台帳にない媒体が、点検で三つ見つかった。",
}
EXCEPTED = {"OP-03": "配慮を要する情報の受取りは、障害年金の要求事項としてOP-04とあわせて管理するため。"}
LINK = "個人情報保護管理規程（要領第12号）"


@demo
def make_plan() -> None:
    """Make it once."""
    if Catalogue.objects.exists():
        return
    officer = actor("privacy")
    with clock.shifted(timedelta(days=-500)):
        made = run(actions.draft_catalogue, actor=officer).subject_id
        run(actions.put_catalogue_in_force, actor=officer, subject=made)
        _assign(officer)
    with clock.shifted(timedelta(days=-420)):
        for code in DONE_BEFORE:
            _report(officer, code, ItemState.DONE)
    _review(officer)
    with clock.shifted(timedelta(days=-60)):
        for code in DONE_SINCE:
            _report(officer, code, ItemState.DONE)
        for code, gap in PARTLY.items():
            _report(officer, code, ItemState.PARTLY, gap=gap)
        for code, reason in EXCEPTED.items():
            _report(officer, code, ItemState.NOT_APPLICABLE, reason=reason)
    with clock.shifted(timedelta(days=-20)):
        file = "机上の確認表：四半期の結果はすべて良好".encode()
        photo = Examined("机上の確認表.txt", "txt", file, file, "clean")
        _report(actor("privacy1"), "SP-02", ItemState.DONE, files=[photo])
    with clock.shifted(timedelta(days=-30)):
        for name, head in (("staff1", "privacy1"), ("staff2", "office-head2")):
            person = Person.objects.get(staff_number=name)
            run(actions.designate, actor=actor(head), unit=person.home_unit, person=person, valid_from=clock.today())


def _assign(officer: Actor) -> None:
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=OWNED)}
    owners = {code: units[unit] for unit, codes in OWNED.items() for code in codes}
    for number, item in enumerate(Item.objects.order_by("code")):
        due = clock.today() + timedelta(days=430 + 12 * number)
        run(actions.assign_item, actor=officer, subject=item.pk, unit=owners.get(item.code), due_on=due)


def _report(by: Actor, code: str, state: str, **given: Any) -> None:
    inputs: dict[str, Any] = {"gap": "", "reason": "", "link": LINK if state == ItemState.DONE else "", "files": []}
    item = Item.objects.get(code=code)
    run(actions.report_progress, actor=by, subject=item.pk, state=state, **(inputs | given))


def _review(officer: Actor) -> None:
    """Review the fiscal year before this one, as it stood at its end."""
    last = fiscal_year(clock.today()) - 1
    ago = (clock.today() - date(last + 1, 3, 20)).days
    with clock.shifted(timedelta(days=-ago)):
        made = run(actions.prepare_review, actor=officer, fiscal_year=last).subject_id
        words = (
            "方針と研修は整った。委託先の監督と物理的な措置が遅れている。来年度は欠員をなくし、抜き取りの確認を始める。"
        )
        run(actions.write_conclusion, actor=officer, subject=made, conclusion=words)
        lines_hash = Review.objects.get(pk=str(made)).lines_hash
        run(actions.approve_review, actor=officer, subject=made, lines_hash=lines_hash)

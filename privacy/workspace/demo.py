"""Workspace checks of the demonstration: a round that is over, with visits, defects and verifications; one that is open."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.access.actors import Held
from governance.attachments.intake import Examined
from governance.calendar.eras import fiscal_quarter, fiscal_year
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from privacy.workspace import actions
from privacy.workspace.choices import CheckKind
from privacy.workspace.models import Check, CriteriaSet, Defect, Verification
from privacy.workspace.queries import criteria_of

FILLED_BY = {"13001": "privacy1", "27001": "privacy2", "14001": "office-head3"}
SELF_FAILED = {"13001": (0,), "27001": (), "14001": (7,)}
SEEN_FAILED = {"13001": (0, 3), "27001": (3, 9, 11, 15)}
"""Unit → places of the criteria that were not met, as the unit said and as headquarters saw."""
NOTES = "書類が置かれたままだった。", "鍵が掛かっていない書庫が一つあった。", "取り忘れた紙が一枚あった。"


@demo
def make_checks() -> None:
    """Make them once."""
    if CriteriaSet.objects.exists():
        return
    officer = actor("privacy")
    with clock.shifted(timedelta(days=-150)):
        made = run(actions.draft_criteria, actor=officer).subject_id
        run(actions.put_criteria_in_force, actor=officer, subject=made, valid_from=clock.today())
    with clock.shifted(timedelta(days=-120)):
        first = _open(officer, 25)
    with clock.shifted(timedelta(days=-105)):
        _fill_in(first, CheckKind.SELF, SELF_FAILED)
        for code in SEEN_FAILED:
            _plan(officer, code)
    with clock.shifted(timedelta(days=-100)):
        _fill_in(first, CheckKind.VISIT, SEEN_FAILED)
    with clock.shifted(timedelta(days=-97)):
        _put_right()
    with clock.shifted(timedelta(days=-60)):
        run(actions.close_round, actor=officer, subject=first)
    with clock.shifted(timedelta(days=-40)):
        _verify_one()
    with clock.shifted(timedelta(days=-18)):
        second = _open(officer, 25)
    with clock.shifted(timedelta(days=-4)):
        _fill_in(second, CheckKind.SELF, {"13001": ()})
        _plan(officer, "14001")


def _open(officer: Actor, days: int) -> UUID:
    day = clock.today()
    made = run(
        actions.open_round, actor=officer, fiscal_year=fiscal_year(day), quarter=fiscal_quarter(day),
        due_on=day + timedelta(days=days), percent=30,
    ).subject_id  # fmt: skip
    assert made is not None
    return made


def _plan(officer: Actor, code: str) -> None:
    inspector = Person.objects.get(staff_number="privacy")
    day = clock.today() + timedelta(days=9)
    run(actions.plan_visit, actor=officer, unit=Unit.objects.get(code=code), inspector=inspector, due_on=day)


def _fill_in(round_: UUID, kind: str, failed: dict[str, Any]) -> None:
    for code, places in failed.items():
        check = Check.objects.get(round_id=str(round_), kind=kind, unit__code=code)
        by = actor("privacy" if kind == CheckKind.VISIT else FILLED_BY[code])
        run(actions.save_check, actor=by, subject=check.pk, marks=_marks(check, places))
        photo = Examined("執務室.txt", "txt", "写真の代わり".encode(), "写真の代わり".encode(), "clean")
        run(actions.add_photo, actor=by, subject=check.pk, criterion=None, files=[photo])
        run(actions.hand_in_check, actor=by, subject=check.pk, checked_on=clock.today())


def _marks(check: Check, failed: Collection[int]) -> dict[UUID, tuple[str, str]]:
    return {
        criterion.pk: ("no", NOTES[place % len(NOTES)]) if place in failed else ("yes", "")
        for place, criterion in enumerate(criteria_of(check))
    }


def _put_right() -> None:
    """Let one office report what it put right: one report is closed, another waits."""
    photo = Examined("是正後.txt", "txt", "写真の代わり".encode(), "写真の代わり".encode(), "clean")
    for defect in Defect.objects.filter(unit__code="13001").order_by("criterion__position"):
        run(
            actions.report_defect, actor=actor("office-head1"), subject=defect.pk, files=[photo],
            report="終業時の見回りを当番制にし、確認表を入口に掲示した。",
        )  # fmt: skip
    first = Defect.objects.filter(unit__code="13001").order_by("criterion__position")[0]
    run(actions.close_defect, actor=actor("privacy1"), subject=first.pk)


def _verify_one() -> None:
    """Let another office find that something declared was not so. Any office may be drawn: someone acts as its head."""
    row = Verification.objects.select_related("verifier").order_by("source", "pk").first()
    if row is not None:
        head = Person.objects.get(staff_number="office-head3")
        by = Actor("person", head.pk, head.name, (Held("office_head", row.verifier_id, row.verifier.kind),))
        run(
            actions.verify, actor=by, subject=row.pk, result="contradicted", files=[],
            note="予告なしに訪ねた。申告では施錠済みの書庫が二つ開いていた。",
        )  # fmt: skip

"""The demonstration's past years: reports dealt with to the end, ties, and yearly figures (two published, none open)."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from compliance import actions as casework
from compliance.choices import Channel, Disclosure, Position, ReporterKind
from compliance.content import Content
from compliance.figures import actions
from compliance.figures.models import YearlyFigures
from compliance.figures.rules import countable_years
from compliance.filing import Report
from compliance.models import Case
from compliance.reporter import drafts
from governance import clock
from governance.access import PUBLIC_ACTOR, Actor
from governance.calendar.eras import fiscal_year_days
from governance.custody.demo import actor
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run

SEED = 2010
OFFICES = ("13001", "14001", "23001", "27001", "28001", "01001", "40001", "13002")
KINDS = (
    ("procedure", "届書の処理が、決められた手順のとおりに行われていません。", "4"),
    ("records", "業務と関係のない年金記録の閲覧がありました。", "5"),
    ("leak", "宛先の違う封筒が発送されました。", "5"),
    ("harassment", "大声で長時間しかられることが続いています。", "9"),
    ("money", "切手の受払簿と残数が合いません。", "6"),
)
REPORTERS = (
    ReporterKind.STAFF,
    ReporterKind.STAFF,
    ReporterKind.PUBLIC,
    ReporterKind.DISPATCHED,
    ReporterKind.CONTRACTOR,
)
EXPLANATION = (
    "通報の件数は、窓口を知る人が増えたことなどにより年度ごとに変わります。件数が多いこと自体は、悪いことではありません。\n"
    "発送時の二人での確認と、記録の閲覧目的の確認を、すべての年金事務所で徹底しました。"
)


@dataclass(frozen=True)
class Past:
    """One report of an earlier year: when, where, what, what came of it."""

    day: date
    unit: str
    kind: tuple[str, str, str]
    reporter: ReporterKind
    outcome: str


def stories(year: int, number: int) -> list[Past]:
    """Return made-up reports of a fiscal year, the same each time."""
    random, first = Random(SEED + year), fiscal_year_days(year)[0]  # noqa: S311 - made-up data
    outcomes = ("declined", "found", "found", "not_found")
    rows = [
        Past(
            first + timedelta(days=random.randrange(360)), random.choice(OFFICES), random.choice(KINDS[: 2 + n % 4]),
            random.choice(REPORTERS), outcomes[n % 4],
        )
        for n in range(number)
    ]  # fmt: skip
    return sorted(rows, key=lambda past: past.day)


@demo
def make_past_years() -> None:
    """Make the reports and the figures of the two newest years that can be counted; nothing when there are figures."""
    if YearlyFigures.objects.exists():
        return
    newest, earlier = countable_years(clock.today(), actions.FIRST_YEAR)[:2]
    for year, number in ((earlier, 16), (newest, 24)):
        for past in stories(year, number):
            _live(past)
    outbox.dispatch()
    for year in (earlier, newest):
        _freeze(year)


def _live(past: Past) -> None:
    case = _file(past)
    head, author = actor("head"), actor("investigator1")
    with _at(past, 6):
        _do(casework.declare, head, case, relation=False)
        if past.outcome == "declined":
            _do(
                casework.decline,
                head,
                case,
                reason="違反に当たらない。",
                message="法令違反の調査の対象にはなりませんでした。",
            )
            return
        _do(casework.accept, head, case, severity="medium", category=past.kind[0], message="調査を行うことにしました。")
        _do(casework.assign, head, case, investigators=[Person.objects.get(staff_number="investigator1")])
        _do(casework.declare, author, case, relation=False)
    with _at(past, 45):
        _do(casework.add_allegation, author, case, what=past.kind[1], rule="業務処理要領", who="担当者")
        result = "established" if past.outcome == "found" else "not_established"
        given: dict[str, Any] = {"allegation": case.allegations.get(), "result": result, "evidence": []}
        _do(casework.find, author, case, reasons="記録と聞き取りにより確認した。", **given)
        texts = {"reasons": "記録と聞き取りにより確認した。", "message": "調査の結果をお知らせします。"}
        _do(casework.submit_conclusion, author, case, finding=past.outcome, **texts)
        _do(casework.conclude, head, case)
        _do(actions.tie, head, case, kind="article", reference=past.kind[2])


def _at(past: Past, days: int) -> Any:
    return clock.shifted(past.day + timedelta(days=days) - clock.today())


def _file(past: Past) -> Case:
    with _at(past, 0):
        draft = drafts.start()
        report = Report(
            code=draft.code, channel=Channel.WEB, disclosure=Disclosure.ANONYMOUS, reporter_kind=past.reporter,
            position=Position.STAFF, unit=Unit.objects.get(code=past.unit),
            content=Content(past.kind[1], "", "", "", "", "自分で見ました。"), identity=None, received_on=clock.today(),
            box=draft.row.box,
        )  # fmt: skip
        made = run(casework.file_report, actor=PUBLIC_ACTOR, key=str(draft.row.pk), report=report, draft=draft.row)
        drafts.discard(draft)
    return Case.objects.get(pk=str(made.subject_id))


def _freeze(year: int) -> None:
    made = run(actions.prepare, actor=actor("head"), fiscal_year=year, explanation=EXPLANATION)
    run(actions.approve, actor=actor("vice-president"), subject=made.subject_id)
    run(actions.publish, actor=actor("head"), subject=made.subject_id)


def _do(action: Any, by: Actor, case: Case, **inputs: Any) -> None:
    run(action, actor=by, subject=case.pk, **inputs)

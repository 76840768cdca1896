"""The demonstration's past: reports dealt with to the end, what they taught, and yearly figures of two years.

The numbers of the last whole quarters are what a committee sees, so some of the reports came in there.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from compliance import actions as casework
from compliance.choices import Channel, Disclosure, Position, ReporterKind
from compliance.content import Content
from compliance.figures import actions
from compliance.figures.choices import TieKind
from compliance.figures.models import YearlyFigures
from compliance.figures.rules import countable_years, last_quarter_end
from compliance.figures.teaching import choices_of
from compliance.filing import Report
from compliance.models import Case
from governance import clock
from governance.access import SYSTEM, Actor
from governance.calendar.eras import fiscal_year_days
from governance.custody.demo import actor
from governance.notices import outbox
from governance.notices.inbox import mark_read
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import Action, run
from governance.runner.declaration import declared_actions
from governance.vault.receipts import new_code

SEED = 2010
Kind = tuple[str, str, str]
RECORDS = ("records", "業務と関係のない年金記録の閲覧がありました。", "5")
LEAK = ("leak", "宛先の違う封筒が発送されました。", "5")
PROCEDURE = ("procedure", "届書の処理が、決められた手順のとおりに行われていません。", "4")
"""Category, what was reported, article of the code."""
OUTCOMES = (
    (("found",) * 6, (PROCEDURE,)),
    (("declined",) * 5 + ("found",) * 6 + ("not_found",) * 5, (RECORDS, LEAK)),
    (("declined",) * 5 + ("found",) * 7, (RECORDS,)),
)
"""What came of the reports of the year before the newest one that can be counted, of that year, and of the whole quarters
since; and what they were about, by turns. Five and more of a kind, so that the public sees some of the numbers."""
NUMBERS = tuple(len(outcomes) for outcomes, _kinds in OUTCOMES)
DECIDED_AFTER, ENDS_AFTER = 6, 45
"""Days from the report to the decision and to the conclusion."""
OFFICES = ("13001", "14001", "23001", "27001", "28001", "01001", "40001", "13002")
CHANNELS = (Channel.PHONE, Channel.LETTER, Channel.PHONE, Channel.VISIT)
REPORTERS = (
    ReporterKind.STAFF, ReporterKind.STAFF, ReporterKind.PUBLIC, ReporterKind.DISPATCHED, ReporterKind.CONTRACTOR,
)  # fmt: skip
SEVERITIES = ("medium", "high", "low", "medium")
EXPLANATION = (
    "通報の件数は、窓口を知る人が増えたことなどにより年度ごとに変わります。件数が多いこと自体は、悪いことではありません。\n\n"
    "発送時の二人での確認と、記録の閲覧目的の確認を、すべての年金事務所で徹底しました。"
)


@dataclass(frozen=True)
class Past:
    """One report of an earlier time: when, where, what, by whom, what came of it."""

    day: date
    unit: str
    kind: Kind
    reporter: ReporterKind
    channel: Channel
    severity: str
    outcome: str

    def at(self, days: int) -> AbstractContextManager[None]:
        """Let the block live so many days after the report."""
        return clock.shifted(self.day + timedelta(days=days) - clock.today())


def stories(first: date, last: date, outcomes: tuple[str, ...], kinds: tuple[Kind, ...]) -> list[Past]:
    """Return made-up reports of a stretch of time, the same each time, oldest first."""
    random, length = Random(SEED + first.year), (last - first).days  # noqa: S311 - made-up data
    turns: Iterator[Any] = zip(outcomes, cycle(CHANNELS), cycle(SEVERITIES), cycle(kinds), strict=False)
    rows = [
        Past(
            first + timedelta(days=random.randrange(length)), random.choice(OFFICES), kind, random.choice(REPORTERS),
            channel, severity, outcome,
        )
        for outcome, channel, severity, kind in turns
    ]  # fmt: skip
    return sorted(rows, key=lambda past: past.day)


def stretches(today: date) -> list[tuple[date, date]]:
    """Return the two newest years that can be counted, and the whole quarters since them."""
    newest, earlier = countable_years(today, actions.FIRST_YEAR)[:2]
    first, last = fiscal_year_days(newest + 1)
    return [fiscal_year_days(earlier), fiscal_year_days(newest), (first, min(last, last_quarter_end(today)))]


@demo
def make_past_years() -> None:
    """Make the reports and the figures of two years; nothing when there are figures already."""
    if YearlyFigures.objects.exists():
        return
    today, known = clock.today(), set(Notice.objects.values_list("pk", flat=True))
    past = [
        story for stretch, told in zip(stretches(today), OUTCOMES, strict=True) for story in stories(*stretch, *told)
    ]
    for number, story in enumerate(past):
        _live(story, today, number)
    for year in sorted(countable_years(today, actions.FIRST_YEAR)[:2]):
        _freeze(year)
    outbox.dispatch()
    for notice in Notice.objects.exclude(pk__in=known):
        mark_read(notice)


def _live(past: Past, today: date, number: int) -> None:
    """Let a report be dealt with as far as the time since allows."""
    case = _file(past)
    if past.day + timedelta(days=ENDS_AFTER) > today:
        return
    with past.at(DECIDED_AFTER):
        _decide(case, past)
        outbox.dispatch()
    if past.outcome != "declined":
        with past.at(DECIDED_AFTER):
            _teach(case, past.kind[2], number)
        with past.at(ENDS_AFTER):
            _conclude(case, past.outcome)
    with past.at(ENDS_AFTER):
        _ask_the_reporter(case, today)
        outbox.dispatch()


def _file(past: Past) -> Case:
    """Enter the report as the counter does."""
    with past.at(0):
        report = Report(
            code=new_code(), channel=past.channel, disclosure=Disclosure.ANONYMOUS, reporter_kind=past.reporter,
            position=Position.STAFF, unit=Unit.objects.get(code=past.unit),
            content=Content(past.kind[1], "", "", "", "", "自分で見ました。"), identity=None, received_on=past.day,
        )  # fmt: skip
        counter: dict[str, Any] = {"channel": past.channel.value, "told_at_once": True}
        made = run(casework.enter, actor=actor("investigator1"), report=report, **counter)
        outbox.dispatch()
    return Case.objects.get(pk=str(made.subject_id))


def _decide(case: Case, past: Past) -> None:
    head = actor("head")
    _do(casework.declare, head, case, relation=False)
    if past.outcome == "declined":
        told = {"reason": "違反に当たらない。", "message": "法令違反の調査の対象にはなりませんでした。"}
        _do(casework.decline, head, case, **told)
        return
    message = "調査を行うことにしました。"
    _do(casework.accept, head, case, severity=past.severity, category=past.kind[0], message=message)
    _do(casework.assign, head, case, investigators=[Person.objects.get(staff_number="investigator1")])
    _do(casework.declare, actor("investigator1"), case, relation=False)


def _conclude(case: Case, finding: str) -> None:
    head, author = actor("head"), actor("investigator1")
    reasons = "記録と聞き取りにより確認した。"
    _do(casework.add_allegation, author, case, what="手順に反する取扱い", rule="業務処理要領", who="担当者")
    result = "established" if finding == "found" else "not_established"
    given: dict[str, Any] = {"allegation": case.allegations.get(), "result": result, "evidence": []}
    _do(casework.find, author, case, reasons=reasons, **given)
    _do(casework.submit_conclusion, author, case, finding=finding, reasons=reasons, message="調査が終わりました。")
    _do(casework.conclude, head, case)
    text = "調査の結果と、とった措置をお知らせします。"
    says = "corrected" if finding == "found" else "no_fact"
    _do(_named("protection.notify"), author, case, says=says, tells_measures=True, text=text)
    _do(casework.close, head, case)


def _ask_the_reporter(case: Case, today: date) -> None:
    """Hold the rounds of protection that were due; a declined report has them too."""
    head = actor("head")
    for row in case.check_ins.filter(opens_on__lt=today):
        with clock.shifted(row.opens_on - today):
            run(_named("protection.open_check_in"), actor=SYSTEM, subject=row.pk)
            said: dict[str, Any] = {"decision": "nothing", "reason": "変わりはない。", "message": ""}
            run(_named("protection.decide"), actor=head, subject=row.pk, **said)


def _named(name: str) -> Action:
    """Return another room's action: rooms do not import each other."""
    return declared_actions()[name]


def _teach(case: Case, article: str, number: int) -> None:
    """Tie a case to an article of the code of that time, and to a course or a question of the survey now and then."""
    wanted = [(TieKind.ARTICLE, article)] if choices_of(TieKind.ARTICLE) else []
    for kind, every in ((TieKind.COURSE, 2), (TieKind.QUESTION, 3)):
        known = choices_of(kind)
        if known and number % every == 0:
            wanted.append((kind, known[0][0]))
    for kind, reference in wanted:
        _do(actions.tie, actor("head"), case, kind=kind.value, reference=reference)


def _freeze(year: int) -> None:
    made = run(actions.prepare, actor=actor("head"), fiscal_year=year, explanation=EXPLANATION)
    run(actions.approve, actor=actor("vice-president"), subject=made.subject_id)
    run(actions.publish, actor=actor("head"), subject=made.subject_id)


def _do(act: Action, by: Actor, case: Case, **inputs: Any) -> None:
    run(act, actor=by, subject=case.pk, **inputs)

"""Cases of the demonstration, made through the same actions as real ones, some weeks back in time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from compliance import actions
from compliance.choices import Channel, Counter, Disclosure, Position, ReporterKind
from compliance.content import Content, Identity
from compliance.demo_work import CASH, LETTERS, investigate
from compliance.filing import Report
from compliance.models import Case
from compliance.passing import Passed
from compliance.reporter import drafts
from governance import clock
from governance.access import PUBLIC_ACTOR, Actor, reporter_actor
from governance.custody.demo import actor
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run


@dataclass(frozen=True)
class Story:
    """One demo case: how many days ago, where, what, and how far it has come."""

    days_ago: int
    unit: str
    what: str
    how_far: str
    kind: ReporterKind = ReporterKind.STAFF
    disclosure: Disclosure = Disclosure.ANONYMOUS
    position: Position = Position.STAFF
    category: str = "procedure"
    severity: str = "medium"
    counter: Counter = Counter.INTERNAL


STORIES = (
    Story(1, "13001", "窓口で預かった書類が、数週間そのまま引き出しに置かれています。", "received"),
    Story(
        8, "27001", "同僚が、知人の年金記録を業務と関係なく何度も見ています。", "received",
        disclosure=Disclosure.IN_CONFIDENCE,
    ),
    Story(15, "14001", "入札の前に、特定の業者と部署の担当者が会食をしていました。", "received", kind=ReporterKind.CONTRACTOR),
    Story(
        6, "23001", "残業時間を少なく書くように、上司から毎月言われます。", "accepted",
        disclosure=Disclosure.NAMED, category="harassment",
    ),
    Story(
        24, "13001", "月末の現金の残高が、帳簿と合わないことが続いています。", "investigating",
        category="money", severity="high", disclosure=Disclosure.IN_CONFIDENCE,
    ),
    Story(
        40, "40001", "お客様の書類が、別のお客様への封筒に入って送られました。", "concluded",
        kind=ReporterKind.PUBLIC, category="leak", severity="high",
    ),
    Story(
        22, "13001", "窓口のお金の数え方がおかしいと、前から気になっていました。", "joined",
        category="money", severity="high",
    ),
    Story(33, "01001", "待ち時間が長いのに、窓口が一つしか開いていません。", "declined", kind=ReporterKind.PUBLIC),
    Story(5, "D01", "部長が、知り合いの通報の扱いを止めるように指示しました。", "received", position=Position.COMPLIANCE_HEAD),
    Story(
        2, "40001", "繁忙期の確認を省くように、口頭で指示が出ています。指示を受けたのは、窓口班の三人だけです。", "received",
        disclosure=Disclosure.IN_CONFIDENCE, counter=Counter.EXTERNAL,
    ),
    Story(
        9, "13002", "届出書の受付印を、前の日の日付で押しています。毎月末に続いています。", "passed on",
        disclosure=Disclosure.IN_CONFIDENCE, counter=Counter.EXTERNAL,
    ),
    Story(3, "HQ", "役員の出張費に、私的な宿泊が含まれているようです。", "received", position=Position.VICE_PRESIDENT),
)  # fmt: skip


@demo
def make_cases() -> None:
    """Make the cases, oldest first; nothing when there are cases already."""
    if Case.objects.exists():
        return
    for story in sorted(STORIES, key=lambda s: -s.days_ago):
        _tell(story)
    sweep()
    outbox.dispatch()


def _tell(story: Story) -> None:
    with clock.shifted(timedelta(days=-story.days_ago)):
        case, code = _file(story)
        sweep()
        outbox.dispatch()
    if story.how_far == "passed on":
        with clock.shifted(timedelta(days=-story.days_ago + 1)):
            _pass_on(case, code)
            outbox.dispatch()
    elif story.how_far != "received":
        with clock.shifted(timedelta(days=-story.days_ago + 3)):
            _declare(case)
            _decide(case, story, code)
            outbox.dispatch()
    if story.how_far in ("investigating", "concluded"):
        _work(case, story)


def _file(story: Story) -> tuple[Case, str]:
    draft = drafts.start()
    named = story.disclosure != Disclosure.ANONYMOUS
    report = Report(
        code=draft.code,
        channel=Channel.WEB,
        disclosure=story.disclosure,
        reporter_kind=story.kind,
        position=story.position,
        unit=Unit.objects.get(code=story.unit),
        content=Content(story.what, "", "先月から", "", "", "自分で見ました。"),
        identity=Identity("見本 太郎", "090-0000-0000") if named else None,
        received_on=clock.today(),
        counter=story.counter,
        box=draft.row.box,
    )
    key = str(draft.row.pk)
    outcome = run(actions.file_report, actor=PUBLIC_ACTOR, key=key, report=report, draft=draft.row)
    drafts.discard(draft)
    return Case.objects.get(pk=str(outcome.subject_id)), draft.code


def _declare(case: Case) -> None:
    """Let the head declare, as the page asks before the case is opened; newly received cases are still unopened."""
    _do(actions.declare, actor("head"), case, relation=False)


def _decide(case: Case, story: Story, code: str) -> None:
    head = actor("head")
    if story.how_far == "declined":
        reason = "法令や規程の違反に当たらない。サービスへのご意見として担当部署に案内する。"
        message = "法令違反の調査の対象にはなりませんでした。ご意見はお客様の声の窓口でもお受けしています。"
        _do(actions.decline, head, case, reason=reason, message=message)
        return
    message = "通報をいただき、ありがとうございます。調査を行うことにしました。"
    _do(actions.accept, head, case, severity=story.severity, category=story.category, message=message)
    if story.how_far == "joined":
        leading = Case.objects.get(state="investigating", unit=case.unit, leading=None)
        _do(actions.join, head, case, leading=leading)
    if story.how_far in ("accepted", "joined"):
        return
    people = list(Person.objects.filter(staff_number__in=["investigator1", "investigator2"]))
    _do(actions.assign, head, case, investigators=people)
    for number in ("investigator1", "investigator2"):
        _do(actions.declare, actor(number), case, relation=False)
    _do(actions.write, actor("investigator1"), case, text="最初に気づいた日を教えてください。", files=[])
    reporter = reporter_actor(case.pk, code)
    _do(actions.reply, reporter, case, text="先月の25日ごろです。", files=[])


def _pass_on(case: Case, code: str) -> None:
    """The counsel asks back, the reporter answers, the report goes to the division without the name."""
    counsel = actor("counsel")
    _do(actions.declare, counsel, case, relation=False)
    _do(actions.write, counsel, case, text="いつごろから続いていますか。", files=[])
    _do(actions.reply, reporter_actor(case.pk, code), case, text="去年の秋からです。私の席から見えます。", files=[])
    _do(actions.mark_read, counsel, case)
    content = Content("届出書に、実際の受付日と違う日付の受付印を押している。", "", "去年の秋から、毎月末", "", "", "")
    passed = Passed(content, case.unit, case.position, ())
    message = "通報の内容を、お名前を伏せて機構に引き継ぎました。これからは機構の担当者がこの画面でお答えします。"
    _do(actions.pass_on, counsel, case, passed=passed, with_name=False, message=message)


def _work(case: Case, story: Story) -> None:
    concluded = story.how_far == "concluded"
    investigate(case, LETTERS if concluded else CASH, from_days_ago=story.days_ago - 4)
    if concluded:
        with clock.shifted(timedelta(days=-story.days_ago + 12)):
            _conclude(case)
            outbox.dispatch()


def _conclude(case: Case) -> None:
    """Submit, have it returned once, submit again, approve."""
    author, head = actor("investigator1"), actor("head")
    reasons = "発送記録と聞き取りにより、二人での確認が行われていなかったことを確認した。"
    message = "調査の結果、手順の違反が認められました。発送の確認方法を改めます。ありがとうございました。"
    texts = {"finding": "found", "message": message}
    _do(actions.submit_conclusion, author, case, reasons=reasons, **texts)
    _do(actions.return_conclusion, head, case, comments="同じ日の他の発送を確かめた結果も書いてください。")
    more = reasons + "\n同じ日の他の発送212件を確かめ、同様の誤りはなかった。"
    _do(actions.submit_conclusion, author, case, reasons=more, **texts)
    _do(actions.conclude, head, case)


def _do(action: Any, who: Actor, case: Case, **inputs: Any) -> None:
    run(action, actor=who, subject=case.pk, **inputs)

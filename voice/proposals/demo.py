"""Proposals of the demonstration, through the same actions as real ones, in the order in which things happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run
from voice.proposals import actions
from voice.proposals.actions.assessing import Evaluation
from voice.proposals.actions.filing import Idea
from voice.proposals.choices import Outcome, ProposalKind
from voice.proposals.chores import close_quarters, publish_lists
from voice.proposals.models import Proposal, QuarterReport
from voice.proposals.queries import criteria_in_force
from voice.proposals.rules import CLOSING, last_day_for, quarter_of

DIVISION = "D08"
"""The division of the demonstration that has somebody in charge."""


@dataclass(frozen=True)
class Told:
    """One demo proposal: days ago, by whom, what, how it was evaluated and answered; without an outcome it waits."""

    days_ago: int
    by: str
    kind: ProposalKind
    texts: tuple[str, str, str, str]
    sorted_to: str = ""
    """The division's code, "window", or nothing: not sorted yet."""
    outcome: Outcome | None = None
    points: tuple[int, ...] = (4, 4, 3, 4, 5)
    comment: str = ""
    answer: str = ""
    reply: str = ""
    response: str = ""
    task: str = ""
    evidence: str = ""
    manual: tuple[str, str, str] = ("", "", "")
    named: bool = False
    answered_after: int = 20


STORIES = (
    Told(140, "staff1", ProposalKind.OPERATION,
         ("番号札に待ち時間の目安を印字する", "月末は2時間待ちになることがあり、お客様はいつ呼ばれるか分からないまま待っている。",
          "番号札の発券時に、現在の待ち人数から計算した目安の時間を印字する。",
          "外出して戻ることができ、待合の混雑と苦情が減る。"),
         "window", Outcome.ADOPTED, (5, 4, 4, 5, 5),
         "既存の発券機の設定で対応でき、費用もかからない。全国の事務所で実施できる。",
         "採用します。発券機の設定を変えて、目安の時間を印字します。全国の事務所に手順を示します。",
         task="発券機の設定手順を作り、全国の事務所に示す", evidence="手順書を作成し、全国の事務所に送付した。",
         manual=("窓口業務マニュアル", "第3章 受付 3-2", "番号札には待ち時間の目安を印字する。"), named=True),
    Told(110, "staff2", ProposalKind.SYSTEM,
         ("裁定請求書に記入見本を同封する", "記入誤りによる差戻しが多く、お客様に何度も来ていただいている。",
          "裁定請求書を送るときに、よくある誤りを示した記入見本を1枚同封する。", "差戻しが減り、お客様と審査の手間が減る。"),
         DIVISION, Outcome.PARTLY, (5, 3, 3, 5, 5), "同封は次回の様式改訂に合わせて行う。それまではホームページで見本を示す。",
         "一部採用します。見本の同封は次回の様式改訂から行い、それまではホームページに見本を載せます。",
         reply="様式改訂の時期を教えてください。", response="来年度の上半期を予定しています。決まりしだいお知らせします。",
         task="ホームページに記入見本を載せる"),
    Told(75, "staff1", ProposalKind.OPERATION,
         ("電話の折り返し予約を受け付ける", "電話がつながらず、何度もかけ直しているとのお叱りを受ける。",
          "つながらないときに、折り返しの希望時間を自動音声で受け付ける。", "かけ直しの電話が減り、回線の混雑も和らぐ。"),
         "window", Outcome.STUDY, (5, 2, 2, 5, 4), "効果は大きいが、交換機の改修が必要で、費用を見積もる必要がある。",
         "検討します。交換機の改修費用を見積もったうえで、期限までに改めてお答えします。"),
    Told(72, "office-head2", ProposalKind.SYSTEM,
         ("委任状の様式を一つにまとめる", "手続ごとに委任状の様式が異なり、お客様が書き直すことになる。",
          "主な手続に共通の委任状の様式を作る。", "代理人の来訪が一度で済む。"),
         DIVISION, Outcome.NOT_ADOPTED, (4, 2, 3, 4, 1),
         "手続ごとに法令で定める記載事項が異なり、共通の様式では要件を満たさない手続がある。",
         "今回は採用しません。手続ごとに法令で定める記載事項が異なるためです。"
         "一方、ご指摘の不便は確かですので、手続ごとの見本を1か所にまとめてご案内します。", answered_after=40),
    Told(68, "staff3", ProposalKind.UNKNOWN,
         ("年金手帳の再交付の案内を一枚にする", "再交付の案内が3枚に分かれており、どれを読めばよいか分かりにくい。",
          "案内を1枚にまとめ、必要な書類を表で示す。", "説明の時間が短くなる。"), DIVISION),
    Told(33, "staff2", ProposalKind.OPERATION,
         ("記入台に拡大鏡を置く", "記入台の見本の文字が小さいとの声がある。", "各記入台に拡大鏡を一つ置く。",
          "高齢のお客様が自分で記入できる。"),
         "window", Outcome.ALREADY, (3, 5, 5, 4, 5), "すでに備品の基準に含まれており、配備されていない事務所があった。",
         "すでに備品の基準に含まれています。配備されていない事務所があったため、今月中に配備します。", answered_after=12),
    Told(29, "staff4", ProposalKind.SYSTEM,
         ("通知書の問合せ先に二次元コードを入れる", "通知書を見て電話をかける方が多く、内容の多くはホームページで分かる。",
          "通知書の問合せ先の欄に、該当するページの二次元コードを印刷する。", "電話の件数が減る。"), DIVISION),
    Told(12, "staff1", ProposalKind.OPERATION,
         ("受付で呼び出し番号を大きく表示する", "耳の不自由な方が、呼び出しに気づかないことがある。",
          "待合の表示を大きくし、呼び出した番号をしばらく残す。", "呼び直しが減る。"), "window"),
    Told(2, "staff3", ProposalKind.OPERATION,
         ("相談予約の変更をメールで受け付ける", "予約の変更は電話だけで、つながらないまま来られない方がいる。",
          "予約の控えに変更用のメールアドレスを載せる。", "空いた枠をほかの方に案内できる。")),
)  # fmt: skip


NOTES = (
    ("B6", "ブロックの会議で、採用された提案とその効果を紹介した。"),
    ("13002", "事務所を訪ね、朝礼で提案の出し方を説明した。"),
)
"""Where few propose, and what was done about it."""
DAYS_TO_THE_BOARD = 25


@demo
def make_proposals() -> None:
    """Let everything happen once, in its order, the monthly lists and the quarters in between."""
    if Proposal.objects.exists():
        return
    today = clock.today()
    events: list[tuple[int, Callable[[], object]]] = []
    for told in STORIES:
        events += _events(told)
    for days in range(1, max(told.days_ago for told in STORIES)):
        day = today - timedelta(days=days)
        if day == last_day_for(_month_before(day)):
            events.append((days, publish_lists))
        if day == quarter_of(day):
            events.append((days, close_quarters))
            if days > DAYS_TO_THE_BOARD:
                events.append((days - DAYS_TO_THE_BOARD, _present))
    events.sort(key=lambda event: -event[0])  # stable: what a story tells for one day stays in its order
    for days, act in events:
        with clock.shifted(timedelta(days=-days) + (to_closing() if act is publish_lists else timedelta(0))):
            act()
    publish_lists()
    _talk()


def _present() -> None:
    """Put the figures before the board."""
    for report in QuarterReport.objects.filter(presented_on__isnull=True):
        remark = "遅れている提案について、所管部署と原因を確かめること。"
        told: dict[str, Any] = {"presented_on": clock.today(), "remark": remark}
        run(actions.present_report, actor=actor("service"), subject=report.pk, **told)


def _talk() -> None:
    """Let colleagues support and comment on the published ones, and the window note what it does about participation."""
    for proposal in Proposal.objects.filter(published_at__isnull=False).exclude(outcome=""):
        for colleague in ("staff4", "office-head3", "block1"):
            run(actions.support, actor=actor(colleague), subject=proposal.pk)
        run(actions.comment, actor=actor("staff4"), subject=proposal.pk, text="私の部署でも同じことで困っています。")
    for code, text in NOTES:
        run(actions.note_measure, actor=actor("service"), unit=Unit.objects.get(code=code), text=text)


def to_closing() -> timedelta:
    """Return how far the closing hour of today's date is from now."""
    now = timezone.localtime(clock.now())
    return now.replace(hour=CLOSING.hour, minute=1) - now


def _month_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)


def _events(told: Told) -> list[tuple[int, Callable[[], object]]]:
    """Return what happens with a proposal, each with its distance from today in days."""
    made: dict[str, UUID] = {}

    def act(by: str, action: Any, **inputs: Any) -> None:
        run(action, actor=actor(by), subject=made["proposal"], **inputs)

    def file() -> None:
        kind = told.kind.value
        title, problem, idea, effect = told.texts
        filed = run(
            actions.file, actor=actor(told.by), idea=Idea(kind, title, problem, idea, effect, told.named)
        ).subject_id
        assert filed is not None  # noqa: S101 - filing makes a row
        made["proposal"] = filed

    events: list[tuple[int, Callable[[], object]]] = [(told.days_ago, file)]

    def later(days: int, by: str, action: Any, **inputs: Any) -> None:
        events.append((max(told.days_ago - days, 0), lambda: act(by, action, **inputs)))

    if not told.sorted_to:
        return events
    at_window = told.sorted_to == "window"
    division = None if at_window else Unit.objects.get(code=told.sorted_to)
    later(1, "service", actions.sort, division=division, note="")
    if told.outcome is not None:
        until = clock.today() + timedelta(days=60) if told.outcome == Outcome.STUDY else None
        made_by = "service" if at_window else "division"
        events.append((told.days_ago - told.answered_after + 2, lambda: _assess(act, made_by, told, until)))
        answer = {"outcome": told.outcome.value, "text": told.answer, "study_until": until}
        later(told.answered_after, "service", actions.decide, **answer)
    if told.reply:
        later(told.answered_after + 2, told.by, actions.open_proposal)
        later(told.answered_after + 3, told.by, actions.reply, text=told.reply)
        later(told.answered_after + 5, "service", actions.respond, text=told.response)
    if told.task:
        events.append((told.days_ago - told.answered_after - 6, lambda: _carry_out(act, made["proposal"], told)))
    return events


def _assess(act: Callable[..., None], by: str, told: Told, until: date | None) -> None:
    criteria = criteria_in_force()
    scores = {
        c.pk: (points, "この観点からみて妥当である。" if points > 3 else "この観点には課題がある。")
        for c, points in zip(criteria.criteria.all(), told.points, strict=True)
    }
    outcome = told.outcome.value if told.outcome else ""
    act(by, actions.assess, evaluation=Evaluation(criteria, scores, outcome, told.comment, until))


def _carry_out(act: Callable[..., None], proposal: UUID, told: Told) -> None:
    unit, due = Unit.objects.get(code=DIVISION), clock.today() + timedelta(days=30)
    act("service", actions.add_task, text=told.task, unit=unit, due_on=due)
    if told.evidence:
        task = Proposal.objects.get(pk=proposal).tasks.get()
        run(actions.finish_task, actor=actor("division"), subject=task.pk, evidence=told.evidence)
        manual, section, text = told.manual
        place = {"manual": manual, "section": section, "text": text, "in_force_on": clock.today()}
        act("service", actions.record_manual, **place)

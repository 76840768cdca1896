"""Entries of the demonstration, made through the same actions as real ones, some weeks back in time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from compliance.choices import Position
from compliance.information import actions
from compliance.information.actions.registering import NewEntry
from compliance.information.checks import find_gaps
from compliance.information.choices import Kind, Relation, Source
from compliance.information.content import Heard
from compliance.information.models import Gap, Information, RuleSet
from governance import clock
from governance.access import Actor
from governance.custody.demo import actor
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run


@dataclass(frozen=True)
class Story:
    """One demo entry: how many days ago it was registered, by whom, after how many hours, and how far it has come."""

    days_ago: int
    by: str
    hours: int
    source: Source
    relation: Relation
    unit: str
    what: str
    kinds: tuple[Kind, ...]
    how_far: str = "received"
    position: Position = Position.STAFF
    who: str = ""
    reason: str = field(default="")


STORIES = (
    Story(41, "office-head1", 3, Source.COMPLAINT, Relation.TOLD, "13001",
          "窓口で別の方の年金見込額の用紙を渡されたと、お客様からお申し出がありました。用紙はその場で回収しました。",
          (Kind.LEAK,), "case"),
    Story(33, "staff2", 30, Source.CITIZEN, Relation.TOLD, "27001",
          "近所の方から、年金事務所の職員が飲食店でお客様の話をしていたと聞きました。",
          (Kind.LEAK, Kind.RECORDS), "passed_on",
          reason="個人情報の取扱いの問題として、個人情報保護の担当で事実を確かめる必要があるため。"),
    Story(27, "staff3", 96, Source.PRESS, Relation.READ, "14001",
          "地域の新聞に、届出の処理が3か月遅れているという投書が載っていました。", (Kind.PROCEDURE,), "taken_up"),
    Story(21, "service", 20, Source.VOICE, Relation.READ, "40001",
          "お客様の声に、職員から「次からは受け付けない」と言われたという投稿が、同じ事務所で3件続いています。",
          (Kind.SERVICE, Kind.PROCEDURE), "answered",
          reason="窓口の録音と受付簿を確かめた。必要書類の案内であり、受付を断った事実はなかった。"),
    Story(18, "auditor1", 5, Source.AUDIT, Relation.SAW, "23001",
          "内部監査の実査で、現金出納帳と金庫の残高に2万円の差がありました。所長の説明がつきません。", (Kind.MONEY,), "taken_up"),
    Story(12, "block1", 60, Source.MANAGER, Relation.REPORTED, "13002",
          "管内の事務所の課長から、部下が勤務時間を付け替えていると報告を受けました。", (Kind.PROCEDURE,), "answer_proposed",
          reason="勤怠記録を確認したところ、時差勤務の届出が出ていた。違反に当たらない。"),
    Story(9, "privacy1", 26, Source.ACCESS, Relation.SAW, "13001",
          "端末の閲覧記録に、担当の業務と結びつかない有名人の記録の照会がありました。", (Kind.RECORDS,), "taken_up"),
    Story(6, "staff1", 2, Source.INCIDENT, Relation.SAW, "13001",
          "発送用の封筒に、別の方の書類が入っているのを発送前に見つけました。先週も同じことがありました。",
          (Kind.LEAK, Kind.PROCEDURE)),
    Story(4, "division", 120, Source.OUTSIDE, Relation.TOLD, "D08",
          "取引先から、システム部門の職員に商品券を渡すよう求められたと相談がありました。", (Kind.COLLUSION,), "taken_up"),
    Story(3, "staff4", 8, Source.OTHER, Relation.HEARD, "HQ",
          "役員の出張に家族が同行し、費用を機構が払ったと同僚から聞きました。", (Kind.MONEY,), position=Position.VICE_PRESIDENT),
    Story(2, "audit-head", 6, Source.AUDIT, Relation.HEARD, "D01",
          "通報の処理の期限が守られていないのに、守られたように書き換えられていると聞きました。", (Kind.PROCEDURE,),
          position=Position.COMPLIANCE_HEAD),
    Story(1, "office-head2", 4, Source.COMPLAINT, Relation.TOLD, "27001",
          "お客様から、窓口で大声で叱られたとの苦情がありました。担当者は覚えがないと言っています。",
          (Kind.SERVICE, Kind.HARASSMENT)),
)  # fmt: skip


@demo
def make_information() -> None:
    """Make the entries, a draft of the rules and the gaps, unless there are entries already."""
    if Information.objects.exists():
        return
    for story in STORIES:
        _tell(story)
    _draft_rules()
    find_gaps()
    _deal_with_gaps()
    outbox.dispatch()


def _tell(story: Story) -> None:
    with clock.shifted(timedelta(days=-story.days_ago)):
        information = _register(story)
        sweep()
        outbox.dispatch()
    if story.how_far != "received":
        with clock.shifted(timedelta(days=-story.days_ago, hours=5)):
            _decide(information, story)
            outbox.dispatch()
    sweep()
    outbox.dispatch()


def _register(story: Story) -> Information:
    entry = NewEntry(
        source=story.source,
        kinds=[kind.value for kind in story.kinds],
        position=story.position,
        relation=story.relation,
        unit=Unit.objects.get(code=story.unit),
        aware_at=clock.now() - timedelta(hours=story.hours),
        heard=Heard(story.what, story.who),
    )
    outcome = run(actions.register, actor=actor(story.by), entry=entry, source=entry.source)
    return Information.objects.get(pk=str(outcome.subject_id))


def _decide(information: Information, story: Story) -> None:
    head = actor("head")
    _do(actions.open_entry, head, information)
    _do(actions.take_up, head, information)
    ends: dict[str, Callable[[], None]] = {
        "case": lambda: _do(actions.make_case, head, information),
        "passed_on": lambda: _do(actions.pass_on, head, information, area="privacy", reason=story.reason),
        "answer_proposed": lambda: _do(actions.propose_answer, head, information, reason=story.reason),
        "answered": lambda: _answer(head, information, story.reason),
    }
    if story.how_far in ends:
        ends[story.how_far]()
    if story.how_far == "passed_on":
        _do(actions.acknowledge, actor("privacy"), information, for_the_area=True)


def _answer(head: Actor, information: Information, reason: str) -> None:
    _do(actions.propose_answer, head, information, reason=reason)
    _do(actions.confirm_answer, actor("vice-president"), information)


def _draft_rules() -> None:
    """A second version waits for approval: harassment goes to the vice-president too."""
    change = "ハラスメントの情報を副理事長にも同時に伝えるため、規則を一つ加える。"
    outcome = run(actions.draft, actor=actor("head"), change=change)
    rules = RuleSet.objects.get(pk=str(outcome.subject_id))
    conditions = {"kinds": [Kind.HARASSMENT.value]}
    run(
        actions.add_rule,
        actor=actor("head"),
        subject=rules.pk,
        name="ハラスメントの疑い",
        conditions=conditions,
        recipients=["vice_president"],
    )


def _deal_with_gaps() -> None:
    """The oldest gap waits for a second person, the rest stay open."""
    gap = Gap.objects.order_by("known_on").first()
    if gap is not None:
        reason = "同じお客様の苦情として、お客様の声に登録済みであるため。"
        _do(actions.dismiss, actor("head"), gap, reason=reason)


def _do(action: Any, who: Actor, row: Any, **inputs: Any) -> None:
    run(action, actor=who, subject=row.pk, **inputs)

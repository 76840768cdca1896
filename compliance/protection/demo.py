"""Protection in the demonstration, made through the same actions as real work."""

from datetime import timedelta
from typing import Any

from compliance import actions as compliance
from compliance.choices import Channel, Disclosure, Position, ReporterKind
from compliance.content import Content
from compliance.filing import Report
from compliance.models import Case
from compliance.protection import actions, chores
from compliance.protection.choices import CheckInState, MatchState
from compliance.protection.matching import PersonnelAction
from compliance.protection.models import CheckIn, Delivery, Match
from compliance.reporter import drafts
from governance import clock
from governance.access import PUBLIC_ACTOR, reporter_actor
from governance.custody.demo import actor
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run

WITNESS = "staff1"
"""The witness of the demonstration: 岡本 陽子 of the office 13001."""


def _row(number: str, name: str, unit: str, kind: str, days_ago: int) -> PersonnelAction:
    day = (clock.today() - timedelta(days=days_ago)).isoformat()
    return PersonnelAction(number, name, unit, kind, day, day, "D05")


@demo
def make_protection() -> None:
    """Open the check-ins that are due, protect a witness, hand in personnel actions; nothing when some were handed in."""
    case = (
        Case.objects.filter(state="investigating", track="division", category="money").order_by("received_at").first()
    )
    if case is None or Delivery.objects.exists():
        return
    chores.open_due()
    witness: dict[str, Any] = {"standing": "interviewee", "staff_number": WITNESS, "name": "岡本 陽子", "unit": "13001"}
    run(actions.protect, actor=actor("investigator1"), subject=case.pk, **witness)
    rows = [
        _row(WITNESS, "岡本陽子", "13001", "transfer", 2),
        _row(WITNESS, "岡本陽子", "13001", "discipline", 1),
        _row("staff2", "中川拓也", "27001", "transfer", 5),
        _row("staff4", "竹内翔", "D08", "evaluation", 9),
    ]
    run(actions.deliver, actor=actor("hr"), rows=rows, count=len(rows))
    outbox.dispatch()
    _assess_one(case)
    sweep()
    outbox.dispatch()


def _assess_one(case: Case) -> None:
    """The transfer is recommended to be stopped; the discipline waits for its assessment and the legal check."""
    row = Match.objects.filter(case=case, state=MatchState.FOUND, needs_legal=False).first()
    if row is None:
        return
    handler = actor("investigator1")
    reason = "聞き取りの翌週に決まった異動で、通常の異動の時期ではない。業務上の理由の説明がない。"
    run(actions.assess, actor=handler, subject=row.pk, verdict="possible", reason=reason)
    text = "調査に協力した方の異動が、調査の途中で決まりました。理由が確認できるまで、発令を止めるよう勧告します。"
    run(actions.recommend_stop, actor=handler, subject=row.pk, text=text)


STORY = Content(
    "会議で、残業代の扱いについて事実と違う説明がされています。", "", "先月から", "", "", "会議に出ていました。"
)


@demo
def make_answered_check_in() -> None:
    """A reporter of five weeks ago has answered that something changed; nothing when one has answered before."""
    if CheckIn.objects.filter(answered_at__isnull=False).exists():
        return
    with clock.shifted(timedelta(days=-36)):
        case, code = _file()
    with clock.shifted(timedelta(days=-33)):
        message = "通報をいただき、ありがとうございます。調査を行うことにしました。"
        accepting: dict[str, Any] = {"severity": "medium", "category": "procedure", "message": message}
        run(compliance.accept, actor=actor("head"), subject=case.pk, **accepting)
    chores.open_due()
    row = CheckIn.objects.filter(case=case, state=CheckInState.OPEN).first()
    if row is not None:
        answers = {
            "changed": "yes",
            "kinds": ["words", "isolation"],
            "weight": "heavy",
            "text": "通報の後、係の打合せに呼ばれなくなりました。「だれが言ったのか」と聞かれた同僚もいます。",
            "wants_contact": "yes",
        }
        run(actions.answer, actor=reporter_actor(case.pk, code), subject=row.pk, answers=answers)
    outbox.dispatch()


def _file() -> tuple[Case, str]:
    draft = drafts.start()
    report = Report(
        code=draft.code,
        channel=Channel.WEB,
        disclosure=Disclosure.ANONYMOUS,
        reporter_kind=ReporterKind.DISPATCHED,
        position=Position.STAFF,
        unit=Unit.objects.get(code="27001"),
        content=STORY,
        identity=None,
        received_on=clock.today(),
        box=draft.row.box,
    )
    filing: dict[str, Any] = {"key": str(draft.row.pk), "report": report, "draft": draft.row}
    outcome = run(compliance.file_report, actor=PUBLIC_ACTOR, **filing)
    drafts.discard(draft)
    return Case.objects.get(pk=str(outcome.subject_id)), draft.code

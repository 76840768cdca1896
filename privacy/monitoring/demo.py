"""Monitoring in the demonstration: the days of the made logs gone through, some tasks judged, requests for a trail."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import actor
from governance.notices.models import Event
from governance.people.demo.hooks import demo
from governance.runner import run
from privacy.contributed import explained_day
from privacy.monitoring import actions
from privacy.monitoring.actions.judging import Shown
from privacy.monitoring.actions.trails import Asked
from privacy.monitoring.choices import Evidence, Identity, Level, TaskState
from privacy.monitoring.flagging import flag_days
from privacy.monitoring.models import Flag, MonitoredDay, Task, TrailRequest
from privacy.monitoring.sealing import Requester

OFFICER = "privacy"
JUDGES = (("privacy1", "13001"), ("office-head3", "14001"), ("privacy2", "27001"))
CONFIRMED, DENIED = 6, 1
EVIDENCE = (
    (Evidence.ORDER, "業務指示 第{n}号", "所長の指示による照会。指示書の写しを確認した。"),
    (Evidence.REQUEST, "照会依頼 {n}", "他の事務所からの依頼の文書を確認した。"),
    (Evidence.CASE, "再裁定 {n}", "処理票と照会の時刻が合う。"),
    (Evidence.OTHER, "電話メモ {n}", "折り返しの電話のメモが残っている。"),
)
WORDS = "本人に聞いたが、照会の理由を説明できない。受付票、電話メモ、処理票のいずれにも該当がない。"


@demo
def make_monitoring() -> None:
    """Make it once, when there are logs."""
    if MonitoredDay.objects.exists():
        return
    events = Event.objects.filter(name="access_logs.day_explained").values_list("subject_id", flat=True)
    for day in sorted({explained_day.ask(UUID(str(pk))) for pk in events}):
        _go_through(day)
    for judge, code in JUDGES:
        _judge(judge, code)
    if not TrailRequest.objects.exists():
        _ask_for_trails()


def _go_through(day: date) -> None:
    with clock.shifted(timedelta(days=min(0, (day - clock.today()).days + 1))):
        run(actions.await_day, actor=SYSTEM, day=day)
        flag_days()


def _judge(judge: str, code: str) -> None:
    """Let a manager confirm the purpose of the least suspicious tasks and find none in the most suspicious one."""
    tasks = list(Task.objects.filter(unit__code=code, level=Level.UNIT, state=TaskState.OPEN).order_by("score", "pk"))
    for number, task in enumerate(tasks[:CONFIRMED]):
        kind, reference, words = EVIDENCE[number % len(EVIDENCE)]
        for flag in _one_by_one(judge, task):
            shown = Shown(kind, reference.format(n=210 + number), flag.seen_from - timedelta(minutes=40))
            run(actions.confirm_purpose, actor=actor(judge), subject=flag.pk, shown=shown, words=words)
    for task in tasks[CONFIRMED:][-DENIED:]:
        for flag in _one_by_one(judge, task):
            views = list(flag.views.values_list("pk", flat=True))
            run(actions.deny_purpose, actor=actor(judge), subject=flag.pk, words=WORDS, views=views)


def _one_by_one(judge: str, task: Task) -> Iterator[Flag]:
    """Open the task an hour ago and give its flags, each some minutes after the one before."""
    with clock.shifted(timedelta(hours=-1)):
        run(actions.look, actor=actor(judge), subject=task.pk)
    for number, flag in enumerate(task.flags.all(), start=1):
        with clock.shifted(timedelta(minutes=5 * number - 60)):
            yield flag


def _ask_for_trails() -> None:
    today = clock.today()
    first = today - timedelta(days=60)
    view = Flag.objects.filter(views__isnull=False).values_list("views__masked", flat=True).first()
    record = "0000000123" if view is None else f"{'0' * (len(view) - 3)}123"
    asked = Asked(first, today, today, Identity.MY_NUMBER_CARD, "窓口で顔写真と見比べた（担当と副所長）")
    proxy = Asked(first, today, today, Identity.PROXY, "委任状と代理人の運転免許証（担当）")
    made = run(
        actions.file_trail_request, actor=actor("privacy1"), requester=Requester("架空 太郎", record), asked=asked
    )
    run(actions.approve_trail, actor=actor(OFFICER), subject=made.subject_id, note="", with_names=False)
    run(actions.file_trail_request, actor=actor("privacy2"), requester=Requester("架空 花子", record), asked=proxy)

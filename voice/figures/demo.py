"""Figures of the demonstration: visitors of a year, some voices of last year, its report until it waits for approval."""

from datetime import datetime, time

from django.utils import timezone

from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run
from voice import actions as voices
from voice.actions.filing import Heard
from voice.choices import Channel, VoiceKind
from voice.figures import actions
from voice.figures.actions.visitors import Number
from voice.figures.chores import close_quarters, count_daily
from voice.figures.freezing import reportable_years
from voice.figures.models import Visitors
from voice.figures.rules.months import months_before, months_of_year
from voice.sending import Customer

SOURCE = "番号札発券機の月次集計"
WITHOUT = 9
"""Every so manieth office has not handed in its numbers: a gap."""
THANKS = (
    ("staff1", "順番に説明してくれた", "遺族年金の手続きを順番に説明してもらい、安心した。"),
    ("staff2", "電話の折り返しが早かった", "折り返しの電話がすぐに来て助かった。"),
    ("staff3", "記入を手伝ってくれた", "手が不自由なので、記入を手伝ってもらえて助かった。"),
)
WORDS = {
    "foreword": "お客様の声は、仕事を改めるための一番の手がかりです。この1年にいただいた声と、改めたことをお伝えします。",
    "on_voices": "待ち時間と、書類の分かりにくさについての声を多くいただきました。",
    "on_changes": "番号札発券機に待ち時間の目安を表示し、通知書の文字を大きくしました。",
    "outlook": "来年度は、電話の折り返し予約をすべての年金事務所で始めます。",
}


@demo
def make_figures() -> None:
    """Make them once; everything is counted afterwards."""
    if not Visitors.objects.exists():
        _visitors()
        _report()
    close_quarters()
    count_daily()


def _visitors() -> None:
    offices = Unit.objects.filter(kind=Unit.Kind.OFFICE).order_by("code").values_list("pk", flat=True)
    numbers = [
        Number(office, month, 900 + 137 * place % 4100 + 40 * month.month)
        for month in months_before(clock.today())
        for place, office in enumerate(offices)
        if place % WITHOUT
    ]
    run(actions.import_visitors, actor=actor("service"), numbers=numbers, source=SOURCE)


def _report() -> None:
    year = reportable_years(clock.today())[0]
    for place, month in enumerate(months_of_year(year)[::2]):
        by, title, text = THANKS[place % len(THANKS)]
        then = timezone.make_aware(datetime.combine(month.replace(day=12), time(10)))
        with clock.shifted(then - clock.now()):
            heard = Heard(VoiceKind.PRAISE, Channel.COUNTER, title, text, "", False, clock.today(), Customer(""))
            run(voices.file_voice, actor=actor(by), heard=heard)
    service = actor("service")
    report = run(actions.prepare, actor=service, fiscal_year=year).subject_id
    division = Unit.objects.get(code="D08")
    run(
        actions.promise,
        actor=service,
        subject=report,
        text="電話の折り返し予約を全ての年金事務所で始めます。",
        unit=division,
    )
    run(actions.write, actor=service, subject=report, words=WORDS)

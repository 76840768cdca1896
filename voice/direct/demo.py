"""Direct notices of the demonstration: some read, some not, one corrected, one from an office."""

from datetime import date, timedelta
from uuid import UUID

from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run
from voice.direct import actions
from voice.direct.actions.sending import Words
from voice.direct.choices import AnswerKind
from voice.direct.models import DirectNotice, Receipt
from voice.direct.queries import all_offices


@demo
def make_notices() -> None:
    """Send them once."""
    if DirectNotice.objects.exists():
        return
    with clock.shifted(timedelta(days=-9)):
        window = _send(
            "quality",
            "年末の窓口時間",
            "12月28日は17時で窓口を閉めます。入口と電話の案内を25日までに改めてください。",
            AnswerKind.YES_NO,
        )
    with clock.shifted(timedelta(days=-8)):
        words = Words(
            "年末の窓口時間（訂正）",
            "閉めるのは12月28日の17時15分です。前の通知の17時は誤りです。",
            _day(4),
            AnswerKind.YES_NO,
        )
        run(actions.correct, actor=actor("quality"), subject=window, words=words)
        for name in ("office-head1", "staff2"):
            run(actions.open_notice, actor=actor(name), subject=window)
    with clock.shifted(timedelta(days=-7)):
        receipt = Receipt.objects.get(notice__corrects=window, unit__code="13001")
        run(actions.answer, actor=actor("office-head1"), subject=receipt.pk, answer="yes")
    _send(
        "service",
        "記入例の差し替え",
        "老齢年金請求書の記入例を新しくしました。古いものは今週中に外してください。",
        AnswerKind.NONE,
    )
    with clock.shifted(timedelta(hours=-3)):
        words = Words(
            "番号札の紙切れ", "番号札の用紙が足りません。届くまでの扱いを教えてください。", _day(2), AnswerKind.TEXT
        )
        to = [Unit.objects.get(code="D02")]
        run(actions.send_notice, actor=actor("office-head1"), words=words, to=to)


def _send(by: str, title: str, text: str, answer: AnswerKind) -> UUID:
    words = Words(title, text, _day(5), answer)
    sent = run(actions.send_notice, actor=actor(by), words=words, to=all_offices()).subject_id
    assert sent is not None
    return sent


def _day(days: int) -> date:
    return clock.today() + timedelta(days=days)

"""The demonstration's voice database: what is classified, a pair that looks the same, a rise, a saved view, a file."""

from datetime import timedelta

from governance import clock
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.runner import run
from voice import actions as voices
from voice.actions.filing import Heard
from voice.choices import Channel, VoiceKind
from voice.database import actions, chores
from voice.database.importing import COLUMNS
from voice.database.models import Classification, Term
from voice.database.working import work
from voice.models import Voice
from voice.sending import Customer

SUBJECTS = {
    "月末の待ち時間が長い": ("窓口の待ち時間", "年金の相談"),
    "電話がつながらない": ("電話のつながりやすさ", ""),
    "同じ書類を二度求められた": ("書類の再提出・行き違い", "老齢年金の請求"),
    "通知の文字が小さい": ("文字の大きさ・読みやすさ", "年金額改定通知書・振込通知書"),
    "説明がわかりやすかった": ("お礼・おほめ", "遺族年金の請求"),
}
"""Title of a demo voice → subject and procedure; the newest ones wait to be classified."""
TOLD_TWICE = (
    "予約の電話が何度かけても話し中で、窓口まで来て予約を取った。予約の電話番号を増やすか、インターネットで予約できるようにしてほしい。",
    "予約の電話が何度かけても話し中で、窓口まで来て予約を取りました。予約の電話番号を増やすか、インターネットで予約できるようにしてください。",
)
WAITS = 12
"""Voices of one office about waiting within a month: a rise."""


@demo
def make_database() -> None:
    """Make it once, after the voices of the demonstration."""
    if Classification.objects.exists():
        return
    for voice in Voice.objects.filter(title__in=SUBJECTS):
        classify(voice, *SUBJECTS[voice.title])
    for hours, text in zip((90, 60), TOLD_TWICE, strict=True):
        heard(hours, "staff1", "予約の電話がつながらない", text)
    for number in range(WAITS):
        voice = heard(
            24 * (1 + number * 2), "staff2", f"{number + 1}番の窓口で待たされた", "順番が来るまで長く待った。"
        )
        classify(voice, "窓口の待ち時間", "")
    chores.compare()
    chores.compute_trends()
    service = actor("service")
    run(
        actions.save_view, actor=service, name="まだ分類されていない苦情", conditions="subject=none&kind=complaint",
        shared_role="service_promotion",
    )  # fmt: skip
    run(actions.upload_voices, actor=service, file_name="出張相談の声.csv", rows=rows())
    work()


def classify(voice: Voice, subject: str, procedure: str) -> None:
    """Classify a voice by the names of the terms."""
    terms = {term.name: term for term in Term.objects.filter(name__in=[subject, procedure])}
    run(
        actions.classify, actor=actor("service"), subject=voice.pk, subject_term=terms[subject],
        procedure_term=terms.get(procedure),
    )  # fmt: skip


def heard(hours_ago: int, by: str, title: str, text: str) -> Voice:
    """File a voice some hours ago."""
    with clock.shifted(timedelta(hours=-hours_ago)):
        said = Heard(
            VoiceKind.COMPLAINT, Channel.COUNTER, title, text, "お詫びした。", False, clock.today(), Customer("")
        )
        filed = run(voices.file_voice, actor=actor(by), heard=said)
    return Voice.objects.get(pk=str(filed.subject_id))


def rows() -> list[dict[str, str]]:
    """Return the rows of a file, two of them with something wrong."""
    day = (clock.today() - timedelta(days=3)).isoformat()
    right = dict.fromkeys(COLUMNS, "") | {"unit_code": "13001", "received_on": day, "kind": "要望", "channel": "other"}
    said = ("出張相談を毎月開いてほしい", "会場が分かりにくい", "手話の通訳を頼みたい", "")
    made = [{**right, "title": title, "text": f"出張相談会でのご意見。{title}。"} for title in said]
    return [*made, {**right, "title": "会場が寒い", "text": "会場が寒かった。", "unit_code": "99999"}]

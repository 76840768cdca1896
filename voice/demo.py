"""Voices and incidents of the demonstration, filed through the same actions as real ones, some days back in time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from governance import clock
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.runner import run
from voice import actions
from voice.actions.filing import FirstReport, Heard
from voice.checks import compare_receipts
from voice.choices import Channel, IncidentKind, VoiceKind
from voice.models import Voice
from voice.sending import Customer

NOBODY = Customer("")
BLOCK_OF = {
    "staff1": "block1",
    "staff2": "block2",
    "staff3": "block1",
    "office-head1": "block1",
    "office-head2": "block2",
}


@dataclass(frozen=True)
class Said:
    """One demo voice: how many hours ago, by whom it was filed, what was said, who has read it since."""

    hours_ago: int
    by: str
    kind: VoiceKind
    channel: Channel
    title: str
    text: str
    done: str = ""
    customer: Customer = NOBODY
    read_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Happened:
    """One demo incident: hours and minutes, who reported, what, whether it was reported to the end."""

    hours_ago: int
    minutes: int
    by: str
    kind: IncidentKind
    text: str
    later: str = ""
    end: str = ""
    injured: bool = False
    data: bool = False
    read_after: tuple[tuple[str, int], ...] = ()
    """Who opened it, and after how many minutes."""


BOTH = ("service", "block")
VOICES = (
    Said(700, "staff1", VoiceKind.COMPLAINT, Channel.COUNTER, "月末の待ち時間が長い",
         "月末に来たら2時間待った。番号札を取ったときに、おおよその待ち時間を教えてほしい。",
         "お詫びし、予約の方法をご案内した。", read_by=BOTH),
    Said(610, "staff2", VoiceKind.REQUEST, Channel.PHONE, "電話がつながらない",
         "朝から何度かけても話し中で、昼休みにようやくつながった。折り返しの仕組みがほしい。",
         "その場でご用件を伺い、回答した。", read_by=BOTH),
    Said(520, "staff3", VoiceKind.COMPLAINT, Channel.COUNTER, "同じ書類を二度求められた",
         "前回提出した戸籍の写しを、今日もまた出すように言われた。前に預けた書類はどこにあるのか。",
         "預かり票を確かめ、前回の写しを見つけてお詫びした。", Customer("大野 和子", "045-000-0000", ""), BOTH),
    Said(430, "office-head1", VoiceKind.OPINION, Channel.BOX, "通知の文字が小さい",
         "年金の通知書の文字が小さく、裏面の説明は虫眼鏡がないと読めない。大事なところだけでも大きくしてほしい。",
         read_by=BOTH),
    Said(300, "staff1", VoiceKind.PRAISE, Channel.COUNTER, "説明がわかりやすかった",
         "遺族年金の手続きを、図を書いて順番に説明してくれた。心細かったので助かった。担当の方にお礼を伝えてほしい。",
         read_by=("service",)),
    Said(170, "staff2", VoiceKind.REQUEST, Channel.LETTER, "手話のできる職員を置いてほしい",
         "筆談では込み入った相談ができない。月に一度でも手話のできる職員のいる日を決めてほしい。",
         "", Customer("島田 修一", "", "大阪市北区"), ("service",)),
    Said(52, "office-head2", VoiceKind.COMPLAINT, Channel.PHONE, "案内された窓口が違っていた",
         "電話で聞いた窓口に行ったら別の階だと言われ、また並び直した。電話の案内と現場の案内を合わせてほしい。",
         "お詫びし、正しい窓口まで同行した。", read_by=("block",)),
    Said(5, "staff3", VoiceKind.REQUEST, Channel.COUNTER, "記入台が低い",
         "車いすで使える記入台が一つしかなく、いつも埋まっている。", "職員用の机を使っていただいた。"),
)  # fmt: skip
INCIDENTS = (
    Happened(480, 14, "staff1", IncidentKind.VIOLENCE, "窓口で来訪者が大声を出し、仕切り板をたたいた。職員にけがはない。",
             "警察に相談し、来訪者は帰った。", "被害届は出さず、待合の案内を増やすことにした。",
             read_after=(("service", 6), ("block1", 31))),
    Happened(210, 35, "staff2", IncidentKind.DOCUMENTS, "封筒を取り違え、別の方の見込額の用紙を渡した。連絡して回収に向かう。",
             "ご自宅で回収した。中身は見ていないとのこと。", data=True, read_after=(("service", 11), ("block2", 9))),
    Happened(76, 22, "office-head1", IncidentKind.ACCIDENT, "待合で高齢の方が転び、額を打った。救急車を呼んだ。",
             injured=True, read_after=(("service", 4),)),
    Happened(3, 9, "staff3", IncidentKind.SYSTEM, "全端末が約10分つながらない。受付は紙で続けている。"),
)  # fmt: skip


@demo
def make_voices() -> None:
    """File them once; some were read by headquarters, some by the block as well, the newest by nobody yet."""
    if Voice.objects.exists():
        return
    for said in VOICES:
        with clock.shifted(timedelta(hours=-said.hours_ago)):
            _file(said)
    for happened in INCIDENTS:
        _report(happened)
    compare_receipts()


def _file(said: Said) -> None:
    heard = Heard(
        said.kind, said.channel, said.title, said.text, said.done, bool(said.customer), clock.today(), said.customer
    )
    voice = run(actions.file_voice, actor=actor(said.by), heard=heard).subject_id
    for reader in said.read_by:
        name = BLOCK_OF[said.by] if reader == "block" else reader
        with clock.shifted(timedelta(hours=1 - said.hours_ago)):
            run(actions.acknowledge, actor=actor(name), subject=voice)


def _report(happened: Happened) -> None:
    def at(minutes: int) -> Any:
        return clock.shifted(timedelta(hours=-happened.hours_ago, minutes=minutes))

    with at(0):
        report = FirstReport(
            happened.kind,
            happened.text,
            clock.now() - timedelta(minutes=happened.minutes),
            happened.injured,
            happened.data,
        )
        incident = run(actions.file_incident, actor=actor(happened.by), report=report).subject_id
    for reader, minutes in happened.read_after:
        with at(minutes):
            run(actions.open_incident, actor=actor(reader), subject=incident)
    for minutes, action, text in ((90, actions.follow_up, happened.later), (900, actions.report_end, happened.end)):
        if text:
            with at(minutes):
                run(action, actor=actor(happened.by), subject=incident, text=text)

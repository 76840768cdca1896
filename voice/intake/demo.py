"""What customers sent to headquarters in the demonstration: by the form, as a letter, by e-mail."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

from django.core.files.base import ContentFile

from governance import clock
from governance.access import PUBLIC_ACTOR, SYSTEM
from governance.attachments.intake import examine
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run
from voice.actions.filing import Heard
from voice.choices import DIRECT, AnswerBy, Channel, VoiceKind
from voice.intake import actions
from voice.intake.filing import title_of
from voice.models import Voice
from voice.sending import Customer

MAILBOX: dict[str, Any] = {"mailbox": "demonstration", "validity": 1}
MAILS = (
    (40, {"From": "中村 良子 <nakamura@example.jp>", "Subject": "ねんきん定期便の見方について"},
     "封書の定期便の3枚目の表の見方がわかりません。どこを読めばよいか、矢印などで示してください。"),
    (20, {"From": "MAILER-DAEMON@example.jp", "Subject": "Undelivered Mail Returned to Sender", "Return-Path": "<>"},
     "The mail system could not deliver your message."),
    (6, {"From": "小田 実 <oda@example.jp>", "Subject": "自動応答: 不在のお知らせ", "Auto-Submitted": "auto-replied"},
     "ただいま休暇をいただいております。"),
)  # fmt: skip
"""Hours ago, headers, text."""


@demo
def make_intake() -> None:
    """Send two by the form, enter a letter, and let three mails come in, once."""
    if Voice.objects.filter(channel__in=DIRECT).exists():
        return
    office = Unit.objects.filter(code="13001").first()
    _send(
        90, VoiceKind.PRAISE, "電話で親切に教えていただき、一度で手続きが済みました。ありがとうございました。", office
    )
    by_mail = {"answer_by": AnswerBy.EMAIL, "customer": Customer("竹内 恵", email="takeuchi@example.jp")}
    question = "予約の変更は、電話のほかにできる方法がありますか。耳が遠いので電話は困ります。"
    _send(30, VoiceKind.QUESTION, question, None, **by_mail)
    _letter()
    for number, (hours_ago, headers, text) in enumerate(MAILS, start=1):
        with clock.shifted(timedelta(hours=-hours_ago)):
            run(actions.take_in, actor=SYSTEM, uid=number, raw=_mail(number, headers, text), **MAILBOX)
    with clock.shifted(timedelta(hours=-2)):
        run(actions.take_in, actor=SYSTEM, uid=len(MAILS) + 1, raw=b"\0\0\0", **MAILBOX)


def _heard(text: str, **more: Any) -> Heard:
    fields: dict[str, Any] = {"done": "", "received_on": clock.today(), "customer": Customer(""), **more}
    wanted = bool(fields.get("answer_by"))
    return Heard(title=title_of(text), text=text, wants_answer=wanted, **fields)


def _send(hours_ago: int, kind: VoiceKind, text: str, office: Unit | None, **more: Any) -> None:
    with clock.shifted(timedelta(hours=-hours_ago)):
        heard = _heard(text, kind=kind, channel=Channel.WEB, may_publish=True, **more)
        run(actions.send_voice, actor=PUBLIC_ACTOR, heard=heard, office=office)


def _letter() -> None:
    text = "年金の振込通知書が、読みやすくなったと母が喜んでいます。次は封筒の宛名の文字も大きくしてください。"
    scan = examine(ContentFile(f"理事長様\n{text}\n".encode(), name="手紙.txt"))
    with clock.shifted(timedelta(hours=-60)):
        customer = Customer("西尾 トシ", address="名古屋市熱田区")
        heard = _heard(
            text, kind=VoiceKind.REQUEST, channel=Channel.HQ_LETTER, answer_by=AnswerBy.LETTER, customer=customer
        )  # fmt: skip
        run(actions.file_letter, actor=actor("service"), heard=heard, office=None, files=[scan])


def _mail(number: int, headers: dict[str, str], text: str) -> bytes:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name] = value
    mail["Message-ID"] = f"<demo-{number}@example.jp>"
    mail.set_content(text)
    return mail.as_bytes()

"""What customers send to headquarters, by the form, as a letter, by e-mail: who they are is sealed."""

from django.test import Client

from governance.access import SYSTEM
from governance.runner import run
from tests.core.canary.cast import Cast, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow
from tests.voice_intake.mails import mail
from voice.intake.actions import take_in
from voice.intake.models import IncomingMail
from voice.intake.working import send_mails
from voice.models import Voice

BASE = "/voice/intake/"
VOICE = ("voice_voice",)


def send(cast: Cast) -> None:
    """Send by the form with a wish for an answer, enter a letter with its scan, and let two mails come in."""
    _by_the_form(cast)
    _by_letter(cast)
    words = {"subject": sparrow("mail subject", *VOICE), "text": sparrow("mail", *VOICE), "name": canary("mail sender")}
    _come_in(1, mail(message_id="<c1@example.jp>", **words))
    aside = {"subject": canary("aside subject"), "text": canary("aside"), "name": canary("aside sender")}
    _come_in(2, mail(message_id="<c2@example.jp>", Precedence="bulk", **aside))
    found = Voice.objects.get(title=words["subject"])
    assert canary("mail sender") in cast.service.send(f"{found.get_absolute_url()}show-sender/").text
    row = IncomingMail.objects.get(state="aside")
    assert canary("aside") in cast.service.send(f"{row.get_absolute_url()}show-mail/").text
    note = sparrow("mail note", "voice_intake_incomingmail")
    cast.service.send(f"{row.get_absolute_url()}settle-mail/", note=note)
    send_mails()


def _by_the_form(cast: Cast) -> None:
    form = {"kind": "opinion", "answer_by": "email", "email": "someone@example.jp", "name": canary("web sender")}
    answer = Client().post("/send-voice/", form | {"text": sparrow("web", *VOICE), "office": str(cast.office.pk)})
    assert answer.status_code == 303
    address = Voice.objects.get(channel="web").get_absolute_url()
    assert canary("web sender") in cast.service.send(f"{address}show-sender/").text


def _by_letter(cast: Cast) -> None:
    customer = {"name": canary("letter sender"), "address": canary("letter address"), "wants_answer": "on"}
    cast.service.send(
        f"{BASE}file-letter/", kind="request", title=sparrow("letter title", *VOICE), text=sparrow("letter", *VOICE),
        office="", received_on=day(), files=photo("scan"), **customer,
    )  # fmt: skip
    voice = Voice.objects.get(channel="hqletter")
    assert canary("scan") in cast.service.read(voice.get_absolute_url())
    cast.service.client.get(voice.files.get().get_absolute_url())
    shown = cast.service.send(f"{voice.get_absolute_url()}show-sender/").text
    assert all(canary(name) in shown for name in ("letter sender", "letter address"))


def _come_in(uid: int, raw: bytes) -> None:
    run(take_in, actor=SYSTEM, mailbox="president", validity=1, uid=uid, raw=raw)

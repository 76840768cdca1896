"""Intake in the access matrix: a mail that was set aside, an answer to be mailed, a mail to a customer, a file of an office."""

from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.runner import run
from tests.support import factories
from tests.voice import making
from tests.voice_intake.mails import mail
from voice.intake.actions import take_in
from voice.intake.models import IncomingMail, OutgoingMail

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    for uid, more in enumerate(({"Precedence": "bulk"}, {}), start=1):
        raw = mail(message_id=f"<{uid}@example.jp>", **more)
        run(take_in, actor=SYSTEM, mailbox="m", validity=1, uid=uid, raw=raw)
    file = making.voice_with_file(by=factories.person("staff", at=office)).files.get()
    base, out = "voice/intake", OutgoingMail.objects.get()
    return {
        "voice/files/<uuid:pk>": {"of the office": {"pk": str(file.pk)}},
        f"{base}/mails/<uuid:pk>": {"set aside": {"pk": str(IncomingMail.objects.get(state="aside").pk)}},
        f"{base}/voices/<uuid:pk>": {"by e-mail": {"pk": str(out.voice_id)}},
        f"{base}/outgoing/<uuid:pk>": {"receipt": {"pk": str(out.pk)}},
    }

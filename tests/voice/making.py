"""Voices and incidents of offices, filed through the real actions."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from governance import clock
from governance.access import Actor
from governance.attachments.intake import examine
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from voice import actions
from voice.actions.filing import FirstReport, Heard
from voice.models import Incident, Voice
from voice.sending import Customer

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
"""Two offices of one block, and one of another."""


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def block(code: str = OFFICE) -> Unit:
    """Return the block of an office."""
    parent = unit(code).periods.get(valid_to__isnull=True).parent
    assert parent is not None
    return parent


def clerk(code: str = OFFICE) -> Person:
    return factories.person("staff", at=unit(code))


def block_officer(code: str = OFFICE) -> Person:
    return factories.person("block_officer", at=block(code))


def heard(**changes: Any) -> Heard:
    fields: dict[str, Any] = {
        "kind": "complaint", "channel": "counter", "title": "待ち時間が長い", "text": "月末の窓口で二時間待った。",
        "done": "お詫びし、予約の方法を案内した。", "wants_answer": False, "received_on": clock.today(),
        "customer": Customer(""),
    }  # fmt: skip
    return Heard(**(fields | changes))


def voice(by: Person | None = None, **changes: Any) -> Voice:
    made = run(actions.file_voice, actor=factories.actor(by or clerk()), heard=heard(**changes))
    return Voice.objects.get(pk=str(made.subject_id))


def voice_with_file(by: Person | None = None, name: str = "写真.txt", data: bytes = b"photo of the counter") -> Voice:
    """Return a voice with a file that the customer handed over."""
    files = [examine(ContentFile(data, name=name))]
    made = run(actions.file_voice, actor=factories.actor(by or clerk()), heard=heard(), files=files)
    return Voice.objects.get(pk=str(made.subject_id))


def report(**changes: Any) -> FirstReport:
    fields: dict[str, Any] = {
        "kind": "violence", "text": "窓口で大声を出し、机をたたいた。", "happened_at": clock.now() - timedelta(minutes=12)
    }  # fmt: skip
    return FirstReport(**(fields | changes))


def incident(by: Person | None = None, **changes: Any) -> Incident:
    made = run(actions.file_incident, actor=factories.actor(by or clerk()), report=report(**changes))
    return Incident.objects.get(pk=str(made.subject_id))


def act(action: Any, by: Person | Actor, row: Any, **inputs: Any) -> Any:
    actor = factories.actor(by) if isinstance(by, Person) else by
    return run(action, actor=actor, subject=row.pk, **inputs)

"""Monitoring in the access matrix: tasks about a clerk, the office's head and a block head; requests for a trail."""

from datetime import timedelta

from governance import clock
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.monitoring import actions
from privacy.monitoring.actions.trails import Asked
from privacy.monitoring.choices import Level
from privacy.monitoring.models import Settings
from privacy.monitoring.sealing import Requester
from tests.privacy_monitoring import making
from tests.support import factories

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    block = Unit.objects.get(code="B4")
    people = {
        Level.UNIT: factories.person("staff", at=office), Level.BLOCK: factories.person("office_head", at=office),
        Level.OFFICER: factories.person("block_head", at=block),
    }  # fmt: skip
    tasks = {level.value: making.opened(person, office, block, level) for level, person in people.items()}
    flags = {label: {"pk": str(task.flags.get().pk)} for label, task in tasks.items()}
    trail = {"asked": {"pk": _trail(factories.person("privacy_manager", at=office))}}
    return {
        "privacy/monitoring/<uuid:pk>": {label: {"pk": str(task.pk)} for label, task in tasks.items()},
        "privacy/monitoring/flags/<uuid:pk>": flags,
        "privacy/monitoring/trails/<uuid:pk>": trail,
        "privacy/monitoring/settings/<uuid:pk>": {"in force": {"pk": str(Settings.objects.get().pk)}},
    }


def _trail(by: Person) -> str:
    today = clock.today()
    asked = Asked(today - timedelta(days=30), today, today, "licence", "顔写真")
    requester = Requester("請求 花子", "1234567890")
    made = run(actions.file_trail_request, actor=factories.actor(by), requester=requester, asked=asked)
    return str(made.subject_id)

"""The office's quarterly confirmation, a doubted right, an exception, a terminal with a gap."""

from governance.organization.models import Unit
from privacy.functions import actions
from privacy.functions.models import Flag, Line, Terminal, Waiver
from tests.privacy_functions import making
from tests.support import factories

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    officer, base = making.officer(), "privacy/functions/"
    clerk, head = making.clerk(office.code), factories.person("office_head", at=office)
    row = making.opened(
        officer, [making.right(clerk, code=office.code), making.right("x1", code=office.code)], office.code
    )
    flag = Flag.objects.get(kind="unknown")
    file = making.take(officer, [f"T1,{office.code},窓口,パスワード"], "terminals")
    terminal = Terminal.objects.get()
    making.act(actions.ask_waiver, head, terminal=terminal, reason="交換待ち", ends_on=making.day(9))
    return {
        f"{base}lines/<uuid:pk>": {"of a clerk": {"pk": str(Line.objects.get(person=clerk).pk)}},
        f"{base}terminals/<uuid:pk>": {"of the office": {"pk": str(terminal.pk)}},
        f"{base}snapshots/files/<uuid:pk>": {"of terminals": {"pk": str(file.file.pk)}},
        f"{base}snapshots/<uuid:pk>": {"of terminals": {"pk": str(file.pk)}},
        f"{base}flags/<uuid:pk>": {"of the office": {"pk": str(flag.pk)}},
        f"{base}waivers/<uuid:pk>": {"of the office": {"pk": str(Waiver.objects.get().pk)}},
        f"{base}<uuid:pk>": {"of the office": {"pk": str(row.pk)}},
    }

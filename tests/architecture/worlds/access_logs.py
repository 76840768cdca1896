"""Access logs in the access matrix: a file, a rule; the office's views stand in the lists."""

from governance.organization.models import Unit
from privacy.access_logs.models import LogFile, RuleVersion
from tests.access_logs import making

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    making.take("views_matrix.csv", [making.view(1)])
    making.explained()
    rule = RuleVersion.objects.get(code="volume")
    return {
        "privacy/access_logs/files/<uuid:pk>": {"stored": {"pk": str(LogFile.objects.latest("arrived_at").pk)}},
        "privacy/access_logs/rules/<uuid:pk>": {"in force": {"pk": str(rule.pk)}},
    }

"""Access logs in the access matrix: a file, a rule, a stored day that was missing; the office's views stand in the lists."""

from governance.organization.models import Unit
from privacy.access_logs import store
from privacy.access_logs.models import Damage, LogFile, RuleVersion
from privacy.access_logs.verifying import compare
from tests.access_logs import making

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    making.take("views_matrix.csv", [making.view(1)])
    making.explained()
    part = making.take(
        "duty_matrix.csv", [f"S1,{making.yesterday()} 09:00:00,{making.yesterday()} 17:00:00,work"]
    ).parts.get()
    kept = store.stored(part)
    moved = kept.rename(kept.with_suffix(".away"))
    compare()
    moved.rename(kept)
    rule = RuleVersion.objects.get(code="volume")
    return {
        "privacy/access_logs/damages/<uuid:pk>": {"missing": {"pk": str(Damage.objects.get().pk)}},
        "privacy/access_logs/files/<uuid:pk>": {"stored": {"pk": str(LogFile.objects.latest("arrived_at").pk)}},
        "privacy/access_logs/rules/<uuid:pk>": {"in force": {"pk": str(rule.pk)}},
    }

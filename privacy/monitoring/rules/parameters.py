"""The numbers that the chief privacy officer sets, with their bounds. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Parameter:
    """A number within bounds."""

    name: str
    label: Promise
    default: int
    least: int
    most: int


PARAMETERS = (
    Parameter("sample_explained", _("Explained views drawn each day"), 20, 0, 1000),
    Parameter("sample_random", _("Views drawn each day from all"), 10, 0, 1000),
    Parameter("planted", _("Entries planted each day"), 1, 0, 50),
    Parameter("least_score", _("Score below which no task is opened, in thousandths"), 100, 0, 999),
    Parameter("days", _("Days over which habits and rules are counted"), 180, 7, 1100),
    Parameter("volume", _("Judgements from which a habit is spoken of"), 20, 5, 1000),
    Parameter("quick_seconds", _("Seconds within which a judgement is quick"), 15, 1, 600),
    Parameter("quick_percent", _("Share of quick judgements, in percent, from which it is shown"), 50, 1, 100),
    Parameter("yes_percent", _("Share of confirmed flags, in percent, from which it is shown"), 98, 50, 100),
    Parameter("passed", _("Planted entries confirmed, from which it is shown"), 1, 1, 20),
    Parameter("cap_minutes", _("Minutes of checking that one judgement counts at most"), 60, 1, 480),
    Parameter("keep_tasks", _("Years for which judged tasks are kept"), 5, 1, 30),
    Parameter("keep_logs", _("Years for which logs are kept"), 5, 1, 30),
    Parameter("keep_rejected", _("Days for which files that could not be taken in are kept"), 90, 7, 3650),
)


def given(stored: Mapping[str, object]) -> dict[str, int]:
    """Return each parameter as stored, its default where that version did not know it."""
    found = {parameter.name: parameter.default for parameter in PARAMETERS}
    return found | {name: value for name, value in stored.items() if name in found and isinstance(value, int)}

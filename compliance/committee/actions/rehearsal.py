"""Reports of the demonstration's offices, most of which have no account of their own."""

from django.conf import settings

from compliance.committee.access import is_system
from compliance.committee.choices import OWING
from compliance.committee.models import Resolution, UnitReport
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, READS, action


@action(
    "committee.rehearse", subject=Resolution, who=is_system, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("percent",),
)  # fmt: skip
def rehearse(resolution: Resolution, *, actor: Actor, percent: int, text: str, but: list[str]) -> None:
    """Let that share of the units that owe a report hand it in, in nobody's name; `but` units with these codes.

    Which ones is drawn from their codes: the same at every run. Raises RuntimeError outside the demonstration.
    """
    if not settings.DEMO:
        raise RuntimeError("only in the demonstration")
    owing = UnitReport.objects.filter(resolution=resolution, state__in=OWING).exclude(unit__code__in=but)
    rows = [row for row in owing.select_related("unit") if sum(map(ord, row.unit.code)) * 37 % 100 < percent]
    for row in rows:
        row.state, row.text, row.reported_at = "reported", text, clock.now()
    UnitReport.objects.bulk_update(rows, ["state", "text", "reported_at"])

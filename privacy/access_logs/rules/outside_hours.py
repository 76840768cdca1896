"""The one who looked was not on duty."""

import ibis
import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return views outside of duty or on leave; of people without a row for the day only those at night."""
    grace = ibis.interval(minutes=given["grace"])
    rows = t.duty.select("staff_id", "starts_at", "ends_at", "kind")
    both = t.views.join(rows, "staff_id")
    on_duty = both.filter(
        both.kind == "work", both.viewed_at >= both.starts_at - grace, both.viewed_at <= both.ends_at + grace
    )
    on_leave = both.filter(both.kind == "leave", both.viewed_at >= both.starts_at, both.viewed_at <= both.ends_at)
    rostered = rows.filter(rows.ends_at >= t.start).select("staff_id").distinct()
    hour = t.views.viewed_at.hour()
    at_night = t.views.filter((hour >= given["night"]) | (hour < given["morning"]))
    off = t.views.semi_join(rostered, "staff_id").anti_join(on_duty, "log_no")
    unknown = at_night.anti_join(rostered, "staff_id")
    away = t.views.semi_join(on_leave, "log_no")
    return on_views(ibis.union(off, unknown, away, distinct=True))


RULE = Rule(
    "outside_hours",
    _("Outside hours or on leave"),
    _("The one who looked was not on duty at that time, or was on leave."),
    hits,
    (
        Parameter("grace", _("Minutes of grace before and after duty"), 30, 0, 240),
        Parameter("night", _("Hour at which night begins, for people without a roster"), 22, 18, 24),
        Parameter("morning", _("Hour at which night ends"), 6, 0, 9),
    ),
)

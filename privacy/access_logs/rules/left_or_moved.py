"""The log-in is that of somebody who has left, belongs to another unit by now, or is unknown."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views by people who should not look from there any more."""
    homes = t.staff.select("staff_id", "since", "left_on", home=t.staff.unit_code)
    both = t.views.left_join(homes, "staff_id")
    moved = (both.home != both.unit_code) & (both.since <= t.days_before(given["days"]))
    found = both.filter(both.home.isnull() | (both.left_on < t.day) | moved)
    return on_views(found)


RULE = Rule(
    "left_or_moved",
    _("Left or moved"),
    _("The log-in is that of somebody who has left, belongs to another unit, or is unknown."),
    hits,
    (Parameter("days", _("Days after a move in which the old unit may still be used"), 14, 0, 365),),
)

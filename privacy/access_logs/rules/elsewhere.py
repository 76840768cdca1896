"""One log-in at two units nearly at the same time."""

import ibis
import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views that follow one at another unit sooner than anyone could get there.

    Explained views count too: who works at a counter while somebody else uses their log-in elsewhere has both.
    """
    units = t.all_views.group_by("staff_id").aggregate(
        first=t.all_views.unit_code.min(), last=t.all_views.unit_code.max()
    )
    views = t.all_views.semi_join(
        units.filter(units.first != units.last), "staff_id"
    )  # few: only theirs are put in order
    own = ibis.window(group_by="staff_id", order_by=["viewed_at", "log_no"])
    rows = views.mutate(unit_before=views.unit_code.lag().over(own), seen_before=views.viewed_at.lag().over(own))
    found = rows.filter(
        rows.unit_before.notnull(),
        rows.unit_before != rows.unit_code,
        rows.viewed_at <= rows.seen_before + ibis.interval(minutes=given["minutes"]),
    )
    return on_views(found)


RULE = Rule(
    "elsewhere",
    _("At two places at once"),
    _("The same log-in was used at another unit shortly before."),
    hits,
    (Parameter("minutes", _("Minutes in which nobody gets from one unit to another"), 10, 1, 240),),
)

"""One record is looked at from several offices within days, and nothing explains today's view."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the unexplained views of records that many offices looked at."""
    first = t.days_before(given["days"] - 1)
    asked = t.views.select("record_id").distinct()
    past = t.viewed.filter(t.viewed.day >= first, t.viewed.day <= t.day).semi_join(asked, "record_id")
    counted = past.group_by("record_id").aggregate(offices=past.unit_code.nunique(), people=past.staff_id.nunique())
    wide = counted.filter(counted.offices >= given["offices"], counted.people >= given["people"])
    return on_views(t.views.semi_join(wide, "record_id"))


RULE = Rule(
    "repeated",
    _("Looked at from several offices"),
    _("Several offices looked at this record within a few days."),
    hits,
    (
        Parameter("days", _("Days that are looked at together"), 14, 1, 60),
        Parameter("offices", _("Offices at least"), 4, 2, 312),
        Parameter("people", _("Members of staff at least"), 4, 2, 1000),
    ),
)

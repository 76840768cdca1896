"""The record is that of another member of staff."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of colleagues' records; with `same_unit` 1 of those of the viewer's unit only."""
    own = t.records.filter(t.records.own_staff_id.notnull()).select("record_id", "own_staff_id")
    found = t.views.join(own, "record_id")
    found = found.filter(found.own_staff_id != found.staff_id)
    if given["same_unit"]:
        homes = t.staff.select(own_staff_id=t.staff.staff_id, unit_code=t.staff.unit_code)
        found = found.semi_join(homes, ["own_staff_id", "unit_code"])
    return on_views(found)


RULE = Rule(
    "colleague",
    _("Record of a colleague"),
    _("The record is that of a member of staff."),
    hits,
    (Parameter("same_unit", _("1: only of the same unit, 0: of any unit"), 0, 0, 1),),
)

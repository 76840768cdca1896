"""The insured person bears the surname of the one who looked, and few of the staff bear it."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of namesakes. Of a common surname nothing follows, so these are left out."""
    names = t.staff.group_by("surname_digest").aggregate(bearers=t.staff.count())
    rare = names.filter(names.bearers <= given["bearers"])
    viewers = t.staff.semi_join(rare, "surname_digest").select("staff_id", "surname_digest")
    theirs = t.views.join(viewers, "staff_id")
    same = t.records.select("record_id", "surname_digest")
    return on_views(theirs.semi_join(same, ["record_id", "surname_digest"]))


RULE = Rule(
    "same_surname",
    _("Same surname"),
    _("The person has the same uncommon surname as the one who looked."),
    hits,
    (Parameter("bearers", _("At most so many of the staff bear the surname"), 30, 1, 2000),),
)

"""The insured person lives at the address of the one who looked."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of records with the viewer's address."""
    theirs = t.views.join(t.staff.select("staff_id", "address_digest"), "staff_id")
    return on_views(theirs.semi_join(t.records.select("record_id", "address_digest"), ["record_id", "address_digest"]))


RULE = Rule("same_address", _("Same address"), _("The person lives at the address of the one who looked."), hits)

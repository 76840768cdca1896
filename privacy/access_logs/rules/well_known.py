"""The person is on the list of well-known persons."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of well-known persons."""
    return on_views(t.views.semi_join(t.records.filter(t.records.well_known), "record_id"))


RULE = Rule("well_known", _("Well-known person"), _("The person is on the list of well-known persons."), hits)

"""Somebody looked at their own record."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of own records."""
    own = t.records.select("record_id", staff_id=t.records.own_staff_id)
    return on_views(t.views.semi_join(own, ["record_id", "staff_id"]))


RULE = Rule("own_record", _("Own record"), _("The record is that of the one who looked."), hits)

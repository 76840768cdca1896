"""The one who looked has declared the person as a relative."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of declared relatives."""
    return on_views(t.views.semi_join(t.relatives, ["staff_id", "record_id"]))


RULE = Rule("relative", _("Declared relative"), _("The one who looked has declared the person as a relative."), hits)

"""No reception, call, case or batch about this record anywhere in the organization, for days."""

from datetime import datetime, time

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_views


def hits(t: Tables, given: Given) -> ir.Table:
    """Return the views of records that nobody had anything to do with."""
    first = datetime.combine(t.days_before(given["days"]), time.min)
    recent = t.contacts.filter(t.contacts.closed_at >= first)
    return on_views(t.views.anti_join(recent, "record_id"))


RULE = Rule(
    "no_contact",
    _("No matching reception or case"),
    _("There is no reception, call, case or batch about this person, at any office."),
    hits,
    (Parameter("days", _("Days in which a contact counts"), 14, 1, 31),),
)

"""What accounts for a view: a reception, call, case, batch or assignment of the same record in the same unit at that time.

At counters and telephones colleagues help each other, so that any view of the unit counts; a case or an assignment names whose it
is. What was entered long after the view explains nothing: whoever looks without purpose could write it later.
"""

from datetime import timedelta

import ibis
import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.choices import Explanation
from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables

BY_ANYONE = (Explanation.RECEPTION.value, Explanation.CALL.value, Explanation.BATCH.value)


def explained(t: Tables, given: Given) -> ir.Table:
    """Return `log_no` of each view that is explained, and the `kind` of what explains it."""
    open_then = (
        t.contacts.filter(  # follows from the conditions below, but no engine sees that: most contacts were over before
            t.contacts.closed_at >= t.start - timedelta(minutes=given["after"]),
            t.contacts.opened_at < t.end + timedelta(minutes=given["before"]),
        )
    )
    contacts = open_then.select(
        "kind", "opened_at", "closed_at", "entered_at", "unit_code", "record_id", owner=open_then.staff_id
    )
    both = t.all_views.join(contacts, ["record_id", "unit_code"])
    found = both.filter(
        both.viewed_at >= both.opened_at - ibis.interval(minutes=given["before"]),
        both.viewed_at <= both.closed_at + ibis.interval(minutes=given["after"]),
        both.entered_at <= both.viewed_at + ibis.interval(minutes=given["entered"]),
        both.kind.isin(BY_ANYONE) | both.owner.isnull() | (both.owner == both.staff_id),
    )
    return found.group_by("log_no").aggregate(kind=found.kind.min())


RULE = Rule(
    "explained",
    _("Explained before any rule"),
    _("A reception, call, case, batch or assignment accounts for the view."),
    explained,
    (
        Parameter("before", _("Minutes before a contact begins"), 30, 0, 480),
        Parameter("after", _("Minutes after a contact ends"), 120, 0, 1440),
        Parameter("entered", _("Minutes within which a contact must be entered"), 480, 0, 2880),
    ),
)

"""Many more unexplained records than this person and their unit usually leave. One such view says nothing; their number does."""

import ibis
import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_days


def hits(t: Tables, given: Given) -> ir.Table:
    """Return who left unusually many records unexplained.

    What is usual is the person's own mean, or the unit's where their past is too short; the number must exceed it by so many
    standard deviations (no less than those of a count that varies by chance, the root of the mean) and by a factor.
    """
    past = t.daily.filter(t.daily.day < t.day, t.daily.day >= t.days_before(given["days"]))
    own = past.group_by("staff_id").aggregate(
        own_mean=past.unexplained.mean(), own_spread=past.unexplained.std(how="pop"), known=past.count()
    )
    unit = past.group_by("unit_code").aggregate(
        unit_mean=past.unexplained.mean(), unit_spread=past.unexplained.std(how="pop")
    )
    today = t.views.group_by("staff_id").aggregate(unit_code=t.views.unit_code.min(), measure=t.views.record_id.nunique())
    asked = today.join(unit, "unit_code").left_join(own, "staff_id")
    long = asked.known.fill_null(0) >= given["least_days"]
    asked = asked.mutate(
        expected=ibis.ifelse(long, asked.own_mean, asked.unit_mean),
        spread=ibis.ifelse(long, asked.own_spread, asked.unit_spread),
    )
    chance = ibis.greatest(asked.spread, asked.expected.sqrt())
    found = asked.filter(
        asked.measure >= given["least"],
        asked.measure > asked.expected + chance * (given["deviations"] / 10),
        asked.measure > asked.expected * (given["factor"] / 10),
    )
    return on_days(found.mutate(expected=found.expected.round(2)))


RULE = Rule(
    "often_unexplained",
    _("Unusually many unexplained records"),
    _("On that day nothing accounts for far more of the person's views than usual."),
    hits,
    (
        Parameter("days", _("Days of the past that are compared"), 30, 5, 60),
        Parameter("least_days", _("Days of one's own that are enough to compare with"), 5, 2, 60),
        Parameter("least", _("Unexplained records of the day at least"), 8, 1, 10_000),
        Parameter("deviations", _("Standard deviations above what is usual, in tenths"), 25, 0, 100),
        Parameter("factor", _("Times what is usual, in tenths"), 15, 10, 200),
    ),
)

"""Many more records than this person and their unit usually look at."""

import ibis
import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_days


def hits(t: Tables, given: Given) -> ir.Table:
    """Return who looked at unusually many records, of which enough are explained by nothing.

    Both must be exceeded: the mean of the unit by a factor, and the person's own mean by standard deviations; of people
    with too short a past the unit's mean alone is asked.
    """
    daily = t.daily
    past = daily.filter(daily.day < t.day, daily.day >= t.days_before(given["days"]))
    own = past.group_by("staff_id").aggregate(
        own_mean=past.records.mean(), spread=past.records.std(how="pop"), known=past.count()
    )
    unit = past.group_by("unit_code").aggregate(unit_mean=past.records.mean())
    open_views = t.views.group_by("staff_id").aggregate(unexplained=t.views.record_id.nunique())
    today = daily.filter(daily.day == t.day).select("staff_id", "unit_code", "records")
    asked = today.join(open_views, "staff_id").join(unit, "unit_code").left_join(own, "staff_id")
    limit = ibis.ifelse(
        asked.known.fill_null(0) >= given["least_days"],
        asked.own_mean + asked.spread * (given["deviations"] / 10),
        ibis.literal(0.0),
    )
    found = asked.filter(
        asked.records >= given["least"],
        asked.unexplained >= given["unexplained"],
        asked.records > limit,
        asked.records > asked.unit_mean * (given["peers"] / 10),
    )
    return on_days(found.mutate(measure=found.records, expected=found.unit_mean.round(2)))


RULE = Rule(
    "volume",
    _("Unusually many records"),
    _("On that day the person looked at far more records than they and their unit usually do."),
    hits,
    (
        Parameter("days", _("Days of the past that are compared"), 30, 5, 60),
        Parameter("least_days", _("Days of one's own that are enough to compare with"), 5, 2, 60),
        Parameter("least", _("Records of the day at least"), 40, 1, 10_000),
        Parameter("unexplained", _("Of these at least so many unexplained"), 10, 0, 10_000),
        Parameter("deviations", _("Standard deviations above one's own mean, in tenths"), 30, 0, 100),
        Parameter("peers", _("Times the mean of the unit, in tenths"), 20, 10, 200),
    ),
)

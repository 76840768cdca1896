"""Many name searches that list many people, of whom hardly any is opened."""

import ibis.expr.types as ir
from django.utils.translation import gettext_lazy as _

from privacy.access_logs.rules.rule import Given, Parameter, Rule, Tables, on_days


def hits(t: Tables, given: Given) -> ir.Table:
    """Return who swept through names on the day."""
    listed = t.searches.filter(t.searches.record_id.notnull()).select("staff_id", "unit_code", "search_no", "record_id")
    opened = listed.semi_join(t.all_views, ["staff_id", "record_id"])
    counted = listed.group_by("staff_id").aggregate(
        unit_code=listed.unit_code.min(), searches=listed.search_no.nunique(), listed=listed.record_id.nunique()
    )
    looked_at = opened.group_by("staff_id").aggregate(opened=opened.record_id.nunique())
    both = counted.left_join(looked_at, "staff_id")
    found = both.filter(
        both.searches >= given["searches"],
        both.listed >= given["listed"],
        both.opened.fill_null(0) * 100 <= both.listed * given["percent"],
    )
    return on_days(found.mutate(measure=found.listed, expected=found.opened.fill_null(0)))


RULE = Rule(
    "sweeping_search",
    _("Sweeping name searches"),
    _("The person searched for many names and opened hardly any of the records listed."),
    hits,
    (
        Parameter("searches", _("Searches of the day at least"), 25, 1, 10_000),
        Parameter("listed", _("Records listed at least"), 150, 1, 100_000),
        Parameter("percent", _("Share of listed records that were opened at most, in percent"), 10, 0, 100),
    ),
)

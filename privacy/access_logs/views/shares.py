"""How much of the views of each unit is explained."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from privacy.access import READERS
from privacy.access_logs.choices import Explanation
from privacy.access_logs.forms import NoFilter, ShareFilter
from privacy.access_logs.models import UnitDay
from privacy.access_logs.queries import shares_by_day, shares_by_unit
from privacy.access_logs.views.files import percent


class SharesView(ScopedListView):
    """The units, their views of the last 30 days and the share that is explained."""

    requires = roles(*READERS)
    name = "access_logs.shares"
    title = _("Views explained, by unit")
    template_name = "access_logs/shares.html"
    filterset_class = NoFilter
    default_sort = "percent"
    empty_text = _("No views have come in.")
    columns: ClassVar[list[Column]] = [
        Column("unit", _("Unit"), lambda r: r.unit_name or r.code, "code",
               lambda r: f"{reverse('access_logs:shares-by-day')}?unit={r.code}"),
        Column("views", _("Views"), lambda r: f"{r.views:,}", "views", numeric=True),
        Column("explained", _("Explained"), lambda r: f"{r.explained:,}", "", numeric=True),
        Column("percent", _("Share explained"), lambda r: percent(r.explained, r.views), "percent", numeric=True),
        Column("open", _("Left to the rules"), lambda r: f"{r.open_views:,}", "open_views", numeric=True),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the units."""
        return shares_by_unit(actor)


def by(kind: Explanation) -> Callable[[UnitDay], str]:
    """Return the function that gives the number of views explained by this kind."""
    return lambda row: f"{row.by_kind.get(kind.value, 0):,}"


class SharesByDayView(ScopedListView):
    """The same by day, and by what views are explained."""

    requires = roles(*READERS)
    name = "access_logs.shares_by_day"
    title = _("Views explained, by day")
    template_name = "access_logs/shares_by_day.html"
    filterset_class = ShareFilter
    default_sort = "-day"
    empty_text = _("No views have come in.")
    columns: ClassVar[list[Column]] = [
        Column("day", _("Day"), lambda r: r.on, "on"),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("views", _("Views"), lambda r: f"{r.views:,}", "", numeric=True),
        Column("percent", _("Share explained"), lambda r: percent(r.explained, r.views), "", numeric=True),
        *(Column(kind.value, kind.label, by(kind), "", numeric=True) for kind in Explanation),
        Column("open", _("Left to the rules"), lambda r: f"{r.open_views:,}", "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[UnitDay]:
        """Return the shares."""
        return shares_by_day(actor)

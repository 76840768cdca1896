"""The engagements that the reader may know of."""

from collections import defaultdict
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.access import OVERSEERS, READERS, is_head
from audit.engagements.access import visible_targets
from audit.engagements.forms import EngagementFilter
from audit.engagements.models import Engagement
from audit.engagements.queries import engagements_for, lead_name
from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on

SHOWN = 3
"""So many units are named in a line."""


def named(row: Any) -> str:
    """Return the names of what is audited, a few of them in full."""
    more = len(row.audited) - SHOWN
    return "、".join(row.audited[:SHOWN]) + (f" +{more}" if more > 0 else "")


class EngagementListView(ScopedListView):
    """Audits. What is not opened stands in the list of the team, the head and the president alone."""

    requires = roles(*READERS)
    name = "engagements.engagements"
    title = _("Audits")
    template_name = "engagements/engagements.html"
    filterset_class = EngagementFilter
    default_sort = "-starts"
    empty_text = _("There is no audit of which you may know.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda r: r.title, "", lambda r: r.get_absolute_url()),
        Column("reference", pgettext_lazy("audit", "Reference number"), lambda r: r.reference or "", "reference"),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), "kind"),
        Column("audited", _("What is audited"), named),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("starts", _("First day on site"), lambda r: r.starts_on, "starts_on"),
        Column("opened", _("Opened"), lambda r: r.opened_at, "opened_at"),
        Column("lead", _("Lead"), lambda r: r.lead_name or ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Engagement]:
        """Return the engagements."""
        return engagements_for(actor).annotate(lead_name=Subquery(lead_name()))

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the names of what is audited, as far as the reader was told. One query."""
        targets = visible_targets(self.actor).filter(engagement__in=[row.pk for row in rows])
        found: dict[UUID, list[str]] = defaultdict(list)
        shown = targets.annotate(unit_name=name_on("unit_id", clock.today())).order_by("unit__code", "process__code")
        for engagement, unit, process in shown.values_list("engagement_id", "unit_name", "process__name"):
            found[engagement].append(unit or process or "")
        for row in rows:
            row.audited = found[row.pk]
        return rows

    def context(self) -> dict[str, Any]:
        """Say what the reader may do."""
        return {"plans": is_head(self.actor, None), "oversees": self.actor.holds(*OVERSEERS)}

"""The list of cases."""

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.forms import CaseFilter
from compliance.queries import cases_for
from compliance.views.base import CASES
from governance.access import Actor
from governance.lists.columns import Column
from governance.lists.views import ScopedListView


class CaseListView(ScopedListView):
    """The cases that the reader may see."""

    requires = CASES
    name = "compliance.cases"
    title = _("Cases")
    template_name = "compliance/cases.html"
    filterset_class = CaseFilter
    default_sort = "-received"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda c: c.reference, "reference", lambda c: c.get_absolute_url()),
        Column("received", _("Received"), lambda c: timezone.localdate(c.received_at), "received_at"),
        Column("state", _("State"), lambda c: c.get_state_display(), "state"),
        Column("severity", _("Severity"), lambda c: c.get_severity_display(), "severity"),
        Column("category", _("Category"), lambda c: c.get_category_display(), "category"),
        Column("unit", _("Unit"), lambda c: c.unit_name or "", ""),
        Column("channel", _("Channel"), lambda c: c.get_channel_display(), "channel"),
        Column("track", _("Handled by"), lambda c: c.get_track_display(), "track"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the cases within the reader's scope."""
        return cases_for(actor)

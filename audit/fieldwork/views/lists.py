"""Working papers that the reader may see, all or of one engagement; versions of the manual."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.engagements.models import Engagement
from audit.fieldwork.access import READ, adds, drafts, exports, visible_manuals
from audit.fieldwork.choices import WORK
from audit.fieldwork.forms import EngagementPaperFilter, ManualFilter, PaperFilter
from audit.fieldwork.models import Manual, Paper
from audit.fieldwork.queries import papers_for
from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.versions import SetState


class PaperListView(ScopedListView):
    """All working papers in sight."""

    requires = roles(*READ)
    name = "fieldwork.papers"
    title = _("Working papers")
    filterset_class = PaperFilter
    default_sort = "-begun"
    empty_text = _("There are no working papers.")
    columns: ClassVar[list[Column]] = [
        Column(
            "reference", pgettext_lazy("audit", "Number"), lambda r: r.reference, "", lambda r: r.get_absolute_url()
        ),
        Column("title", _("Title"), lambda r: r.title),
        Column("unit", _("Unit"), lambda r: r.unit_name or "–"),
        Column("preparer", _("Preparer"), lambda r: r.prepared_by.name),
        Column("state", _("State"), lambda r: r.get_state_display()),
        Column("notes", _("Open note"), lambda r: _("Yes") if r.has_open_note else ""),
        Column("conclusion", _("Conclusion"), lambda r: r.get_conclusion_display()),
        Column("performed", _("Day of the work"), lambda r: r.performed_on),
        Column("begun", _("Begun"), lambda r: r.made_at, "made_at"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Paper]:
        """Return the papers."""
        return papers_for(actor)


class EngagementPapersView(PaperListView):
    """The papers of one engagement."""

    template_name = "fieldwork/engagement.html"
    filterset_class = EngagementPaperFilter
    default_sort = "number"
    columns: ClassVar[list[Column]] = [
        Column("number", pgettext_lazy("audit", "Number"), lambda r: r.label, "number", lambda r: r.get_absolute_url()),
        *PaperListView.columns[1:],
    ]

    def rows(self, actor: Actor) -> QuerySet[Paper]:
        """Return its papers; raises Http404 for an engagement out of sight."""
        self.engagement = fetch(Engagement, actor, self.kwargs["pk"])
        return papers_for(actor).filter(engagement=self.engagement)

    def context(self) -> dict[str, Any]:
        """Say which engagement it is, and what the reader may do."""
        row = self.engagement
        return {
            "engagement": row, "adds": row.state in WORK and adds(self.actor, row), "exports": exports(self.actor, row)
        }  # fmt: skip


class ManualListView(ScopedListView):
    """All versions of the manual."""

    requires = roles(*READ)
    name = "fieldwork.manuals"
    title = _("Audit manual")
    template_name = "fieldwork/manuals.html"
    filterset_class = ManualFilter
    default_sort = "-number"
    empty_text = _("There is no version yet.")
    columns: ClassVar[list[Column]] = [
        Column("number", _("Version"), lambda r: r.number, "number", lambda r: r.get_absolute_url()),
        Column("state", _("State"), lambda r: r.get_state_display()),
        Column("from", _("In force from"), lambda r: r.valid_from),
        Column("drafted", pgettext_lazy("audit", "Drafted by"), lambda r: r.drafted_by.name),
        Column(
            "decided", pgettext_lazy("audit", "Put in force by"), lambda r: r.decided_by.name if r.decided_by else ""
        ),
    ]

    def rows(self, actor: Actor) -> QuerySet[Manual]:
        """Return the versions."""
        return visible_manuals(actor).select_related("drafted_by", "decided_by")

    def context(self) -> dict[str, Any]:
        """Say whether the reader may begin a version."""
        waiting = Manual.objects.filter(state=SetState.DRAFT).exists()
        return {"drafts": drafts(self.actor, None) and not waiting}

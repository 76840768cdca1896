"""Findings, recommendations and their ages, audits by others: each as far as the reader may see it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.access import DEPARTMENT, READERS, is_head
from audit.findings.access import SEES_EXTERNAL, visible_external_audits
from audit.findings.choices import Rating
from audit.findings.forms import ExternalFilter, FindingFilter, RecommendationFilter
from audit.findings.models import ExternalAudit, Finding, Recommendation
from audit.findings.queries import ages_for, external_audits_for, findings_for, open_for, recommendations_for
from audit.findings.rules.ages import AgeRow, analysis
from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView

MOST_UNITS = 20
"""So many units are named in the analysis, those with the most that is open."""


class FindingListView(ScopedListView):
    """Findings."""

    requires = roles(*READERS)
    name = "findings.findings"
    title = _("Audit findings")
    template_name = "findings/findings.html"
    filterset_class = FindingFilter
    default_sort = "-written"
    empty_text = _("There is no finding that you may see.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda r: r.title, "", lambda r: r.get_absolute_url()),
        Column("reference", pgettext_lazy("audit", "Reference number"), lambda r: r.reference or "", "reference"),
        Column("source", _("Audit"), lambda r: r.source_reference or ""),
        Column("unit", _("Unit"), lambda r: r.unit_name),
        Column("rating", _("Rating"), lambda r: r.get_rating_display(), "rating"),
        Column("cause", _("Kind of cause"), lambda r: r.get_cause_code_display()),
        Column("repeated", _("Found before"), lambda r: _("Yes") if r.repeated else ""),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("written", _("Written on"), lambda r: r.written_at, "written_at"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Finding]:
        """Return the findings."""
        return findings_for(actor)


class RecommendationListView(ScopedListView):
    """Recommendations in every state."""

    requires = roles(*READERS)
    name = "findings.recommendations"
    title = _("Recommendations and their follow-up")
    template_name = "findings/recommendations.html"
    filterset_class = RecommendationFilter
    default_sort = "due"
    empty_text = _("There is no recommendation that you may see.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Audit finding"), lambda r: r.finding.title, "", lambda r: r.get_absolute_url()),
        Column("reference", pgettext_lazy("audit", "Reference number"), str),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), "kind"),
        Column("unit", _("Addressed to"), lambda r: r.unit_name),
        Column("rating", _("Rating"), lambda r: r.finding.get_rating_display(), "finding__rating"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("since", _("Open since"), lambda r: r.followed_since, "followed_since"),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Recommendation]:
        """Return the recommendations."""
        return recommendations_for(actor)


class AgesView(ScopedListView):
    """How long what is open has been open: by rating and by unit, and each of them."""

    requires = roles(*READERS)
    name = "findings.ages"
    title = _("How long it has been open")
    template_name = "findings/ages.html"
    filterset_class = RecommendationFilter
    default_sort = "since"
    empty_text = _("Nothing is open.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Audit finding"), lambda r: r.finding.title, "", lambda r: r.get_absolute_url()),
        Column("reference", pgettext_lazy("audit", "Reference number"), str),
        Column("unit", _("Addressed to"), lambda r: r.unit_name),
        Column("rating", _("Rating"), lambda r: r.finding.get_rating_display(), "finding__rating"),
        Column("since", _("Open since"), lambda r: r.followed_since, "followed_since"),
        Column("days", _("Days open"), lambda r: (clock.today() - r.followed_since).days, "", None, True),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Recommendation]:
        """Return what is open."""
        return open_for(actor)

    def context(self) -> dict[str, Any]:
        """Add the analysis of everything in sight, whatever the conditions of the list. Two queries."""
        today = clock.today()
        by_unit = sorted(analysis(ages_for(self.actor, "unit"), today), key=lambda row: -row.total)
        labels: dict[str, Any] = dict(Rating.choices)
        return {
            "by_rating": [(labels[row.key], row) for row in analysis(ages_for(self.actor, "rating"), today)],
            "by_unit": named(by_unit[:MOST_UNITS]),
        }


def named(rows: list[AgeRow]) -> list[tuple[str, AgeRow]]:
    """Return each row with its words."""
    return [(row.key, row) for row in rows]


class ExternalListView(ScopedListView):
    """Audits by others."""

    requires = roles(*SEES_EXTERNAL)
    name = "findings.external_audits"
    title = _("Audits by others")
    template_name = "findings/external_audits.html"
    filterset_class = ExternalFilter
    default_sort = "-reported"
    empty_text = _("No audit by others is entered.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda r: r.title, "", lambda r: r.get_absolute_url()),
        Column("reference", pgettext_lazy("audit", "Reference number"), lambda r: r.reference, "reference"),
        Column("body", _("Audited by"), lambda r: r.body.name),
        Column("reported", _("Day of the report"), lambda r: r.reported_on, "reported_on"),
        Column("keeper", _("Auditor in charge"), lambda r: r.keeper.person.name),
    ]

    def rows(self, actor: Actor) -> QuerySet[ExternalAudit]:
        """Return the audits."""
        return external_audits_for(visible_external_audits(actor))

    def context(self) -> dict[str, Any]:
        """Say what the reader may do."""
        return {"enters": is_head(self.actor, None), "adds": self.actor.holds(*DEPARTMENT)}

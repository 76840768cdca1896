"""The ranking of the latest assessment, one assessment, and the explanation of one score."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from audit.access import OVERSEERS, is_head
from audit.universe.access import visible_assessments, visible_items
from audit.universe.assessing import digest_of
from audit.universe.choices import ItemKind
from audit.universe.forms import ItemFilter
from audit.universe.models import AssessedItem, Assessment
from audit.universe.queries import explained, labels, latest_assessment, named, weighting_in_force
from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView

LATEST = 50


class RankingView(ScopedListView):
    """Everything that can be audited, the riskiest first."""

    requires = roles(*OVERSEERS)
    name = "universe.ranking"
    title = _("Risk assessment")
    template_name = "universe/ranking.html"
    filterset_class = ItemFilter
    default_sort = "rank"
    empty_text = _("Nothing is assessed yet, or nothing fits these conditions.")
    columns: ClassVar[list[Column]] = [
        Column("rank", _("Rank"), lambda r: r.rank, "rank", numeric=True),
        Column("code", _("Code"), lambda r: r.code, "code"),
        Column("name", _("Name"), lambda r: r.name, "", lambda r: r.get_absolute_url()),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), "kind"),
        Column("score", pgettext_lazy("audit", "Score"), lambda r: r.score, "score", numeric=True),
        Column("figured", _("Score by the figures alone"), lambda r: r.figured, "figured", numeric=True),
        Column("stays", _("At the top with other weights (%)"), lambda r: r.stays, "stays", numeric=True),
        Column("known", _("Share of the weights that is known (%)"), lambda r: r.known, "known", numeric=True),
        Column("silent", _("Reports nothing"), lambda r: _("Yes") if r.is_silent else "", "is_silent"),
        Column("audited", _("Last audited"), lambda r: r.last_audited, "last_audited"),
    ]

    def rows(self, actor: Actor) -> QuerySet[AssessedItem]:
        """Return what the latest assessment holds."""
        self.latest = latest_assessment()
        rows: QuerySet[AssessedItem] = visible_items(actor).filter(assessment=self.latest).defer("lines")
        return rows

    def context(self) -> dict[str, Any]:
        """Name the assessment, and what the reader may do."""
        return {
            "latest": self.latest, "keeps": is_head(self.actor, None), "weighting": weighting_in_force(),
            **(told_of(self.latest) if self.latest else {}),
        }  # fmt: skip


def told_of(assessment: Assessment) -> dict[str, Any]:
    """Return the words about what the department does not see."""
    blind = assessment.blind
    never = [
        (ItemKind(kind).label, blind["never"].get(kind, 0), number)
        for kind, number in blind["of"].items()
    ]  # fmt: skip
    return {"blind_factors": labels(blind["factors"]), "never": never, "silent": blind["silent"]}


class AssessmentListView(View):
    """All assessments, newest first."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows: QuerySet[Assessment] = visible_assessments(actor).select_related("weighting", "made_by")[:LATEST]
        return render(request, "universe/assessments.html", {"assessments": rows, "heads": is_head(actor, None)})


class AssessmentView(View):
    """One assessment: weights, blind spots, sensitivity, and whether it is as it was frozen."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it and reckon its digest anew."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        assessment = fetch(Assessment, actor, pk)
        rows = list(assessment.items.order_by("rank"))
        weights = assessment.weighting.weights
        again = digest_of(weights, assessment.first, assessment.last, rows)
        context = {
            "assessment": assessment, "weights": named(weights), "rows": rows[:LATEST], "rest": max(0, len(rows) - LATEST),
            "unchanged": again == assessment.digest, **told_of(assessment),
        }  # fmt: skip
        return render(request, "universe/assessment.html", context)


class ItemView(View):
    """Why something has its score."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show each factor, and the same thing in other assessments."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        item = fetch(AssessedItem, actor, pk)
        others = AssessedItem.objects.filter(code=item.code, kind=item.kind).select_related("assessment")
        context = {
            "item": item, "lines": explained(item), "heads": is_head(actor, None),
            "history": others.defer("lines").order_by("-assessment__made_at")[:10],
        }  # fmt: skip
        return render(request, "universe/item.html", context)

"""Reads of findings, for pages, actions and the rooms above."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from audit.findings.access import visible_findings, visible_recommendations
from audit.findings.choices import NOT_REPORTED, OPEN, POINTS, FindingState, State
from audit.findings.models import (
    Evidence,
    ExternalAudit,
    Finding,
    Judgement,
    Progress,
    Recommendation,
    Repeat,
    Response,
    Scale,
)
from audit.findings.rules.similarity import ALIKE_PERCENT, likeness, triples
from governance import clock
from governance.access import Actor
from governance.organization.queries import name_on

FINDING = Finding._meta.label_lower
RECOMMENDATION = Recommendation._meta.label_lower
COMPARED = 200
"""So many of the newest candidates are compared word by word."""


def scale_on(day: date) -> Scale:
    """Return the scale in force on the day; raises Scale.DoesNotExist before the first one."""
    return Scale.objects.filter(valid_from__lte=day).prefetch_related("levels").latest("valid_from")


@dataclass(frozen=True)
class Alike:
    """An earlier finding that is alike."""

    finding: UUID
    same_code: bool
    percent: int


def alike(finding: Finding, most: int = 12) -> list[Alike]:
    """Return the earlier findings, of whatever unit, with the same criterion and cause, or in similar words; one query.

    Drafts that no unit was told of do not count: they may be of an audit of which nobody may know.
    """
    same = Q(criterion_id=finding.criterion_id, cause_code=finding.cause_code)
    told = Finding.objects.filter(same | Q(bands__overlap=finding.bands or [-1]), sent_at__isnull=False)
    rows = told.exclude(pk=finding.pk).exclude(state=FindingState.WITHDRAWN).order_by("-sent_at")[:COMPARED]
    mine = triples(f"{finding.title} {finding.condition}")
    found = []
    for row in rows.values_list("pk", "criterion_id", "cause_code", "title", "condition"):
        percent = likeness(mine, triples(f"{row[3]} {row[4]}"))
        same_code = (row[1], row[2]) == (finding.criterion_id, finding.cause_code)
        if same_code or percent >= ALIKE_PERCENT:
            found.append(Alike(row[0], same_code, percent))
    return sorted(found, key=lambda one: (-one.percent, not one.same_code))[:most]


def findings_for(actor: Actor) -> QuerySet[Finding]:
    """Return the findings in sight with the unit's name, the source's number, and whether they repeat one in sight."""
    before = Repeat.objects.filter(finding=OuterRef("pk"), earlier__in=visible_findings(actor))
    rows: QuerySet[Finding] = (
        visible_findings(actor)
        .select_related("engagement", "external__body", "unit")
        .annotate(
            unit_name=name_on("unit_id", clock.today()),
            source_reference=Coalesce("engagement__reference", "external__reference", output_field=CharField()),
            repeated=Exists(before),
        )
    )
    return rows


def recommendations_for(actor: Actor) -> QuerySet[Recommendation]:
    """Return the recommendations in sight with finding, source and the unit's name."""
    rows: QuerySet[Recommendation] = (
        visible_recommendations(actor)
        .select_related("finding__engagement", "finding__external__keeper", "finding__external__body", "unit")
        .annotate(unit_name=name_on("unit_id", clock.today()))
    )
    return rows


def open_for(actor: Actor) -> QuerySet[Recommendation]:
    """Return what is reported and still open, oldest first."""
    return recommendations_for(actor).filter(state__in=OPEN).order_by("followed_since", "pk")


def repeats_for(actor: Actor, finding: Finding) -> list[Repeat]:
    """Return the earlier findings that are alike and that the reader may see, with the name of their unit."""
    seen = visible_findings(actor).filter(sent_at__isnull=False)
    rows = finding.repeats.filter(earlier__in=seen).select_related("earlier")
    return list(rows.annotate(unit_name=name_on("earlier__unit_id", clock.today())))


def parts_for(actor: Actor, finding: Finding) -> list[Recommendation]:
    """Return the recommendations of a finding that the reader may see, with their answers."""
    answers = Prefetch("responses", Response.objects.select_related("given_by").prefetch_related("steps"))
    rows = recommendations_for(actor).filter(finding=finding).prefetch_related(answers)
    return list(rows.order_by("number"))


def history_of(row: Recommendation) -> dict[str, list[Any]]:
    """Return answers, reports with their evidence, and judgements of a recommendation. Six queries."""
    files = Prefetch("evidence", Evidence.objects.defer("sealed"))
    return {
        "responses": list(row.responses.select_related("given_by").prefetch_related("steps")),
        "reports": list(Progress.objects.filter(recommendation=row).select_related("reported_by", "judgement__judged_by")
                        .prefetch_related(files)),
        "reopenings": list(Judgement.objects.filter(recommendation=row, progress__isnull=True).select_related("judged_by")),
    }  # fmt: skip


def ages_for(actor: Actor, by: str) -> list[tuple[str, date, date]]:
    """Return (key, open since, due on) of everything open in sight; `by`: "rating" or "unit". One query."""
    key: Any = F("finding__rating") if by == "rating" else name_on("unit_id", clock.today())
    rows = visible_recommendations(actor).filter(state__in=OPEN).annotate(key=Coalesce(key, Value("")))
    return list(rows.order_by().values_list("key", "followed_since", "due_on"))


def unreported(engagement: UUID) -> QuerySet[Finding]:
    """Return the findings of an audit that are neither reported nor withdrawn."""
    return Finding.objects.filter(engagement_id=engagement, state__in=NOT_REPORTED)


def for_report(engagement: UUID) -> list[Finding]:
    """Return the settled and the reported findings of an audit as its report takes them, in the order of their numbers."""
    answers = Prefetch("responses", Response.objects.prefetch_related("steps"))
    asked = Recommendation.objects.exclude(state=State.WITHDRAWN).annotate(unit_name=name_on("unit_id", clock.today()))
    recommendations = Prefetch("recommendations", asked.order_by("number").prefetch_related(answers))
    rows = Finding.objects.filter(engagement_id=engagement, state__in=[FindingState.SETTLED, FindingState.ISSUED])
    named = rows.select_related("criterion").annotate(unit_name=name_on("unit_id", clock.today()))
    return list(named.prefetch_related(recommendations).order_by("number"))


def units_with_open(engagement: UUID) -> Collection[Any]:
    """Return the units to which something of the audit is addressed that is still open."""
    rows = Recommendation.objects.filter(finding__engagement_id=engagement, state__in=OPEN).select_related("unit")
    return {row.unit.pk: row.unit for row in rows}.values()


def external_audits_for(rows: QuerySet[ExternalAudit]) -> QuerySet[ExternalAudit]:
    """Return the audits by others with what belongs to them."""
    return rows.select_related("body", "keeper__person")


def points_between(first: date, last: date) -> dict[UUID, float]:
    """Return the points of the findings reported between the days (both included) by unit. One query."""
    rows = Finding.objects.filter(state=FindingState.ISSUED, issued_on__range=(first, last))
    points: dict[UUID, float] = {}
    for unit, rating, number in rows.order_by().values_list("unit_id", "rating").annotate(n=Count("pk")):
        points[unit] = points.get(unit, 0) + POINTS[rating] * number
    return points

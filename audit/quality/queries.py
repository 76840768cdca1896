"""Reads of the self-assessment."""

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from audit.quality.access import visible_items
from audit.quality.choices import AssessmentState, Conformance, Domain
from audit.quality.models import Assessment, Catalogue, Evidence, Item, Measure, Rating, Standard
from audit.quality.rules.lines import DomainCount, Line, by_domain, digest_of, principles
from governance.access import Actor
from governance.versions import SetState


def catalogue_in_force() -> Catalogue | None:
    """Return the version in force, the last one that was decided."""
    return Catalogue.objects.filter(state=SetState.DECIDED).first()


def grouped(catalogue: Catalogue) -> list[tuple[str, list[Standard]]]:
    """Return label and lines of each domain of a version. One query."""
    rows = list(catalogue.standards.all())
    return [(str(domain.label), [row for row in rows if row.domain == domain]) for domain in Domain]


def items_for(actor: Actor, assessment: UUID) -> QuerySet[Item]:
    """Return the standards of an assessment with the names of whoever rated and owns the work."""
    last = Rating.objects.filter(item=OuterRef("pk")).order_by("-number")
    rows: QuerySet[Item] = (
        visible_items(actor)
        .filter(assessment=assessment)
        .select_related("standard")
        .annotate(
            domain=F("standard__domain"),
            rated_by=Subquery(last.values("rated_by__name")[:1]),
            owner=Subquery(last.values("owner__name")[:1]),
        )
    )
    return rows


def lines_of(assessment: Assessment) -> list[Line]:
    """Return domain, code and conformance of each standard. One query."""
    rows = assessment.items.order_by("standard__position")
    return list(rows.values_list("standard__domain", "standard__code", "conformance"))


def domains_of(lines: list[Line]) -> list[DomainCount]:
    """Return the counts of each domain."""
    return by_domain(lines, Domain.values, Conformance.values)


def principles_of(assessment: Assessment, lines: list[Line]) -> list[dict[str, Any]]:
    """Return each principle with how it stands and how it stood in the approved assessment before. Three queries."""
    texts = {row.code: row.text for row in assessment.catalogue.standards.all() if not row.is_rated}
    before = assessment_before(assessment)
    earlier = principles(lines_of(before)) if before else {}
    return [
        {"code": code, "text": texts.get(code, ""), "level": level, "label": _label(level),
         "before": _label(earlier.get(code, "")), "worse": bool(level and earlier.get(code) and level > earlier[code])}
        for code, level in principles(lines).items()
    ]  # fmt: skip


def _label(level: str) -> str:
    return str(Conformance(level).label) if level else ""


def assessment_before(assessment: Assessment) -> Assessment | None:
    """Return the approved assessment of the year before, or the last one before that."""
    rows = Assessment.objects.filter(fiscal_year__lt=assessment.fiscal_year, state=AssessmentState.APPROVED)
    return rows.first()


def digest_now(assessment: Assessment) -> str:
    """Return the digest of everything that is approved: standards, ratings with their files, measures. Four queries."""
    ratings = Prefetch("ratings", Rating.objects.prefetch_related(Prefetch("files", Evidence.objects.defer("sealed"))))
    rows = (
        assessment.items.select_related("standard").prefetch_related(ratings, "measures").order_by("standard__position")
    )
    lines: list[list[str]] = []
    for item in rows:
        lines.append([item.standard.code, item.standard.text, item.state, item.conformance])
        for rating in item.ratings.all():
            files = sorted(str(file.pk) for file in rating.files.all())
            people = [str(rating.owner_id), str(rating.rated_by_id)]
            lines.append([rating.conformance, rating.evidence, rating.link, rating.gap, *people, *files])
        lines += [[str(one.pk), one.what, str(one.owner_id), one.due_on.isoformat()] for one in item.measures.all()]
    return digest_of(lines)


def history_of(item: Item) -> dict[str, list[Any]]:
    """Return ratings with reviews and files, and measures. Four queries."""
    files = Prefetch("files", Evidence.objects.defer("sealed"))
    ratings = item.ratings.select_related("owner", "rated_by", "review__reviewed_by").prefetch_related(files)
    return {"ratings": list(ratings), "measures": list(item.measures.select_related("owner"))}


def open_measures() -> QuerySet[Measure]:
    """Return the measures that are not done, soonest first."""
    return (
        Measure.objects.filter(done_on__isnull=True).select_related("item__standard", "owner").order_by("due_on", "pk")
    )


def approved_of(year: int) -> Assessment | None:
    """Return the approved assessment of a fiscal year."""
    return Assessment.objects.filter(fiscal_year=year, state=AssessmentState.APPROVED).first()

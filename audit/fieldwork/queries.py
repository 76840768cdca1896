"""Reads of the fieldwork."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from audit.auditors.models import Auditor
from audit.engagements.models import Engagement
from audit.fieldwork.access import visible_papers
from audit.fieldwork.choices import NoteState, PaperState
from audit.fieldwork.models import (
    Addendum,
    CrossReference,
    Evidence,
    Manual,
    Note,
    Observation,
    Paper,
    Procedure,
    Signature,
)
from governance import clock
from governance.access import Actor
from governance.organization.queries import name_on
from governance.versions import SetState


def papers_for(actor: Actor) -> QuerySet[Paper]:
    """Return the papers that the actor may read, with what lists show."""
    open_note = Note.objects.filter(paper=OuterRef("pk")).exclude(state=NoteState.CLEARED)
    rows: QuerySet[Paper] = (
        visible_papers(actor)
        .select_related("engagement", "prepared_by", "procedure")
        .annotate(unit_name=name_on("unit_id", clock.today()), has_open_note=Exists(open_note))
        .defer("sealed_result")
    )
    return rows


def whole(rows: QuerySet[Paper]) -> QuerySet[Paper]:
    """Return the papers with everything that is signed, and what was said about them. A constant number of queries."""
    seen = Observation.objects.select_related("check_line", "seen_by")
    files = Evidence.objects.select_related("observation__check_line", "added_by").defer("sealed")
    return rows.select_related("engagement", "unit", "prepared_by", "procedure__manual").prefetch_related(
        "procedure__checks", Prefetch("observations", seen), Prefetch("evidence", files),
        Prefetch("cross_references", CrossReference.objects.select_related("other").order_by("other__number")),
        Prefetch("signatures", Signature.objects.select_related("signed_by")),
        Prefetch("notes", Note.objects.select_related("raised_by", "answered_by", "cleared_by")),
        Prefetch("addenda", Addendum.objects.select_related("written_by")),
    )  # fmt: skip


def manual_on(day: date) -> Manual | None:
    """Return the version of manual and programmes in force on the day."""
    rows = Manual.objects.filter(state=SetState.DECIDED, valid_from__lte=day)
    return rows.order_by("-valid_from").first()


def procedures_for(engagement: Engagement) -> QuerySet[Procedure]:
    """Return the procedures of the version in force on the first day on site."""
    manual = manual_on(max(engagement.starts_on, clock.today()))
    return Procedure.objects.filter(manual=manual) if manual else Procedure.objects.none()


def preparers_of(engagement: Engagement) -> list[Auditor]:
    """Return the auditors in the team now."""
    rows = Auditor.objects.filter(memberships__engagement=engagement, memberships__released_at__isnull=True)
    return list(rows.select_related("person").order_by("person__name", "pk"))


def states_of(engagement: UUID) -> dict[str, int]:
    """Return how many papers of the engagement are in each state."""
    rows = Paper.objects.filter(engagement=engagement).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def unsigned(engagement: UUID) -> int:
    """Return how many papers lack the last signature."""
    done = (PaperState.APPROVED, PaperState.DROPPED)
    return Paper.objects.filter(engagement=engagement).exclude(state__in=done).count()


def open_notes(engagement: UUID) -> int:
    """Return how many notes of reviewers are not cleared; notes on papers that were dropped no longer count."""
    rows = Note.objects.filter(paper__engagement=engagement).exclude(paper__state=PaperState.DROPPED)
    return rows.exclude(state=NoteState.CLEARED).count()


@dataclass(frozen=True)
class Missing:
    """What a paper lacks before it can be handed in."""

    checks: int
    words: bool

    def __bool__(self) -> bool:
        return self.checks > 0 or self.words


def missing_in(paper: Paper) -> Missing:
    """Return what is missing: checks without an observation, words without which nothing is concluded."""
    checks = 0
    if paper.procedure is not None:
        checks = paper.procedure.checks.count() - paper.observations.count()
    return Missing(checks, not (paper.seen and paper.conclusion and paper.performed_on))


def others_of(paper: Paper) -> QuerySet[Paper]:
    """Return the other papers of the engagement."""
    rows = Paper.objects.filter(engagement=paper.engagement_id).exclude(pk=paper.pk)
    return rows.exclude(state=PaperState.DROPPED).order_by("number").defer("sealed_result")


def subjects_of(engagement: UUID) -> list[tuple[UUID, str]]:
    """Return every row of the fieldwork that the ledger or a notice may speak of: id, and address when it has one."""
    papers = [(row.pk, row.get_absolute_url()) for row in Paper.objects.filter(engagement=engagement).only("pk")]
    below: list[tuple[UUID, str]] = []
    for model in (Note, Evidence):
        rows: Any = model._default_manager.filter(paper__engagement=engagement)
        below += [(pk, "") for pk in rows.values_list("pk", flat=True)]
    return papers + below


def papers_named(actor: Actor, ids: Iterable[UUID]) -> list[Paper]:
    """Return those of the papers that the actor may read."""
    rows = visible_papers(actor).filter(pk__in=list(ids)).select_related("engagement").defer("sealed_result")
    return list(rows.order_by("engagement_id", "number"))


def waiting_for(actor: Actor, engagements: Iterable[UUID]) -> Q:
    """Return the condition for papers that wait for a review by the actor, in these engagements."""
    return Q(state=PaperState.HANDED_IN, engagement__in=list(engagements)) & ~Q(authors__contains=[actor.person_id])

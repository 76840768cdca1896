"""Reads of engagements, for pages, actions and the rooms above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max, OuterRef, Q, QuerySet

from audit.auditors.choices import Conflict
from audit.auditors.models import Auditor
from audit.auditors.queries import at_work
from audit.engagements.access import teams_of, visible_engagements, visible_targets
from audit.engagements.choices import TOLD
from audit.engagements.models import Engagement, Member, Target
from governance.access import Actor
from governance.organization.queries import name_on

SUBJECT = Engagement._meta.label_lower


@dataclass(frozen=True)
class Found:
    """A conflict: its kind, the unit or process that it is about, whether the president has lifted it."""

    kind: Conflict
    unit: UUID | None
    process: UUID | None
    lifted: bool


def conflicts_of(engagement: UUID, auditors: Iterable[UUID]) -> dict[UUID, list[Found]]:
    """Return why the auditors are not independent of the engagement, by auditor; nobody else than the database judges.

    One query. Auditors without a conflict are left out.
    """
    found: dict[UUID, list[Found]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.id, c.kind, c.unit, c.process, EXISTS (
                SELECT 1 FROM audit_engagements_exemption x
                WHERE x.engagement_id = %(engagement)s::uuid AND x.auditor_id = a.id AND c.kind = ANY(x.lifts))
            FROM audit_auditors_auditor a CROSS JOIN LATERAL audit_conflicts(%(engagement)s::uuid, a.id) c
            WHERE a.id = ANY(%(auditors)s::uuid[]) ORDER BY a.id, c.kind
            """,
            {"engagement": str(engagement), "auditors": [str(pk) for pk in auditors]},
        )
        for auditor, kind, unit, process, lifted in cursor.fetchall():
            found.setdefault(UUID(str(auditor)), []).append(
                Found(
                    Conflict(kind), UUID(str(unit)) if unit else None, UUID(str(process)) if process else None, lifted
                )
            )
    return found


def barred_from(engagement: Engagement) -> list[tuple[Auditor, list[Found]]]:
    """Return the auditors at work who are not independent of the engagement, and why. Two queries."""
    auditors = list(at_work())
    conflicts = conflicts_of(engagement.pk, [auditor.pk for auditor in auditors])
    return [(auditor, conflicts[auditor.pk]) for auditor in auditors if auditor.pk in conflicts]


def engagements_for(actor: Actor) -> QuerySet[Engagement]:
    """Return the engagements that the actor may know of."""
    return visible_engagements(actor)


def targets_for(actor: Actor, engagement: Engagement) -> list[Target]:
    """Return what is audited, as far as the actor was told, with names as on the first day."""
    rows = visible_targets(actor).filter(engagement=engagement).select_related("process", "unit")
    named = rows.annotate(unit_name=name_on("unit_id", engagement.starts_on))
    return sorted(named, key=lambda row: (row.unit.code if row.unit else "~", row.process.code if row.process else ""))


def team_of(engagement: Engagement) -> list[Member]:
    """Return everyone who is or was in the team."""
    return list(
        engagement.members.select_related("auditor__person", "assigned_by").order_by(
            "released_at", "role", "assigned_at"
        )
    )


def audited_units(actor: Actor) -> list[UUID]:
    """Return the units of the engagements on whose teams the actor is now, until these are closed."""
    if actor.kind != "person":
        return []
    rows = Target.objects.filter(engagement__in=teams_of(actor).values("engagement_id"), unit__isnull=False).exclude(
        engagement__state__in=["closed", "cancelled"]
    )
    return list(rows.values_list("unit_id", flat=True).distinct())


def last_audited(day: date) -> dict[UUID, date]:
    """Return the units that were audited before the day → the first day of their latest audit. One query."""
    rows = Target.objects.filter(
        Q(engagement__state__in=TOLD), unit__isnull=False, revealed_at__isnull=False, engagement__starts_on__lt=day
    )
    return dict(rows.values_list("unit_id").annotate(latest=Max("engagement__starts_on")))


def past_openings() -> list[tuple[date, UUID]]:
    """Return day and unit of every unannounced audit that was opened, oldest first."""
    rows = Target.objects.filter(engagement__announced=False, engagement__opened_at__isnull=False, unit__isnull=False)
    return list(rows.order_by("engagement__starts_on", "unit__code").values_list("engagement__starts_on", "unit_id"))


def lead_name() -> QuerySet[Member, Any]:
    """Return a subquery for annotations: the name of the lead of the engagement."""
    rows = Member.objects.filter(engagement=OuterRef("pk"), role="lead", released_at__isnull=True)
    return rows.values("auditor__person__name")[:1]

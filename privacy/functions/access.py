"""Who sees which rights, and who decides on them: the head or the privacy manager of the unit, the chief privacy officer.

Nobody decides on their own rights; the database refuses it too.
"""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS_OF_ALL, in_scope
from privacy.functions.models import (
    Flag,
    Holding,
    Line,
    Removal,
    Review,
    Snapshot,
    SnapshotFile,
    Terminal,
    UnitReview,
    Waiver,
)

DECIDERS = (OFFICER, *HEADS_OF_UNIT)


def _reads_all(actor: Actor) -> bool:
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*READERS_OF_ALL))


@scope(Snapshot)
def visible_snapshots(actor: Actor) -> QuerySet[Snapshot]:
    """Return the files to those who see all rights."""
    return Snapshot.objects.all() if _reads_all(actor) else Snapshot.objects.none()


@scope(SnapshotFile)
def visible_files(actor: Actor) -> QuerySet[SnapshotFile]:
    """Return the files themselves to the chief privacy officer."""
    return SnapshotFile.objects.all() if actor.holds(OFFICER) else SnapshotFile.objects.none()


@scope(Review)
def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """Return the rounds to those who see all rights."""
    return Review.objects.all() if _reads_all(actor) else Review.objects.none()


@scope(Holding)
def visible_holdings(actor: Actor) -> QuerySet[Holding]:
    """Return the rights of the actor's units."""
    return in_scope(Holding.objects.all(), actor)


@scope(Terminal)
def visible_terminals(actor: Actor) -> QuerySet[Terminal]:
    """Return the terminals of the actor's units."""
    return in_scope(Terminal.objects.all(), actor)


@scope(UnitReview)
def visible_unit_reviews(actor: Actor) -> QuerySet[UnitReview]:
    """Return the confirmations of the actor's units."""
    return in_scope(UnitReview.objects.all(), actor)


@scope(Line)
def visible_lines(actor: Actor) -> QuerySet[Line]:
    """Return the rows of these confirmations."""
    return Line.objects.filter(unit_review__in=visible_unit_reviews(actor))


@scope(Flag)
def visible_flags(actor: Actor) -> QuerySet[Flag]:
    """Return the doubted rights of the actor's units."""
    return in_scope(Flag.objects.all(), actor)


@scope(Removal)
def visible_removals(actor: Actor) -> QuerySet[Removal]:
    """Return the removals of the actor's units."""
    return in_scope(Removal.objects.all(), actor)


@scope(Waiver)
def visible_waivers(actor: Actor) -> QuerySet[Waiver]:
    """Return the exceptions of the actor's units."""
    return in_scope(Waiver.objects.all(), actor)


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the chief privacy officer."""
    return actor.kind == "person" and actor.holds(OFFICER)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system acts."""
    return actor.kind == "system"


def opens_reviews(actor: Actor, _: Any) -> bool:
    """Return whether the actor may open a round: the system each quarter, or the chief privacy officer before."""
    return is_system(actor, _) or is_officer(actor, _)


def is_decider(actor: Actor, _: Any) -> bool:
    """Return whether the actor decides for some unit."""
    return actor.kind == "person" and actor.holds(*DECIDERS)


def decides(actor: Actor, row: UnitReview | Flag | Terminal | Waiver) -> bool:
    """Return whether the actor decides for the unit of the row."""
    return is_officer(actor, row) or (actor.kind == "person" and row.unit_id in actor.unit_ids(*HEADS_OF_UNIT))


def decides_line(actor: Actor, line: Line) -> bool:
    """Return whether the actor decides on the row: not on their own right."""
    return decides(actor, line.unit_review) and line.person_id != actor.person_id


def decides_flag(actor: Actor, flag: Flag) -> bool:
    """Return whether the actor decides on the doubted right: not on their own."""
    return decides(actor, flag) and flag.person_id != actor.person_id


def decides_waiver(actor: Actor, waiver: Waiver) -> bool:
    """Return whether the actor decides on the exception: neither the one who asked, nor the one whose right it is."""
    return decides(actor, waiver) and actor.person_id not in (waiver.asked_by_id, waiver.person_id)

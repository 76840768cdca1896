"""Reads of function reviews."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_quarter, fiscal_year
from governance.lists.counting import number_of
from governance.organization.queries import name_on
from privacy.functions.access import (
    visible_flags,
    visible_holdings,
    visible_removals,
    visible_terminals,
    visible_unit_reviews,
    visible_waivers,
)
from privacy.functions.choices import FlagKind, FlagState, RemovalState, ReviewState, SnapshotState, WaiverState
from privacy.functions.models import Flag, Holding, Line, Removal, Review, Snapshot, Terminal, UnitReview, Waiver


def latest(kind: str) -> Snapshot | None:
    """Return the newest snapshot that was taken in."""
    return Snapshot.objects.filter(kind=kind, state=SnapshotState.TAKEN).order_by("-taken_on").first()


def quarter_now() -> tuple[int, int]:
    """Return fiscal year and quarter of today."""
    today = clock.today()
    return fiscal_year(today), fiscal_quarter(today)


def is_opened() -> bool:
    """Return whether the round of this quarter was opened."""
    year, quarter = quarter_now()
    return Review.objects.filter(fiscal_year=year, quarter=quarter).exists()


def doubted() -> list[tuple[str, QuerySet[Holding]]]:
    """Return for each kind of doubt the rights in the system of which nobody has been told yet."""
    known = Flag.objects.filter(holding=OuterRef("pk")).exclude(state=FlagState.OVER)
    present = Holding.objects.filter(~Exists(known), gone_in__isnull=True)
    conditions = {
        FlagKind.UNKNOWN: Q(person__isnull=True),
        FlagKind.LEFT: Q(person__is_active=False),
        FlagKind.MOVED: Q(person__is_active=True) & ~Q(person__home_unit=F("unit")),
    }
    return [(kind, present.filter(condition)) for kind, condition in conditions.items()]


def asked_for(what: str) -> QuerySet[Waiver]:
    """Return the exceptions that wait for a decision about the row of a subquery; `what`: "flag" or "terminal"."""
    return Waiver.objects.filter(**{what: OuterRef("pk")}, state=WaiverState.ASKED)


def holdings_for(actor: Actor) -> QuerySet[Holding]:
    """Return the rights that the actor may see."""
    rows = visible_holdings(actor).select_related("person", "function", "since", "gone_in")
    found: QuerySet[Holding] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return found


def changes_in(snapshot: Snapshot) -> QuerySet[Holding]:
    """Return what differs from the snapshot before: rights that are new and rights that are gone."""
    rows = Holding.objects.filter(Q(since=snapshot) | Q(gone_in=snapshot)).select_related("person", "function")
    found: QuerySet[Holding] = rows.annotate(unit_name=name_on("unit_id", clock.today())).order_by(
        "unit__code", "staff_number", "pk"
    )
    return found


def terminals_for(actor: Actor) -> QuerySet[Terminal]:
    """Return the terminals in use that the actor may see, each with whether an exception runs or waits for its decision."""
    granted = Waiver.objects.filter(terminal=OuterRef("pk"), state=WaiverState.GRANTED, ends_on__gte=clock.today())
    rows = visible_terminals(actor).filter(gone_in__isnull=True)
    found: QuerySet[Terminal] = rows.annotate(
        unit_name=name_on("unit_id", clock.today()), excepted=Exists(granted), is_asked=Exists(asked_for("terminal"))
    )  # fmt: skip
    return found


def unit_reviews_for(actor: Actor) -> QuerySet[UnitReview]:
    """Return the confirmations that the actor may see, with how many rows there are and how many wait."""
    lines = Line.objects.filter(unit_review=OuterRef("pk"))
    rows = visible_unit_reviews(actor).select_related("review", "confirmed_by")
    found: QuerySet[UnitReview] = rows.annotate(
        unit_name=name_on("unit_id", clock.today()),
        asked=number_of(lines, "unit_review"),
        left=number_of(lines.filter(verdict=""), "unit_review"),
    )
    return found


def late_units(actor: Actor) -> QuerySet[UnitReview]:
    """Return the confirmations that are past their day."""
    return unit_reviews_for(actor).filter(state=ReviewState.OPEN, due_on__lt=clock.today())


def lines_of(unit_review: UnitReview) -> QuerySet[Line]:
    """Return the rows of a confirmation, each with whether the right is doubted."""
    flags = Flag.objects.filter(holding=OuterRef("holding")).exclude(state=FlagState.OVER)
    rows = unit_review.lines.select_related("holding__function", "person", "decided_by")
    found: QuerySet[Line] = rows.annotate(is_doubted=Exists(flags))
    return found


def flags_for(actor: Actor) -> QuerySet[Flag]:
    """Return the doubted rights that the actor may see, each with whether an exception waits for its decision."""
    rows = visible_flags(actor).select_related("holding__function", "person")
    found: QuerySet[Flag] = rows.annotate(
        unit_name=name_on("unit_id", clock.today()), is_asked=Exists(asked_for("flag"))
    )
    return found


def removals_for(actor: Actor) -> QuerySet[Removal]:
    """Return the removals that the actor may see."""
    rows = visible_removals(actor).select_related("holding__function", "decided_by", "done_in")
    found: QuerySet[Removal] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return found


def waivers_for(actor: Actor) -> QuerySet[Waiver]:
    """Return the exceptions that the actor may see."""
    rows = visible_waivers(actor).select_related("flag__holding__function", "terminal", "asked_by", "decided_by")
    found: QuerySet[Waiver] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return found


def carried_out(snapshot_id: UUID) -> list[UUID]:
    """Return the removals that a snapshot shows as done."""
    rows = Removal.objects.filter(state=RemovalState.ORDERED, holding__gone_in_id=snapshot_id)
    return list(rows.values_list("pk", flat=True))


def units_without(review: Review) -> list[UUID]:
    """Return the units with rights whose confirmation was not opened yet."""
    opened = UnitReview.objects.filter(review=review).values("unit_id")
    rows = Holding.objects.filter(gone_in__isnull=True).exclude(unit_id__in=opened)
    return list(rows.order_by("unit_id").values_list("unit_id", flat=True).distinct())

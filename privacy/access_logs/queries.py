"""Reads of access logs for pages and for the engine."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import is_open
from governance.organization.models import Unit
from governance.organization.queries import in_force, name_on
from privacy.access_logs.access import visible_damages, visible_days, visible_files, visible_shares
from privacy.access_logs.choices import DamageState, FileState, PartState
from privacy.access_logs.models import Damage, DayPart, Fault, LogDay, LogFile, RuleVersion, StoreCheck, UnitDay
from privacy.contributed import rejected_logs_kept

SHOWN_DAYS = 30
"""Days over which the shares of units are added up."""


def rules_on(day: date) -> list[RuleVersion]:
    """Return the version of each rule that holds on the day."""
    return list(RuleVersion.objects.filter(in_force(day)).order_by("code"))


def versions_of(code: str) -> QuerySet[RuleVersion]:
    """Return all versions of a rule with who wrote them, the newest first."""
    return RuleVersion.objects.filter(code=code).select_related("written_by").order_by("-number")


def files_for(actor: Actor) -> QuerySet[LogFile]:
    """Return the files with the number of rows that each added, that were there before, and whose number was taken."""
    rows: QuerySet[LogFile] = visible_files(actor).annotate(
        added=Coalesce(Sum("parts__rows"), 0),
        repeats=Coalesce(Sum("parts__doubled"), 0),
        differing=Coalesce(Sum("parts__differing"), 0),
    )
    return rows


def rejected_for(actor: Actor) -> QuerySet[LogFile]:
    """Return the files that could not be taken in and are still kept."""
    return visible_files(actor).filter(state=FileState.REJECTED)


def days_kept() -> int | None:
    """Return for how many days a file that could not be taken in is kept, None while no room says so."""
    try:
        return rejected_logs_kept.ask()
    except LookupError:
        return None


def kept_until(file: LogFile, days: int | None) -> date | None:
    """Return the last day on which a file that could not be taken in is kept."""
    if file.state != FileState.REJECTED or file.finished_at is None or days is None:
        return None
    return timezone.localdate(file.finished_at) + timedelta(days=days)


def damages_for(actor: Actor) -> QuerySet[Damage]:
    """Return the stored days that were found to be missing or altered, with the file they came from."""
    return visible_damages(actor).select_related("part__file", "settled_by")


def open_damages(actor: Actor) -> QuerySet[Damage]:
    """Return those of them that are to be restored."""
    return damages_for(actor).filter(state=DamageState.OPEN)


def last_compared() -> StoreCheck | None:
    """Return the last comparison of the store with the ledger."""
    return StoreCheck.objects.order_by("-checked_at").first()


@dataclass(frozen=True)
class Progress:
    """How far a file is: days in the store of all its days, and the shares of its right rows."""

    days: int
    days_stored: int
    rows: int
    rows_stored: int

    @property
    def percent(self) -> int:
        """Return how much is done."""
        return self.rows_stored * 100 // self.rows if self.rows else 0


def progress_of(file: LogFile) -> Progress:
    """Return how far a file is. One query."""
    done = Q(state=PartState.STORED)
    found = file.parts.aggregate(
        days=Count("pk"), days_stored=Count("pk", filter=done), rows=Coalesce(Sum("found"), 0),
        rows_stored=Coalesce(Sum("found", filter=done), 0),
    )  # fmt: skip
    return Progress(**found)


def parts_of_file(file: LogFile) -> list[DayPart]:
    """Return the days of a file."""
    return list(file.parts.order_by("day"))


def faults_of(file: LogFile) -> QuerySet[Fault]:
    """Return what is wrong with rows of a file."""
    return Fault.objects.filter(file=file).order_by("row", "pk")


def days_for(actor: Actor) -> QuerySet[LogDay]:
    """Return the days of the log."""
    return visible_days(actor)


def missing_days() -> list[date]:
    """Return the open days of the last month, since views first came in, of which none have come: a file was lost. One query."""
    yesterday = clock.today() - timedelta(days=1)
    first = LogDay.objects.order_by("day").values_list("day", flat=True)[:1]
    known = LogDay.objects.filter(day__gte=yesterday - timedelta(days=SHOWN_DAYS)).values_list("day", Subquery(first))
    there = dict(known)
    if not there:
        return []
    begin = max(min(there.values()), yesterday - timedelta(days=SHOWN_DAYS))
    span = (begin + timedelta(days=n) for n in range((yesterday - begin).days + 1))
    return [day for day in span if is_open(day) and day not in there]


def shares_by_day(actor: Actor) -> QuerySet[UnitDay]:
    """Return the shares of each unit on each day, with the unit's name."""
    rows: QuerySet[UnitDay] = visible_shares(actor).annotate(
        unit_name=name_on("unit_id", OuterRef("on")), open_views=F("views") - F("explained")
    )
    return rows


def shares_by_unit(actor: Actor) -> QuerySet[Any]:
    """Return the units with their views of the last month: all, explained, and the share that is explained in percent."""
    since = clock.today() - timedelta(days=SHOWN_DAYS)
    rows = visible_shares(actor).filter(unit=OuterRef("pk"), on__gte=since).order_by().values("unit")
    units: QuerySet[Any] = Unit.objects.annotate(
        views=Subquery(rows.annotate(n=Sum("views")).values("n")),
        explained=Subquery(rows.annotate(n=Sum("explained")).values("n")),
        unit_name=name_on("pk", clock.today()),
    ).filter(views__gt=0)
    shares: QuerySet[Any] = units.annotate(
        percent=F("explained") * 100 / F("views"), open_views=F("views") - F("explained")
    )
    return shares

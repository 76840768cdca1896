"""What the cases teach: what recurs, and where nobody speaks up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from compliance.contributed import heard_since
from compliance.figures.choices import TieKind
from compliance.figures.counting import counted_for, end_of, sees_cases
from compliance.figures.models import CaseTie
from compliance.figures.rules import Period, expected, is_unusual, last_quarter_end, period_to
from compliance.rules import SMALLEST
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.clock import start_of
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.surveys.queries import unit_scores

SURVEY, TRUST = "compliance_awareness", "trust"
"""The question of the awareness survey whose score says how far people trust that who reports is protected."""
LOW_TRUST = 3.0
"""Below the middle of the scale from 1 to 5."""


@dataclass(frozen=True)
class Recurring:
    """One article, course or question with the cases of a year tied to it, and of the year before; None is hidden."""

    kind: str
    label: str
    now: int | None
    then: int | None

    @property
    def kind_words(self) -> str:
        """Return the kind in words."""
        return str(TieKind(self.kind).label)


def recurring(actor: Actor, year: int, today: date) -> list[Recurring]:
    """Return what the cases of a fiscal year are tied to, most often first, as the dashboard counts it. Two queries.

    A case may be tied to several things, so that the rows cannot be added up; small ones are hidden by themselves. Who
    gets numbers only gets whole quarters: otherwise each single tie could be seen as it is made.
    """
    hides = not sees_cases(actor)
    now, then = (_ties(actor, _wanted(actor, each, today)) for each in (year, year - 1))
    rows = [
        Recurring(kind, label, _told(now.get(key, 0), hides), _told(then.get(key, 0), hides))
        for key in dict.fromkeys([*now, *then])
        for kind, _reference, label in [key]
    ]
    rows = [row for row in rows if row.now is not None or row.then is not None or not hides]
    return sorted(rows, key=lambda row: (-(row.now or 0), -(row.then or 0), row.kind, row.label))


def _wanted(actor: Actor, year: int, today: date) -> Period:
    """Return the year up to today, or up to the last whole quarter; the ties too stand as of then."""
    return period_to(year, today if sees_cases(actor) else last_quarter_end(today))


def _ties(actor: Actor, period: Period) -> dict[tuple[str, str, str], int]:
    if not period.started:
        return {}
    since, until = start_of(period.first), end_of(period.last)
    cases = counted_for(actor).filter(received_at__gte=since, received_at__lt=until)
    rows = CaseTie.objects.filter(case__in=cases.values("pk"), made_at__lt=end_of(period.as_of))
    counted = rows.order_by().values("kind", "reference", "label").annotate(n=Count("pk"))
    return {(row["kind"], row["reference"], row["label"]): row["n"] for row in counted}


def _told(number: int, hides: bool) -> int | None:
    return None if hides and 0 < number < SMALLEST else number


@dataclass(frozen=True)
class Silent:
    """A unit from which nothing was heard: how many work there, how many reports that would let expect, and its trust."""

    name: str
    headcount: int
    expected: float
    unusual: bool
    trust: float | None

    @property
    def low_trust(self) -> bool:
        """Return whether the survey shows little trust."""
        return self.trust is not None and self.trust < LOW_TRUST


@dataclass(frozen=True)
class Silence:
    """The silent units, and what they are measured by."""

    units: list[Silent]
    heard: int
    everyone: int


def silence(actor: Actor, years: int, today: date) -> Silence:
    """Return the offices, blocks and divisions of today from which neither report nor information came in so many years.

    The most unusual silence first. As many queries as there are sources, and four.
    """
    moment = start_of(add_months(today, -12 * years))
    sources: list[QuerySet] = [counted_for(actor).filter(received_at__gte=moment), *heard_since(actor, moment)]
    heard: dict[UUID, int] = {}
    for rows in sources:
        for unit, number in _by_unit(rows):
            heard[unit] = heard.get(unit, 0) + number
    staff = dict(_headcount())
    trust = unit_scores(SURVEY, TRUST)
    whole, everyone = sum(heard.values()), sum(staff.values())
    periods = periods_on(today).exclude(unit__kind=Unit.Kind.HEADQUARTERS).order_by("unit__code")
    found = [
        _silent(period.name, staff[period.unit_id], whole, everyone, trust.get(period.unit_id))
        for period in periods
        if period.unit_id not in heard and staff.get(period.unit_id)
    ]
    return Silence(sorted(found, key=lambda row: (-row.expected, row.name)), whole, everyone)


def _silent(name: str, headcount: int, heard: int, everyone: int, trust: float | None) -> Silent:
    number = expected(headcount, heard, everyone)
    return Silent(name, headcount, round(number, 1), is_unusual(number), None if trust is None else round(trust, 1))


def _by_unit(rows: QuerySet) -> Iterable[tuple[UUID, int]]:
    counted = rows.order_by().filter(unit__isnull=False).values("unit_id").annotate(n=Count("pk"))
    return list(counted.values_list("unit_id", "n"))


def _headcount() -> Iterable[tuple[UUID, int]]:
    people = Person.objects.filter(is_active=True).order_by().values("home_unit_id").annotate(n=Count("pk"))
    return list(people.values_list("home_unit_id", "n"))

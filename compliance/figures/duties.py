"""Which duties were kept and what became of measures in a fiscal year, for one reader. A constant number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from compliance.contributed import MeasureCount, count_measures
from compliance.figures import counting
from compliance.figures.counting import counted_for, sees_cases
from compliance.figures.dashboard import periods_for
from compliance.figures.rules import ROOT, Period, protected
from compliance.models import Case
from compliance.rules import SMALLEST
from governance.access import Actor, visible
from governance.deadlines.models import Deadline, Rule
from governance.deadlines.queries import title_of
from governance.runner.declaration import declared_actions


@dataclass(frozen=True)
class Duty:
    """How one duty was kept: its clocks that were met in time, broken, and still run in time."""

    code: str
    title: str
    kept: int | None
    broken: int | None
    running: int | None
    kept_before: int | None
    broken_before: int | None

    @property
    def share(self) -> int | None:
        """Return the share kept of those that are over, in per cent."""
        if self.kept is None or self.broken is None or not self.kept + self.broken:
            return None
        return round(100 * self.kept / (self.kept + self.broken))


@dataclass(frozen=True)
class Kept:
    """Everything on the page."""

    period: Period
    earlier: Period
    hides: bool
    duties: list[Duty]
    measures: MeasureCount | None


def kept_for(actor: Actor, year: int, today: date) -> Kept:
    """Return the duties and the measures of a fiscal year."""
    hides, (period, earlier) = not sees_cases(actor), periods_for(actor, year, today)
    measures = count_measures(counted_for(actor), period.first, period.last, period.as_of) if period.started else None
    return Kept(period, earlier, hides, duties_of(actor, period, earlier), _told(measures, hides=hides))


def _told(measures: MeasureCount | None, *, hides: bool) -> MeasureCount | None:
    """Return the measures; None when a small part would have to be hidden."""
    if measures is None or not hides:
        return measures
    return measures if all(part == 0 or part >= SMALLEST for part in measures.parts()) else None


def clocked_models() -> list[type[Any]]:
    """Return the kinds of rows of compliance on which clocks run."""
    found = {a.subject for a in declared_actions().values() if a.clocks.opens or a.clocks.opens_today}
    return sorted(
        (m for m in found if m.__module__.startswith("compliance.")), key=lambda model: model._meta.label_lower
    )


def duties_of(actor: Actor, period: Period, earlier: Period) -> list[Duty]:
    """Return how each duty was kept for what began in the two periods. One query for each kind of row with clocks, and one.

    Who sees cases: every clock of what they may see. Who gets numbers only: the division's cases, over or overdue clocks.
    """
    whose: dict[type[Any], QuerySet[Any]] = (
        {model: visible(model, actor) for model in clocked_models()}
        if sees_cases(actor)
        else {Case: counted_for(actor)}
    )
    sums: dict[str, Counter[str]] = {}
    for model, subjects in whose.items():
        for row in _clocks_of(model, subjects, period, earlier):
            sums.setdefault(row.pop("rule__code"), Counter()).update(row)
    titles = {rule.code: title_of(rule) for rule in Rule.objects.order_by("valid_from")}
    return [_duty(code, numbers, titles, hides=not sees_cases(actor)) for code, numbers in sorted(sums.items())]


def _clocks_of(model: type[Any], subjects: QuerySet[Any], period: Period, earlier: Period) -> Iterable[Any]:
    """Return the numbers by duty; each kind apart, so that PostgreSQL joins instead of asking of every clock whose it is."""
    clocks = Deadline.objects.filter(
        subject_type=model._meta.label_lower,
        subject_id__in=subjects.order_by().values("pk"),
        opened_on__range=(earlier.first, period.last),
    ).order_by()
    return clocks.values("rule__code").annotate(
        **_numbers_of(period, ""), **_numbers_of(earlier, "_before")
    )  # a period that has not begun counts nothing


def _numbers_of(period: Period, tail: str) -> dict[str, Any]:
    within = Q(opened_on__range=(period.first, period.last))
    until = counting.end_of(period.as_of)
    settled = Q(settled_at__lt=until)
    in_time = Q(settled_at__date__lte=F("due_on"))
    met, past = Q(state=Deadline.State.MET), Q(due_on__lt=period.as_of)
    open_then = Q(settled_at__isnull=True) | Q(settled_at__gte=until)
    counts = {
        "kept": met & settled & in_time,
        "broken": (met & settled & ~in_time) | (open_then & past),
        "running": open_then & ~past,
    }
    return {name + tail: Count("pk", filter=within & condition) for name, condition in counts.items()}


def _duty(code: str, numbers: Mapping[str, int], titles: dict[str, str], *, hides: bool) -> Duty:
    now, then = (_told_of(numbers, tail, hides=hides) for tail in ("", "_before"))
    running = None if hides else now["running"]
    return Duty(code, titles.get(code, code), now["kept"], now["broken"], running, then["kept"], then["broken"])


def _told_of(numbers: Mapping[str, int], tail: str, *, hides: bool) -> Mapping[str, int | None]:
    """Return kept, broken and running clocks. The number of all is known from the reports, so the three hide together."""
    counts = {name: numbers[name + tail] for name in ("kept", "broken", "running")}
    return protected(counts, dict.fromkeys(counts, ROOT)) if hides else counts

"""Reads for pages: waves, rates, sheets that wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.organization.queries import name_on, periods_on
from governance.surveys.access import visible_figures
from governance.surveys.models import Figure, Wave
from governance.surveys.showing import percent
from voice.satisfaction.access import visible_handouts
from voice.satisfaction.choices import Channel
from voice.satisfaction.models import Handout


def open_offices() -> list[str]:
    """Return the codes of the offices that are open today."""
    return list(periods_on(clock.today()).filter(unit__kind=Unit.Kind.OFFICE).values_list("unit__code", flat=True))


def block_ids() -> dict[UUID, UUID | None]:
    """Return office → block, as of today."""
    found = periods_on(clock.today()).filter(unit__kind=Unit.Kind.OFFICE)
    return dict(found.values_list("unit_id", "parent_id"))


def handouts_of(actor: Actor, wave: Wave) -> Any:
    """Return the numbers of a wave within the reader's scope, with the names of the wave's last day."""
    names = {"office_name": name_on("office_id", wave.closes_on), "block_name": name_on("block_id", wave.closes_on)}
    return visible_handouts(actor).filter(wave=wave).select_related("office", "wave").annotate(**names)


def without_numbers(actor: Actor) -> Any:
    """Return the numbers of open and closed waves that the offices of the actor still have to enter."""
    rows = Handout.objects.filter(office_id__in=actor.unit_ids("office_head"), handed_out__isnull=True)
    running = rows.filter(wave__state__in=[Wave.State.OPEN, Wave.State.CLOSED])
    return running.select_related("wave__survey").order_by("wave__opens_on", "pk")


def own_numbers(actor: Actor) -> Any:
    """Return the numbers of the actor's office in waves that are planned, open or closed, newest first."""
    rows = Handout.objects.filter(office_id__in=actor.unit_ids("office_head")).exclude(wave__state="cancelled")
    return rows.select_related("wave__survey").order_by("-wave__opens_on", "pk")[:12]


@dataclass(frozen=True)
class Taken:
    """What the figures of a closed wave say of one group and channel: codes printed and answers. None: not shown."""

    printed: int | None = None
    answers: int | None = None


def takings_for(actor: Actor, wave: Wave, handouts: Iterable[Handout]) -> dict[UUID, Taken]:
    """Return for each row of numbers what came back, as far as it may be shown. One query."""
    rows = list(handouts)
    units = {row.office_id for row in rows}
    found = _participation(actor, wave).filter(Q(unit_id__in=units - {None}) | Q(level=Figure.Level.TOTAL))
    by_unit = {figure.unit_id: figure for figure in found}
    return {row.pk: _of_channel(by_unit.get(row.office_id), row.channel) for row in rows}


def _participation(actor: Actor, wave: Wave) -> QuerySet[Figure]:
    return visible_figures(actor).filter(wave=wave, question__isnull=True)


def _of_channel(figure: Figure | None, channel: str) -> Taken:
    if figure is None or figure.cells is None:
        return Taken()
    return Taken(*figure.cells.get(channel, (0, 0)))


@dataclass(frozen=True)
class RateRow:
    """One line of a table of response rates; `missing`: offices that have not entered their numbers."""

    name: str
    visitors: int | None
    handed_out: int | None
    answers: int | None
    missing: int

    @property
    def rate(self) -> str:
        """Return answers per sheet handed out; "" while a number is missing or not shown."""
        return "" if self.missing else rate_in_words(self.answers, self.handed_out)


def rate_in_words(part: int | None, whole: int | None) -> str:
    """Return a share in percent, "" when either number is missing."""
    return percent(part / whole) if part is not None and whole else ""


def rates_of(actor: Actor, wave: Wave) -> tuple[list[RateRow], list[RateRow]]:
    """Return the rates by channel and by block, within the reader's scope. Three queries."""
    figures = {(f.level, f.unit_id): f for f in _participation(actor, wave).exclude(level=Figure.Level.UNIT)}
    rows = visible_handouts(actor).filter(wave=wave)
    whole = figures.get((Figure.Level.TOTAL.value, None))
    channels = [
        _rate(str(Channel(row["channel"]).label), row, _of_channel(whole, row["channel"]))
        for row in _summed(rows, "channel")
    ]
    named = rows.filter(block__isnull=False).annotate(block_name=name_on("block_id", wave.closes_on))
    blocks = [
        _rate(
            row["block_name"] or "",
            row,
            _of_channel(figures.get((Figure.Level.AREA.value, row["block_id"])), "counter"),
        )
        for row in _summed(named, "block__code", "block_id", "block_name")
    ]
    return channels, blocks


def _summed(rows: QuerySet[Handout], *by: str) -> Any:
    sums = {
        "sum_visitors": Sum("visitors"), "sum_handed": Sum("handed_out"),
        "missing": Count("id", filter=Q(handed_out__isnull=True)),
    }  # fmt: skip
    return rows.order_by(*by).values(*by).annotate(**sums)


def _rate(name: str, row: dict[str, Any], taken: Taken) -> RateRow:
    return RateRow(name, row["sum_visitors"], row["sum_handed"], taken.answers, row["missing"])

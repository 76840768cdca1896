"""Figures in words, the same on pages, in files and in documents."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from governance.surveys.branching import options_of
from governance.surveys.models import Figure, Kind, Question
from governance.surveys.queries import Line, Point
from governance.surveys.statistics import Moments, differ, wilson


def percent(share: float) -> str:
    """Return a share as "12.3%"."""
    return f"{share * 100:.1f}%"


def group_name(figure: Any) -> str:
    """Return the name of a figure's group."""
    return figure.unit_name or _("Whole") if figure.unit_id else _("Whole")


def score_in_words(figure: Figure, question: Question | None) -> str:
    """Return score and interval, "" without one: "3.42 (3.30–3.54)", or shares in percent. Participation: the rate."""
    if question is None:
        rate = figure.people / figure.invited if figure.people is not None and figure.invited else None
        return percent(rate) if rate is not None else ""
    if figure.score is None:
        return ""
    write = percent if question.kind == Kind.YES_NO else "{:.2f}".format
    if figure.low is None or figure.high is None:
        return write(figure.score)
    return f"{write(figure.score)} ({write(figure.low)}–{write(figure.high)})"


def top_two_in_words(figure: Figure) -> str:
    """Return the share of 4 and 5 on a scale with Wilson's interval, "" where the counts by choice are not shown.

    Shown nowhere else: beside a mean, it would give away counts that are too small.
    """
    if figure.question is None or figure.question.kind != Kind.SCALE or not figure.cells or not figure.people:
        return ""
    hits = figure.cells["4"] + figure.cells["5"]
    low, high = wilson(hits, figure.people)
    return f"{percent(hits / figure.people)} ({percent(low)}–{percent(high)})"


def cells_in_words(figure: Any) -> str:
    """Return the counts by choice, "" when they are not shown."""
    if figure.cells is None or figure.question is None:
        return ""
    words = dict(options_of(figure.question))
    return " / ".join(f"{words.get(value, value)}: {count}" for value, count in figure.cells.items())


@dataclass(frozen=True)
class Row:
    """One group in a question's table; `cells` is None when counts by choice are not shown."""

    name: str
    hidden: bool
    people: int | None
    score: str
    top_two: str
    cells: list[tuple[str, str, int]] | None
    verdict: str
    tone: str


TONES = {"above": "success", "below": "warning", "within": "muted"}


def row_of(figure: Any, options: list[tuple[str, str]], *, has_score: bool) -> Row:
    """Return a group's row. A cell: label, share in percent, count."""
    cells = None
    if figure.cells is not None and figure.people:
        cells = [(label, percent(figure.cells[value] / figure.people), figure.cells[value]) for value, label in options]
    return Row(
        name=group_name(figure),
        hidden=figure.hidden,
        people=figure.people,
        score=score_in_words(figure, figure.question) if has_score else "",
        top_two=top_two_in_words(figure),
        cells=cells,
        verdict=figure.get_verdict_display() if figure.verdict else "",
        tone=TONES.get(figure.verdict, ""),
    )


@dataclass(frozen=True)
class Rate:
    """How many of a group took part."""

    name: str
    hidden: bool
    invited: int | None
    people: int | None
    rate: str


def rate_of(figure: Any) -> Rate:
    """Return a group's participation."""
    return Rate(group_name(figure), figure.hidden, figure.invited, figure.people, score_in_words(figure, None))


@dataclass(frozen=True)
class Step:
    """One wave of a line: its score in words, and how it stands to the wave before in the same segment."""

    title: str
    people: int | None
    score: str
    change: str
    tone: str
    segment: int
    figure: Figure


def line_of(line: Line) -> dict[str, Any]:
    """Return a line with its steps."""
    steps, before = [], None
    for point in line.points:
        change, tone = _change(before, point, line.question)
        score = score_in_words(point.figure, line.question)
        steps.append(Step(point.wave.title, point.figure.people, score, change, tone, point.segment, point.figure))
        before = point
    return {"question": line.question, "steps": steps}


def _change(before: Point | None, now: Point, question: Question) -> tuple[str, str]:
    if before is None:
        return "", ""
    if before.segment != now.segment:
        return _("Asked anew: not comparable with the wave before"), "special"
    told = differ(_moments(now.figure, question), _moments(before.figure, question))
    words = {0: _("No difference beyond noise"), 1: _("Higher"), -1: _("Lower")}
    return words[told], {0: "muted", 1: "info", -1: "warning"}[told]


def _moments(figure: Figure, question: Question) -> Moments:
    """Return the moments of a figure; of a share p those of its zeros and ones."""
    n, score = figure.people or 0, figure.score or 0.0
    deviation = figure.deviation
    if question.kind == Kind.YES_NO and n > 1:
        deviation = (score * (1 - score) * n / (n - 1)) ** 0.5
    return Moments(n, score, deviation)

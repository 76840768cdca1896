"""What rooms of compliance hand to the figures. Registered at start-up, so that no room imports another.

Articles of the code (conduct), units from which something was heard (information), measures (measures).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from compliance.models import Case
from governance.access import Actor

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class MeasureCount:
    """Measures decided between two days, those of them that are done, and all that are open and overdue at the end."""

    decided: int
    done: int
    open: int
    overdue: int

    def parts(self) -> tuple[int, ...]:
        """Return the groups that the numbers tell of, alone or by a difference."""
        return (self.done, self.decided - self.done, self.overdue, self.open - self.overdue)


ArticleProvider = Callable[[], Choices]
Heard = Callable[[Actor, datetime], QuerySet[Any]]
Measures = Callable[[QuerySet[Case], date, date, date], MeasureCount]

_articles: list[ArticleProvider] = []
_heard: list[Heard] = []
_measures: list[Measures] = []


def articles(provider: ArticleProvider) -> ArticleProvider:
    """Register who knows the articles of the code of conduct that are in force, as choices."""
    _articles.append(provider)
    return provider


def heard_from(provider: Heard) -> Heard:
    """Register rows with a `unit_id` that say that something was heard from a unit since a moment, within the actor's scope."""
    _heard.append(provider)
    return provider


def measures_counted(provider: Measures) -> Measures:
    """Register who counts the measures of the given cases decided between two days, as they stood on a third. One query."""
    _measures.append(provider)
    return provider


def known_articles() -> Choices:
    """Return the articles in force, empty while no room knows them."""
    return [choice for provider in _articles for choice in provider()]


def heard_since(actor: Actor, moment: datetime) -> list[QuerySet[Any]]:
    """Return the rows of every room that heard something from a unit since the moment."""
    return [provider(actor, moment) for provider in _heard]


def count_measures(cases: QuerySet[Case], first: date, last: date, as_of: date) -> MeasureCount | None:
    """Return the measures of the cases decided between two days, as they stood on a third; None while no room counts them."""
    found = [provider(cases, first, last, as_of) for provider in _measures]
    return found[0] if found else None

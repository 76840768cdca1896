"""What the rooms of audit answer each other, without knowing each other (governance/slots.py).

The engagements and the auditors lie below the other rooms, which import them; here is what these two ask in turn.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance.access import Actor
from governance.slots import Slot
from governance.web.parts import PageParts, Words

engagement_page: PageParts = PageParts("engagement")
"""What rooms add to the page of an engagement. A provider that shows less to the audited unit than to the department asks
`audit.engagements.access.works_on`: the page itself is shown to everyone who may know of the engagement."""
auditor_page: PageParts = PageParts("auditor")
"""What rooms add to the page of an auditor; read by the department and those it answers to."""

auditor_history: Slot[Callable[[UUID], list[Any]]] = Slot()
"""Filled by auditors: where an auditor (id) served, as audit.auditors.queries.Served, newest first."""
unit_weights: Slot[Callable[[], Mapping[UUID, int]]] = Slot()
"""Whole numbers from 1 by which units are drawn: the risk in coarse steps. Engagements fill it with the time since the last
audit; the room that knows the risk fills it anew."""

past_findings: Slot[Callable[[date, date], Mapping[UUID, float]]] = Slot()
"""Points of the findings reported between two days by unit: the larger, the worse. Filled by the room of findings."""

unreported: Slot[Callable[[UUID], bool]] = Slot()
"""Whether an audit (id) has no approved report. Filled by the room of reports."""

unit_risks: Slot[Callable[[], Mapping[UUID, tuple[int, float]]]] = Slot()
"""Rank and score of each unit in the latest risk assessment; filled by the universe. Empty while nothing is assessed."""


@dataclass(frozen=True)
class Filed:
    """What becomes a working paper of an engagement: a title, the row that it tells of, the figures and tables that were found
    (words in English, as audit.data_audits.rules.shapes.Result has them), and the SHA-256 of their fixed form."""

    engagement: UUID
    title: str
    subject_type: str
    subject_id: UUID
    digest: str
    result: Mapping[str, Any]


file_working_paper: Slot[Callable[[Filed, Actor], UUID]] = Slot()
"""Filled by the fieldwork: keeps it as a working paper and returns its id. Called within the action of the room that asks."""


@dataclass(frozen=True)
class PaperName:
    """A working paper as others cite it; `sha256`: the hash that is signed, empty while it is not."""

    id: UUID
    reference: str
    title: str
    url: str
    sha256: str


papers_of_engagement: Slot[Callable[[Actor, UUID], list[PaperName]]] = Slot()
"""Filled by the fieldwork: the working papers of an engagement (id) that the actor may read, for a choice in a form."""
papers_named: Slot[Callable[[Actor, Iterable[UUID]], list[PaperName]]] = Slot()
"""Filled by the fieldwork: those of the papers (ids) that the actor may read; rooms keep ids only."""
cited_in: PageParts = PageParts("paper")
"""What rooms add to the page of a working paper, such as the findings that rest on it."""

Below = Callable[[UUID], list[tuple[UUID, str]]]
_below: list[Below] = []


def hangs_on(ask: Below) -> Below:
    """Register the function (engagement) -> (id, address or "") of every row of a room that ledger, events or notices may name:
    the proof that nobody was told before the opening looks at them as well."""
    _below.append(ask)
    return ask


def rows_below(engagement: UUID) -> list[tuple[UUID, str]]:
    """Return these rows of all rooms."""
    return [row for ask in _below for row in ask(engagement)]


Obstacle = Callable[[UUID], list[Words]]
_obstacles: dict[str, list[Obstacle]] = {"report": [], "close": []}


def hinders(step: str) -> Callable[[Obstacle], Obstacle]:
    """Register the decorated function (engagement) -> words as what may keep an engagement from a step.

    `step`: "report" (fieldwork ends) or "close". An empty list hinders nothing. Raises KeyError for another step.
    """

    def register(ask: Obstacle) -> Obstacle:
        _obstacles[step].append(ask)
        return ask

    return register


def obstacles_to(step: str, engagement: UUID) -> list[Words]:
    """Return everything that keeps the engagement from the step, in words for the page."""
    return [words for ask in _obstacles[step] for words in ask(engagement)]

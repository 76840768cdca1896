"""What the rooms of privacy ask each other, without knowing each other (governance/slots.py).

Each slot says who fills it and what it gives.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from governance.notices.models import Event
from governance.notices.outbox import on
from governance.slots import Slot
from governance.web.parts import PageParts


@dataclass(frozen=True)
class Opening:
    """A leak that another room came upon: about which of its rows, in which words, known since when.

    `kind` is a code of privacy.incidents.choices.Kind. `kept_from_unit`: somebody of the unit may be the cause, so that only
    the readers of all see it. `views`: the persons concerned are those whose records were viewed (`viewed_persons`).
    """

    subject_type: str
    subject_id: UUID
    kind: str
    unit: UUID
    known_at: datetime
    text: str
    persons: int | None = None
    kept_from_unit: bool = False
    views: bool = False


@dataclass(frozen=True)
class Link:
    """A row of another room, as a page shows it."""

    reference: str
    url: str


@dataclass(frozen=True)
class Concerned:
    """A person whom a leak concerns; what is not known is empty. `record`: the number by which the room knows them."""

    name: str
    postal_code: str = ""
    address: str = ""
    record: str = ""


MonthOfUnit = tuple[date, UUID, int]
"""First day of the month, unit, number."""

incident_opened: Slot[Callable[[Opening], UUID]] = Slot()
"""Filled by incidents: opens one in one step, once for each subject, and returns its id."""
incidents_about: Slot[Callable[[str, Iterable[UUID]], Mapping[UUID, Link]]] = Slot()
"""Filled by incidents: what was opened about these rows of a type. One query. The caller has seen to it who may see it."""
viewed_persons: Slot[Callable[[str, UUID], list[Concerned]]] = Slot()
"""Filled by the room that judges views: everyone whose record was viewed in the matter (subject type and id), once each."""
dispatched: Slot[Callable[[date, date], Iterable[MonthOfUnit]]] = Slot()
"""Filled by dispatch: items released from the first to the last day, by month and unit."""

incident_page: PageParts = PageParts("incident")
"""What rooms add to the page of a leak incident."""


def opens_incident(event: str, describe: Callable[[UUID], Opening]) -> None:
    """Let an event of one's room open a leak incident; `describe` gets the id of the event's subject.

    takeouts: opens_incident("takeouts.loss_reported", describe_loss)
    """

    def open_it(happened: Event) -> None:
        incident_opened.ask(describe(UUID(str(happened.subject_id))))

    on(event)(open_it)

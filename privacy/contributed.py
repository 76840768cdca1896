"""What the rooms of privacy answer each other, without knowing each other (governance/slots.py)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from governance.access import Actor
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.slots import Slot
from governance.web.parts import PageParts, Words


@dataclass(frozen=True)
class Opening:
    """A leak that another room came upon: about which of its rows, in which words, known since when.

    `kind` is a code of privacy.incidents.choices.Kind. `kept_from_unit`: somebody of the unit may be the cause, so that only
    the readers of all see it. `views`: the persons concerned are those whose records were viewed (`viewed_persons`).
    `handed_over`: Compliance has the row already, and is not told again when the incident is assessed.
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
    handed_over: bool = False


@dataclass(frozen=True)
class Link:
    """A row of another room, as a page shows it. `url`: "" for whoever may know its number but not open it."""

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
incidents_about: Slot[Callable[[Actor, str, Iterable[UUID]], Mapping[UUID, Link]]] = Slot()
"""Filled by incidents: what was opened about these rows of a type, as the actor may know of it. One query. The caller has seen
to it who may see the rows."""
viewed_persons: Slot[Callable[[str, UUID], list[Concerned]]] = Slot()
"""Filled by the room that judges views: everyone whose record was viewed in the matter (subject type and id), once each."""
dispatched: Slot[Callable[[date, date], Iterable[MonthOfUnit]]] = Slot()
"""Filled by dispatch: items released from the first to the last day, by month and unit."""
near_misses: Slot[Callable[[date, date], Iterable[MonthOfUnit]]] = Slot()
"""Filled by dispatch: what the check stopped from the first to the last day, planted items aside, by month and unit."""
near_misses_address: Slot[Callable[[date, date], str]] = Slot()
"""Filled by dispatch: where the near misses of these days stand."""

incident_page: PageParts = PageParts("incident")
"""What rooms add to the page of a leak incident."""


def opens_incident(event: str, describe: Callable[[UUID], Opening]) -> None:
    """Let an event of one's room open a leak incident; `describe` gets the id of the event's subject.

    takeouts: opens_incident("takeouts.loss_reported", describe_loss)
    """

    def open_it(happened: Event) -> None:
        incident_opened.ask(describe(UUID(str(happened.subject_id))))

    on(event)(open_it)


@dataclass(frozen=True)
class RuleHits:
    """What one rule found in the access log of a day: its code and version, its words, why a hit is one, and the hits.

    `hits` is an Arrow table ordered by person: staff_id, unit_code, record_id, log_no, seen_at (these three null when the
    hit is about the whole day), measure and expected (null when the rule counts nothing).
    """

    code: str
    version: int
    title: Words
    why: Words
    hits: Any


Rows = list[dict[str, Any]]

hits_of_day: Slot[Callable[[date], list[RuleHits]]] = Slot()
"""What the rules in force found on a day. Event `access_logs.day_explained` (subject: the day's row) says that a day is ready,
again when a late file came."""
trail_of_record: Slot[Callable[[str, date, date], Rows]] = Slot()
"""The views of one record between two days, each with `kind`: by what it is explained, None by nothing."""
views_by_person: Slot[Callable[[str, date, date], Rows]] = Slot()
"""The views that one staff number made between two days."""
sample_of_explained: Slot[Callable[[date, int, int], Rows]] = Slot()
"""So many explained views of a day, drawn with a seed, each with `kind`."""
sample_of_views: Slot[Callable[[date, int, int], Rows]] = Slot()
"""So many views of a day, explained or not, drawn with a seed."""
explained_day: Slot[Callable[[UUID], date]] = Slot()
"""The day of the row that event `access_logs.day_explained` names."""
contacts_about: Slot[Callable[[Sequence[str], date, date], Rows]] = Slot()
"""The receptions, calls, cases, batches and assignments about these records that began between two days."""
forget_logs: Slot[Callable[[date], int]] = Slot()
"""Throws away the logs of the days before one; returns of how many days and kinds."""
forget_rejected_logs: Slot[Callable[[date], int]] = Slot()
"""Throws away the files of logs that could not be taken in before a day; returns how many."""
rejected_logs_kept: Slot[Callable[[], int]] = Slot()
"""For how many days such a file is kept, by the rule of today."""


@dataclass(frozen=True)
class Declared:
    """Something that a unit says is done, without anyone else having looked. `words`: no personal data, no names."""

    key: str
    unit: UUID
    declared_on: date
    words: str


@dataclass(frozen=True)
class DeclaredSource:
    """A kind of declaration: its name, and how those of the days from first to last are found."""

    label: str | Promise
    ask: Callable[[date, date], Iterable[Declared]]


declared_sources: dict[str, DeclaredSource] = {}
"""Filled by the rooms whose units declare; workspace draws by lot what another unit verifies (declares, below)."""


def declares(code: str, label: str | Promise) -> Callable[[Callable[[date, date], Iterable[Declared]]], object]:
    """Register the decorated function (first day, last day) -> Declared as a source; raises ValueError for a taken code.

    @declares("takeouts.returned", _("Data taken out: returned"))
    def returned(first: date, last: date) -> list[Declared]: ...
    """

    def register(ask: Callable[[date, date], Iterable[Declared]]) -> object:
        if code in declared_sources:
            raise ValueError(f"declared source {code} is registered twice")
        declared_sources[code] = DeclaredSource(label, ask)
        return ask

    return register


@dataclass(frozen=True)
class LeakCount:
    """So many leaks of a kind that became known in a month at a unit. `misdirected`: what a dispatch can do wrong."""

    month: date
    unit: UUID
    kind: str
    words: Words
    misdirected: bool
    number: int


@dataclass(frozen=True)
class YearCount:
    """The leaks of one year (None: hidden), and where the number comes from."""

    name: str
    number: int | None
    source: str


@dataclass(frozen=True)
class Standing:
    """How one duty stands on the overview: `whole` there are, `pressing` of them need a look, with the lists of both.

    `pressing_words` says what is pressing about them ("overdue"). Clocks have their code. `place`: the smaller, the
    further up.
    """

    words: Words
    whole: int
    pressing: int
    pressing_words: Words
    url: str
    pressing_url: str
    place: int
    code: str = ""


@dataclass(frozen=True)
class Outcome:
    """So many flags of views that came to an outcome, or wait for one, with their list."""

    words: Words
    number: int
    url: str


leaks_counted: Slot[Callable[[Actor, date, date], list[LeakCount]]] = Slot()
"""Filled by incidents: what the actor's figures count from the first to the last day."""
leaks_by_year: Slot[Callable[[Actor], list[YearCount]]] = Slot()
"""Filled by incidents: the printed years, and those counted by this system."""
leaks_address: Slot[Callable[[date, date, UUID | None, str], str]] = Slot()
"""Filled by incidents: where the leaks of these days stand, of one unit and one kind ("": of all)."""
flags_by_outcome: Slot[Callable[[Actor, date, date], list[Outcome]]] = Slot()
"""Filled by the room that judges views: flags raised from the first to the last day, by what came of them."""

Stander = Callable[[Actor], Iterable[Standing]]
standings: list[Stander] = []
"""Filled by the rooms whose duties stand on the overview (stands, below); whoever reads figures alone gets all rows counted."""


def stands(provider: Stander) -> Stander:
    """Register the decorated function (actor) -> Standing. It takes a constant number of queries.

    @stands
    def takeouts_standing(actor: Actor) -> list[Standing]: ...
    """
    standings.append(provider)
    return provider

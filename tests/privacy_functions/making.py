"""Files of the system and confirmations, made through the real actions."""

from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.access import SYSTEM
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.functions import actions
from privacy.functions.models import Line, Review, Snapshot, UnitReview
from privacy.functions.reading import COLUMNS, read
from tests.support import factories

OFFICE, NEIGHBOUR = "13001", "13002"
BASE = "/privacy/functions/"


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def officer() -> Person:
    return factories.person("chief_privacy_officer")


def manager(code: str = OFFICE) -> Person:
    return factories.person("privacy_manager", at=unit(code))


def clerk(code: str = OFFICE) -> Person:
    return factories.person("staff", at=unit(code))


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)


def right(person: Person | str, function: str = "WM01", code: str = OFFICE) -> str:
    number = person if isinstance(person, str) else person.staff_number
    return f"{number},{code},{function},{function}の照会"


def text(lines: list[str], kind: str = "rights") -> str:
    return "\n".join([",".join(COLUMNS[kind]), *lines])  # type: ignore[index]


def take(by: Person, lines: list[str], kind: str = "rights", taken_on: date | None = None) -> Snapshot:
    """Take a file in and let its listeners work."""
    content = text(lines, kind)
    made = act(
        actions.take_snapshot, by, kind=kind, taken_on=taken_on or clock.today(), data=content.encode(),
        content=read(kind, content),
    )  # fmt: skip
    outbox.dispatch()
    return Snapshot.objects.get(pk=made.subject_id)


def opened(by: Person, lines: list[str], code: str = OFFICE) -> UnitReview:
    """Return the unit's confirmation of a round on such a file."""
    take(by, lines)
    act(actions.open_review, by)
    outbox.dispatch()
    return UnitReview.objects.get(review=Review.objects.get(), unit__code=code)


def line(row: UnitReview, person: Person, function: str = "WM01") -> Line:
    return Line.objects.select_related("unit_review").get(
        unit_review=row, holding__staff_number=person.staff_number, holding__function_id=function
    )


def decide(by: Person, row: Line, verdict: str = "keep") -> None:
    act(actions.decide_line, by, row, verdict=verdict, reason="担当業務のため")


def as_system(action: Any, row: Any, **inputs: Any) -> Any:
    return run(action, actor=SYSTEM, subject=row.pk, **inputs)

"""What those who work on a case write, sealed into the case's work box.

The work box is made when a report is accepted. It opens for those who read and handle the case, never for the reporter's
code: names of people interviewed and the evidence lie here.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model

from compliance.content import seal_json
from compliance.filing import readers_of
from compliance.models import Case, PassingOn
from governance import vault
from governance.access import Actor
from governance.vault.models import Box

Row = TypeVar("Row", bound=Model)
Texts = dict[str, str]


@dataclass(frozen=True)
class Shown(Generic[Row]):
    """A row with its opened texts, as a page shows it."""

    row: Row
    texts: Texts


def make_work_box(case: Case) -> Box:
    """Return a new box for those who read the case's track and those to whom the case was granted."""
    people = [vault.person_holder(grant.user_id) for grant in case.grants.all()]
    return vault.create_box([*readers_of(case.track), *people])


def boxes_of(case: Case) -> list[Box]:
    """Return the boxes that everyone who handles the case opens: the report's, and the work box once there is one."""
    return [case.box, *([case.work_box] if case.work_box else [])]


def boxes_at_counsel(case: Case) -> list[Box]:
    """Return the boxes that stayed with the external counter, none for a report that did not come by it."""
    passing = PassingOn.objects.filter(case=case).select_related("box", "identity_box").first()
    return [passing.box, passing.identity_box] if passing else []


def work_box(case: Case) -> Box:
    """Return the work box; raises LookupError for a case that was never accepted."""
    if case.work_box is None:
        raise LookupError("a case gets its work box when it is accepted")
    return case.work_box


def field_of(row: Model, part: str = "") -> str:
    """Return the field name that binds a seal to its row."""
    return f"{row._meta.model_name}:{row.pk}:{part}"


def seal_row(case: Case, row: Model, texts: Texts, part: str = "") -> bytes:
    """Return the texts of a row sealed into the work box."""
    return seal_json(work_box(case), field_of(row, part), texts)


def opener(case: Case, actor: Actor) -> Callable[..., Texts]:
    """Return a function (row, sealed, part) → texts for many rows of one case. One query. Raises vault.Shut or Locked.

    For nothing sealed it gives no texts; for a case without a work box too.
    """
    if case.work_box is None:
        return lambda row, sealed, part="": {}
    open_seal = vault.opener(case.work_box, actor.keys)

    def open_row(row: Model, sealed: Any, part: str = "") -> Texts:
        return dict(json.loads(open_seal(field_of(row, part), sealed))) if sealed else {}

    return open_row


def shown(
    case: Case, actor: Actor, rows: Iterable[Row], opened: Callable[..., Texts] | None = None
) -> list[Shown[Row]]:
    """Return the rows with what is sealed in their field `sealed`."""
    listed = list(rows)
    if not listed:
        return []
    open_row = opened or opener(case, actor)
    return [Shown(row, open_row(row, row.sealed)) for row in listed]  # type: ignore[attr-defined] # each such row has it

"""What a necessity record says: sealed for the case and for counsel, and opened by whichever key the reader has."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from compliance.content import seal_json
from compliance.guard.models import Necessity
from compliance.models import Case
from compliance.sealed import field_of, opener, seal_row
from governance import vault
from governance.access import Actor
from governance.vault.boxes import Sealed
from governance.vault.models import Box


@dataclass(frozen=True)
class Grounds:
    """Why a step is needed, in the words of the one who asks."""

    what: str
    why: str
    milder: str
    exposed: str


@dataclass(frozen=True)
class Decision:
    """What counsel says to it."""

    remark: str


def counsel_box() -> Box:
    """Return a fresh box that only the external counsel opens."""
    return vault.create_box([vault.post_holder("external_counsel")])


def seal_twice(record: Necessity, what: str, value: Grounds | Decision) -> tuple[bytes, bytes]:
    """Return the value sealed into the case's work box and into counsel's."""
    texts = asdict(value)
    return seal_row(record.case, record, texts, what), seal_json(record.box, field_of(record, what), texts)


def grounds_of(record: Necessity, actor: Actor) -> Grounds:
    """Return the grounds; raises vault.Locked for someone with neither key, vault.Shut when no key is open."""
    return Grounds(**_opened(record, "grounds", record.sealed, record.sealed_for_counsel, actor))


def decision_of(record: Necessity, actor: Actor) -> Decision | None:
    """Return the decision's words, None before there is one."""
    if record.sealed_decision is None or record.sealed_decision_for_counsel is None:
        return None
    return Decision(**_opened(record, "decision", record.sealed_decision, record.sealed_decision_for_counsel, actor))


def _opened(record: Necessity, what: str, for_case: Sealed, for_counsel: Sealed, actor: Actor) -> dict[str, Any]:
    """Counsel's own box first: whoever is counsel needs no key to the case."""
    if not vault.opens(record.box, actor.keys):
        return opener(record.case, actor)(record, for_case, what)
    found: dict[str, Any] = json.loads(vault.unseal(record.box, field_of(record, what), for_counsel, keys=actor.keys))
    return found


def records_of(case: Case) -> list[Necessity]:
    """Return the records of a case, newest first. One query."""
    return list(Necessity.objects.filter(case=case).select_related("asked_by", "decided_by"))

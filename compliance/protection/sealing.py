"""What protection seals: answers and reasons in the case's box, who is protected in its box of identities."""

import json
from collections.abc import Callable
from typing import Any

from compliance.content import seal_json
from compliance.models import Case
from governance import vault
from governance.access import Actor

Opener = Callable[[str, bytes | memoryview | None], Any]


def seal_in_case(case: Case, field: str, value: Any) -> bytes:
    """Return a value sealed for everyone who may read the case."""
    return seal_json(case.box, field, value)


def seal_apart(case: Case, field: str, value: Any) -> bytes:
    """Return a value sealed for those alone who keep the key to the case's identities."""
    return seal_json(case.identity_box, field, value)


def case_opener(case: Case, actor: Actor) -> Opener:
    """Return a function that opens values of the case; raises vault.Shut or vault.Locked."""
    return _values(vault.opener(case.box, actor.keys))


def apart_opener(case: Case, actor: Actor) -> Opener:
    """Return a function that opens values sealed apart; raises vault.Shut or vault.Locked."""
    return _values(vault.opener(case.identity_box, actor.keys))


def _values(opener: Callable[[str, bytes | memoryview], bytes]) -> Opener:
    return lambda field, sealed: json.loads(opener(field, sealed)) if sealed else None


def field_of(row: Any, part: str) -> str:
    """Return the field name that binds a seal to its row."""
    return f"{type(row).__name__.lower()}:{row.pk}:{part}"

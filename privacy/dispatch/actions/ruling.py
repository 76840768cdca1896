"""Writing the rule by which batches of a kind are checked from a day on."""

from dataclasses import dataclass
from datetime import date

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from governance.versions import TooEarly
from privacy.dispatch.access import is_officer
from privacy.dispatch.models import CheckRule


@dataclass(frozen=True)
class Wording:
    """A version of a rule."""

    kind: str
    valid_from: date
    how: str
    sample_size: int | None
    preparer_may_check: bool
    blind_entry: bool
    remote_second: bool
    text: str


@action(
    "dispatch.write_rule", subject=CheckRule, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_rule(*, actor: Actor, wording: Wording) -> CheckRule:
    """Write the next version. Batches that were begun keep theirs. Raises TooEarly."""
    if CheckRule.objects.filter(kind=wording.kind, valid_from__gte=wording.valid_from).exists():
        raise TooEarly
    return CheckRule.objects.create(written_by_id=actor.own_id, **vars(wording))

"""The parameters of the rule of independence, and the list of processes and systems."""

from datetime import date

from audit.access import is_head, is_president
from audit.auditors.actions.writing import kept_independent
from audit.auditors.models import IndependenceRule, Process
from audit.auditors.refusals import NotBefore
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from governance.runner.numbering import wait_in_line


@action(
    "auditors.decide_rule", subject=IndependenceRule, creates=True, who=is_president, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("valid_from", "years", "reach", "home_block", "relatives", "designers"),
)  # fmt: skip
def decide_rule(
    *,
    actor: Actor,
    valid_from: date,
    years: int,
    reach: str,
    home_block: bool,
    relatives: bool,
    designers: bool,
    reason: str,
) -> IndependenceRule:
    """Decide a version. Raises NotBefore, or AtWork while somebody works against it."""
    wait_in_line(IndependenceRule)
    if valid_from <= clock.today() or IndependenceRule.objects.filter(valid_from__gte=valid_from).exists():
        raise NotBefore
    with kept_independent():
        return IndependenceRule.objects.create(
            valid_from=valid_from, years=years, reach=reach, home_block=home_block, relatives=relatives,
            designers=designers, reason=reason, decided_by_id=actor.own_id,
        )  # fmt: skip


@action(
    "auditors.add_process", subject=Process, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("kind", "code"),
)  # fmt: skip
def add_process(*, actor: Actor, kind: str, code: str, name: str, owner: Unit | None) -> Process:
    """Enter a process, system or contractor that can be audited. Raises EnteredAlready."""
    with kept_independent():
        return Process.objects.create(kind=kind, code=code, name=name, owner=owner)


@action(
    "auditors.retire_process", subject=Process, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def retire_process(process: Process, *, actor: Actor) -> None:
    """Note that it is no longer in use."""
    process.is_current = False

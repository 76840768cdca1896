"""History, relatives and designed processes. Nobody declares for somebody else; the head withdraws what was wrong, of others."""

from datetime import date

from audit.auditors.access import is_head_for_another, is_self, is_self_or_head
from audit.auditors.actions.writing import kept_independent
from audit.auditors.models import Auditor, Designed, Process, Relative, Service
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action


def is_head_for_anothers_row(actor: Actor, row: Service | Relative | Designed) -> bool:
    """Return whether the head acts on a row about somebody else."""
    return is_head_for_another(actor, row.auditor)


@action(
    "auditors.add_service", subject=Auditor, who=is_self_or_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("unit",),
)  # fmt: skip
def add_service(
    auditor: Auditor, *, actor: Actor, unit: Unit, post: str, valid_from: date, valid_to: date | None
) -> None:
    """Enter where the auditor served. Raises AtWork or EnteredAlready."""
    with kept_independent():
        Service.objects.create(
            auditor=auditor, unit=unit, post=post, valid_from=valid_from, valid_to=valid_to, entered_by_id=actor.own_id
        )


@action(
    "auditors.declare_relative", subject=Auditor, who=is_self, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def declare_relative(
    auditor: Auditor, *, actor: Actor, relation: str, unit: Unit, valid_from: date | None, valid_to: date | None
) -> None:
    """Declare that a relative works somewhere. Raises AtWork."""
    with kept_independent():
        Relative.objects.create(
            auditor=auditor, relation=relation, unit=unit, valid_from=valid_from, valid_to=valid_to,
            declared_by_id=actor.own_id,
        )  # fmt: skip


@action(
    "auditors.declare_design", subject=Auditor, who=is_self, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("process",),
)  # fmt: skip
def declare_design(
    auditor: Auditor, *, actor: Actor, process: Process, part: str, valid_from: date | None, valid_to: date | None
) -> None:
    """Declare that one designed or ran a process or system. Raises AtWork."""
    with kept_independent():
        Designed.objects.create(
            auditor=auditor, process=process, part=part, valid_from=valid_from, valid_to=valid_to,
            declared_by_id=actor.own_id,
        )  # fmt: skip


@action(
    "auditors.declare", subject=Auditor, who=is_self, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def declare(auditor: Auditor, *, actor: Actor) -> None:
    """Declare that everything is entered. From now on one may be assigned."""
    auditor.declared_on = clock.today()


def _withdraw(row: Service | Relative | Designed, actor: Actor, reason: str) -> None:
    row.withdrawn_because, row.withdrawn_by_id = reason, actor.own_id


@action(
    "auditors.withdraw_service", subject=Service, who=is_head_for_anothers_row, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_service(service: Service, *, actor: Actor, reason: str) -> None:
    """Note that a line of the history is wrong."""
    _withdraw(service, actor, reason)


@action(
    "auditors.withdraw_relative", subject=Relative, who=is_head_for_anothers_row, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_relative(relative: Relative, *, actor: Actor, reason: str) -> None:
    """Note that a declaration about a relative is wrong."""
    _withdraw(relative, actor, reason)


@action(
    "auditors.withdraw_design", subject=Designed, who=is_head_for_anothers_row, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_design(designed: Designed, *, actor: Actor, reason: str) -> None:
    """Note that a declaration about a process is wrong."""
    _withdraw(designed, actor, reason)

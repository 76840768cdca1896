"""A report comes in."""

from compliance.access import is_counter, is_handler, is_public, is_some_head
from compliance.filing import Report, file, make_case
from compliance.models import Case, Draft
from governance.access import Actor
from governance.runner import NO_EVENTS, NO_FIELDS, STAYS, Clocks, action


@action(
    "compliance.file",
    subject=Case,
    creates=True,
    who=is_public,
    moves=STAYS,
    clocks=Clocks(opens=("D1", "D2", "D3"), settles=("D1",)),
    emits=("compliance.case_filed",),
    ledger=NO_FIELDS,
)
def file_report(*, actor: Actor, report: Report, draft: Draft) -> Case:
    """File a report written in the public form. The receipt page tells the reporter at once: D1 is met.

    D3 counts from the acknowledgement, which is the receipt.
    """
    case = file(report)
    draft.case = case
    draft.save(update_fields=["case"])
    return case


@action(
    "compliance.enter",
    subject=Case,
    creates=True,
    who=is_counter,
    moves=STAYS,
    clocks=Clocks(opens=("D1", "D2", "D3"), settles_when={"D1": "told_at_once"}),
    emits=("compliance.case_filed",),
    ledger=("channel", "told_at_once"),
)
def enter(*, actor: Actor, report: Report, channel: str, told_at_once: bool) -> Case:
    """Enter a report that came by phone, letter or visit. D1 runs until the reporter was told (see acknowledge).

    D3 counts from the day of the report: never later than from the acknowledgement.
    """
    return file(report)


@action(
    "compliance.take_in",
    subject=Case,
    creates=True,
    who=is_some_head,
    moves=STAYS,
    clocks=Clocks(opens=("D2",)),
    emits=("compliance.case_filed",),
    ledger=NO_FIELDS,
)
def take_in(*, actor: Actor, report: Report) -> Case:
    """Make a case of information that came from elsewhere, handled like a report. There is no reporter to tell (no D1)."""
    return make_case(report)


@action(
    "compliance.acknowledge",
    subject=Case,
    who=is_handler,
    moves=STAYS,
    clocks=Clocks(settles=("D1",)),
    emits=NO_EVENTS,
    ledger=("told_on",),
)
def acknowledge(case: Case, *, actor: Actor, told_on: object) -> None:
    """Note that the reporter was told, by letter or in person, that the report came in."""

"""Every change of leak incidents. Importing this package declares them all."""

from privacy.incidents.actions.assessing import assess, correct_kind
from privacy.incidents.actions.filing import (
    file_incident,
    follow_up,
    note_containment,
    note_earlier_knowledge,
    open_incident,
)
from privacy.incidents.actions.learning import (
    add_cause,
    check_measure,
    close_incident,
    plan_measure,
    reopen_incident,
    report_done,
    state_check,
)
from privacy.incidents.actions.reporting import draft_report, refill_report, submit_report, write_report
from privacy.incidents.actions.ruling import confirm_criteria, revise_criteria
from privacy.incidents.actions.telling import (
    add_persons,
    freeze_scope,
    note_published,
    note_told,
    print_letters,
    tell_by_publication,
    write_letter,
)

__all__ = [
    "add_cause",
    "add_persons",
    "assess",
    "check_measure",
    "close_incident",
    "confirm_criteria",
    "correct_kind",
    "draft_report",
    "file_incident",
    "follow_up",
    "freeze_scope",
    "note_containment",
    "note_earlier_knowledge",
    "note_published",
    "note_told",
    "open_incident",
    "plan_measure",
    "print_letters",
    "refill_report",
    "reopen_incident",
    "report_done",
    "revise_criteria",
    "state_check",
    "submit_report",
    "tell_by_publication",
    "write_letter",
    "write_report",
]

"""Every change of state in compliance. Importing this package declares them all."""

from compliance.actions.conclusion import (
    close,
    conclude,
    conclude_joined,
    reconsider,
    reopen,
    return_conclusion,
    submit_conclusion,
)
from compliance.actions.decision import accept, assign, decline, reroute, unassign
from compliance.actions.declared import declare
from compliance.actions.ending import erase, hold, keep, lift_hold, propose_erasure
from compliance.actions.evidence import add_evidence, note_custody, verify_evidence
from compliance.actions.filing import acknowledge, enter, file_report, take_in
from compliance.actions.interviewing import (
    cancel_interview,
    confirm_interview,
    expire_code,
    issue_confirmation,
    plan_interview,
    record_interview,
)
from compliance.actions.investigating import (
    add_allegation,
    add_occurrence,
    add_task,
    drop_task,
    find,
    finish_task,
    plan,
    remove_occurrence,
)
from compliance.actions.joining import join, split
from compliance.actions.passing import give_name, give_to_inspector, pass_on
from compliance.actions.reading import download, mark_read, open_case
from compliance.actions.retaining import adopt_retention, propose_retention, refuse_retention
from compliance.actions.talking import reply, write

__all__ = [
    "accept", "acknowledge", "add_allegation", "add_evidence", "add_occurrence", "add_task", "adopt_retention",
    "assign", "cancel_interview", "close", "conclude", "conclude_joined", "confirm_interview", "declare", "decline",
    "download", "drop_task", "enter", "erase", "expire_code", "file_report", "find", "finish_task", "give_name",
    "give_to_inspector", "hold", "issue_confirmation", "join", "keep", "lift_hold", "mark_read", "note_custody",
    "open_case", "pass_on", "plan", "plan_interview", "propose_erasure", "propose_retention", "reconsider",
    "record_interview", "refuse_retention", "remove_occurrence", "reopen", "reply", "reroute", "return_conclusion",
    "split", "submit_conclusion", "take_in", "unassign", "verify_evidence", "write",
]  # fmt: skip

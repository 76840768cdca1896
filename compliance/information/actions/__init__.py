"""Every change of state of problem information. Importing this package declares them all."""

from compliance.information.actions.answering import confirm_answer, propose_answer, return_answer
from compliance.information.actions.gaps import (
    confirm_dismissal,
    dismiss,
    note_gap,
    register_gap,
    return_dismissal,
    settle_gap,
)
from compliance.information.actions.handling import acknowledge, join, make_case, pass_on, take_up
from compliance.information.actions.reading import download, open_entry
from compliance.information.actions.registering import register
from compliance.information.actions.rules import add_rule, approve, change_rule, discard, draft, remove_rule

__all__ = [
    "acknowledge",
    "add_rule",
    "approve",
    "change_rule",
    "confirm_answer",
    "confirm_dismissal",
    "discard",
    "dismiss",
    "download",
    "draft",
    "join",
    "make_case",
    "note_gap",
    "open_entry",
    "pass_on",
    "propose_answer",
    "register",
    "register_gap",
    "remove_rule",
    "return_answer",
    "return_dismissal",
    "settle_gap",
    "take_up",
]

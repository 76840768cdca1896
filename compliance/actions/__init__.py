"""Every change of state in compliance. Importing this package declares them all."""

from compliance.actions.conclusion import conclude
from compliance.actions.decision import accept, assign, decline, reroute, unassign
from compliance.actions.filing import acknowledge, enter, file_report, take_in
from compliance.actions.reading import download, mark_read, open_case
from compliance.actions.talking import reply, write

__all__ = [
    "accept",
    "acknowledge",
    "assign",
    "conclude",
    "decline",
    "download",
    "enter",
    "file_report",
    "mark_read",
    "open_case",
    "reply",
    "reroute",
    "take_in",
    "unassign",
    "write",
]

"""Every change of state of plans. Importing this package declares them all."""

from audit.planning.actions.deciding import approve, send_back, submit
from audit.planning.actions.engaging import plan_engagement
from audit.planning.actions.proposing import propose
from audit.planning.actions.writing import add_line, change_line, draft, remove_line, rewrite

__all__ = [
    "add_line",
    "approve",
    "change_line",
    "draft",
    "plan_engagement",
    "propose",
    "remove_line",
    "rewrite",
    "send_back",
    "submit",
]

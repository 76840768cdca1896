"""Every change of state in protection. Importing this package declares them all."""

from compliance.protection.actions.assessing import (
    assess,
    clear,
    legal_check,
    look,
    recommend_stop,
    respond,
)
from compliance.protection.actions.dossier import dossier
from compliance.protection.actions.people import protect, release
from compliance.protection.actions.personnel import deliver, find, forget, match
from compliance.protection.actions.raising import raise_case
from compliance.protection.actions.rules import adopt, confirm, propose, refuse
from compliance.protection.actions.watching import (
    answer,
    ask_again,
    decide,
    feedback,
    notify,
    open_check_in,
    plan,
)

__all__ = [
    "adopt",
    "answer",
    "ask_again",
    "assess",
    "clear",
    "confirm",
    "decide",
    "deliver",
    "dossier",
    "feedback",
    "find",
    "forget",
    "legal_check",
    "look",
    "match",
    "notify",
    "open_check_in",
    "plan",
    "propose",
    "protect",
    "raise_case",
    "recommend_stop",
    "refuse",
    "release",
    "respond",
]

"""Every change of state of access logs. Importing this package declares them all."""

from privacy.access_logs.actions.damages import give_up, note_compared, note_damage, note_mended
from privacy.access_logs.actions.days import note_explained
from privacy.access_logs.actions.files import (
    UNKNOWN_KIND,
    check,
    finish,
    forget,
    receive,
    reject,
    remove,
    set_aside,
    store,
)
from privacy.access_logs.actions.rules import revise_rule

__all__ = [
    "UNKNOWN_KIND", "check", "finish", "forget", "give_up", "note_compared", "note_damage", "note_explained", "note_mended",
    "receive", "reject", "remove", "revise_rule", "set_aside", "store",
]  # fmt: skip

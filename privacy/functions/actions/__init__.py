"""Every change of state of function reviews. Importing this package declares them all."""

from privacy.functions.actions.doubting import (
    ask_waiver,
    decide_waiver,
    end_waiver,
    note_removed,
    order_removal,
    raise_flags,
    remove_flagged,
)
from privacy.functions.actions.reviewing import confirm_unit, decide_line, keep_lines, open_review, open_unit
from privacy.functions.actions.taking import download, take_snapshot

__all__ = [
    "ask_waiver",
    "confirm_unit",
    "decide_line",
    "decide_waiver",
    "download",
    "end_waiver",
    "keep_lines",
    "note_removed",
    "open_review",
    "open_unit",
    "order_removal",
    "raise_flags",
    "remove_flagged",
    "take_snapshot",
]

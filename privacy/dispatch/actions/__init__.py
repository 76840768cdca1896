"""Every change of state of the check of what is sent. Importing this package declares them all."""

from privacy.dispatch.actions.after import note_returned, report_error, write_lesson
from privacy.dispatch.actions.checking import add_photos, ask_remote, check_item, download_photo, end_check
from privacy.dispatch.actions.mending import correct_item, remove_item
from privacy.dispatch.actions.preparing import add_items, cancel_batch, hand_in, plant_item, prepare_batch
from privacy.dispatch.actions.releasing import release
from privacy.dispatch.actions.ruling import write_rule

__all__ = [
    "add_items",
    "add_photos",
    "ask_remote",
    "cancel_batch",
    "check_item",
    "correct_item",
    "download_photo",
    "end_check",
    "hand_in",
    "note_returned",
    "plant_item",
    "prepare_batch",
    "release",
    "remove_item",
    "report_error",
    "write_lesson",
    "write_rule",
]

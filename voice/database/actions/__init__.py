"""Every change of state of the voice database. Importing this package declares them all."""

from voice.database.actions.classifying import classify
from voice.database.actions.grouping import (
    compare,
    confirm_same,
    group_with,
    merge_groups,
    say_different,
    split_group,
)
from voice.database.actions.importing import check_chunk, drop_import, file_chunk, file_import, upload_voices
from voice.database.actions.indexing import renew_index
from voice.database.actions.terms import add_term, change_term, end_term
from voice.database.actions.trends import compute_trends
from voice.database.actions.views import remove_view, save_view

__all__ = [
    "add_term",
    "change_term",
    "check_chunk",
    "classify",
    "compare",
    "compute_trends",
    "confirm_same",
    "drop_import",
    "end_term",
    "file_chunk",
    "file_import",
    "group_with",
    "merge_groups",
    "remove_view",
    "renew_index",
    "save_view",
    "say_different",
    "split_group",
    "upload_voices",
]

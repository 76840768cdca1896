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
from voice.database.actions.indexing import renew_index
from voice.database.actions.terms import add_term, change_term, end_term
from voice.database.actions.trends import compute_trends

__all__ = [
    "add_term",
    "change_term",
    "classify",
    "compare",
    "compute_trends",
    "confirm_same",
    "end_term",
    "group_with",
    "merge_groups",
    "renew_index",
    "say_different",
    "split_group",
]

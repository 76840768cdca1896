"""Rows of function reviews."""

from privacy.functions.models.doubt import Flag, Removal, Waiver
from privacy.functions.models.review import Line, Review, UnitReview
from privacy.functions.models.snapshot import Fault, Function, Holding, Snapshot, SnapshotFile, Terminal

__all__ = [
    "Fault",
    "Flag",
    "Function",
    "Holding",
    "Line",
    "Removal",
    "Review",
    "Snapshot",
    "SnapshotFile",
    "Terminal",
    "UnitReview",
    "Waiver",
]

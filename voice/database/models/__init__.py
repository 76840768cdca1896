"""Rows of the voice database."""

from voice.database.models.groups import Group, Membership, Suggestion
from voice.database.models.imports import Fault, Import, ImportChunk
from voice.database.models.search import SearchRow
from voice.database.models.taxonomy import Classification, Term
from voice.database.models.trends import Rise, TrendRun
from voice.database.models.views import SavedView

__all__ = [
    "Classification",
    "Fault",
    "Group",
    "Import",
    "ImportChunk",
    "Membership",
    "Rise",
    "SavedView",
    "SearchRow",
    "Suggestion",
    "Term",
    "TrendRun",
]

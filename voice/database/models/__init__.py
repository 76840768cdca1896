"""Rows of the voice database."""

from voice.database.models.groups import Group, Membership, Suggestion
from voice.database.models.search import SearchRow
from voice.database.models.taxonomy import Classification, Term
from voice.database.models.trends import Rise, TrendRun

__all__ = ["Classification", "Group", "Membership", "Rise", "SearchRow", "Suggestion", "Term", "TrendRun"]

"""Rows of the voice database."""

from voice.database.models.groups import Group, Membership, Suggestion
from voice.database.models.search import SearchRow
from voice.database.models.taxonomy import Classification, Term

__all__ = ["Classification", "Group", "Membership", "SearchRow", "Suggestion", "Term"]

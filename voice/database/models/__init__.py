"""Rows of the voice database."""

from voice.database.models.search import SearchRow
from voice.database.models.taxonomy import Classification, Term

__all__ = ["Classification", "SearchRow", "Term"]

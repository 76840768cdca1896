"""Rows of the voice database."""

from voice.database.models.taxonomy import Classification, Term

__all__ = ["Classification", "Term"]

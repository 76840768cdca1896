"""Rows of the fieldwork."""

from audit.fieldwork.models.evidence import Addendum, Evidence
from audit.fieldwork.models.manual import Chapter, Check, Manual, Procedure
from audit.fieldwork.models.paper import CrossReference, Observation, Paper
from audit.fieldwork.models.review import Note, Signature

__all__ = [
    "Addendum",
    "Chapter",
    "Check",
    "CrossReference",
    "Evidence",
    "Manual",
    "Note",
    "Observation",
    "Paper",
    "Procedure",
    "Signature",
]

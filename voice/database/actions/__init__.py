"""Every change of state of the voice database. Importing this package declares them all."""

from voice.database.actions.classifying import classify
from voice.database.actions.indexing import renew_index
from voice.database.actions.terms import add_term, change_term, end_term

__all__ = ["add_term", "change_term", "classify", "end_term", "renew_index"]

"""Tables of the check of what is sent."""

from privacy.dispatch.models.after import FoundError, Lesson, Returned
from privacy.dispatch.models.batch import Batch, Item
from privacy.dispatch.models.check import Check, NearMiss, Photo, Plant
from privacy.dispatch.models.rule import CheckRule

__all__ = [
    "Batch", "Check", "CheckRule", "FoundError", "Item", "Lesson", "NearMiss", "Photo", "Plant", "Returned",
]  # fmt: skip

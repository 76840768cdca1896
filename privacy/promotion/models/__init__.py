"""Rows of the promotion plan."""

from privacy.promotion.models.catalogue import Catalogue, Requirement
from privacy.promotion.models.plan import Evidence, Item, Progress, Review
from privacy.promotion.models.staff import Designation

__all__ = ["Catalogue", "Designation", "Evidence", "Item", "Progress", "Requirement", "Review"]

"""Rows of the quality self-assessment."""

from audit.quality.models.assessment import Assessment, Item, Measure
from audit.quality.models.catalogue import Catalogue, Standard
from audit.quality.models.rating import Evidence, Rating, Review

__all__ = ["Assessment", "Catalogue", "Evidence", "Item", "Measure", "Rating", "Review", "Standard"]

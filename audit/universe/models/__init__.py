"""Rows of the audit universe."""

from audit.universe.models.assessment import AssessedItem, Assessment
from audit.universe.models.judgement import Judgement
from audit.universe.models.weighting import Weighting

__all__ = ["AssessedItem", "Assessment", "Judgement", "Weighting"]

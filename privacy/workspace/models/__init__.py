"""Rows of workspace checks."""

from privacy.workspace.models.check import Check, Mark, Round
from privacy.workspace.models.criteria import CriteriaSet, Criterion
from privacy.workspace.models.defect import Defect
from privacy.workspace.models.draw import Draw, Verification
from privacy.workspace.models.photo import Photo

__all__ = ["Check", "CriteriaSet", "Criterion", "Defect", "Draw", "Mark", "Photo", "Round", "Verification"]

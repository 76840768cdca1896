"""Rows of mystery visits."""

from voice.visits.models.criteria import CriteriaSet, Criterion, GroupRule
from voice.visits.models.result import Contest, Correction, Evidence
from voice.visits.models.visit import Mark, Round, Sheet, Visit

__all__ = [
    "Contest",
    "Correction",
    "CriteriaSet",
    "Criterion",
    "Evidence",
    "GroupRule",
    "Mark",
    "Round",
    "Sheet",
    "Visit",
]

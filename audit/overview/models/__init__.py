"""Rows of the overview: the yearly opinion."""

from audit.overview.models.opinion import Addendum, YearlyOpinion

__all__ = ["Addendum", "YearlyOpinion"]

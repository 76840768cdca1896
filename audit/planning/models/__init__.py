"""Rows of audit plans."""

from audit.planning.models.line import Line, LineSkill, LineTarget
from audit.planning.models.plan import AnnualPlan
from audit.planning.models.proposal import Proposal

__all__ = ["AnnualPlan", "Line", "LineSkill", "LineTarget", "Proposal"]

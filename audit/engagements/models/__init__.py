"""Rows of engagements."""

from audit.engagements.models.draw import Draw
from audit.engagements.models.engagement import Engagement, SkillNeed, Target
from audit.engagements.models.team import Exemption, ExemptionRequest, Member

__all__ = ["Draw", "Engagement", "Exemption", "ExemptionRequest", "Member", "SkillNeed", "Target"]

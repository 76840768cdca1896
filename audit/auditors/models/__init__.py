"""Rows of auditors."""

from audit.auditors.models.auditor import Auditor, Service
from audit.auditors.models.growth import Goal, Qualification, SkillLevel, Study, StudyNeed
from audit.auditors.models.independence import Designed, IndependenceRule, Process, Relative

__all__ = [
    "Auditor",
    "Designed",
    "Goal",
    "IndependenceRule",
    "Process",
    "Qualification",
    "Relative",
    "Service",
    "SkillLevel",
    "Study",
    "StudyNeed",
]

"""Rows of proposals."""

from voice.proposals.models.answering import Answer, Reply
from voice.proposals.models.assessing import Assessment, CriteriaSet, Criterion, Passing, Score
from voice.proposals.models.carrying import ManualChange, Task
from voice.proposals.models.figures import Encouragement, QuarterFigure, QuarterReport
from voice.proposals.models.proposal import Comment, Proposal, Support
from voice.proposals.models.publishing import Entry, Issue

__all__ = [
    "Answer",
    "Assessment",
    "Comment",
    "CriteriaSet",
    "Criterion",
    "Encouragement",
    "Entry",
    "Issue",
    "ManualChange",
    "Passing",
    "Proposal",
    "QuarterFigure",
    "QuarterReport",
    "Reply",
    "Score",
    "Support",
    "Task",
]

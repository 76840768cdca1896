"""Courses and their editions, who must take them, and what came of it."""

from governance.learning.models.assignment import Assignment, Round
from governance.learning.models.course import Course, Edition, Material, MaterialFile, Page, Question
from governance.learning.models.record import Attempt, Record

__all__ = [
    "Assignment",
    "Attempt",
    "Course",
    "Edition",
    "Material",
    "MaterialFile",
    "Page",
    "Question",
    "Record",
    "Round",
]

"""Rows of monitor meetings."""

from voice.monitors.models.meeting import AgendaItem, Attendance, Meeting, Minutes, Opinion
from voice.monitors.models.recruitment import ApplicantData, Application, Member, Recruitment

__all__ = [
    "AgendaItem",
    "ApplicantData",
    "Application",
    "Attendance",
    "Meeting",
    "Member",
    "Minutes",
    "Opinion",
    "Recruitment",
]

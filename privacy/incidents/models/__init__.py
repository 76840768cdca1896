"""Rows of leak incidents."""

from privacy.incidents.models.assessment import Assessment
from privacy.incidents.models.cause import Cause, HistoricalCount, Measure
from privacy.incidents.models.criteria import Criteria
from privacy.incidents.models.incident import Closing, Containment, FollowUp, Incident, KindCorrection, Sighting
from privacy.incidents.models.persons import Letter, PersonsList, Telling
from privacy.incidents.models.report import Report

__all__ = [
    "Assessment",
    "Cause",
    "Closing",
    "Containment",
    "Criteria",
    "FollowUp",
    "HistoricalCount",
    "Incident",
    "KindCorrection",
    "Letter",
    "Measure",
    "PersonsList",
    "Report",
    "Sighting",
    "Telling",
]

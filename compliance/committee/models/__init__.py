"""Rows of the committee."""

from compliance.committee.models.members import Membership, QuorumRule
from compliance.committee.models.minutes import Addendum, Approval, ItemMinutes, MinutesEdition
from compliance.committee.models.resolution import OrderedMeasure, Resolution, UnitReport
from compliance.committee.models.sitting import Attendance, Item, Meeting, Recusal, Vote

__all__ = [
    "Addendum",
    "Approval",
    "Attendance",
    "Item",
    "ItemMinutes",
    "Meeting",
    "Membership",
    "MinutesEdition",
    "OrderedMeasure",
    "QuorumRule",
    "Recusal",
    "Resolution",
    "UnitReport",
    "Vote",
]

"""Rows of figures about voices."""

from voice.figures.models.annual import AnnualReport, Promise
from voice.figures.models.counts import CountRun, UnitMonth
from voice.figures.models.history import HistoricalReceipt
from voice.figures.models.quarters import QuarterLine, QuarterReport
from voice.figures.models.visitors import Visitors, VisitorsEntry

__all__ = [
    "AnnualReport",
    "CountRun",
    "HistoricalReceipt",
    "Promise",
    "QuarterLine",
    "QuarterReport",
    "UnitMonth",
    "Visitors",
    "VisitorsEntry",
]

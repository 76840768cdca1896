"""Rows of contractors."""

from privacy.contractors.models.bid import Bid, BidItem
from privacy.contractors.models.catalogue import Catalogue, Item
from privacy.contractors.models.company import Certificate, Contractor
from privacy.contractors.models.inspection import Finding, Inspection, Observation
from privacy.contractors.models.job import Clause, Job, LeakReport, Proof, Subcontract
from privacy.contractors.models.paper import Paper
from privacy.contractors.models.risk import RiskTable

__all__ = [
    "Bid",
    "BidItem",
    "Catalogue",
    "Certificate",
    "Clause",
    "Contractor",
    "Finding",
    "Inspection",
    "Item",
    "Job",
    "LeakReport",
    "Observation",
    "Paper",
    "Proof",
    "RiskTable",
    "Subcontract",
]

"""Cases and everything that belongs to their handling. What a person wrote is sealed."""

from compliance.models.case import Case
from compliance.models.conflict import CaseGrant, Declaration, Exclusion
from compliance.models.evidence import CustodyEntry, Evidence
from compliance.models.findings import Allegation, Conclusion
from compliance.models.interview import Confirmation, Interview
from compliance.models.investigation import Occurrence, Plan, Task
from compliance.models.passing import PassingOn
from compliance.models.retention import Erasure, LegalHold, RetentionProposal, RetentionRule
from compliance.models.talk import Draft, Message

__all__ = [
    "Allegation",
    "Case",
    "CaseGrant",
    "Conclusion",
    "Confirmation",
    "CustodyEntry",
    "Declaration",
    "Draft",
    "Erasure",
    "Evidence",
    "Exclusion",
    "Interview",
    "LegalHold",
    "Message",
    "Occurrence",
    "PassingOn",
    "Plan",
    "RetentionProposal",
    "RetentionRule",
    "Task",
]

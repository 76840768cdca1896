"""What those who handle cases fill in."""

from compliance.forms.handling import (
    AcceptForm,
    AcknowledgeForm,
    AssignForm,
    CaseFilter,
    DeclineForm,
    EnterForm,
    PersonChoiceField,
    RerouteForm,
    WriteForm,
)

__all__ = [
    "AcceptForm",
    "AcknowledgeForm",
    "AssignForm",
    "CaseFilter",
    "DeclineForm",
    "EnterForm",
    "PersonChoiceField",
    "RerouteForm",
    "WriteForm",
]

"""Every change of state of the audit universe. Importing this package declares them all."""

from audit.universe.actions.assessing import make_assessment
from audit.universe.actions.judging import judge, withdraw_judgement
from audit.universe.actions.weighing import approve_weights, propose_weights, reject_weights

__all__ = [
    "approve_weights",
    "judge",
    "make_assessment",
    "propose_weights",
    "reject_weights",
    "withdraw_judgement",
]

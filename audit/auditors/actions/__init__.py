"""Every change of state of auditors. Importing this package declares them all."""

from audit.auditors.actions.declaring import (
    add_service,
    declare,
    declare_design,
    declare_relative,
    withdraw_design,
    withdraw_relative,
    withdraw_service,
)
from audit.auditors.actions.entering import change, enroll
from audit.auditors.actions.growing import add_goal, add_qualification, add_study, assess, set_need, settle_goal
from audit.auditors.actions.ruling import add_process, decide_rule, retire_process

__all__ = [
    "add_goal",
    "add_process",
    "add_qualification",
    "add_service",
    "add_study",
    "assess",
    "change",
    "decide_rule",
    "declare",
    "declare_design",
    "declare_relative",
    "enroll",
    "retire_process",
    "set_need",
    "settle_goal",
    "withdraw_design",
    "withdraw_relative",
    "withdraw_service",
]

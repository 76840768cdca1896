"""Every change of state of workspace checks. Importing this package declares them all."""

from privacy.workspace.actions.checking import add_photo, download_photo, hand_in_check, save_check
from privacy.workspace.actions.correcting import close_defect, report_defect, return_defect
from privacy.workspace.actions.criteria import draft_criteria, put_criteria_in_force, write_criteria
from privacy.workspace.actions.reminding import remind_defect, remind_unit, remind_verifier
from privacy.workspace.actions.rounds import close_round, open_round
from privacy.workspace.actions.verifying import verify
from privacy.workspace.actions.visiting import cancel_visit, plan_visit

__all__ = [
    "add_photo",
    "cancel_visit",
    "close_defect",
    "close_round",
    "download_photo",
    "draft_criteria",
    "hand_in_check",
    "open_round",
    "plan_visit",
    "put_criteria_in_force",
    "remind_defect",
    "remind_unit",
    "remind_verifier",
    "report_defect",
    "return_defect",
    "save_check",
    "verify",
    "write_criteria",
]

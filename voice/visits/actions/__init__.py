"""Every change of state of mystery visits. Importing this package declares them all."""

from voice.visits.actions.contesting import contest, decide_contest, download_evidence
from voice.visits.actions.correcting import plan_revisit, remind_office, report_correction
from voice.visits.actions.criteria import draft_set, put_in_force, write_set
from voice.visits.actions.planning import cancel, change_visit, plan_round
from voice.visits.actions.rating import hand_in, save_sheet
from voice.visits.actions.result import send_result, settle

__all__ = [
    "cancel",
    "change_visit",
    "contest",
    "decide_contest",
    "download_evidence",
    "draft_set",
    "hand_in",
    "plan_revisit",
    "plan_round",
    "put_in_force",
    "remind_office",
    "report_correction",
    "save_sheet",
    "send_result",
    "settle",
    "write_set",
]

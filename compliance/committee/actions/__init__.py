"""Every change in the committee's room."""

from compliance.committee.actions.agenda import add_theme, download, edit_item, open_item, put_case, withdraw_item
from compliance.committee.actions.deciding import (
    close_vote,
    count_hands,
    keep_out_again,
    note_recusal,
    recuse,
    take_back_recusal,
    vote,
)
from compliance.committee.actions.meetings import (
    admit_members,
    cancel,
    change_meeting,
    convene,
    correct_attendance,
    hold,
    plan_meeting,
)
from compliance.committee.actions.members import appoint, end_term, set_quorum
from compliance.committee.actions.minutes import add_to_minutes, approve_minutes, close, take_pack, write_minutes
from compliance.committee.actions.rehearsal import rehearse
from compliance.committee.actions.reports import download_evidence, excuse, report, send_back
from compliance.committee.actions.resolutions import (
    adopt,
    confirm_carried_out,
    order_measure,
    plan_test,
    record_test,
    start,
)

__all__ = [
    "add_theme", "add_to_minutes", "admit_members", "adopt", "appoint", "approve_minutes", "cancel",
    "change_meeting", "close", "close_vote", "confirm_carried_out", "convene", "correct_attendance", "count_hands", "download",
    "download_evidence", "edit_item", "end_term", "excuse", "hold", "keep_out_again", "note_recusal",
    "open_item", "order_measure", "plan_meeting", "plan_test", "put_case", "record_test", "recuse", "rehearse",
    "report", "send_back", "set_quorum", "start", "take_back_recusal", "take_pack", "vote", "withdraw_item",
    "write_minutes",
]  # fmt: skip

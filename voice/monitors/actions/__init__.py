"""Every change of state of monitor meetings. Importing this package declares them all."""

from voice.monitors.actions.meeting import (
    cancel_meeting,
    change_meeting,
    plan_meeting,
    record_attendance,
    show_members,
)
from voice.monitors.actions.membership import end_membership, erase_applicant
from voice.monitors.actions.minutes import approve_minutes, file_opinion, return_minutes, write_minutes
from voice.monitors.actions.recruiting import (
    apply,
    choose,
    decline,
    end_recruitment,
    plan_recruitment,
    print_result,
    show_applicant,
    tell_applicant,
)

__all__ = [
    "apply",
    "approve_minutes",
    "cancel_meeting",
    "change_meeting",
    "choose",
    "decline",
    "end_membership",
    "end_recruitment",
    "erase_applicant",
    "file_opinion",
    "plan_meeting",
    "plan_recruitment",
    "print_result",
    "record_attendance",
    "return_minutes",
    "show_applicant",
    "show_members",
    "tell_applicant",
    "write_minutes",
]

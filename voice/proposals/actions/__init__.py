"""Every change of state of proposals. Importing this package declares them all."""

from voice.proposals.actions.answering import decide, open_proposal, reply, respond
from voice.proposals.actions.assessing import assess, return_assessment, set_criteria, sort
from voice.proposals.actions.carrying import add_task, finish_task, record_manual
from voice.proposals.actions.counting import close_quarter, note_measure, note_result, present_report
from voice.proposals.actions.filing import file
from voice.proposals.actions.publishing import issue_list, publish
from voice.proposals.actions.talking import comment, support, withdraw_support

__all__ = [
    "add_task",
    "assess",
    "close_quarter",
    "comment",
    "decide",
    "file",
    "finish_task",
    "issue_list",
    "note_measure",
    "note_result",
    "open_proposal",
    "present_report",
    "publish",
    "record_manual",
    "reply",
    "respond",
    "return_assessment",
    "set_criteria",
    "sort",
    "support",
    "withdraw_support",
]

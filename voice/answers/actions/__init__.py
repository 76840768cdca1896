"""Every change of answers and important voices. Importing this package declares them all."""

from voice.answers.actions.closing import close_voice, reopen_voice
from voice.answers.actions.criteria import add_criterion, end_criterion, revise_criterion
from voice.answers.actions.instructing import (
    accept_result,
    add_voice,
    answer_first,
    close_matter,
    instruct,
    report_result,
    return_result,
    state_cause,
    treat_as_important,
)
from voice.answers.actions.measuring import (
    adopt_measure,
    check_office,
    conclude_effect,
    count_effect,
    decline_measure,
    give_up_measure,
    propose_measure,
    report_done,
)
from voice.answers.actions.publishing import leave_unpublished, show_to_public
from voice.answers.actions.replying import decide_reply, print_letter, return_reply, tell, write_reply

__all__ = [
    "accept_result",
    "add_criterion",
    "add_voice",
    "adopt_measure",
    "answer_first",
    "check_office",
    "close_matter",
    "close_voice",
    "conclude_effect",
    "count_effect",
    "decide_reply",
    "decline_measure",
    "give_up_measure",
    "end_criterion",
    "instruct",
    "leave_unpublished",
    "print_letter",
    "propose_measure",
    "reopen_voice",
    "report_done",
    "report_result",
    "return_reply",
    "return_result",
    "revise_criterion",
    "show_to_public",
    "state_cause",
    "tell",
    "treat_as_important",
    "write_reply",
]

"""Every change of a survey."""

from governance.surveys.actions.answering import answer, fetch, mix
from governance.surveys.actions.closing import close_wave
from governance.surveys.actions.questions import add_question, change_question, move_question, remove_question
from governance.surveys.actions.rehearsal import rehearse
from governance.surveys.actions.sections import add_section, change_section, move_section, remove_section
from governance.surveys.actions.surveys import change, create, draft
from governance.surveys.actions.waves import (
    cancel_wave,
    change_wave,
    issue_codes,
    open_wave,
    plan_wave,
    remind,
    take_results,
)

__all__ = [
    "add_question",
    "add_section",
    "answer",
    "cancel_wave",
    "change",
    "change_question",
    "change_section",
    "change_wave",
    "close_wave",
    "create",
    "draft",
    "fetch",
    "issue_codes",
    "mix",
    "move_question",
    "move_section",
    "open_wave",
    "plan_wave",
    "rehearse",
    "remind",
    "remove_question",
    "remove_section",
    "take_results",
]

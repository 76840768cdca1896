"""What a reader may do now with a voice's answer, with a record, an instruction and a measure: words and address."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import Action
from voice.answers import actions
from voice.answers.models import Instruction, Matter, Measure
from voice.models import Voice

Link = tuple[str | Promise, str]
Offered = list[tuple[str, str | Promise, Action]]

ON_VOICE: Offered = [
    ("write-reply", _("Write the answer"), actions.write_reply),
    ("decide-reply", _("Decide on the answer"), actions.decide_reply),
    ("return-reply", _("Ask for another wording"), actions.return_reply),
    ("tell", _("Note that the customer was told"), actions.tell),
    ("print-letter", _("Answer as a letter (PDF)"), actions.print_letter),
    ("close-voice", _("Close the voice"), actions.close_voice),
    ("reopen-voice", _("Take the voice up again"), actions.reopen_voice),
]
ON_MATTER: Offered = [
    ("instruct", _("Instruct a division"), actions.instruct),
    ("state-cause", _("State cause and theme"), actions.state_cause),
    ("propose-measure", _("Propose an improvement"), actions.propose_measure),
    ("add-voice", _("Add a voice"), actions.add_voice),
    ("close-matter", _("Close the record"), actions.close_matter),
]
ON_INSTRUCTION: Offered = [
    ("answer-first", _("Give the first answer"), actions.answer_first),
    ("report-result", _("Report the result"), actions.report_result),
    ("accept-result", _("Accept the result"), actions.accept_result),
    ("return-result", _("Ask for more"), actions.return_result),
]
ON_MEASURE: Offered = [
    ("adopt-measure", _("Adopt"), actions.adopt_measure),
    ("decline-measure", _("Do not adopt"), actions.decline_measure),
    ("give-up-measure", _("Give up"), actions.give_up_measure),
    ("report-done", _("Report as done"), actions.report_done),
    ("check-office", _("Check at an office"), actions.check_office),
    ("conclude-effect", _("Say whether it worked"), actions.conclude_effect),
]


def _possible(offered: Offered, row: Any, actor: Actor) -> list[Link]:
    return [
        (words, reverse(f"answers:{verb}", args=[row.pk]))
        for verb, words, action in offered
        if action.moves.allows(None if action.creates else row) and action.who(actor, row)
    ]


def on_voice(voice: Voice, actor: Actor) -> list[Link]:
    """Return what the actor may do with the answer to the voice."""
    return _possible(ON_VOICE, voice, actor)


def on_matter(matter: Matter, actor: Actor) -> list[Link]:
    """Return what the actor may do with the record; nothing once it is closed."""
    return _possible(ON_MATTER, matter, actor) if matter.state == "open" else []


def on_instruction(instruction: Instruction, actor: Actor) -> list[Link]:
    """Return what the actor may do with the instruction."""
    return _possible(ON_INSTRUCTION, instruction, actor)


def on_measure(measure: Measure, actor: Actor) -> list[Link]:
    """Return what the actor may do with the measure; whether it worked is asked once an office was checked and voices counted."""
    judged = bool(measure.checks.all() and measure.figures.all())
    offered = [one for one in ON_MEASURE if judged or one[2] is not actions.conclude_effect]
    return _possible(offered, measure, actor)

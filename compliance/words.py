"""What happened, in words for a person in charge."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, str | Promise] = {
    "compliance.file": _("The report came in"),
    "compliance.enter": _("The report was entered by a counter"),
    "compliance.take_in": _("Taken in from information registered elsewhere"),
    "compliance.acknowledge": _("The reporter was told that the report came in"),
    "compliance.accept": _("The report was accepted"),
    "compliance.decline": _("The report was not taken up"),
    "compliance.assign": _("Investigators were assigned"),
    "compliance.unassign": _("The case was taken from an investigator"),
    "compliance.reroute": _("The case was passed on"),
    "compliance.pass_on": _("The external counter passed the report on"),
    "compliance.give_to_inspector": _("The reporter gave the report to the inspector of the board"),
    "compliance.give_name": _("The reporter allowed the external counter to pass the name on"),
    "compliance.write": _("A message was sent to the reporter"),
    "compliance.reply": _("The reporter wrote"),
    "compliance.conclude": _("The case was concluded"),
    "compliance.open": _("The case was opened"),
    "compliance.download": _("A file was handed out"),
    "compliance.mark_read": _("Messages were read"),
    "protection.dossier": _("The dossier on protection was handed out"),
    "protection.feedback": _("The reporter was told about the measures"),
    "protection.notify": _("The written notice of the result was sent"),
    "protection.protect": _("A person was put under protection"),
    "protection.raise_case": _("The case was opened from another case's protection"),
    "compliance.declare": _("Someone declared whether they have a relation to the case"),
    "compliance.plan": _("The plan of the investigation was written"),
    "compliance.add_task": _("A task was given"),
    "compliance.finish_task": _("A task was done"),
    "compliance.drop_task": _("A task was dropped"),
    "compliance.add_occurrence": _("A line was added to the chronology"),
    "compliance.remove_occurrence": _("A line was taken out of the chronology"),
    "compliance.add_allegation": _("An allegation was written down"),
    "compliance.find": _("It was noted what was found of an allegation"),
    "compliance.plan_interview": _("An interview was planned"),
    "compliance.record_interview": _("The record of an interview was written"),
    "compliance.cancel_interview": _("An interview was cancelled"),
    "compliance.issue_confirmation": _("A code was given to the person interviewed"),
    "compliance.add_evidence": _("Evidence was taken in"),
    "compliance.note_custody": _("The chain of custody was continued"),
    "compliance.verify_evidence": _("Evidence was checked against its hash"),
    "compliance.submit_conclusion": _("A conclusion was submitted for review"),
    "compliance.return_conclusion": _("The conclusion was returned with comments"),
    "compliance.conclude_joined": _("The joined case was concluded"),
    "compliance.close": _("The case was closed"),
    "compliance.reopen": _("The case was reopened"),
    "compliance.reconsider": _("The decision not to take it up was taken back"),
    "compliance.join": _("The case was joined to another one"),
    "compliance.split": _("The case was split from the other one"),
    "compliance.hold": _("A legal hold was placed"),
    "compliance.lift_hold": _("The legal hold was lifted"),
    "compliance.propose_erasure": _("It was proposed to erase the case"),
    "compliance.keep": _("The erasure was refused"),
    "compliance.erase": _("The case was erased"),
}


def declare(action: str, words: str | Promise) -> None:
    """Give an action on a case its words, for rooms that act on cases; raises ValueError when it has words already."""
    if action in _WORDS:
        raise ValueError(f"{action} has words already")
    _WORDS[action] = words


def words_of_action(action: str) -> str:
    """Return the words for an action of this area; raises KeyError for one without words (a test walks them all)."""
    return str(_WORDS[action])

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
}


def declare(action: str, words: str | Promise) -> None:
    """Give an action on a case its words, for rooms that act on cases; raises ValueError when it has words already."""
    if action in _WORDS:
        raise ValueError(f"{action} has words already")
    _WORDS[action] = words


def words_of_action(action: str) -> str:
    """Return the words for an action of this area; raises KeyError for one without words (a test walks them all)."""
    return str(_WORDS[action])

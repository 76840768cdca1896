"""The words of protection."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.people.roles import Role


class CheckInState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("The reporter is being asked")
    ANSWERED = "answered", _("Answered, to be read")
    DECIDED = "decided", _("Done")


class CheckInDecision(models.TextChoices):
    NOTHING = "nothing", _("Nothing has changed for the worse")
    WATCH = "watch", _("Watch more closely")
    CONTACT = "contact", _("Contact the reporter")
    UNANSWERED = "unanswered", _("No answer, although asked again")
    RAISED = "raised", _("A case of retaliation was opened")


class Change(models.TextChoices):
    """What may have changed for someone who reported."""

    TASKS = "tasks", _("My tasks")
    TRANSFER = "transfer", _("Transfer or place of work")
    EVALUATION = "evaluation", _("Evaluation")
    PAY = "pay", _("Pay or allowances")
    CONTRACT = "contract", _("Contract or its renewal")
    WORDS = "words", _("Words or conduct of others")
    ISOLATION = "isolation", _("I am left out or not informed")
    DISCIPLINE = "discipline", _("Discipline or the threat of it")
    SEARCH = "search", _("Someone tries to find out who reported")
    OTHER = "other", _("Something else")


class Weight(models.TextChoices):
    LIGHT = "light", _("It is unpleasant")
    HEAVY = "heavy", _("It is a real burden")
    URGENT = "urgent", _("I need help at once")


class Standing(models.TextChoices):
    """Why a person is protected."""

    REPORTER = "reporter", _("Reporter")
    WITNESS = "witness", _("Witness")
    INTERVIEWEE = "interviewee", _("Person who was interviewed")
    SUPPORTER = "supporter", _("Person who helped the reporter")


class PersonnelKind(models.TextChoices):
    DISMISSAL = "dismissal", _("Dismissal")
    DISCIPLINE = "discipline", _("Disciplinary action")
    DEMOTION = "demotion", _("Demotion")
    TRANSFER = "transfer", _("Personnel transfer")
    PAY_CUT = "pay_cut", _("Cut of pay or allowances")
    EVALUATION = "evaluation", _("Personnel evaluation")
    NON_RENEWAL = "non_renewal", _("Contract not renewed")
    LEAVE = "leave", _("Ordered leave")
    OTHER = "other", _("Other personnel action")


PRESUMED = frozenset({PersonnelKind.DISMISSAL, PersonnelKind.DISCIPLINE})
"""Within a year of the report these are presumed to be retaliation (2025 amendment, duties.md D4)."""


class MatchState(models.TextChoices):
    FOUND = "found", _("To be assessed")
    ASSESSED = "assessed", _("Assessed")
    STOP = "stop", _("Stop recommended")
    ANSWERED = "answered", _("Recommendation answered")
    CLEARED = "cleared", _("Cleared")
    RAISED = "raised", _("A case of retaliation was opened")


class How(models.TextChoices):
    """What the match rests on."""

    NUMBER = "number", _("Staff number")
    NAME_AND_UNIT = "name_unit", _("Name and unit")
    NAME = "name", _("Name alone (may be another person of the same name)")


class Verdict(models.TextChoices):
    UNRELATED = "unrelated", _("Not related to the report")
    OTHER_PERSON = "other_person", _("Another person of the same name")
    POSSIBLE = "possible", _("May be related")
    RELATED = "related", _("Related")


class Opinion(models.TextChoices):
    JUSTIFIED = "justified", _("There are grounds apart from the report")
    DOUBTFUL = "doubtful", _("The grounds are not sufficient")


class StopAnswer(models.TextChoices):
    STOPPED = "stopped", _("The personnel action was stopped or put off")
    CHECKED = "checked", _("The personnel division was asked to check again")
    NOT_STOPPED = "not_stopped", _("Not stopped")


class TextKind(models.TextChoices):
    STATUS = "status", _("Who is protected")
    DUTY = "duty", _("What everyone must know")


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", _("Waits for a second person")
    ADOPTED = "adopted", _("Adopted")
    REFUSED = "refused", _("Not adopted")


NOTIFIED_IN = ("concluded",)
"""States of a case in which the reporter is told the result in writing (D2b)."""
TOLD_IN = ("accepted", "investigating", "concluded")
"""States in which the reporter is told about the measures (D3)."""


class Notified(models.TextChoices):
    """What the written notice of the result says (guideline 4-3 (2))."""

    CORRECTED = "corrected", _("It was corrected")
    BEING_CORRECTED = "being_corrected", _("Measures were decided and are under way")
    NO_FACT = "no_fact", _("There is no such fact")
    UNCLEAR = "unclear", _("It could not be made clear")


OF_CASES = ("handlers", "head", "vice_president", "committee_chair")
"""Audiences that a ladder about a case may tell."""
AUDIENCES = {
    "handlers": _("People in charge"),
    "head": _("Head"),
    "owner": _("Division in charge"),
    "division": _("Division in charge"),
    "in_hand": _("People in charge"),
    "units": _("Units concerned"),
    "followers": _("Those who follow it up"),
    "chair": _("Committee chair"),
    "carrier": _("Who carries it"),
    "unit": _("Unit in charge"),
    **dict(Role.choices),
}
"""Whom the steps of the ladders tell, in words: roles, and people found by what the clock is about."""

"""The words of answers and of important voices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ToldBy(models.TextChoices):
    """How the answer reached the customer."""

    LETTER = "letter", _("By letter")
    EMAIL = "email", _("By e-mail")
    PHONE = "phone", _("By phone")
    COUNTER = "counter", _("At the counter")
    PUBLICATION = "publication", _("By publication")


class Result(models.TextChoices):
    """What a voice ends with for the customer."""

    TOLD = "told", _("The customer was told")
    NOT_WANTED = "not_wanted", _("No answer is wanted")
    NOT_REACHED = "not_reached", _("The customer cannot be reached")


class MatterState(models.TextChoices):
    """An important voice is followed until its result is known."""

    OPEN = "open", _("Being worked on")
    CLOSED = "closed", _("Ended with a result")


class InstructionState(models.TextChoices):
    """What the division in charge was asked, up to the result that it owes."""

    GIVEN = "given", _("Instructed")
    ANSWERED = "answered", _("First answer given")
    REPORTED = "reported", _("Result reported")
    ACCEPTED = "accepted", _("Result accepted")


class MeasureState(models.TextChoices):
    """Adopted, done and worked are three things: each has its own day, its own people and its own proof."""

    PROPOSED = "proposed", _("Proposed")
    DECLINED = "declined", _("Not adopted")
    ADOPTED = "adopted", _("Adopted")
    DONE = "done", _("Implemented")
    WORKED = "worked", _("Worked")
    NOT_WORKED = "not_worked", _("Did not work")
    GIVEN_UP = "given_up", _("Given up after adoption")


EFFECTS = [(MeasureState.WORKED.value, _("It worked")), (MeasureState.NOT_WORKED.value, _("It did not work"))]
MONTHS = (3, 6)
"""After as many months the voices on the same theme are counted."""

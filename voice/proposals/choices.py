"""The words of proposals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalKind(models.TextChoices):
    """What would have to change, as the proposer sees it."""

    SYSTEM = "system", _("System or rules")
    OPERATION = "operation", _("Operation")
    UNKNOWN = "unknown", _("I do not know")


class State(models.TextChoices):
    """Where a proposal stands. Published or not is another matter: `published_at`."""

    RECEIVED = "received", _("Received by the window")
    ASSESSING = "assessing", _("Being evaluated")
    ASSESSED = "assessed", _("Evaluated, answer to come")
    ANSWERED = "answered", _("Answered")
    STUDY = "study", _("Being studied")
    CARRYING = "carrying", _("Being carried out")
    IN_MANUAL = "in_manual", _("In the manual")


class Outcome(models.TextChoices):
    """What comes of a proposal."""

    ADOPTED = "adopted", _("Adopted")
    PARTLY = "partly", _("Adopted in part")
    NOT_ADOPTED = "not_adopted", _("Not adopted")
    ALREADY = "already", _("Already done")
    STUDY = "study", _("To be studied")


OPEN = (State.RECEIVED, State.ASSESSING, State.ASSESSED)
"""The proposer has no answer yet, or a new one is on its way."""
ANSWERED = (State.ANSWERED, State.STUDY, State.CARRYING, State.IN_MANUAL)
STATE_AFTER = {
    Outcome.ADOPTED: State.CARRYING,
    Outcome.PARTLY: State.CARRYING,
    Outcome.NOT_ADOPTED: State.ANSWERED,
    Outcome.ALREADY: State.ANSWERED,
    Outcome.STUDY: State.STUDY,
}
"""Where the answer leads."""
POINTS = [
    (1, _("1: not at all")),
    (2, _("2: little")),
    (3, _("3: partly")),
    (4, _("4: well")),
    (5, _("5: very well")),
]
"""How far a criterion is met."""

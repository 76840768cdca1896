"""Words of the committee."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MemberKind(models.TextChoices):
    INTERNAL = "internal", _("From inside")
    LAWYER = "lawyer", _("Outside lawyer")
    EXPERT = "expert", _("Outside expert")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CONVENED = "convened", _("Convened")
    HELD = "held", _("Held, minutes not approved yet")
    CLOSED = "closed", _("Minutes approved")
    CANCELLED = "cancelled", _("Cancelled")


OPEN_TO_MEMBERS = ("convened", "held", "closed")
"""From the convening on, members see the agenda."""


class Theme(models.TextChoices):
    """What an item is about: a case, or something that goes through the whole organization."""

    CASE = "case", _("A case (redacted pack)")
    OVERDUE = "overdue", _("Measures overdue")
    CAUSES = "causes", _("Causes that recur")
    NOT_REPORTED = "not_reported", _("Units that have not reported")
    LEARNING = "learning", _("Training and learning from cases")
    RULES = "rules", _("Rules and systems of the whole organization")
    OTHER = "other", _("Another theme")


THEMES = [choice for choice in Theme.choices if choice[0] != "case"]


class ItemState(models.TextChoices):
    LISTED = "listed", _("Up for decision")
    CARRIED = "carried", _("Carried")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Taken off the agenda")


DECIDED = (ItemState.CARRIED, ItemState.REJECTED)
"""The vote on the item was closed."""


class RecusalReason(models.TextChoices):
    RELATED = "related", _("Related to the case")
    DECLARED = "declared", _("Declared by the member")
    NOTED = "noted", _("Noted by the chair or the secretariat")


class TakeBack(models.TextChoices):
    """Why a recusal is taken back."""

    MISTAKE = "mistake", _("It was noted by mistake")
    NO_CONFLICT = "no_conflict", _("There is no conflict of interest")


class Ballot(models.TextChoices):
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAIN = "abstain", _("Abstain")


class ResolutionState(models.TextChoices):
    """Carried out and worked are two different things: "worked" needs a later test."""

    ADOPTED = "adopted", _("Adopted, not given to the units yet")
    IN_PROGRESS = "in_progress", _("Being carried out by the units")
    CARRIED_OUT = "carried_out", _("Carried out, effect not tested yet")
    WORKED = "worked", _("It worked")
    NOT_WORKED = "not_worked", _("It did not work")


class ReportState(models.TextChoices):
    ASKED = "asked", _("Not reported yet")
    RETURNED = "returned", _("Sent back")
    REPORTED = "reported", _("Reported")
    EXCUSED = "excused", _("Does not apply to the unit")


OWING = ("asked", "returned")
"""The unit still owes its report."""


class Reach(models.TextChoices):
    """Which units a resolution concerns."""

    ALL = "all", _("All units")
    OFFICES = "offices", _("All pension offices")
    BLOCK = "block", _("A block with its offices")
    CHOSEN = "chosen", _("Chosen units")

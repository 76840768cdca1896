"""The words of the promotion plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Group(models.TextChoices):
    """What a requirement is about."""

    POLICY = "policy", _("Policy and leadership")
    PLANNING = "planning", _("Planning")
    SUPPORT = "support", pgettext_lazy("plan", "Support")
    OPERATION = "operation", _("Handling of personal information")
    ORGANIZATIONAL = "organizational", _("Safety measures: organization")
    HUMAN = "human", _("Safety measures: people")
    PHYSICAL = "physical", _("Safety measures: places and things")
    TECHNICAL = "technical", _("Safety measures: systems")
    EVALUATION = "evaluation", _("Evaluation")
    IMPROVEMENT = "improvement", _("Improvement")


class ItemState(models.TextChoices):
    """How far the organization meets a requirement."""

    NOT_BEGUN = "not_begun", _("Not begun")
    PARTLY = "partly", _("Partly met")
    DONE = "done", _("Requirement met")
    NOT_APPLICABLE = "not_applicable", _("Does not apply")


OPEN_STATES = (ItemState.NOT_BEGUN, ItemState.PARTLY)
"""Something is still to be done."""


class ReviewState(models.TextChoices):
    """A yearly review is prepared, then approved for good."""

    PREPARED = "prepared", _("Prepared")
    APPROVED = "approved", _("Review approved")

"""The words of figures about voices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.TextChoices):
    """The lines of the table of receipts, as in the annex of the basic plan."""

    MAIL = "mail", _("Mails to the president")
    LETTER = "letter", _("Letters to the president")
    HEADQUARTERS = "headquarters", _("Voice forms: made at headquarters (1)")
    OFFICE = "office", _("Voice forms: made at blocks and offices (2)")
    REPORTED = "reported", _("Of these: reported to headquarters (3)")
    ALL_FORMS = "all_forms", _("Sum (1) + (2)")
    FORMS_AT_HEADQUARTERS = "forms_at_headquarters", _("Sum (1) + (3)")
    PROPOSAL = "proposal", _("Improvement proposals")


class Source(models.TextChoices):
    """What is counted by unit and month."""

    MAIL = "mail", _("Mails to the president")
    LETTER = "letter", _("Letters to the president")
    FORM = "form", _("Voice forms")
    PROPOSAL = "proposal", _("Improvement proposals")


class Place(models.TextChoices):
    """Where an office lies in a funnel."""

    FAR_BELOW = "far_below", _("Below the 99.8% limit")
    BELOW = "below", _("Below the 95% limit")
    INSIDE = "inside", _("Within the limits")
    ABOVE = "above", _("Above the 95% limit")
    FAR_ABOVE = "far_above", _("Above the 99.8% limit")


class Measure(models.TextChoices):
    """What is drawn as a funnel."""

    FORMS = "forms", _("Voice forms per 1,000 visitors")
    ANSWERED = "answered", _("Share answered")
    INSPECTION = "inspection", _("Criteria met on mystery visits")
    PROPOSALS = "proposals", _("Proposals per 100 staff")


class ReportState(models.TextChoices):
    """Where the annual report stands."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Made public")
    SUPERSEDED = "superseded", _("Replaced by a correction")


class PromiseState(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", _("Not reported yet")
    KEPT = "kept", _("The promise was kept")
    PARTLY = "partly", _("Kept in part")
    NOT_KEPT = "not_kept", _("Not kept")


OUTCOMES = [choice for choice in PromiseState.choices if choice[0] != PromiseState.OPEN]

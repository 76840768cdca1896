"""The words of reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SUMMARY_CLOCK = "D17"


class State(models.TextChoices):
    """From the lead's desk to the president's."""

    DRAFT = "draft", _("Being written")
    REVIEW = "review", _("With the reviewer")
    HEAD = "head", _("With the audit head")
    PRESIDENT = "president", _("With the president")
    APPROVED = "approved", _("Approved")


IN_REVIEW = (State.REVIEW, State.HEAD, State.PRESIDENT)


class Opinion(models.TextChoices):
    """What the auditors think of what they audited, as a whole."""

    EFFECTIVE = "effective", _("Works as it should")
    MOSTLY = "mostly", _("Works, with points to improve")
    WEAK = "weak", _("Grave weaknesses")
    FAILED = "failed", _("Does not work")


class Step(models.TextChoices):
    """A signature under the report."""

    SUBMITTED = "submitted", _("Handed in by the lead")
    REVIEWED = "reviewed", _("Reviewed")
    ENDORSED = "endorsed", _("Passed on by the audit head")
    APPROVED = "approved", _("Approved by the president")
    RETURNED = "returned", _("Sent back")


class Half(models.IntegerChoices):
    """Half a fiscal year."""

    FIRST = 1, _("April to September")
    SECOND = 2, _("October to March")

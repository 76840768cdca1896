"""The words of audit plans."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanState(models.TextChoices):
    """A version of a year's plan."""

    DRAFT = "draft", pgettext_lazy("audit", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("audit", "Waits for the president")
    APPROVED = "approved", _("Approved")
    REPLACED = "replaced", _("Replaced by a later version")


class Quarter(models.IntegerChoices):
    """Quarters of a fiscal year."""

    FIRST = 1, pgettext_lazy("audit", "April to June")
    SECOND = 2, pgettext_lazy("audit", "July to September")
    THIRD = 3, pgettext_lazy("audit", "October to December")
    FOURTH = 4, pgettext_lazy("audit", "January to March")


class Obstacle(models.TextChoices):
    """Why a line does not fit; the codes are those of rules/solving.py."""

    AUDITORS = "auditors", _("There are fewer auditors than the team needs")
    INDEPENDENCE = "independence", _("Too few auditors are independent")
    SKILL = "skill", _("Nobody has the skill")
    SKILL_BARRED = "skill_barred", _("Nobody with the skill is independent")
    SKILL_BUSY = "skill_busy", _("Whoever has the skill is needed elsewhere")
    WINDOW = "window", _("The weeks are fewer than the team needs")
    DAYS = "days", _("The auditor days of the year do not suffice")
    DATES = "dates", _("Those who could do it are elsewhere in these weeks")
    FULL = "full", _("It does not fit beside what matters more")


class Progress(models.TextChoices):
    """What became of a line."""

    WAITING = "waiting", pgettext_lazy("audit", "Not planned yet")
    PLANNED = "planned", pgettext_lazy("audit", "Planned")
    RUNNING = "running", pgettext_lazy("audit", "At work")
    DONE = "done", pgettext_lazy("audit", "Done")
    CANCELLED = "cancelled", pgettext_lazy("audit", "Given up")
    LATE = "late", pgettext_lazy("audit", "Late")

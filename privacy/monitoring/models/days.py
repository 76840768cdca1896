"""Days that are gone through, the numbers that are set, and what was thrown away."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person
from privacy.monitoring.choices import DayState


class MonitoredDay(models.Model):
    """A day whose log was explained. A late file sets it back to waiting. Samples and planted entries are drawn once, from a
    seed that lies sealed, so that the same draw can be made again by whoever is given it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=7, choices=DayState.choices, default=DayState.WAITING)
    day = models.DateField(_("Day"), unique=True)
    sealed_seed = models.BinaryField()
    drawn_at = models.DateTimeField(null=True)
    flagged_at = models.DateTimeField(_("Gone through at"), null=True)
    people = models.PositiveIntegerField(_("People"), default=0)
    left_out = models.PositiveIntegerField(_("Left out, below the score that is set"), default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day"]
        triggers = [ledger_required(), filed_is_filed("day", "sealed_seed")]
        indexes = [models.Index(fields=["day"], condition=Q(state="waiting"), name="monitored_days_waiting")]

    def __str__(self) -> str:
        return self.day.isoformat()


class Settings(models.Model):
    """The numbers of rules/parameters.py as they hold between two days (both included). A change is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Version"), unique=True)
    values = models.JSONField(_("Parameters"), default=dict)
    reason = models.CharField(_("Why so"), max_length=300)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null for the first version, which came with the system."""
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), filed_is_filed("number", "values", "reason", "written_by_id", "valid_from")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="monitoring_settings_in_order",
            ),
            ExclusionConstraint(
                name="monitoring_settings_once_a_day",
                expressions=[(DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Forgetting(models.Model):
    """That settled tasks, or logs, of the days before one were thrown away, and how many."""

    class What(models.TextChoices):
        TASKS = "tasks", _("Judged tasks")
        LOGS = "logs", _("Days of logs")
        FILES = "files", _("Files that could not be taken in")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    what = models.CharField(_("What was thrown away"), max_length=5, choices=What.choices)
    before = models.DateField(_("Days before"))
    number = models.PositiveIntegerField(_("How many"))
    done_at = models.DateTimeField(_("Thrown away"), default=clock.now)

    class Meta:
        ordering = ["-done_at", "id"]
        triggers = [ledger_required(), filed_is_filed("what", "before", "number", "done_at")]

    def __str__(self) -> str:
        return f"{self.what} {self.before}"

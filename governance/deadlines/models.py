"""Rules of clocks as data, and the clocks that run."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.organization.models import DateRange
from governance.people.models import Person


class Rule(models.Model):
    """A duty and its period, in force between two days. A change of law is a new row."""

    class Unit(models.TextChoices):
        DAYS = "days", _("Calendar days")
        BUSINESS_DAYS = "business_days", _("Business days")
        MONTHS = "months", _("Months")

    code = models.CharField(_("Duty"), max_length=8)
    title = models.CharField(_("Title"), max_length=120)
    title_en = models.CharField(max_length=160)
    amount = models.PositiveSmallIntegerField(_("Period"))
    unit = models.CharField(max_length=13, choices=Unit.choices)
    owed_outside = models.BooleanField(_("Owed to people outside"))
    source = models.CharField(_("Source"), max_length=200)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="one_version_of_a_rule_at_a_time",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return self.code


class RuleStep(models.Model):
    """One step of a rule's ladder."""

    class Kind(models.TextChoices):
        AMBER = "amber", _("Amber")
        RED = "red", _("Red")
        ESCALATED = "escalated", _("Passed on upwards")
        PASSED = "passed", _("Period passed")

    class Base(models.TextChoices):
        OPENED = "opened", _("days after the start")
        PASSED = "passed", _("days after the period has passed")
        BEFORE = "before", _("days before the last day")

    rule = models.ForeignKey(Rule, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    base = models.CharField(max_length=8, choices=Base.choices)
    days = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=24)

    class Meta:
        ordering = ["base", "days", "id"]
        constraints = [models.UniqueConstraint(fields=["rule", "base", "days", "audience"], name="rule_step_once")]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.kind} {self.days}"


class Deadline(models.Model):
    """A clock of a subject. At most one per rule and round."""

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        MET = "met", _("Met")
        STOPPED = "stopped", _("Stopped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    rule = models.ForeignKey(Rule, models.PROTECT, related_name="deadlines")
    round = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on"]
        indexes = [models.Index(fields=["due_on"], condition=Q(state="running"), name="deadline_running")]
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "subject_type", "rule", "round"], name="one_clock_per_round"),
            models.CheckConstraint(condition=Q(due_on__gte=F("opened_on")), name="due_after_opening"),
            models.CheckConstraint(
                condition=Q(state="running", settled_at__isnull=True)
                | (~Q(state="running") & Q(settled_at__isnull=False)),
                name="settled_when_not_running",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} due {self.due_on}"


class DeadlineStep(models.Model):
    """One step of the ladder of one clock, taken once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="steps")
    step = models.ForeignKey(RuleStep, models.PROTECT)
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["due_at"], condition=Q(taken_at__isnull=True), name="step_not_taken")]
        constraints = [models.UniqueConstraint(fields=["deadline", "step"], name="step_taken_once")]

    def __str__(self) -> str:
        return f"{self.step_id} at {self.due_at}"

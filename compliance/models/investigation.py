"""Plan, tasks and chronology of an investigation. What people write is sealed into the case's work box."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.models.case import Case
from compliance.models.evidence import Evidence
from compliance.models.interview import Interview
from compliance.models.talk import Message
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person


class Plan(models.Model):
    """One version of the plan of an investigation. A change is a new version; the earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    starts_on = models.DateField()
    ends_on = models.DateField()
    sealed = models.BinaryField()
    """questions, steps, changes."""

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="plan_number_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="plan_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Task(models.Model):
    """One thing to be done in an investigation, by someone, by a day."""

    class State(models.TextChoices):
        OPEN = "open", _("Not done yet")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("No longer needed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    assignee = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()
    """text."""

    class Meta:
        ordering = ["due_on", "made_at"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["assignee", "due_on"], condition=Q(state="open"), name="task_open")]
        constraints = [
            models.CheckConstraint(condition=Q(state="open") ^ Q(ended_at__isnull=False), name="ended_unless_open")
        ]

    def __str__(self) -> str:
        return self.state


class Occurrence(models.Model):
    """One line of the chronology: what happened when, by which evidence."""

    class Precision(models.TextChoices):
        DAY = "day", _("On this day")
        ABOUT = "about", _("About this day")
        MONTH = "month", _("In this month")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="occurrences")
    day = models.DateField()
    precision = models.CharField(max_length=5, choices=Precision.choices)
    evidence = models.ManyToManyField(Evidence, related_name="occurrences")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="+")
    interview = models.ForeignKey(Interview, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()
    """text."""

    class Meta:
        ordering = ["day", "made_at"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["case", "day"])]

    def __str__(self) -> str:
        return str(self.day)

"""What somebody is asked about: all flags of one person on one day are one task."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.monitoring.choices import FlagState, Level, Source, TaskState
from privacy.monitoring.guards import TASK_OF_FLAG, judged_stays, kept_until_forgotten, only_to_open_flags

CLOCK = "D13"


class Task(models.Model):
    """The flags of one person on one day. `person`: whose staff number it is, null for an unknown one. `block`: of that day.

    `score`, `basis`: by rules/ranking.py when flags last came in, with the parts of the score.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=6, choices=TaskState.choices, default=TaskState.OPEN)
    day = models.DateField(_("Day"))
    staff_id = models.CharField(_("Staff number"), max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    level = models.CharField(_("Who judges"), max_length=9, choices=Level.choices)
    score = models.PositiveSmallIntegerField(_("Score"), default=0)
    basis = models.JSONField(default=list)
    opened_at = models.DateTimeField(_("Opened"), default=clock.now)
    settled_at = models.DateTimeField(_("Settled"), null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    handed_over_at = models.DateTimeField(null=True)
    """When Compliance had it, and the leak incident was opened."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day", "id"]
        triggers = [
            ledger_required(),
            kept_until_forgotten("OLD.id", "reference", "day", "staff_id", "person_id", "unit_id", "block_id", "level"),
        ]
        indexes = [
            models.Index(fields=["-score", "-id"], name="monitoring_by_score"),
            models.Index(fields=["-day", "-id"], name="monitoring_by_day"),
            models.Index(fields=["unit", "state", "-day"], name="monitoring_of_unit"),
            models.Index(fields=["block", "state", "-day"], name="monitoring_of_block"),
            models.Index(fields=["level", "opened_at"], condition=Q(state="open"), name="monitoring_open"),
            models.Index(fields=["staff_id", "-day"], name="monitoring_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["day", "staff_id"], name="one_task_a_person_a_day"),
            models.CheckConstraint(condition=~Q(settled_by=F("person")), name="task_settled_by_another"),
            models.CheckConstraint(
                condition=Q(state="open") ^ Q(settled_at__isnull=False), name="task_settled_with_a_moment"
            ),
            models.CheckConstraint(condition=Q(score__lte=1000), name="task_score_in_thousandths"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the task."""
        return reverse("monitoring:task", args=[self.pk])


class Flag(models.Model):
    """One rule (or sample) that asks about one person's day, with its words as they were on that day.

    `round`: what a late file adds to a flag that has an answer is a further round. `seen_from`: evidence must be older: the
    first view, for a flag on the whole day the end of the day. `measure`, `expected`: what the rule counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="flags")
    state = models.CharField(_("State"), max_length=11, choices=FlagState.choices, default=FlagState.OPEN)
    source = models.CharField(_("Why it is asked"), max_length=9, choices=Source.choices)
    rule = models.CharField(_("Rule"), max_length=20)
    round = models.PositiveSmallIntegerField(default=1)
    rule_version = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=120)
    why = models.CharField(max_length=300)
    measure = models.FloatField(null=True)
    expected = models.FloatField(null=True)
    seen_from = models.DateTimeField()
    made_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at", "rule", "round"]
        triggers = [
            ledger_required(),
            kept_until_forgotten("OLD.task_id", "task_id", "source", "rule", "round", "title", "why", "made_at"),
            judged_stays("state", "measure", "expected", "seen_from", "rule_version"),
        ]
        indexes = [models.Index(fields=["rule", "state"], name="flags_of_rule")]
        constraints = [
            models.UniqueConstraint(fields=["task", "rule", "round"], name="flag_once_a_person_a_day_a_rule")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the task."""
        return reverse("monitoring:task", args=[self.task_id])


class FlaggedView(models.Model):
    """One view of a flag. The record number is sealed; `masked` is what may be shown. `lapsed`: a late file explained it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(Flag, models.PROTECT, related_name="views")
    log_no = models.BigIntegerField()
    seen_at = models.DateTimeField(_("Viewed at"))
    masked = models.CharField(_("Record"), max_length=20)
    sealed = models.BinaryField()
    digest = models.CharField(max_length=64)
    lapsed = models.BooleanField(default=False)

    class Meta:
        ordering = ["seen_at", "log_no"]
        triggers = [
            ledger_required(),
            kept_until_forgotten(TASK_OF_FLAG, "id", "flag_id", "log_no", "seen_at", "masked", "sealed", "digest"),
            only_to_open_flags(),
        ]
        indexes = [models.Index(fields=["digest", "log_no"], name="flagged_views_of_record")]
        constraints = [models.UniqueConstraint(fields=["flag", "log_no"], name="flagged_view_once")]

    def __str__(self) -> str:
        return self.masked

    @property
    def seal_context(self) -> str:
        """Return what the seal of the record number is bound to."""
        return str(self.pk)

"""Who must take a course, and each time that people were told of it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance import clock
from governance.learning.models.course import Course
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.people.models import Person


class Assignment(models.Model):
    """A rule: these people must take this course. The records it leads to are rows of their own (Record).

    The first round is due on `due_on`; who comes later, or must take the course again, has `grace_days`. A completion before
    `counts_from` does not count. `repeats`: again before the completion's validity (Course.valid_months) ends.
    """

    class Audience(models.TextChoices):
        ALL = "all", _("All staff")
        ROLES = "roles", _("Holders of roles")
        UNITS = "units", _("Units with everything below")
        OCCASION = "occasion", _("On an occasion")

    class State(models.TextChoices):
        ACTIVE = "active", _("In force")
        ENDED = "ended", _("Ended")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="assignments")
    state = models.CharField(_("State"), max_length=6, choices=State.choices, default=State.ACTIVE)
    audience = models.CharField(_("Who must take it"), max_length=8, choices=Audience.choices)
    roles = ArrayField(models.CharField(max_length=24), default=list)
    units = models.ManyToManyField(Unit, related_name="+")
    occasion = models.CharField(_("Occasion"), max_length=30, blank=True)
    starts_on = models.DateField(_("First day"))
    due_on = models.DateField(_("Due"))
    grace_days = models.PositiveSmallIntegerField(_("Days for those who come later"), default=30)
    counts_from = models.DateField(_("Completions count from"))
    repeats = models.BooleanField(_("Again before it expires"), default=False)
    remind_days = models.PositiveSmallIntegerField(_("Reminder, days before it is due"), default=7)
    escalate_days = models.PositiveSmallIntegerField(_("To the head of the unit, days after it was due"), default=7)
    filled_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-starts_on", "id"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="assignment_due_after_start"),
            models.CheckConstraint(condition=Q(grace_days__gte=1), name="assignment_gives_time"),
            models.CheckConstraint(condition=Q(audience="occasion") ^ Q(occasion=""), name="assignment_occasion_named"),
            models.CheckConstraint(condition=Q(audience="roles") ^ Q(roles=[]), name="assignment_roles_named"),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.audience}"

    def get_absolute_url(self) -> str:
        """Return the address of the assignment's page."""
        return reverse("learning:assignment", args=[self.pk])


class Round(models.Model):
    """One time that people were told: assigned, reminded, overdue. One notice per person and round."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned")
        DUE_SOON = "due_soon", _("Reminded before it was due")
        OVERDUE = "overdue", _("Told that it is overdue")
        ESCALATED = "escalated", _("Passed on to the head of the unit")
        BY_HEAD = "by_head", _("Reminded by the unit")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("What"), max_length=9, choices=Kind.choices)
    course = models.ForeignKey(Course, models.PROTECT, related_name="rounds")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="rounds")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    count = models.PositiveIntegerField(_("People"), default=0)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["course", "-made_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "unit", "day"], condition=Q(kind="by_head"), name="unit_reminds_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"

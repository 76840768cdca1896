"""What the manager said, how long they looked, and what was made up to see whether they look."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from privacy.monitoring.choices import Evidence, FlagState, Found
from privacy.monitoring.guards import TASK_OF_FLAG, kept_until_forgotten, never_ones_own
from privacy.monitoring.models.tasks import Flag, FlaggedView, Task


class Look(models.Model):
    """When somebody first opened a task: from then on the time of checking counts."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="looks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    first_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["first_at"]
        triggers = [ledger_required(), kept_until_forgotten("OLD.task_id", "task_id", "person_id", "first_at")]
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="first_look_once")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.first_at}"


class Judgement(models.Model):
    """The answer to a flag, once and for all. `started_at`: the judge's first look, or their last judgement in the task."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.OneToOneField(Flag, models.PROTECT, related_name="judgement")
    outcome = models.CharField(max_length=11, choices=FlagState.choices)
    evidence = models.CharField(_("What shows the purpose"), max_length=10, choices=Evidence.choices, blank=True)
    evidence_reference = models.CharField(_("Its number"), max_length=60, blank=True)
    evidence_at = models.DateTimeField(_("When it was recorded"), null=True)
    older_than = models.DateTimeField()
    found = models.CharField(max_length=9, choices=Found.choices, default=Found.UNCHECKED)
    words = models.TextField(_("In words"), max_length=1000, blank=True)
    without_purpose = models.ManyToManyField(FlaggedView, related_name="+")
    judged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField()
    seconds = models.PositiveIntegerField()

    class Meta:
        ordering = ["judged_at", "id"]
        triggers = [
            ledger_required(),
            kept_until_forgotten(
                TASK_OF_FLAG, "flag_id", "outcome", "evidence", "evidence_reference", "evidence_at", "older_than", "found",
                "words", "judged_by_id", "judged_at", "started_at", "seconds",
            ),
            never_ones_own(),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["judged_by", "-judged_at"], name="judgements_of_person"),
            models.Index(fields=["-judged_at"], name="judgements_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="confirmed", evidence_at__lt=F("older_than"), evidence_at__isnull=False)
                & ~Q(evidence="")
                & ~Q(evidence_reference="")
                | Q(outcome="unexplained", evidence="", evidence_reference="", evidence_at__isnull=True) & ~Q(words=""),
                name="confirmed_by_what_is_older_than_the_view",
            ),
            models.CheckConstraint(condition=Q(judged_at__gte=F("started_at")), name="judged_after_it_was_opened"),
        ]

    def __str__(self) -> str:
        return self.outcome


class Plant(models.Model):
    """That a flag was made up, to see whether managers look. Known to the chief privacy officer alone until it is judged."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.OneToOneField(Flag, models.PROTECT, related_name="plant")
    planted_at = models.DateTimeField(default=clock.now)
    caught = models.BooleanField(null=True)
    """None until it is judged; whether the manager found that there is no purpose."""

    class Meta:
        ordering = ["-planted_at", "id"]
        triggers = [ledger_required(), kept_until_forgotten(TASK_OF_FLAG, "flag_id", "planted_at")]
        indexes = [models.Index(fields=["-planted_at", "-id"], name="plants_by_day")]

    def __str__(self) -> str:
        return str(self.flag_id)

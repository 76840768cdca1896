"""Voices that say the same: what the computer suggests, and the groups that people confirm.

A group only says that voices belong together. Each keeps its own sender, its own receipts and its own answer.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from voice.database.choices import Verdict
from voice.models import Voice


class Suggestion(models.Model):
    """Two voices whose words are alike, and what somebody decided about them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=9, choices=Verdict.choices, default=Verdict.WAITING)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="+")
    """The later one."""
    other = models.ForeignKey(Voice, models.PROTECT, related_name="+")
    likeness = models.FloatField(_("Likeness"))
    made_at = models.DateTimeField(_("Found"), default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    why = models.CharField(_("Reason"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [ledger_required(), filed_is_filed("voice_id", "other_id", "likeness", "made_at")]
        indexes = [models.Index(fields=["state", "-made_at"], name="voice_suggestions")]
        constraints = [
            models.UniqueConstraint(fields=["voice", "other"], name="voice_suggested_once"),
            models.CheckConstraint(condition=~Q(voice=F("other")), name="voice_not_like_itself"),
            models.CheckConstraint(
                condition=Q(state=Verdict.WAITING) ^ Q(decided_by__isnull=False, decided_at__isnull=False),
                name="voice_suggestion_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice} – {self.other}"

    def get_absolute_url(self) -> str:
        """Return the address of the two voices side by side."""
        return reverse("voice_database:suggestion", args=[self.pk])


class Group(models.Model):
    """Voices about the same matter. A group that was merged into another stays as its history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="split_off")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), filed_is_filed("number", "split_from_id", "made_by_id", "made_at")]

    def __str__(self) -> str:
        return f"G-{self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the group."""
        return reverse("voice_database:group", args=[self.pk])


class Membership(models.Model):
    """That a voice belongs to a group: who brought it in and why, and later who took it out and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="memberships")
    joined_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(default=clock.now)
    why = models.CharField(max_length=200)
    left_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    left_at = models.DateTimeField(null=True)
    why_left = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["joined_at", "id"]
        triggers = [ledger_required(), filed_is_filed("group_id", "voice_id", "joined_by_id", "joined_at", "why")]
        constraints = [
            models.UniqueConstraint(
                fields=["voice"], condition=Q(left_at__isnull=True), name="voice_in_one_group_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) ^ Q(left_by__isnull=False), name="voice_taken_out_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.voice}"

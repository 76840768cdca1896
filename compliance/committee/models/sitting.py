"""Meetings, their agenda, who is kept out of an item, who was there, who voted how.

What an item says lies sealed in the item's own box, so that a member who is kept out of one item can read the others.
"""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.committee.choices import Ballot, ItemState, MeetingState, RecusalReason, TakeBack, Theme
from compliance.committee.models.locking import (
    OF_ITEM,
    OWN,
    closed_is_closed,
    locked_with_meeting,
    never_changed,
    never_statutory,
    only_taken_back,
)
from compliance.models import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.vault.models import Box


class Meeting(models.Model):
    """One meeting. Its box holds the general part of the minutes, for every member."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Number"), unique=True)
    state = models.CharField(_("State"), max_length=9, choices=MeetingState.choices, default=MeetingState.PLANNED)
    starts_at = models.DateTimeField(_("Begins"))
    place = models.CharField(_("Place"), max_length=100)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    convened_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-starts_at", "id"]
        triggers = [ledger_required(), closed_is_closed()]
        indexes = [models.Index(fields=["state", "-starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["held", "closed"]) | Q(held_at__isnull=False), name="held_with_the_moment"
            ),
            models.CheckConstraint(
                condition=Q(state="closed") ^ Q(closed_at__isnull=True), name="closed_meeting_moment"
            ),
        ]

    def __str__(self) -> str:
        return _now("Meeting %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        """Return the address of the meeting."""
        return reverse("committee:meeting", args=[self.pk])

    @property
    def day(self) -> date:
        """Return the day of the meeting in Japan: terms and the quorum are those of this day."""
        return timezone.localdate(self.starts_at)

    @property
    def clock_day(self) -> date:
        """Return the day from which the clock of the minutes (CM1) counts."""
        return self.day


class Item(models.Model):
    """One item of the agenda: title and pack, sealed together. From a case, or about a theme of the whole organization."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()
    theme = models.CharField(_("About"), max_length=12, choices=Theme.choices)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("State"), max_length=9, choices=ItemState.choices, default=ItemState.LISTED)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    casting = models.CharField(max_length=7, choices=Ballot.choices, blank=True)
    """How the chair decided when as many were for as against."""
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "id"]
        verbose_name = _("Item of the agenda")
        triggers = [ledger_required(), locked_with_meeting(OWN), never_statutory()]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "place"], name="one_item_per_place"),
            models.CheckConstraint(
                condition=Q(theme="case") ^ Q(case__isnull=True), name="case_exactly_with_its_theme"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["carried", "rejected"]) ^ Q(decided_at__isnull=True),
                name="decided_with_the_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_theme_display())

    @property
    def state_label(self) -> str:
        """Return the state in words: what a closed meeting left undecided is not up for decision any more."""
        if self.state == ItemState.LISTED and self.meeting.state == MeetingState.CLOSED:
            return _now("Not decided")
        return self.get_state_display()

    def get_absolute_url(self) -> str:
        """Return the address of the item."""
        return reverse("committee:item", args=[self.pk])


class StandingRecusals(models.Manager["Recusal"]):
    """The recusals that were not taken back."""

    def get_queryset(self) -> models.QuerySet["Recusal"]:
        """Return who is kept out now."""
        return super().get_queryset().filter(taken_back_at__isnull=True)


class Recusal(models.Model):
    """A member who is kept out of an item, until it is taken back; why, lies sealed in the item's box."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(_("Reason"), max_length=8, choices=RecusalReason.choices)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    taken_back_as = models.CharField(max_length=11, choices=TakeBack.choices, blank=True)
    sealed_why = models.BinaryField(null=True)

    objects = models.Manager()
    standing = StandingRecusals()

    class Meta:
        ordering = ["recorded_at", "id"]
        triggers = [ledger_required(), locked_with_meeting(OF_ITEM), only_taken_back()]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person"], condition=Q(taken_back_at__isnull=True), name="recused_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_as="", sealed_why__isnull=True
                )
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False, sealed_why__isnull=False)
                & ~Q(taken_back_as=""),
                name="taken_back_with_the_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Attendance(models.Model):
    """Whether a member in term on the day was present."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.BooleanField()

    class Meta:
        triggers = [ledger_required(), locked_with_meeting(OWN)]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attended_once")]

    def __str__(self) -> str:
        return f"{self.present}"


class Vote(models.Model):
    """One member's vote on one item; cast once, by the member or by a show of hands that somebody noted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="votes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ballot = models.CharField(_("Vote"), max_length=7, choices=Ballot.choices)
    cast_at = models.DateTimeField(default=clock.now)
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["cast_at", "id"]
        triggers = [ledger_required(), locked_with_meeting(OF_ITEM), never_changed("cast_is_cast")]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="voted_once")]

    def __str__(self) -> str:
        return self.ballot

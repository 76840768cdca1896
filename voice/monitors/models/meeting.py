"""Meetings: agenda, who came, minutes, and the opinions that were filed as voices."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.models import Voice
from voice.monitors.choices import MeetingState
from voice.monitors.models.recruitment import Member


class Meeting(models.Model):
    """One monitor meeting of an office. Day, place and agenda are public from the plan on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=12, unique=True)
    state = models.CharField(_("State"), max_length=9, choices=MeetingState.choices, default=MeetingState.PLANNED)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Office"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    number = models.PositiveIntegerField(_("Meeting no."))
    held_on = models.DateField(_("Day"))
    starts_at = models.TimeField(_("Time"))
    place = models.CharField(_("Place"), max_length=200)
    staff_present = models.PositiveSmallIntegerField(_("Staff present"), null=True)
    cancelled_because = models.CharField(_("Reason"), max_length=400, blank=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-id"]
        triggers = [ledger_required(), filed_is_filed("reference", "unit_id", "block_id", "number", "planned_by_id")]
        indexes = [
            models.Index(fields=["-held_on", "-id"], name="meeting_by_day"),
            models.Index(fields=["unit", "-held_on", "-id"], name="meeting_of_unit"),
            models.Index(fields=["block", "-held_on", "-id"], name="meeting_of_block"),
            models.Index(fields=["state", "held_on"], name="meeting_of_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(staff_present__isnull=False),
                name="held_with_attendance",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the meeting for staff."""
        return reverse("monitors:meeting", args=[self.pk])


class AgendaItem(models.Model):
    """One point of the agenda."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_numbered")]

    def __str__(self) -> str:
        return self.text


class Attendance(models.Model):
    """Whether a monitor whose term covered the day came."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendance")
    present = models.BooleanField()

    class Meta:
        ordering = ["member__number"]
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once")]

    def __str__(self) -> str:
        return str(self.member_id)


class Minutes(models.Model):
    """The minutes in one wording, the newest counts. Who wrote it does not approve it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Minutes"), max_length=20000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    returned_because = models.TextField(max_length=1000, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), filed_is_filed("meeting_id", "number", "text", "written_by_id", "written_at")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_numbered"),
            models.CheckConstraint(condition=~Q(approved_by=F("written_by")), name="minutes_approved_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"


class Opinion(models.Model):
    """That a voice was said at a meeting, and to which point of the agenda. What was said stands in the voice alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="opinions")
    number = models.PositiveSmallIntegerField()
    voice = models.OneToOneField(Voice, models.PROTECT, related_name="opinion")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="opinions")

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required(), filed_is_filed("meeting_id", "number", "voice_id", "item_id")]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="opinion_numbered")]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"

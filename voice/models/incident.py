"""The first report of an incident or accident (第一報) and what follows it."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.choices import IncidentKind, IncidentState
from voice.guards import delivered_to_both


class Incident(models.Model):
    """Something that happened, told in a minute. What is found out later is added as follow-up reports."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=6, choices=IncidentState.choices, default=IncidentState.OPEN)
    kind = models.CharField(_("Kind"), max_length=10, choices=IncidentKind.choices)
    text = models.TextField(_("What happened"), max_length=2000)
    injured = models.BooleanField(_("Somebody was hurt"), default=False)
    data_concerned = models.BooleanField(_("Personal information may have got out"), default=False)
    happened_at = models.DateTimeField(_("Happened"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(_("Filed"))
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-filed_at", "id"]
        triggers = [
            ledger_required(),
            delivered_to_both(),
            filed_is_filed(
                "reference", "kind", "text", "injured", "data_concerned", "happened_at", "unit_id", "block_id",
                "filed_by_id", "filed_at",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-filed_at", "id"], name="incident_filed"),
            models.Index(fields=["unit", "-filed_at"], name="incident_of_unit"),
            models.Index(fields=["block", "-filed_at"], name="incident_of_block"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(filed_at__gte=F("happened_at")), name="filed_after_it_happened"),
            models.CheckConstraint(condition=Q(state="ended") ^ Q(ended_at__isnull=True), name="ended_with_a_time"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the incident."""
        return reverse("voice:incident", args=[self.pk])

    @property
    def until_filed(self) -> timedelta:
        """Return the time from the event to the first report (D6)."""
        return self.filed_at - self.happened_at


class FollowUp(models.Model):
    """A later report that hangs on the first one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="follow_ups")
    text = models.TextField(_("Report"), max_length=4000)
    is_last = models.BooleanField(_("This is the last report"), default=False)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "id"]
        triggers = [ledger_required(), filed_is_filed("incident_id", "text", "is_last", "author_id", "added_at")]
        constraints = [models.UniqueConstraint(fields=["incident"], condition=Q(is_last=True), name="one_last_report")]

    def __str__(self) -> str:
        return str(self.incident_id)

"""Denominators: how many people came, how many sheets were handed out."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from governance.surveys.models import Wave
from voice.satisfaction.choices import Channel


class Handout(models.Model):
    """What an office handed out in a wave, or what was mailed (without an office). Empty until somebody enters it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="handouts")
    office = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Office"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    """The block of the office on the day on which the wave was planned."""
    channel = models.CharField(_("Channel"), max_length=20, choices=Channel.choices)
    visitors = models.PositiveIntegerField(_("Visitors in these days"), null=True)
    handed_out = models.PositiveIntegerField(_("Sheets handed out or mailed"), null=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(_("Entered"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["wave", "block"]), models.Index(fields=["office", "wave"])]
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "office", "channel"], nulls_distinct=False, name="handout_once_a_channel"
            ),
            models.CheckConstraint(
                condition=Q(visitors__isnull=True) | Q(handed_out__lte=F("visitors")), name="handed_to_visitors"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.channel}"

    def get_absolute_url(self) -> str:
        """Return the address of all satisfaction surveys: the head of an office has no page of an open wave."""
        return reverse("satisfaction:overview")

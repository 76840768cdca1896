"""A wave: one period in which a survey is asked, who is invited, and the sealed answers until it closes.

What is *not* here matters as much as what is: no row names a person and an answer, none holds a time, and nothing that is
kept of an answer's sending points at the invitation that allowed it. See docs/decisions.md, "Anonymous surveys".
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.people.roles import Role
from governance.surveys.models.questionnaire import Questionnaire, Survey

MOST_REMINDERS = 3


class Wave(models.Model):
    """One period, first and last day included, with its audience and the level at which units are kept apart."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Taking answers")
        CLOSED = "closed", _("Closed")
        CANCELLED = "cancelled", _("Called off")

    class Level(models.TextChoices):
        TOTAL = "total", _("Not at all")
        AREA = "area", _("By headquarters and block")
        UNIT = "unit", _("By unit")

    class Audience(models.TextChoices):
        ALL = "all", _("All staff")
        UNITS = "units", _("Staff of chosen units, with the units below them")
        ROLES = "roles", _("Holders of chosen roles")
        CODES = "codes", _("Only people with a code on paper")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="waves")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="waves")
    title = models.CharField(_("Name of the wave"), max_length=60)
    opens_on = models.DateField(_("First day"))
    closes_on = models.DateField(_("Last day"))
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.PLANNED)
    level = models.CharField(_("Units are kept apart"), max_length=5, choices=Level.choices)
    audience = models.CharField(_("Who is asked"), max_length=5, choices=Audience.choices)
    audience_units = models.ManyToManyField(Unit, related_name="+")
    audience_roles = ArrayField(models.CharField(max_length=24, choices=Role.choices), default=list)
    threshold = models.PositiveSmallIntegerField()
    reminders_allowed = models.PositiveSmallIntegerField(_("Reminders at most"), default=2)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-opens_on", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["state", "closes_on"])]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="wave_days_in_order"),
            models.CheckConstraint(condition=Q(threshold__gte=5), name="wave_threshold_at_least_5"),
            models.CheckConstraint(
                condition=Q(reminders_sent__lte=F("reminders_allowed"), reminders_allowed__lte=MOST_REMINDERS),
                name="wave_reminders_limited",
            ),
            models.UniqueConstraint(fields=["survey"], condition=Q(state="open"), name="one_open_wave_per_survey"),
        ]

    def __str__(self) -> str:
        return f"{self.survey} {self.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the wave's page for the owners."""
        return reverse("surveys:wave", args=[self.pk])


class WaveKey(models.Model):
    """The keys of a wave: answers are sealed with the public one. The row is deleted when the wave closes."""

    wave = models.OneToOneField(Wave, models.CASCADE, primary_key=True, related_name="key")
    public = models.BinaryField()
    sealed_private = models.BinaryField()

    def __str__(self) -> str:
        return str(self.wave_id)


class WaveGroup(models.Model):
    """A group whose answers are counted together: a unit and the area (headquarters or block) it belongs to that day.

    `number` is what a token says about its holder. `invited`: accounts invited and codes handed out. `channel`: how codes
    on paper reach people (see areas.py), "" when it is not kept apart.
    """

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20, blank=True)
    invited = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["wave", "number"], name="wave_group_number_once"),
            models.UniqueConstraint(
                fields=["wave", "unit", "channel"], nulls_distinct=False, name="wave_group_unit_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Invitation(models.Model):
    """A member of staff may take one token. `taken` says that they took it, not whether or what they answered.

    No time is kept; the rows of a wave are rewritten in random order every hour, and deleted when it closes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    group = models.PositiveSmallIntegerField()
    taken = models.BooleanField(default=False)

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["wave", "person"], name="invited_once")]

    def __str__(self) -> str:
        return str(self.id)


class Spent(models.Model):
    """A token that was used, as a keyed digest. Which person took the token is stored nowhere; deleted at closing."""

    digest = models.CharField(max_length=64, primary_key=True)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="spent")

    class Meta:
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return self.digest


class Envelope(models.Model):
    """One person's answers, sealed and padded, until the wave closes. No time, no group, no token outside the seal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="envelopes")
    sealed = models.BinaryField()

    class Meta:
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return str(self.id)

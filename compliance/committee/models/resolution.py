"""Resolutions, which units they concern, what each unit reports, and whether it worked."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.committee.choices import OWING, ReportState, ResolutionState
from compliance.committee.models.sitting import Item
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.vault.models import Box


class Resolution(models.Model):
    """What the committee resolved on an item. Its words are written for the units; nothing of a case shows in them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Number"), unique=True)
    state = models.CharField(
        _("State"), max_length=11, choices=ResolutionState.choices, default=ResolutionState.ADOPTED
    )
    item = models.ForeignKey(Item, models.PROTECT, related_name="resolutions")
    title = models.CharField(_("Title"), max_length=100)
    text = models.TextField(_("What the units are to do"))
    due_on = models.DateField(_("To be reported by"))
    test_on = models.DateField(_("Effect is tested on"))
    test_method = models.TextField(_("How the effect is tested"))
    test_result = models.TextField(blank=True)
    tested_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    tested_on = models.DateField(null=True)
    adopted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(_("Adopted on"), default=clock.now)
    started_at = models.DateTimeField(null=True)
    carried_out_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.CheckConstraint(condition=Q(test_on__gt=F("due_on")), name="tested_after_it_is_due"),
            models.CheckConstraint(
                condition=~Q(state__in=["worked", "not_worked"])
                | (Q(tested_on__isnull=False, tested_by__isnull=False) & ~Q(test_result="")),
                name="worked_only_after_a_test",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["carried_out", "worked", "not_worked"]) | Q(carried_out_at__isnull=False),
                name="carried_out_with_the_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the resolution."""
        return reverse("committee:resolution", args=[self.pk])

    @property
    def clock_due(self) -> dict[str, date]:
        """Return the agreed last days of CR1 (the units report) and CR2 (the effect is tested), for the runner."""
        return {"CR1": self.due_on, "CR2": self.test_on}


class UnitReport(models.Model):
    """One unit that a resolution concerns, and what it reports. No clock of its own: the resolution's tells all units."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    state = models.CharField(_("State"), max_length=8, choices=ReportState.choices, default=ReportState.ASKED)
    text = models.TextField(blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    """What is missing, or why the resolution does not apply to the unit."""
    box = models.ForeignKey(Box, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["unit__code", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["resolution"], condition=Q(state__in=OWING), name="unit_owes_its_report"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "unit"], name="unit_concerned_once"),
            models.CheckConstraint(
                condition=~Q(state="reported") | (Q(reported_at__isnull=False) & ~Q(text="")), name="reported_in_words"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "excused"]) | ~Q(note=""), name="returned_or_excused_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.state

    def get_absolute_url(self) -> str:
        """Return the address of the unit's report."""
        return reverse("committee:unit-report", args=[self.pk])


class OrderedMeasure(models.Model):
    """A measure that a resolution about a case ordered; the measure itself is kept by the room of measures."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="ordered")
    measure_id = models.UUIDField(unique=True)
    ordered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["ordered_at", "id"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return f"{self.measure_id}"

"""An inspection at the contractor's place, kept item by item, and what has to be put right."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, final_with, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.contractors.choices import Answer, FindingState, InspectionState, Result
from privacy.contractors.models.catalogue import Catalogue, Item
from privacy.contractors.models.job import Job


class Inspection(models.Model):
    """One visit. What was promised is kept as it was on the day of planning; it is counted on the spot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    job = models.ForeignKey(Job, models.PROTECT, related_name="inspections")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="+")
    state = models.CharField(_("State"), max_length=7, choices=InspectionState.choices, default=InspectionState.PLANNED)
    planned_on = models.DateField(_("Planned for"))
    inspector = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Inspector"))
    staff_promised = models.PositiveIntegerField()
    places_promised = ArrayField(models.CharField(max_length=120))
    staff_counted = models.PositiveIntegerField(_("Staff counted"), null=True)
    places_counted = ArrayField(models.CharField(max_length=120), verbose_name=_("Places found"), null=True)
    inspected_on = models.DateField(_("Inspected"), null=True)
    result = models.CharField(_("Result"), max_length=10, choices=Result.choices, blank=True)
    summary = models.TextField(_("Summary"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)
    planned_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-planned_on", "-id"]
        triggers = [
            ledger_required(),
            filed_is_filed("reference", "job_id", "unit_id", "catalogue_id", "staff_promised", "places_promised"),
        ]
        indexes = [
            models.Index(fields=["unit", "-planned_on"], name="inspection_of_unit"),
            models.Index(fields=["inspector"], condition=Q(state="planned"), name="inspection_to_do"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned", inspected_on__isnull=True)
                | (
                    Q(state="done", inspected_on__isnull=False, staff_counted__isnull=False)
                    & Q(places_counted__isnull=False) & ~Q(result="")
                ),
                name="inspected_and_counted",
            ),
            models.UniqueConstraint(fields=["job"], condition=Q(state="planned"), name="one_inspection_ahead"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the inspection."""
        return reverse("contractors:inspection", args=[self.pk])


class Observation(models.Model):
    """What was seen about one item; saved on its own, so that a line that drops costs one item at most. Photos: Paper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="observations")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer.choices)
    note = models.CharField(max_length=400, blank=True)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["item__position"]
        triggers = [
            ledger_required(),
            final_with("contractors_inspection", "inspection_id", "done", "observation_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "item"], name="one_observation_an_item"),
            models.CheckConstraint(condition=Q(answer="yes") | ~Q(note=""), name="no_says_what_was_seen"),
        ]

    def __str__(self) -> str:
        return self.answer


class Finding(models.Model):
    """Something to put right, until somebody else has checked it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    text = models.CharField(_("Finding"), max_length=700)
    is_serious = models.BooleanField(_("Serious"), default=False)
    due_on = models.DateField(_("Due"))
    state = models.CharField(_("State"), max_length=8, choices=FindingState.choices, default=FindingState.OPEN)
    report = models.TextField(_("What was done"), max_length=2000, blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    check_note = models.TextField(_("What the check showed"), max_length=2000, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required(), filed_is_filed("inspection_id", "unit_id", "text", "is_serious", "due_on")]
        indexes = [models.Index(fields=["unit", "due_on"], name="finding_of_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(checked_by=F("reported_by")), name="checked_by_another"),
            models.CheckConstraint(
                condition=Q(state="open")
                | (Q(state="reported", reported_by__isnull=False) & ~Q(report=""))
                | (Q(state="closed", checked_by__isnull=False, checked_at__isnull=False) & ~Q(check_note="")),
                name="finding_closed_by_a_check",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the address of the inspection."""
        return reverse("contractors:inspection", args=[self.inspection_id])

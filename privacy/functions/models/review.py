"""The quarterly confirmation: each unit goes through its rights row by row."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.calendar.eras import quarter_in_japanese, quarter_start
from governance.ledger.guard import filed_is_filed, final_with, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.functions.choices import ReviewState, Verdict
from privacy.functions.models.snapshot import Holding, Snapshot

QUARTERLY = "P10-1"
"""The rule of the clock: a unit confirms its rights within ten business days."""


class Review(models.Model):
    """A quarter's round, over the rights of one snapshot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    quarter = models.PositiveSmallIntegerField(_("Quarter"))
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="reviews")
    opened_at = models.DateTimeField(_("Opened"), default=clock.now)

    class Meta:
        ordering = ["-fiscal_year", "-quarter"]
        triggers = [ledger_required(), filed_is_filed("fiscal_year", "quarter", "snapshot_id", "opened_at")]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "quarter"], name="function_review_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__in=[1, 2, 3, 4]), name="function_review_of_a_quarter"),
        ]

    def __str__(self) -> str:
        return quarter_in_japanese(quarter_start(self.fiscal_year, self.quarter))

    def get_absolute_url(self) -> str:
        """Return the address of the list."""
        return reverse("functions:reviews")


class UnitReview(models.Model):
    """What one unit confirms."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, models.PROTECT, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("State"), max_length=9, choices=ReviewState.choices, default=ReviewState.OPEN)
    opened_on = models.DateField(_("Opened"))
    due_on = models.DateField(_("Due"))
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("Confirmed"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-opened_on", "-id"]
        triggers = [ledger_required(), filed_is_filed("review_id", "unit_id", "block_id", "opened_on", "due_on")]
        indexes = [models.Index(fields=["due_on"], condition=Q(state="open"), name="unit_review_open")]
        constraints = [
            models.UniqueConstraint(fields=["review", "unit"], name="unit_reviewed_once"),
            models.CheckConstraint(
                condition=Q(state="open", confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(state="confirmed", confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="unit_review_confirmed_by",
            ),
        ]

    def __str__(self) -> str:
        return str(self.review_id)

    def get_absolute_url(self) -> str:
        """Return the address of the unit's page."""
        return reverse("functions:review", args=[self.pk])


class Line(models.Model):
    """One right within a confirmation. Nobody decides on their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit_review = models.ForeignKey(UnitReview, models.PROTECT, related_name="lines")
    holding = models.ForeignKey(Holding, models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(_("Decision"), max_length=6, choices=Verdict.choices, blank=True)
    reason = models.CharField(_("Reason"), max_length=400, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["holding__staff_number", "holding__function_id", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("unit_review_id", "holding_id", "person_id"),
            final_with("functions_unitreview", "unit_review_id", "confirmed", "line_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit_review", "holding"], name="right_reviewed_once"),
            models.CheckConstraint(condition=~Q(decided_by=F("person")), name="own_right_decided_by_another"),
            models.CheckConstraint(
                condition=Q(verdict="", decided_by__isnull=True) | (~Q(verdict="") & Q(decided_by__isnull=False)),
                name="verdict_of_somebody",
            ),
            models.CheckConstraint(condition=~Q(verdict="remove") | ~Q(reason=""), name="removal_with_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.holding_id)

    def get_absolute_url(self) -> str:
        """Return the address of the unit's page."""
        return reverse("functions:review", args=[self.unit_review_id])

"""A year's assessment, its standards, and the measures that follow."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.quality.choices import AssessmentState, Conformance, ItemState
from audit.quality.models.catalogue import Catalogue, Standard
from governance import clock
from governance.calendar.eras import fiscal_year_in_japanese
from governance.ledger.guard import filed_is_filed, final_when, final_with, ledger_required
from governance.people.models import Person


class Assessment(models.Model):
    """The assessment of a fiscal year against a version of the catalogue. Approved, it is final."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), unique=True)
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="assessments")
    state = models.CharField(_("State"), max_length=8, choices=AssessmentState.choices, default=AssessmentState.RATING)
    conclusion = models.TextField(_("Conclusion"), max_length=4000, blank=True)
    indicators = models.JSONField(null=True)
    """Lists of code, kept, whole, as measured on the day of the approval."""
    digest = models.CharField(pgettext_lazy("audit", "Digest"), max_length=64, blank=True)
    """Of everything that was approved (rules/lines.py)."""
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("Approved"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year"]
        triggers = [
            ledger_required(),
            filed_is_filed("fiscal_year", "catalogue_id", "opened_by_id", "opened_at"),
            final_when("approved", "quality_assessment_is_final"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="rating", approved_by__isnull=True, approved_at__isnull=True, digest="")
                | (Q(state="approved", approved_by__isnull=False, approved_at__isnull=False, indicators__isnull=False)
                   & ~Q(conclusion="") & ~Q(digest="")),
                name="quality_approved_with_a_conclusion",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return fiscal_year_in_japanese(self.fiscal_year)

    def get_absolute_url(self) -> str:
        """Return the address of the assessment."""
        return reverse("quality:assessment", args=[self.pk])


class Item(models.Model):
    """A standard in a year's assessment. `conformance`: of the latest rating."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="items")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="+")
    state = models.CharField(_("State"), max_length=6, choices=ItemState.choices, default=ItemState.OPEN)
    conformance = models.CharField(_("Conformance"), max_length=8, choices=Conformance.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["standard__position"]
        triggers = [
            ledger_required(),
            filed_is_filed("assessment_id", "standard_id"),
            final_with("audit_quality_assessment", "assessment_id", "approved", "quality_item_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "standard"], name="standard_rated_once_a_year"),
            models.CheckConstraint(condition=Q(state="open") | ~Q(conformance=""), name="rated_with_a_level"),
        ]

    def __str__(self) -> str:
        return self.standard.code

    def get_absolute_url(self) -> str:
        """Return the address of the standard in the assessment."""
        return reverse("quality:item", args=[self.pk])


class Measure(models.Model):
    """What closes a gap: who does what until when. It outlives the approval."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="measures")
    what = models.CharField(pgettext_lazy("audit", "Measure"), max_length=400)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("In charge"))
    due_on = models.DateField(pgettext_lazy("audit", "Until"))
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=clock.now)
    done_on = models.DateField(_("Done on"), null=True)
    outcome = models.CharField(_("What was done"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required(), filed_is_filed("item_id", "what", "owner_id", "due_on", "set_by_id", "set_at")]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="quality_measure_open")]
        constraints = [
            models.CheckConstraint(condition=Q(done_on__isnull=True) ^ ~Q(outcome=""), name="measure_done_with_words")
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        """Return the standard that it belongs to."""
        return reverse("quality:item", args=[self.item_id])

    def is_late(self, today: date) -> bool:
        """Return whether it is past its day."""
        return self.done_on is None and self.due_on < today

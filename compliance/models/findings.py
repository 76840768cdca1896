"""Allegations, what was found of each, and the conclusion with its review."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.choices import Finding
from compliance.models.case import Case
from compliance.models.evidence import Evidence
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.acting import acting_person
from governance.people.models import Person


class Allegation(models.Model):
    """One thing that is said to have been done against a rule, and what was found of it."""

    class Result(models.TextChoices):
        ESTABLISHED = "established", _("Established")
        PARTLY = "partly", _("Established in part")
        NOT_ESTABLISHED = "not_established", _("Not established")
        UNCLEAR = "unclear", _("Could not be made clear")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()
    """what, rule, who."""
    result = models.CharField(max_length=15, choices=Result.choices, blank=True)
    found_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    found_at = models.DateTimeField(null=True)
    sealed_reasons = models.BinaryField(null=True)
    evidence = models.ManyToManyField(Evidence, related_name="allegations")
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="allegation_number_once"),
            models.CheckConstraint(
                condition=Q(result="", sealed_reasons__isnull=True, found_by__isnull=True)
                | (~Q(result="") & Q(sealed_reasons__isnull=False, found_by__isnull=False)),
                name="found_with_reasons_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Conclusion(models.Model):
    """A conclusion as it was submitted, and what the reviewer said to it. Nobody reviews their own."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waits for review")
        RETURNED = "returned", _("Returned with comments")
        APPROVED = "approved", _("Approved")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="conclusions")
    number = models.PositiveSmallIntegerField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(default=clock.now)
    finding = models.CharField(max_length=10, choices=Finding.choices)
    sealed = models.BinaryField()
    """reasons, message."""
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    reviewer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    sealed_comments = models.BinaryField(null=True)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="conclusion_number_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(outcome="waiting"), name="one_conclusion_waits_for_review"
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("author")), name="nobody_reviews_their_own"
            ),
            models.CheckConstraint(
                condition=Q(outcome="waiting") ^ Q(reviewer__isnull=False), name="reviewed_by_someone"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

"""The report of an audit: words, frozen content with its hash, signatures, addenda."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.engagements.models import Engagement
from audit.reports.choices import Opinion, State, Step
from audit.reports.guards import report_is_final
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Report(models.Model):
    """The report of an audit. Its number is that of the audit. Approved, it is final: only addenda are added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.OneToOneField(Engagement, models.PROTECT, related_name="report")
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.DRAFT)
    opinion = models.CharField(_("Overall opinion"), max_length=9, choices=Opinion.choices)
    conclusion = models.TextField(_("Conclusion"), max_length=8000)
    method = models.TextField(_("How it was audited"), max_length=4000)
    round = models.PositiveSmallIntegerField(default=1)
    """Counts up when the report is sent back: signatures of earlier rounds count no more."""
    content = models.JSONField(null=True)
    """The whole report as it was handed in (snapshot.py)."""
    hash = models.CharField(_("Hash of what is signed"), max_length=64, blank=True)
    returned_because = models.CharField(_("Sent back because"), max_length=1000, blank=True)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    approved_on = models.DateField(_("Approved on"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-begun_at", "id"]
        triggers = [ledger_required(), filed_is_filed("engagement_id", "begun_by_id", "begun_at"), report_is_final()]
        indexes = [
            models.Index(fields=["-approved_on", "-id"], name="report_by_approval"),
            models.Index(fields=["state", "-begun_at"], name="report_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(content__isnull=False) & ~Q(hash=""), name="handed_in_with_a_hash"
            ),
            models.CheckConstraint(
                condition=Q(state="approved") ^ Q(approved_on__isnull=True), name="report_approved_with_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engagement.reference} {self.engagement.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the report."""
        return reverse("reports:report", args=[self.pk])


class Signoff(models.Model):
    """A signature under exactly this content. Nobody signs twice in a round."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="signoffs")
    round = models.PositiveSmallIntegerField()
    step = models.CharField(_("Step"), max_length=9, choices=Step.choices)
    hash = models.CharField(max_length=64)
    note = models.CharField(_("Note"), max_length=1000, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "id"]
        triggers = [ledger_required(), filed_is_filed("report_id", "round", "step", "hash", "note", "by_id", "at")]
        constraints = [
            models.UniqueConstraint(fields=["report", "round", "step"], name="signed_once_a_step"),
            models.UniqueConstraint(
                fields=["report", "round", "by"], condition=~Q(step="returned"), name="nobody_signs_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.step}"


class Addendum(models.Model):
    """Something added to an approved report. Never changed."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Addendum"), max_length=8000)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required(), filed_is_filed("report_id", "number", "text", "added_by_id", "added_at")]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="addendum_number_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"


def day_of(report: Report) -> date:
    """Return the day that the printed report bears."""
    return report.approved_on or clock.today()

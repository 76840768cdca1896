"""Findings: condition, criterion, cause, effect, rating; what the unit says to the facts; earlier ones that are alike."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.engagements.models import Engagement
from audit.findings.choices import Cause, FindingState, Rating
from audit.findings.guards import finding_stays_as_settled
from audit.findings.models.scale import Criterion, Scale
from audit.findings.models.source import ExternalAudit
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Finding(models.Model):
    """What an auditor found in a unit. Numbered within its audit when the unit is first told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.PROTECT, null=True, related_name="findings")
    external = models.ForeignKey(ExternalAudit, models.PROTECT, null=True, related_name="findings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("Title"), max_length=100)
    condition = models.TextField(_("Condition found"), max_length=4000)
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="+", verbose_name=_("Criterion audited against")
    )
    criterion_text = models.TextField(_("What should be"), max_length=2000)
    cause_code = models.CharField(_("Kind of cause"), max_length=11, choices=Cause.choices)
    cause = models.TextField(_("Cause"), max_length=2000)
    effect = models.TextField(_("Effect and risk"), max_length=2000)
    rating = models.CharField(_("Rating"), max_length=10, choices=Rating.choices)
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="+")
    """The version of the scale by which it was rated."""
    bands = ArrayField(models.IntegerField(), default=list)
    papers = ArrayField(models.UUIDField(), default=list)
    """Ids of the working papers on which it rests (audit.contributed.papers_named)."""
    state = models.CharField(_("State"), max_length=9, choices=FindingState.choices, default=FindingState.DRAFT)
    number = models.PositiveSmallIntegerField(null=True)
    reference = models.CharField(pgettext_lazy("audit", "Reference number"), max_length=20, null=True, unique=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("Written on"), default=clock.now)
    sent_at = models.DateTimeField(_("Sent to the unit"), null=True)
    facts_due_on = models.DateField(_("Answer to the facts wanted by"), null=True)
    settled_because = models.CharField(_("Why the facts are held to be right"), max_length=1000, blank=True)
    issued_on = models.DateField(_("Day of the report"), null=True)
    withdrawn_because = models.CharField(_("Reason"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-written_at", "id"]
        triggers = [ledger_required(), filed_is_filed("written_by_id", "written_at"), finding_stays_as_settled()]
        indexes = [
            models.Index(fields=["-written_at", "-id"], name="finding_newest"),
            models.Index(fields=["unit", "-sent_at"], name="audit_finding_of_unit"),
            models.Index(fields=["block", "-sent_at"], name="audit_finding_of_block"),
            models.Index(fields=["state", "-written_at"], name="finding_by_state"),
            models.Index(fields=["rating", "id"], name="finding_by_rating"),
            models.Index(fields=["criterion", "cause_code", "-sent_at"], name="finding_of_the_same"),
            GinIndex(fields=["bands"], name="finding_alike"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(engagement__isnull=False) ^ Q(external__isnull=False), name="finding_of_one_audit"
            ),
            models.UniqueConstraint(fields=["engagement", "number"], name="finding_number_once"),
            models.UniqueConstraint(fields=["external", "number"], name="external_finding_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="withdrawn")
                | Q(sent_at__isnull=False, number__isnull=False, reference__isnull=False),
                name="finding_numbered_when_told",
            ),
            models.CheckConstraint(
                condition=Q(state="issued") ^ Q(issued_on__isnull=True), name="finding_reported_with_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") ^ Q(withdrawn_because=""), name="finding_withdrawn_with_a_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reference or ''} {self.title}".strip()

    def get_absolute_url(self) -> str:
        """Return the address of the finding."""
        return reverse("findings:finding", args=[self.pk])

    @property
    def source(self) -> Engagement | ExternalAudit:
        """Return the audit in which it was found."""
        found = self.engagement or self.external
        assert found is not None  # the check constraint says so
        return found


class FactReply(models.Model):
    """What the unit says to the facts. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="fact_replies")
    right = models.BooleanField(_("The facts are right"))
    text = models.TextField(_("What is wrong"), max_length=4000, blank=True)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["given_at", "id"]
        triggers = [ledger_required(), filed_is_filed("finding_id", "right", "text", "given_by_id", "given_at")]
        constraints = [
            models.CheckConstraint(condition=Q(right=True) | ~Q(text=""), name="objected_with_words"),
        ]

    def __str__(self) -> str:
        return str(self.finding_id)


class Repeat(models.Model):
    """An earlier finding that is alike: the same criterion and cause, or similar words (in percent)."""

    id = models.BigAutoField(primary_key=True)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="repeats")
    earlier = models.ForeignKey(Finding, models.PROTECT, related_name="repeated_by")
    same_code = models.BooleanField()
    percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-percent", "id"]
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["finding", "earlier"], name="repeat_once")]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.earlier_id}"

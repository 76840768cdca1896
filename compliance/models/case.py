"""Cases: reports from their filing to their end."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.choices import (
    Category,
    Channel,
    Counter,
    Disclosure,
    Finding,
    Position,
    ReporterKind,
    Severity,
    State,
    Track,
)
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.vault.models import Box


def joined_to_a_leader() -> pgtrigger.Trigger:
    """Return the trigger that refuses chains and circles of joined cases: who leads is not joined, who is joined leads none.

    It locks the leading row, so that two joins at once cannot pass each other.
    """
    return pgtrigger.Trigger(
        name="joined_to_a_leader",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("leading_id"),
        condition=pgtrigger.Q(new__leading__isnull=False),
        func="""
            PERFORM 1 FROM compliance_case WHERE id = NEW.leading_id AND leading_id IS NULL FOR UPDATE;
            IF NOT FOUND OR EXISTS (SELECT 1 FROM compliance_case WHERE leading_id = NEW.id) THEN
                RAISE EXCEPTION 'a joined case leads none and a leading case is not joined'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


class Case(models.Model):
    """A report of a violation, from its filing to its conclusion."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=9, unique=True)
    state = models.CharField(_("State"), max_length=14, choices=State.choices, default=State.RECEIVED)
    track = models.CharField(_("Handled by"), max_length=15, choices=Track.choices)
    channel = models.CharField(_("Channel"), max_length=8, choices=Channel.choices)
    counter = models.CharField(_("Counter"), max_length=8, choices=Counter.choices, default=Counter.INTERNAL)
    name_may_pass = models.BooleanField(default=False)
    """Whether the reporter allows the external counter to pass the name on."""
    disclosure = models.CharField(_("Name"), max_length=14, choices=Disclosure.choices)
    reporter_kind = models.CharField(_("Reporter"), max_length=12, choices=ReporterKind.choices)
    position = models.CharField(_("Whom it is about"), max_length=20, choices=Position.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="cases", verbose_name=_("Unit"))
    received_at = models.DateTimeField(_("Received"))
    clock_day = models.DateField()
    severity = models.CharField(_("Severity"), max_length=8, choices=Severity.choices, blank=True)
    category = models.CharField(_("Category"), max_length=12, choices=Category.choices, blank=True)
    finding = models.CharField(_("Finding"), max_length=10, choices=Finding.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)
    receipt_digest = models.CharField(max_length=64, unique=True)
    content_digest = models.CharField(max_length=64)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    identity_box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    sealed_content = models.BinaryField()
    sealed_identity = models.BinaryField(null=True)
    sealed_decision = models.BinaryField(null=True)
    sealed_conclusion = models.BinaryField(null=True)
    sealed_reopening = models.BinaryField(null=True)
    work_box = models.ForeignKey(Box, models.PROTECT, null=True, related_name="+")
    """Opens for those who handle the case, not for the reporter; made when the report is accepted."""
    leading = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined")
    """The case that this one, a duplicate, was joined to."""
    closed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person, excluded_fields=["sealed_identity"])

    class Meta:
        ordering = ["-received_at", "id"]
        triggers = [ledger_required(), joined_to_a_leader()]
        permissions = [("handle_case", "May handle this case")]
        default_permissions = ()
        indexes = [
            models.Index(fields=["closed_at"], condition=Q(state="closed", erased_at__isnull=True), name="case_kept"),
            models.Index(fields=["track", "state", "-received_at"]),
            models.Index(fields=["-received_at", "id"]),
            models.Index(fields=["unit", "-received_at"]),
            *(
                models.Index(fields=[field, "id"], name=f"case_by_{field}")
                for field in ("severity", "category", "channel", "state")
            ),  # the list sorts by them
            # who may see a case is decided by track and unit alone for nearly all readers: answered by the index
            models.Index(fields=["track", "id"], include=["unit"], name="case_by_track"),
            models.Index(fields=["decided_at"], name="case_decided"),
            models.Index(fields=["concluded_at"], name="case_concluded"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "investigating", "in_review", "concluded", "closed"])
                | ~Q(severity="", category=""),
                name="accepted_with_severity_and_category",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["concluded", "closed"]) ^ Q(finding=""), name="finding_exactly_when_concluded"
            ),
            models.CheckConstraint(
                condition=Q(state="at_counsel", track="external", counter="external")
                | ~(Q(state="at_counsel") | Q(track="external")),
                name="at_counsel_exactly_on_the_external_track",
            ),
            models.CheckConstraint(condition=~Q(leading=F("id")), name="not_joined_to_itself"),
            models.CheckConstraint(
                condition=Q(state="closed") ^ Q(closed_at__isnull=True), name="closed_with_the_moment"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(state__in=["closed", "declined"]), name="erased_after_the_end"
            ),
            models.CheckConstraint(
                condition=Q(disclosure="anonymous", sealed_identity__isnull=True)
                | (~Q(disclosure="anonymous") & Q(sealed_identity__isnull=False)),
                name="identity_unless_anonymous",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_at_counsel(self) -> bool:
        """Return whether the external counter has the report and nobody in the organization does."""
        return self.state == State.AT_COUNSEL

    @property
    def has_reporter(self) -> bool:
        """Return whether somebody reported it and can be told something; a case made of information has nobody."""
        return self.channel != Channel.ROUTED

    def owes(self, duty: str) -> bool:
        """Return whether the duty is owed on this case: without a reporter there is nobody to tell the result (D2b)."""
        return self.has_reporter or duty != "D2b"

    def get_absolute_url(self) -> str:
        """Return the address of the case's page for those who handle it."""
        return reverse("compliance:case", args=[self.pk])

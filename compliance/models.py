"""Cases, messages, grants, exclusions, drafts. Everything that a person wrote is sealed."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase
from simple_history.models import HistoricalRecords

from compliance.choices import (
    Category,
    Channel,
    Disclosure,
    Finding,
    Position,
    ReporterKind,
    Severity,
    State,
    Track,
)
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.vault.models import Box


class Case(models.Model):
    """A report of a violation, from its filing to its conclusion."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=9, unique=True)
    state = models.CharField(_("State"), max_length=14, choices=State.choices, default=State.RECEIVED)
    track = models.CharField(_("Handled by"), max_length=15, choices=Track.choices)
    channel = models.CharField(_("Channel"), max_length=8, choices=Channel.choices)
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
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person, excluded_fields=["sealed_identity"])

    class Meta:
        ordering = ["-received_at", "id"]
        triggers = [ledger_required()]
        permissions = [("handle_case", "May handle this case")]
        default_permissions = ()
        indexes = [
            models.Index(fields=["track", "state", "-received_at"]),
            models.Index(fields=["-received_at", "id"]),
            models.Index(fields=["unit", "-received_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "investigating", "concluded"]) | ~Q(severity="", category=""),
                name="accepted_with_severity_and_category",
            ),
            models.CheckConstraint(
                condition=Q(state="concluded") ^ Q(finding=""), name="finding_exactly_when_concluded"
            ),
            models.CheckConstraint(
                condition=Q(disclosure="anonymous", sealed_identity__isnull=True)
                | (~Q(disclosure="anonymous") & Q(sealed_identity__isnull=False)),
                name="identity_unless_anonymous",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the case's page for those who handle it."""
        return reverse("compliance:case", args=[self.pk])


class CaseGrant(UserObjectPermissionBase):
    """guardian's grant of one case to one person, with a direct foreign key: one join, no generic look-up."""

    content_object = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants")

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        triggers = [ledger_required()]


class Exclusion(models.Model):
    """A person who must not see a case, whatever roles or grants they hold."""

    class Reason(models.TextChoices):
        NAMED = "named", _("Named in the report")
        DECLARED = "declared", _("Declared a relation")

    case = models.ForeignKey(Case, models.CASCADE, related_name="exclusions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, choices=Reason.choices)

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="excluded_once")]

    def __str__(self) -> str:
        return self.reason


class Message(models.Model):
    """One message between the reporter and those who handle the case."""

    class Side(models.TextChoices):
        REPORTER = "reporter", _("Reporter")
        HANDLER = "handler", _("Person in charge")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    side = models.CharField(max_length=8, choices=Side.choices)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sealed_text = models.BinaryField()
    sent_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["case", "sent_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="reporter", author__isnull=True) | Q(side="handler", author__isnull=False),
                name="reporters_have_no_account",
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.sent_at}"


class Draft(models.Model):
    """A report being written. Sealed to a key that only the reporter's cookie holds; swept when it expires."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)

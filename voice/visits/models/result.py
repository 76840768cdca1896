"""What follows from a visit: objections of the office, corrective actions."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.visits.choices import ContestState, CorrectionState
from voice.visits.models.criteria import Criterion
from voice.visits.models.visit import Visit


class Contest(models.Model):
    """The head of the office objects to one item, with evidence; someone who did not rate the visit decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="contests")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    text = models.TextField(_("Objection"), max_length=2000)
    contested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    contested_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=ContestState.choices, default=ContestState.OPEN)
    decision = models.TextField(_("Reason of the decision"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["contested_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("visit_id", "criterion_id", "text", "contested_by_id", "contested_at"),
        ]
        indexes = [models.Index(fields=["contested_at"], condition=Q(state="open"), name="contest_open")]
        constraints = [
            models.UniqueConstraint(fields=["visit", "criterion"], name="contested_once"),
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="open") & ~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="decided_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.visit_id)

    def get_absolute_url(self) -> str:
        """Return the address of the visit."""
        return reverse("visits:visit", args=[self.visit_id])


class Evidence(SealedFile):
    """A file of an objection."""

    purpose = "evidence of offices"
    route = "visits:evidence"

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="evidence")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("contest_id", *KEPT)]


class Correction(models.Model):
    """A failed item that the office puts right. Its own report does not end it; a visit does.

    `checked_in`: the visit that looks at it; the office learns of that visit when its result is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="corrections")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("State"), max_length=9, choices=CorrectionState.choices, default=CorrectionState.OPEN)
    opened_on = models.DateField(_("Opened"))
    due_on = models.DateField(_("Due"))
    report = models.TextField(_("What was done"), max_length=2000, blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(_("Reported"), null=True)
    reminded_at = models.DateTimeField(null=True)
    checked_in = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="checks")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("visit_id", "criterion_id", "office_id", "block_id", "opened_on", "due_on"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="correction_due"),
            models.Index(fields=["office", "due_on"], name="correction_of_office"),
            models.Index(fields=["block", "due_on"], name="correction_of_block"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["visit", "criterion"], name="one_correction_an_item"),
            models.CheckConstraint(
                condition=Q(state="open", reported_at__isnull=True)
                | (~Q(state="open") & ~Q(report="") & Q(reported_by__isnull=False, reported_at__isnull=False)),
                name="correction_reported",
            ),
        ]

    def __str__(self) -> str:
        return str(self.visit_id)

    @property
    def is_late(self) -> bool:
        """Return whether the office has not reported by the day."""
        return self.state == CorrectionState.OPEN and self.due_on < clock.today()

    def get_absolute_url(self) -> str:
        """Return the address of the visit, where all its corrective actions stand."""
        return reverse("visits:visit", args=[self.visit_id])

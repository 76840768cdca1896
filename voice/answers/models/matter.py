"""An important voice on its way to a result: why it is important, who is to act, what they report."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.answers.choices import InstructionState, MatterState
from voice.answers.models.criterion import Criterion
from voice.database.models import Term
from voice.models import Voice


class Matter(models.Model):
    """One or more voices that say the same important thing, and the chain from them to what changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    title = models.CharField(_("In one line"), max_length=80)
    state = models.CharField(_("State"), max_length=6, choices=MatterState.choices, default=MatterState.OPEN)
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("Criterion"))
    reason = models.TextField(_("Why it is important"), max_length=2000)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("Decided"), default=clock.now)
    theme = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", verbose_name=_("Theme"))
    cause = models.TextField(_("Cause"), max_length=4000, blank=True)
    cause_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_because = models.TextField(_("Result"), max_length=4000, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-decided_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("reference", "criterion_id", "reason", "decided_by_id", "decided_at"),
        ]
        indexes = [models.Index(fields=["state", "-decided_at"], name="matter_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True, closed_because="")
                | Q(state="closed", closed_at__isnull=False, closed_by__isnull=False) & ~Q(closed_because=""),
                name="matter_closed_with_name_and_result",
            ),
            models.CheckConstraint(condition=Q(cause="") ^ Q(cause_by__isnull=False), name="cause_with_name"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the record."""
        return reverse("answers:matter", args=[self.pk])


class MatterVoice(models.Model):
    """That a voice belongs to an important matter. Each voice keeps its own sender and its own answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="members")
    voice = models.OneToOneField(Voice, models.PROTECT, related_name="important")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "id"]
        triggers = [ledger_required(), filed_is_filed("matter_id", "voice_id", "added_by_id", "added_at")]

    def __str__(self) -> str:
        return str(self.voice_id)


class Instruction(models.Model):
    """What Service Promotion asks of the division in charge; it answers within D7 and must report the result."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="instructions")
    state = models.CharField(_("State"), max_length=8, choices=InstructionState.choices, default=InstructionState.GIVEN)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Division in charge"))
    text = models.TextField(_("What the division is to do"), max_length=4000)
    due_on = models.DateField(_("Result due"))
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("Instructed"), default=clock.now)
    answer = models.TextField(_("First answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    result = models.TextField(_("Result"), max_length=4000, blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True)
    review_note = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["given_at", "id"]
        triggers = [ledger_required(), filed_is_filed("matter_id", "unit_id", "text", "given_by_id", "given_at")]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="instruction_of_unit"),
            models.Index(fields=["due_on"], condition=~Q(state="accepted"), name="instruction_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["given", "answered"])
                | Q(reported_by__isnull=False, reported_at__isnull=False) & ~Q(result=""),
                name="result_with_name",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(reviewed_by__isnull=False), name="result_accepted_by_someone"
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter)

    def get_absolute_url(self) -> str:
        """Return the record to which it belongs."""
        return self.matter.get_absolute_url()

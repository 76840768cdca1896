"""Interviews, and how the person interviewed confirms the record without getting to see the case."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.models.case import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from governance.vault.models import Box


class Interview(models.Model):
    """A talk with someone who knows something. Who it was and what was said is sealed into the case's work box."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        ASKED = "asked", _("Waits for confirmation")
        CONFIRMED = "confirmed", _("Confirmed by the person")
        OBJECTED = "objected", _("Correction asked for")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="interviews")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    planned_on = models.DateField()
    interviewer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed_plan = models.BinaryField()
    """who, place, topics."""
    held_on = models.DateField(null=True)
    told_confidential = models.BooleanField(default=False)
    """The person was told that taking part is confidential, and that nobody may treat them worse for it."""
    record_number = models.PositiveSmallIntegerField(default=0)
    sealed_record = models.BinaryField(null=True)
    """text, present."""

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="interview_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"])
                | Q(sealed_record__isnull=False, held_on__isnull=False, told_confidential=True),
                name="held_with_record_and_told",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Confirmation(models.Model):
    """A copy of one record for the person interviewed, opened by a code that is handed over in person.

    The copy lies in a box of its own that only the code opens: the code leads nowhere else. Box and copy are gone once
    the person has answered or the time is over.
    """

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("The record is right")
        CORRECTION = "correction", _("Something should be corrected")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="confirmations")
    record_number = models.PositiveSmallIntegerField()
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(db_index=True)
    code_digest = models.CharField(max_length=64, unique=True, null=True)
    box = models.ForeignKey(Box, models.SET_NULL, null=True, related_name="+")
    sealed_copy = models.BinaryField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    sealed_answer = models.BinaryField(null=True)

    class Meta:
        ordering = ["-issued_at"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(
                condition=Q(code_digest__isnull=True, sealed_copy__isnull=True)
                | Q(code_digest__isnull=False, sealed_copy__isnull=False, answer=""),
                name="copy_gone_with_the_code",
            ),
            models.UniqueConstraint(
                fields=["interview"], condition=Q(code_digest__isnull=False), name="one_code_per_interview"
            ),
        ]

    def __str__(self) -> str:
        return self.answer

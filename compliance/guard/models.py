"""Requests for a step that could point at a reporter. What was written is sealed twice: for the case, and for counsel."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.guard.choices import NecessityState, Step
from compliance.models import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from governance.vault.models import Box

LONGEST_DAYS = 90


class Necessity(models.Model):
    """A necessity record: what step, why, what milder means, who could be exposed; decided by the external counsel.

    `sealed` lies in the work box of the case, for those who work on it and never for the reporter's code;
    `sealed_for_counsel` in a box of its own that only the post of the external counsel opens, so that counsel reads the
    record and nothing of the case. The same holds for the decision.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Number of the record"), unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="necessities")
    step = models.CharField(_("Kind of step"), max_length=11, choices=Step.choices)
    state = models.CharField(_("State"), max_length=9, choices=NecessityState.choices, default=NecessityState.OPEN)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    sealed_for_counsel = models.BinaryField()
    sealed_decision = models.BinaryField(null=True)
    sealed_decision_for_counsel = models.BinaryField(null=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    valid_days = models.PositiveSmallIntegerField(
        _("Days of validity"), null=True, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)]
    )
    valid_until = models.DateField(_("Valid until"), null=True)
    done_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["case", "-asked_at"]), models.Index(fields=["state", "asked_at"])]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("asked_by")), name="necessity_decided_by_another"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "done"]) | Q(decided_by__isnull=False, valid_until__isnull=False),
                name="approved_step_names_person_and_term",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(decided_by__isnull=False, sealed_decision__isnull=False),
                name="refused_step_names_person_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at__isnull=True)),
                name="step_done_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return the address of the record."""
        return reverse("guard:necessity", args=[self.pk])

    @property
    def is_valid(self) -> bool:
        """Return whether the step may be carried out today."""
        return (
            self.state == NecessityState.APPROVED and self.valid_until is not None and clock.today() <= self.valid_until
        )

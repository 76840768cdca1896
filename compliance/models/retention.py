"""How long cases are kept, what stops their erasure, and the two people that an erasure takes."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.models.case import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person


class RetentionRule(models.Model):
    """How many years after its end a case of a kind is kept, between two days. A change is a new row."""

    class Kind(models.TextChoices):
        DECLINED = "declined", _("Not taken up")
        NO_VIOLATION = "no_violation", _("No violation found, or not made clear")
        VIOLATION = "violation", _("Violation found, also in part")

    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    years = models.PositiveSmallIntegerField(_("Years after the end"))
    source = models.CharField(_("Source"), max_length=200)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)

    class Meta:
        ordering = ["kind", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="one_retention_of_a_kind_at_a_time",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return self.kind


class RetentionProposal(models.Model):
    """A new version of a rule of retention, proposed by one person and adopted by another."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ADOPTED = "adopted", _("Adopted")
        REFUSED = "refused", _("Not adopted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Kind"), max_length=12, choices=RetentionRule.Kind.choices)
    years = models.PositiveSmallIntegerField(_("Years after the end"))
    source = models.CharField(_("Source"), max_length=200)
    valid_from = models.DateField(_("Valid from"))
    state = models.CharField(_("State"), max_length=8, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-proposed_at"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="retention_by_two_people"
            ),
            models.UniqueConstraint(fields=["kind"], condition=Q(state="proposed"), name="one_retention_proposed"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        """Return the page of retention: a proposal stands there."""
        return reverse("compliance:retention")


class LegalHold(models.Model):
    """While a hold is in force the case is not erased: a lawsuit, an inspection, an audit needs it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="holds")
    placed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()
    """reason."""
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-placed_at"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at__isnull=True), name="one_hold_in_force"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="lifted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.placed_at)


class Erasure(models.Model):
    """A proposal to erase a case whose time is over, and the second person's decision."""

    class Outcome(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ERASED = "erased", _("Erased")
        KEPT = "kept", _("Kept")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="erasures")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.PROPOSED)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-proposed_at"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(outcome="proposed"), name="one_erasure_proposed"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="erased_by_two_people"
            ),
            models.CheckConstraint(
                condition=Q(outcome="proposed") ^ Q(decided_by__isnull=False), name="erasure_decided_by_someone"
            ),
        ]

    def __str__(self) -> str:
        return self.outcome

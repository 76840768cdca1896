"""What is looked at, by the unit and by headquarters alike. A set is final once it is decided."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import final_when, final_with, ledger_required
from governance.people.models import Person
from privacy.workspace.choices import Group, SetState

LONGEST = 200


class CriteriaSet(models.Model):
    """A version of the criteria, with the days in which a defect is put right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Version"), unique=True)
    state = models.CharField(_("State"), max_length=7, choices=SetState.choices, default=SetState.DRAFT)
    correct_days = models.PositiveSmallIntegerField(_("Days in which a defect is put right"), default=14)
    valid_from = models.DateField(_("In force from"), null=True, unique=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), final_when("decided", "workspace_set_is_final")]
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state="draft"), name="one_draft_of_workspace_set"),
            models.CheckConstraint(
                condition=Q(state="draft", valid_from__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(state="decided", valid_from__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="workspace_set_decided_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return the address of the set."""
        return reverse("workspace:criteria", args=[self.pk])


class Criterion(models.Model):
    """One thing to look at, answered by yes or no."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="criteria")
    group = models.CharField(max_length=8, choices=Group.choices)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST)

    class Meta:
        ordering = ["position"]
        triggers = [
            ledger_required(),
            final_with("privacy_workspace_criteriaset", "criteria_set_id", "decided", "workspace_criterion_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "position"], name="workspace_criterion_place_once")
        ]

    def __str__(self) -> str:
        return self.text

"""What is looked at, by the unit and by headquarters alike. A set is final once it is decided."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import final_when, final_with, ledger_required
from governance.versions import Version, version_constraints
from privacy.workspace.choices import Group

LONGEST = 200


class CriteriaSet(Version):
    """A version of the criteria, with the days in which a defect is put right."""

    correct_days = models.PositiveSmallIntegerField(_("Days in which a defect is put right"), default=14)

    class Meta(Version.Meta):
        triggers = [ledger_required(), final_when("decided", "workspace_set_is_final")]
        constraints = version_constraints("one_draft_of_workspace_set", "workspace_set_decided_with_a_day")

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

"""What has to be put right. The one who reports it as put right never closes it."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.ledger.guard import filed_is_filed, final_when, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.workspace.choices import DefectState
from privacy.workspace.models.check import Check
from privacy.workspace.models.criteria import Criterion


class Defect(models.Model):
    """A defect found by a check, or by the verification of something that the unit had declared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    found_in = models.ForeignKey(Check, models.PROTECT, null=True, related_name="defects")
    criterion = models.ForeignKey(Criterion, models.PROTECT, null=True, related_name="+")
    verification = models.OneToOneField(
        "privacy_workspace.Verification", models.PROTECT, null=True, related_name="defect"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    text = models.CharField(_("What was seen"), max_length=400)
    state = models.CharField(_("State"), max_length=8, choices=DefectState.choices, default=DefectState.OPEN)
    opened_on = models.DateField(_("Opened"))
    due_on = models.DateField(_("Due"))
    report = models.TextField(_("What was done"), max_length=2000, blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(pgettext_lazy("workspace", "Reported"), null=True)
    returned_because = models.CharField(_("Why it was returned"), max_length=400, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "found_in_id", "criterion_id", "verification_id", "unit_id", "block_id", "text", "opened_on", "due_on"
            ),
            final_when("closed", "defect_is_final"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="defect_by_due"),
            models.Index(fields=["unit", "due_on"], name="defect_of_unit"),
            models.Index(fields=["block", "due_on"], name="defect_of_block"),
            models.Index(fields=["due_on"], condition=Q(state="open"), name="defect_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "criterion"], condition=~Q(state="closed"), name="one_open_defect_of_a_criterion"
            ),
            models.CheckConstraint(
                condition=Q(found_in__isnull=False, criterion__isnull=False, verification__isnull=True)
                | Q(found_in__isnull=True, criterion__isnull=True, verification__isnull=False),
                name="defect_found_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | (~Q(report="") & Q(reported_by__isnull=False, reported_at__isnull=False)),
                name="defect_reported_with_words",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_by__isnull=False, closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_by__isnull=True, closed_at__isnull=True)),
                name="defect_closed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | ~Q(closed_by=F("reported_by")), name="defect_closed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return str(self.criterion or self.text)

    def get_absolute_url(self) -> str:
        """Return the address of the defect."""
        return reverse("workspace:defect", args=[self.pk])

    def is_late(self, day: date) -> bool:
        """Return whether it should have been reported before the day."""
        return self.state == DefectState.OPEN and self.due_on < day

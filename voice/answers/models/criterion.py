"""What makes a voice important: published, with dates."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange


class Criterion(models.Model):
    """A criterion as it read between two days (both included). A change is a new row with the same code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.PositiveSmallIntegerField(_("Number"))
    name = models.CharField(_("Criterion"), max_length=80)
    text = models.TextField(_("When it applies"), max_length=1000)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code", "valid_from"]
        triggers = [ledger_required(), filed_is_filed("code", "name", "text", "valid_from")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="criterion_in_order"
            ),
            ExclusionConstraint(
                name="criteria_do_not_overlap",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page of all criteria."""
        return reverse("answers:criteria")

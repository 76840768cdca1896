"""Privacy staff of the units. Privacy managers hold a role; staff are named by their unit and get no rights by it."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange, Unit
from governance.people.models import Person


class Designation(models.Model):
    """A person who looks after personal information in a unit, between two days (both included)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    designated_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-valid_from", "id"]
        triggers = [ledger_required(), filed_is_filed("unit_id", "person_id", "valid_from", "designated_by_id")]
        indexes = [models.Index(fields=["unit", "valid_to"], name="designation_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="privacy_staff_in_order"
            ),
            ExclusionConstraint(
                name="designated_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)

    def get_absolute_url(self) -> str:
        """Return the address of the list of those in charge."""
        return reverse("promotion:people")

"""Units and what they were called, and to whom they belonged, in each period."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class DateRange(Func):
    """daterange(from, to, '[]'): both ends belong to the period; an open end is NULL."""

    function = "daterange"
    output_field = DateRangeField()


class Unit(models.Model):
    """A unit for as long as anyone speaks of it. Its name, parent and place stand in periods."""

    class Kind(models.TextChoices):
        HEADQUARTERS = "headquarters", _("Headquarters")
        DIVISION = "division", _("Division")
        BLOCK = "block", _("Block headquarters")
        OFFICE = "office", _("Pension office")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Unit code"), max_length=10, unique=True)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class UnitPeriod(models.Model):
    """What a unit was called and to whom it belonged between two days (both included)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="periods")
    name = models.CharField(_("Name"), max_length=60)
    kana = models.CharField(_("Kana"), max_length=120, blank=True)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="child_periods")
    prefecture = models.CharField(_("Prefecture"), max_length=4, blank=True)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)

    class Meta:
        ordering = ["valid_from"]
        indexes = [models.Index(fields=["parent", "valid_from"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_period_in_order"
            ),
            ExclusionConstraint(
                name="unit_periods_do_not_overlap",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name

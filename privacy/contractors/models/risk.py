"""By how many points the risk of a job is reckoned: a version holds between two days."""

import uuid
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person
from privacy.contractors.rules import Weights

MOST = 20
"""More points than these for one thing would let it decide alone."""
NAMES = tuple(Weights.__dataclass_fields__)


def _points(label: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, validators=[MaxValueValidator(MOST)])


class RiskTable(models.Model):
    """One version. A change is a further row; what was decided stays as it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Version"), unique=True)
    million = _points(_("From 1,000,000 persons"))
    hundred_thousand = _points(_("From 100,000 persons"))
    ten_thousand = _points(_("From 10,000 persons"))
    thousand = _points(_("From 1,000 persons"))
    numbers = _points(_("Individual numbers or basic pension numbers"))
    health = _points(_("Illness, disability"))
    accounts = _points(_("Bank accounts"))
    subcontractors = _points(_("One point each for so many subcontractors at most"))
    uncertified = _points(_("No valid certificate"))
    leaked = _points(_("A leak within a year"))
    serious = _points(_("The last inspection was serious"))
    late = _points(_("Findings overdue"))
    high = models.PositiveSmallIntegerField(
        _("High risk from so many points"), validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    reason = models.CharField(_("Why so"), max_length=300)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null for the first version, which came with the system."""
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        triggers = [
            ledger_required(),
            filed_is_filed("number", *NAMES, "reason", "written_by_id", "valid_from"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="risk_table_in_order"
            ),
            models.CheckConstraint(condition=Q(high__gte=1), name="risk_is_high_from_a_point_on"),
            ExclusionConstraint(
                name="risk_tables_do_not_overlap",
                expressions=[(DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return the page with all versions."""
        return reverse("contractors:risk-tables")

    @property
    def weights(self) -> Weights:
        """Return the points."""
        return Weights(**{name: getattr(self, name) for name in NAMES})

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Return label and points of each thing."""
        return [(str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in NAMES]  # type: ignore[union-attr]

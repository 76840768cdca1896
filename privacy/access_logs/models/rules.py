"""The written rules by which views are judged: a version holds between two days."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person


class RuleVersion(models.Model):
    """A rule with its parameters as it holds between two days (both included). A change is a new row with the same code.

    The logic stands in `rules/<code>.py`. `is_active` False: the rule rests for that time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Rule"), max_length=20)
    number = models.PositiveIntegerField(_("Version"))
    parameters = models.JSONField(_("Parameters"), default=dict)
    is_active = models.BooleanField(_("Is applied"), default=True)
    reason = models.CharField(_("Why so"), max_length=300)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null for the first version, which came with the system."""
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code", "-number"]
        triggers = [
            ledger_required(),
            filed_is_filed("code", "number", "parameters", "is_active", "reason", "written_by_id", "valid_from"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="log_rule_version_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="log_rule_in_order"
            ),
            ExclusionConstraint(
                name="log_rules_do_not_overlap",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the page of the rule with all its versions."""
        return reverse("access_logs:rule", args=[self.pk])

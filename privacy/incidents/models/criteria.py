"""By how many persons an incident is to be reported, between two days, and who confirmed it: a change of law is a new row."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person
from privacy.incidents.rules import RuleSet, rule_set


class Criteria(models.Model):
    """A version of the criteria. What each of them asks stands in `rules.py`. Assessments name the code they were made by.

    `confirmed_by`: who compared it with the law for the legal office; until then the pages say "to be confirmed".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Version"), max_length=10, unique=True)
    most = models.PositiveIntegerField(
        _("To be reported from more persons than"), validators=[MinValueValidator(1)],
        help_text=_("Rule 43 for public bodies: 100. Private operators have 1,000 by rule 7."),
    )  # fmt: skip
    source = models.CharField(_("Source"), max_length=300)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null for the first version, which came with the system."""
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_on = models.DateField(_("Confirmed on"), null=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-valid_from"]
        triggers = [
            ledger_required(),
            filed_is_filed("code", "most", "source", "written_by_id", "valid_from"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="criteria_in_order"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_on__isnull=True, noted_by__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_on__isnull=False, noted_by__isnull=False)
                & ~Q(confirmed_by=F("noted_by")),
                name="criteria_confirmed_by_another_than_noted",
            ),
            ExclusionConstraint(
                name="one_set_of_criteria_at_a_time",
                expressions=[(DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the page with all versions."""
        return reverse("incidents:criteria")

    @property
    def rules(self) -> RuleSet:
        """Return the criteria with this number of persons."""
        return rule_set(self.code, self.valid_from, self.most)

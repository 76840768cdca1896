"""Auditors and where they served."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import Origin
from audit.auditors.guards import facts_keep_independence
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange, Unit
from governance.people.models import Person


class Auditor(models.Model):
    """A person as an auditor. `declared_on`: when relatives and designed processes were last declared; nobody audits before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="auditor", verbose_name=_("Person"))
    origin = models.CharField(_("Origin"), max_length=7, choices=Origin.choices)
    home_block = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block that the auditor comes from")
    )
    private_years = models.PositiveSmallIntegerField(_("Years of audit experience in the private sector"), default=0)
    private_experience = models.TextField(_("Experience in the private sector"), max_length=2000, blank=True)
    days_a_year = models.PositiveSmallIntegerField(_("Auditor days a year"), default=200)
    joined_on = models.DateField(_("In the department since"))
    left_on = models.DateField(_("Left on"), null=True)
    declared_on = models.DateField(_("Declared on"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["person__staff_number"]
        triggers = [ledger_required(), filed_is_filed("person_id"), facts_keep_independence("id")]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")), name="auditor_days_in_order"
            ),
            models.CheckConstraint(condition=Q(days_a_year__lte=260), name="auditor_days_of_a_year"),
        ]

    def __str__(self) -> str:
        return self.person.name

    def get_absolute_url(self) -> str:
        """Return the address of the auditor."""
        return reverse("auditors:auditor", args=[self.pk])


class Service(models.Model):
    """Where an auditor served before, as entered. What accounts and roles say is not copied here (queries.served)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="services")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    post = models.CharField(_("Post"), max_length=100, blank=True)
    valid_from = models.DateField(_("From"))
    valid_to = models.DateField(pgettext_lazy("audit", "To"), null=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    withdrawn_because = models.CharField(_("Why it is wrong"), max_length=400, blank=True)
    """A line that was wrong stays, and counts no more."""
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-valid_from", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("auditor_id", "unit_id", "post", "valid_from", "valid_to", "entered_by_id", "entered_at"),
            facts_keep_independence("auditor_id"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="service_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_because="", withdrawn_by__isnull=True)
                | (~Q(withdrawn_because="") & Q(withdrawn_by__isnull=False)),
                name="service_withdrawn_with_a_reason",
            ),
            ExclusionConstraint(
                name="service_entered_once",
                expressions=[
                    ("auditor", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.auditor_id} {self.unit_id}"

    def get_absolute_url(self) -> str:
        """Return the auditor."""
        return reverse("auditors:auditor", args=[self.auditor_id])

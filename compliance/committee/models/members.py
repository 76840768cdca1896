"""Who sits on the committee and for how long, and how many must be present."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.committee.choices import MemberKind
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange
from governance.people.acting import acting_person
from governance.people.models import Person

PERIOD = (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS)


class Membership(models.Model):
    """One term of one person; both days belong to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Person"))
    kind = models.CharField(_("Kind"), max_length=8, choices=MemberKind.choices)
    chair = models.BooleanField(_("Chair"), default=False)
    valid_from = models.DateField(_("Term begins"))
    valid_to = models.DateField(_("Term ends"))
    appointed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["valid_from", "id"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="term_in_order"),
            ExclusionConstraint(
                name="one_term_of_a_person_at_a_time", expressions=[("person", RangeOperators.EQUAL), PERIOD]
            ),
            ExclusionConstraint(
                name="one_chair_at_a_time",
                expressions=[("chair", RangeOperators.EQUAL), PERIOD],
                condition=Q(chair=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from} – {self.valid_to}"

    def get_absolute_url(self) -> str:
        """Return the address of the list of members: a term has no page of its own."""
        return reverse("committee:members")


class QuorumRule(models.Model):
    """How many of the members who may sit on an item must be present, in force between two days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    percent = models.PositiveSmallIntegerField(
        _("Share of the members, in per cent"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    more_than = models.BooleanField(_("More than this share, not just as many"))
    source = models.CharField(_("Source"), max_length=200)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)

    class Meta:
        ordering = ["-valid_from"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="quorum_is_a_share"),
            models.CheckConstraint(condition=~Q(percent=100, more_than=True), name="quorum_can_be_reached"),
            ExclusionConstraint(name="one_quorum_at_a_time", expressions=[PERIOD]),
        ]

    def __str__(self) -> str:
        return f"{self.percent}"

    def get_absolute_url(self) -> str:
        """Return the address of the list of members, which shows the rule."""
        return reverse("committee:members")

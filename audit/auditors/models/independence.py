"""What the independence of auditors depends on: relatives, processes designed, and the rule with its parameters."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import ProcessKind, Reach, Relation
from audit.auditors.guards import facts_keep_independence, rule_keeps_independence
from audit.auditors.models.auditor import Auditor
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Process(models.Model):
    """A process, system or contractor that can be audited, known by its code in all rooms of audit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Kind"), max_length=10, choices=ProcessKind.choices)
    code = models.CharField(_("Code"), max_length=20, unique=True)
    name = models.CharField(_("Name"), max_length=100)
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Division in charge"))
    is_current = models.BooleanField(_("Still in use"), default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "code"]
        triggers = [ledger_required(), filed_is_filed("kind", "code")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the list that it stands in."""
        return reverse("auditors:processes")


class Declared(models.Model):
    """A row that an auditor declared. What was wrong is withdrawn, and counts no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    valid_from = models.DateField(_("From"), null=True)
    valid_to = models.DateField(pgettext_lazy("audit", "To"), null=True)
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(default=clock.now)
    withdrawn_because = models.CharField(_("Why it is wrong"), max_length=400, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


def declared_constraints(name: str) -> list[models.BaseConstraint]:
    """Return the constraints of a declared row: days in order, withdrawn by somebody with a reason."""
    return [
        models.CheckConstraint(
            condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
            name=f"{name}_days_in_order",
        ),
        models.CheckConstraint(
            condition=Q(withdrawn_because="", withdrawn_by__isnull=True)
            | (~Q(withdrawn_because="") & Q(withdrawn_by__isnull=False)),
            name=f"{name}_withdrawn_with_a_reason",
        ),
    ]


class Relative(Declared):
    """That a relative works in a unit. Nothing else of them is kept."""

    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="relatives")
    relation = models.CharField(_("Relation"), max_length=7, choices=Relation.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit where the relative works"))

    class Meta:
        ordering = ["declared_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "auditor_id", "relation", "unit_id", "valid_from", "valid_to", "declared_by_id", "declared_at"
            ),
            facts_keep_independence("auditor_id"),
        ]
        constraints = declared_constraints("relative")

    def __str__(self) -> str:
        return f"{self.auditor_id} {self.unit_id}"


class Designed(Declared):
    """That an auditor designed or ran a process or system."""

    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="designs")
    process = models.ForeignKey(Process, models.PROTECT, related_name="+", verbose_name=_("Process or system"))
    part = models.CharField(_("Part in it"), max_length=200)

    class Meta:
        ordering = ["declared_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "auditor_id", "process_id", "part", "valid_from", "valid_to", "declared_by_id", "declared_at"
            ),
            facts_keep_independence("auditor_id"),
        ]
        constraints = declared_constraints("designed")

    def __str__(self) -> str:
        return f"{self.auditor_id} {self.process_id}"


class IndependenceRule(models.Model):
    """The parameters of the rule from a day on. Which version counts is decided by the day on which an engagement begins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    valid_from = models.DateField(_("Valid from"), unique=True)
    years = models.PositiveSmallIntegerField(_("Years after service"))
    reach = models.CharField(_("How far former service reaches"), max_length=5, choices=Reach.choices)
    home_block = models.BooleanField(_("Nobody audits the block that they come from"))
    relatives = models.BooleanField(_("Nobody audits a unit where a relative works"))
    designers = models.BooleanField(_("Nobody audits what they designed"))
    reason = models.CharField(_("Reason"), max_length=400)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null for the first one, which came with the house."""
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-valid_from"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "valid_from", "years", "reach", "home_block", "relatives", "designers", "reason", "decided_by_id",
                "decided_at",
            ),
            rule_keeps_independence(),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=40), name="independence_years"),
            models.CheckConstraint(condition=~Q(reason=""), name="independence_rule_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.valid_from.isoformat()

    def get_absolute_url(self) -> str:
        """Return the list of versions."""
        return reverse("auditors:rules")

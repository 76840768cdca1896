"""A contract with one job: its clauses, the chain of subcontractors, leaks, and how it ended."""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, final_with, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.contractors.choices import ClauseAnswer, DataKind, JobState, ProofKind, SubState
from privacy.contractors.guards import closed_with_certificates, no_circle
from privacy.contractors.models.bid import Bid
from privacy.contractors.models.catalogue import Catalogue, Item
from privacy.contractors.models.company import Contractor

YEARLY = "P5-1"
"""The rule of the clock: each job is inspected within a year, sooner when its risk is high."""


class Job(models.Model):
    """One contract. It comes of an accepted bid. `score` and `inspect_by` are reckoned by rules.py, and kept for lists."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    bid = models.OneToOneField(Bid, models.PROTECT, related_name="job")
    contractor = models.ForeignKey(Contractor, models.PROTECT, related_name="jobs", verbose_name=_("Company"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit in charge"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("Job"), max_length=120)
    contract_number = models.CharField(_("Contract number"), max_length=40)
    state = models.CharField(_("State"), max_length=7, choices=JobState.choices, default=JobState.DRAFT)
    data_kinds = ArrayField(models.CharField(max_length=8, choices=DataKind.choices), verbose_name=_("Kinds of data"))
    persons = models.PositiveIntegerField(_("Number of persons"))
    systems = models.CharField(_("Systems used"), max_length=200, blank=True)
    places = ArrayField(models.CharField(max_length=120), verbose_name=_("Places promised"))
    staff = models.PositiveIntegerField(_("Staff promised"))
    starts_on = models.DateField(_("Start"))
    ends_on = models.DateField(_("End"))
    clauses_in = models.ForeignKey(Catalogue, models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(_("Risk points"), default=0)
    inspect_by = models.DateField(_("Inspection due"), null=True)
    version = models.PositiveIntegerField(default=1)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-starts_on", "-id"]
        triggers = [
            ledger_required(),
            closed_with_certificates(),
            filed_is_filed("reference", "bid_id", "contractor_id", "unit_id", "block_id", "entered_at"),
        ]
        indexes = [
            models.Index(fields=["unit", "-starts_on"], name="job_of_unit"),
            models.Index(fields=["contractor"], name="job_of_contractor"),
            models.Index(fields=["inspect_by"], condition=Q(state="running"), name="job_to_inspect"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="job_days_in_order"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(inspect_by__isnull=False), name="running_job_is_inspected"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the contract."""
        return reverse("contractors:job", args=[self.pk])

    @property
    def clock_due(self) -> dict[str, date]:
        """Return the day of the next inspection: by risk, a year at the latest."""
        return {YEARLY: max(self.inspect_by, clock.today())} if self.inspect_by else {}

    @property
    def data_shown(self) -> list[str]:
        """Return the kinds of data in words."""
        return [str(DataKind(kind).label) for kind in self.data_kinds]


class Clause(models.Model):
    """Whether the contract has one clause of the catalogue; anything but "yes" with a reason."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(Job, models.PROTECT, related_name="clauses")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=9, choices=ClauseAnswer.choices)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["item__position"]
        triggers = [
            ledger_required(),
            final_with("contractors_job", "job_id", "running", "clauses_are_final"),
            final_with("contractors_job", "job_id", "closed", "clauses_stay_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["job", "item"], name="one_answer_a_clause"),
            models.CheckConstraint(condition=Q(answer="yes") | ~Q(reason=""), name="exception_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.answer


class Subcontract(models.Model):
    """A company that works for the contractor, or for another subcontractor (`parent`), once the organization consents."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey(Job, models.PROTECT, related_name="subcontracts")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    number = models.CharField(_("Corporate number"), max_length=13)
    name = models.CharField(_("Company"), max_length=120)
    work = models.TextField(_("Work and data handed on"), max_length=1000)
    place = models.CharField(_("Place"), max_length=120)
    state = models.CharField(_("State"), max_length=9, choices=SubState.choices, default=SubState.REQUESTED)
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    reason = models.TextField(_("Reason of the decision"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["requested_at", "id"]
        triggers = [
            ledger_required(),
            no_circle(),
            filed_is_filed("job_id", "parent_id", "number", "name", "work", "place", "requested_by_id", "requested_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("requested_by")), name="consent_by_another"),
            models.CheckConstraint(
                condition=Q(state="requested", decided_at__isnull=True)
                | (~Q(state="requested") & ~Q(reason="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="consent_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the contract."""
        return reverse("contractors:job", args=[self.job_id])


class LeakReport(models.Model):
    """What the contractor reported as a leak. The room of incidents opens its own record from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey(Job, models.PROTECT, related_name="leaks")
    known_at = models.DateTimeField(_("Known since"))
    persons = models.PositiveIntegerField(_("Number of persons"), null=True)
    text = models.TextField(_("What happened"), max_length=2000)
    reported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-known_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("job_id", "known_at", "persons", "text", "reported_by_id", "reported_at"),
        ]

    def __str__(self) -> str:
        return str(self.job_id)

    def get_absolute_url(self) -> str:
        """Return the address of the contract."""
        return reverse("contractors:job", args=[self.job_id])


class Proof(models.Model):
    """The contractor certifies that the data were returned, or destroyed; with its paper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey(Job, models.PROTECT, related_name="proofs")
    kind = models.CharField(_("Certificate"), max_length=11, choices=ProofKind.choices)
    done_on = models.DateField(_("Day"))
    text = models.TextField(_("What, how, and who was present"), max_length=1000)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["done_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("job_id", "kind", "done_on", "text", "noted_by_id", "noted_at"),
        ]

    def __str__(self) -> str:
        return self.kind

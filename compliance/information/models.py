"""Problem information, where it was delivered, the rules that decided so, and what was never registered."""

import uuid
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.choices import Position, Track
from compliance.information.choices import (
    CLOSED,
    Area,
    GapState,
    Kind,
    LeftOut,
    Progress,
    Relation,
    RuleState,
    Source,
    State,
    Why,
)
from compliance.models import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange, Unit
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.people.roles import Role
from governance.vault.models import Box


def codes(**kwargs: Any) -> ArrayField:
    """Return a field for a list of codes."""
    return ArrayField(models.CharField(max_length=24), default=list, blank=True, **kwargs)


class RuleSet(models.Model):
    """A version of the routing rules. One is in force at a time; a person other than its writers approves it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(_("Version"), unique=True)
    state = models.CharField(_("State"), max_length=9, choices=RuleState.choices, default=RuleState.DRAFT)
    change = models.CharField(_("What this version changes and why"), max_length=500)
    valid_from = models.DateField(_("Valid from"), null=True)
    valid_to = models.DateField(_("Valid to"), null=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required()]
        constraints = [
            ExclusionConstraint(
                name="one_rule_set_in_force",
                expressions=[(DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS)],
                condition=Q(state="approved"),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="rule_set_period_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(valid_from__isnull=False), name="approved_from_a_day"
            ),
            models.CheckConstraint(condition=~Q(approved_by=F("drafted_by")), name="rules_approved_by_another"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("information:rule-set", args=[self.pk])


class RoutingRule(models.Model):
    """One rule: when all its conditions hold, its recipients get the information. An empty condition always holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule_set = models.ForeignKey(RuleSet, models.CASCADE, related_name="rules")
    place = models.PositiveSmallIntegerField(_("Order"))
    name = models.CharField(_("Name of the rule"), max_length=80)
    sources = codes()
    kinds = codes()
    unit_kinds = codes()
    positions = codes()
    recipients = codes()
    is_default = models.BooleanField(default=False)

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "place"], name="one_rule_per_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["rule_set"], condition=Q(is_default=True), name="one_default_rule"),
            models.CheckConstraint(condition=Q(recipients__len__gt=0), name="rule_with_recipients"),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(sources=[], kinds=[], unit_kinds=[], positions=[]),
                name="default_rule_always_holds",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Information(models.Model):
    """Something that may be a problem, registered by whoever heard of it and routed by the rules in the same moment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=15, choices=State.choices, default=State.RECEIVED)
    track = models.CharField(_("Handled by"), max_length=15, choices=Track.choices)
    source = models.CharField(_("Where it came from"), max_length=10, choices=Source.choices)
    kinds = codes()
    position = models.CharField(_("Whom it is about"), max_length=20, choices=Position.choices)
    relation = models.CharField(_("How it became known"), max_length=8, choices=Relation.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit"))
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    aware_at = models.DateTimeField(_("Became known"))
    registered_at = models.DateTimeField(_("Registered"))
    in_time = models.BooleanField(_("Registered in time"))
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+")
    left_out = models.JSONField(default=dict)
    """Post → LeftOut: whom a rule named and who was kept out."""
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    """What another area handed over."""
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    sealed_content = models.BinaryField()
    sealed_reason = models.BinaryField(null=True)
    sealed_return = models.BinaryField(null=True)
    sealed_for_case = models.BinaryField(null=True)
    """A copy sealed into the box of the case that it was joined to, for everyone who handles that case."""
    taken_up_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    taken_up_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    area = models.CharField(_("Passed to"), max_length=8, choices=Area.choices, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-registered_at", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["-registered_at", "id"]),
            models.Index(fields=["track", "state", "-registered_at"]),
            models.Index(fields=["registered_by", "-registered_at"]),
            models.Index(fields=["unit", "-registered_at"]),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["received", "taken_up", "answer_proposed"]),
                name="information_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=Q(subject_id__isnull=False),
                name="handed_over_once",
            ),
            models.CheckConstraint(condition=Q(registered_at__gte=F("aware_at")), name="registered_after_awareness"),
            models.CheckConstraint(
                condition=~Q(state="answered")
                | Q(confirmed_by__isnull=False, proposed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
                name="answered_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["case", "joined"], case__isnull=False)
                | ~Q(state__in=["case", "joined"]) & Q(case__isnull=True),
                name="case_exactly_when_it_became_one",
            ),
            models.CheckConstraint(condition=Q(state="passed_on") ^ Q(area=""), name="area_exactly_when_passed_on"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the entry, for the person who registered it and for those who received it."""
        return reverse("information:entry", args=[self.pk])

    @property
    def progress(self) -> Progress:
        """Return what the person who registered it learns."""
        if self.state in CLOSED:
            return Progress.CLOSED
        return Progress.RECEIVED if self.state == State.RECEIVED else Progress.HANDLED

    @property
    def kind_words(self) -> list[str]:
        """Return the kinds in words."""
        return [str(Kind(kind).label) for kind in self.kinds]

    @property
    def left_out_words(self) -> list[tuple[str, str]]:
        """Return each post that was kept out, with the reason, in words."""
        return [(str(Role(post).label), str(LeftOut(why).label)) for post, why in sorted(self.left_out.items())]


class Delivery(models.Model):
    """One post that received an entry: why, when it was first seen, when it was acknowledged and by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    information = models.ForeignKey(Information, models.CASCADE, related_name="deliveries")
    role = models.CharField(_("Post"), max_length=24, choices=Role.choices)
    why = models.CharField(max_length=8, choices=Why.choices)
    rule = models.ForeignKey(RoutingRule, models.PROTECT, null=True, related_name="+")
    delivered_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["role"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["role"], condition=Q(acknowledged_at__isnull=True), name="delivery_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["information", "role"], name="delivered_once"),
            models.CheckConstraint(condition=Q(why="rule") ^ Q(rule__isnull=True), name="rule_exactly_when_by_rule"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(seen_at__isnull=False), name="seen_before_acknowledged"
            ),
        ]

    def __str__(self) -> str:
        return self.role


class KeptOut(models.Model):
    """A person who is named in an entry and must not see it, whatever roles they hold."""

    information = models.ForeignKey(Information, models.CASCADE, related_name="kept_out")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["information", "person"], name="kept_out_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class Gap(models.Model):
    """Something that by the rules should have been registered and never was, found by a cross-check."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    check_name = models.CharField(_("Cross-check"), max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit"))
    reference = models.CharField(_("Reference number"), max_length=20)
    path = models.CharField(max_length=200, blank=True)
    known_on = models.DateField(_("Known since"))
    found_at = models.DateTimeField(_("Found by the check"), default=clock.now)
    state = models.CharField(_("State"), max_length=18, choices=GapState.choices, default=GapState.OPEN)
    information = models.ForeignKey(Information, models.PROTECT, null=True, related_name="+")
    box = models.ForeignKey(Box, models.PROTECT, null=True, related_name="+")
    sealed_reason = models.BinaryField(null=True)
    sealed_return = models.BinaryField(null=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["known_on", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["state", "known_on"]), models.Index(fields=["subject_type", "subject_id"])]
        constraints = [
            models.UniqueConstraint(fields=["check_name", "subject_type", "subject_id"], name="gap_found_once"),
            models.CheckConstraint(
                condition=~Q(state="dismissed")
                | Q(confirmed_by__isnull=False, proposed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
                name="dismissed_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state="registered") ^ Q(information__isnull=True),
                name="information_exactly_when_registered",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the gap."""
        return reverse("information:gap", args=[self.pk])

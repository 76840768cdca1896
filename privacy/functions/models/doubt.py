"""Rights that are doubted at once, their removal, and exceptions with an end."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.functions.choices import FlagKind, FlagState, RemovalState, WaiverState
from privacy.functions.models.snapshot import Holding, Snapshot, Terminal

REMOVAL = "P10-2"
"""The rule of the clock: a right that is to be removed is gone from the system within ten business days."""


class Flag(models.Model):
    """A right of somebody who left, moved, or does not exist."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holding = models.ForeignKey(Holding, models.PROTECT, related_name="flags")
    kind = models.CharField(_("Doubt"), max_length=7, choices=FlagKind.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("State"), max_length=8, choices=FlagState.choices, default=FlagState.OPEN)
    found_at = models.DateTimeField(_("Found"))
    reason = models.CharField(_("Reason"), max_length=400, blank=True)
    removed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-found_at", "-id"]
        triggers = [ledger_required(), filed_is_filed("holding_id", "kind", "person_id", "unit_id", "found_at")]
        indexes = [models.Index(fields=["unit"], condition=Q(state="open"), name="flag_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["holding", "kind"], condition=~Q(state="over"), name="right_doubted_once"
            ),
            models.CheckConstraint(condition=~Q(removed_by=F("person")), name="own_flag_by_another"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.holding_id)

    def get_absolute_url(self) -> str:
        """Return the address of the list."""
        return reverse("functions:flags")


class Removal(models.Model):
    """An order to the system's operator, followed until a snapshot shows that it was carried out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holding = models.ForeignKey(Holding, models.PROTECT, related_name="removals")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("Reason"), max_length=400)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ordered_on = models.DateField(_("Ordered"))
    due_on = models.DateField(_("Due"))
    state = models.CharField(_("State"), max_length=7, choices=RemovalState.choices, default=RemovalState.ORDERED)
    done_in = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("holding_id", "unit_id", "reason", "decided_by_id", "ordered_on", "due_on"),
        ]
        indexes = [models.Index(fields=["unit", "due_on"], name="removal_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["holding"], name="right_removed_once"),
            models.CheckConstraint(
                condition=Q(state="ordered", done_in__isnull=True) | Q(state="done", done_in__isnull=False),
                name="removal_shown_by_a_snapshot",
            ),
        ]

    def __str__(self) -> str:
        return str(self.holding_id)

    def get_absolute_url(self) -> str:
        """Return the address of the list."""
        return reverse("functions:removals")


class Waiver(models.Model):
    """An exception with an end: a doubted right that stays, or a terminal that identifies people otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(Flag, models.PROTECT, null=True, related_name="waivers")
    terminal = models.ForeignKey(Terminal, models.PROTECT, null=True, related_name="waivers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("Reason"), max_length=400)
    ends_on = models.DateField(_("Ends"))
    state = models.CharField(_("State"), max_length=7, choices=WaiverState.choices, default=WaiverState.ASKED)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("Asked"), default=clock.now)
    decision = models.CharField(_("Reason of the decision"), max_length=400, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["ends_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("flag_id", "terminal_id", "unit_id", "reason", "ends_on", "asked_by_id", "asked_at"),
        ]
        indexes = [models.Index(fields=["ends_on"], condition=Q(state="granted"), name="waiver_runs")]
        constraints = [
            models.CheckConstraint(
                condition=Q(flag__isnull=True, terminal__isnull=False) | Q(flag__isnull=False, terminal__isnull=True),
                name="waiver_of_one_row",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("person")) & ~Q(asked_by=F("person")),
                name="waiver_by_others",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by__isnull=True)
                | (~Q(state="asked") & ~Q(decision="") & Q(decided_by__isnull=False)),
                name="waiver_decided_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def what(self) -> str:
        """Return for what it is asked: the terminal, or the right."""
        if self.terminal:
            return self.terminal.number
        assert self.flag is not None
        return f"{self.flag.holding.staff_number} {self.flag.holding.function}"

    def get_absolute_url(self) -> str:
        """Return the address of the list."""
        return reverse("functions:waivers")

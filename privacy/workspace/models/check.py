"""Quarterly rounds, the checks of the units and the visits of headquarters."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.calendar.eras import quarter_in_japanese, quarter_start
from governance.ledger.guard import filed_is_filed, final_when, final_with, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.workspace.choices import Answer, CheckKind, CheckState, RoundState
from privacy.workspace.models.criteria import CriteriaSet, Criterion


class Round(models.Model):
    """The checks of a quarter of the fiscal year. Every unit of the day of opening has one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    quarter = models.PositiveSmallIntegerField(_("Quarter"))
    state = models.CharField(_("State"), max_length=6, choices=RoundState.choices, default=RoundState.OPEN)
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="rounds")
    opened_on = models.DateField(_("Opened"))
    due_on = models.DateField(_("Due"))
    closed_on = models.DateField(_("Closed on"), null=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year", "-quarter"]
        triggers = [
            ledger_required(),
            filed_is_filed("fiscal_year", "quarter", "criteria_set_id", "opened_on", "due_on", "opened_by_id"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "quarter"], name="one_round_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="four_quarters"),
            models.CheckConstraint(condition=Q(due_on__gt=F("opened_on")), name="workspace_round_days_in_order"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True) | Q(state="closed", closed_on__isnull=False),
                name="workspace_round_closed_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return quarter_in_japanese(quarter_start(self.fiscal_year, self.quarter))

    def get_absolute_url(self) -> str:
        """Return the address of the round."""
        return reverse("workspace:round", args=[self.pk])


class Check(models.Model):
    """What one side sees in a unit: the unit itself, or the inspector of a visit that nobody else knows of beforehand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="checks")
    kind = models.CharField(_("Kind"), max_length=5, choices=CheckKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    state = models.CharField(_("State"), max_length=9, choices=CheckState.choices, default=CheckState.OPEN)
    due_on = models.DateField(_("Due"))
    """For a visit: the day planned."""
    inspector = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("Inspector"))
    checked_on = models.DateField(_("Looked at on"), null=True)
    handed_in_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    handed_in_at = models.DateTimeField(_("Handed in"), null=True)
    cancelled_because = models.CharField(_("Reason"), max_length=400, blank=True)
    reminded_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("round_id", "kind", "unit_id", "block_id"),
            final_when("handed_in", "check_is_final"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="check_by_due"),
            models.Index(fields=["unit", "-due_on"], name="check_of_unit"),
            models.Index(fields=["block", "-due_on"], name="check_of_block"),
            models.Index(fields=["due_on"], condition=Q(state="open"), name="check_open"),
            models.Index(fields=["inspector"], condition=Q(state="open", kind="visit"), name="visit_of_inspector"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "kind"], condition=~Q(state="cancelled"), name="one_check_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind="self", inspector__isnull=True) | Q(kind="visit", inspector__isnull=False),
                name="a_visit_has_an_inspector",
            ),
            models.CheckConstraint(
                condition=Q(state="handed_in", checked_on__isnull=False, handed_in_by__isnull=False,
                            handed_in_at__isnull=False)
                | (~Q(state="handed_in") & Q(handed_in_at__isnull=True)),
                name="check_handed_in_by_someone",
            ),
            models.CheckConstraint(condition=~Q(kind="self", state="cancelled"), name="only_visits_are_cancelled"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id}"

    def get_absolute_url(self) -> str:
        """Return the address of the check."""
        return reverse("workspace:check", args=[self.pk])

    def is_late(self, day: date) -> bool:
        """Return whether it should have been handed in before the day."""
        return self.state == CheckState.OPEN and self.due_on < day


class Mark(models.Model):
    """One answer. "No" and "not applicable" say why."""

    id = models.BigAutoField(primary_key=True)
    check_row = models.ForeignKey(Check, models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=14, choices=Answer.choices)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        triggers = [
            ledger_required(),
            final_with("privacy_workspace_check", "check_row_id", "handed_in", "check_mark_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["check_row", "criterion"], name="one_mark_a_criterion"),
            models.CheckConstraint(condition=Q(answer="yes") | ~Q(note=""), name="other_than_yes_says_why"),
        ]

    def __str__(self) -> str:
        return self.answer

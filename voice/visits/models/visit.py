"""Rounds, visits, and the sheets of those who go."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, final_when, final_with, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.visits.choices import Answer, DrawRule, SheetState, VisitState
from voice.visits.models.criteria import CriteriaSet, Criterion


class Round(models.Model):
    """Visits that were planned together, with everything needed to draw them once more. It stays as it was planned."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    number = models.PositiveSmallIntegerField()
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="rounds")
    rule = models.CharField(_("Offices"), max_length=8, choices=DrawRule.choices)
    seed = models.CharField(_("Number of the draw"), max_length=40)
    pool = models.JSONField()
    """Code of each office that could be drawn → code of its block, on the day of the draw."""
    size = models.PositiveSmallIntegerField(_("Number of offices"))
    raters = models.JSONField()
    """Staff numbers of the raters among whom the visits were shared out."""
    second_percent = models.PositiveSmallIntegerField(_("Visits with a second rater (%)"))
    first_on = models.DateField(_("First day"))
    last_on = models.DateField(_("Last day"))
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-fiscal_year", "-number"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "fiscal_year", "number", "criteria_set_id", "rule", "seed", "pool", "size", "raters", "second_percent",
                "first_on", "last_on", "planned_by_id", "planned_at",
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="round_number_once"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="round_days_in_order"),
            models.CheckConstraint(condition=Q(second_percent__lte=100), name="second_raters_are_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}-{self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the round."""
        return reverse("visits:round", args=[self.pk])


class Visit(models.Model):
    """One visit of an office. `repeats`: the visit whose corrective actions this one looks at, and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    round = models.ForeignKey(Round, models.PROTECT, related_name="visits")
    repeats = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeated_by")
    state = models.CharField(_("State"), max_length=9, choices=VisitState.choices, default=VisitState.PLANNED)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Office"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    """The block of the office on the day on which the result was sent; nobody's before."""
    planned_on = models.DateField(_("Planned for"))
    cancelled_because = models.CharField(_("Reason"), max_length=400, blank=True)
    visited_on = models.DateField(_("Visited"), null=True)
    sent_at = models.DateTimeField(_("Result sent on"), null=True)
    contest_until = models.DateField(_("Objections until"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-planned_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("reference", "round_id", "repeats_id", "office_id"),
            final_when("cancelled", "cancelled_is_final"),
        ]
        indexes = [
            models.Index(fields=["-visited_on", "-id"], name="visit_by_day"),
            models.Index(fields=["office", "-visited_on"], name="visit_of_office"),
            models.Index(fields=["block", "-visited_on"], name="visit_of_block"),
            models.Index(fields=["contest_until"], condition=Q(state="sent"), name="visit_sent"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(visited_on__isnull=False), name="rated_after_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "final"], sent_at__isnull=False, contest_until__isnull=False)
                | Q(state__in=["planned", "rated", "cancelled"], sent_at__isnull=True, block__isnull=True),
                name="opened_when_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the visit."""
        return reverse("visits:visit", args=[self.pk])


class Sheet(models.Model):
    """What one rater saw. The first rater's and the second one's are filled in without knowing of each other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="sheets")
    place = models.PositiveSmallIntegerField()
    rater = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=SheetState.choices, default=SheetState.OPEN)
    visited_on = models.DateField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required(), final_when("handed_in", "handed_in_is_final")]
        indexes = [models.Index(fields=["rater"], condition=Q(state="open"), name="sheet_open")]
        constraints = [
            models.UniqueConstraint(fields=["visit", "place"], name="sheet_place_once"),
            models.UniqueConstraint(fields=["visit", "rater"], name="two_different_raters"),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="one_or_two_raters"),
            models.CheckConstraint(
                condition=Q(state="handed_in") ^ (Q(visited_on__isnull=True) | Q(handed_in_at__isnull=True)),
                name="handed_in_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.visit_id)

    def get_absolute_url(self) -> str:
        """Return the address of the visit."""
        return reverse("visits:visit", args=[self.visit_id])


class Mark(models.Model):
    """One answer on a sheet. "Could not be observed" needs a reason."""

    id = models.BigAutoField(primary_key=True)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=14, choices=Answer.choices)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        triggers = [ledger_required(), final_with("visits_sheet", "sheet_id", "handed_in", "mark_is_final")]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="one_answer_a_criterion"),
            models.CheckConstraint(
                condition=~Q(answer="not_observable") | ~Q(note=""), name="not_observable_needs_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.answer

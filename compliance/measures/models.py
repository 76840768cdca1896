"""Measures: what is to change, who sees to it, by when, and whether it worked."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.measures.choices import Kind, MeasureState
from compliance.measures.words import COLUMNS
from compliance.models import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.vault.models import Box


class Measure(models.Model):
    """One measure. Its words are written for the unit that carries it out; the case behind it never shows there.

    Those of a disciplinary measure are sealed for the case (words.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    state = models.CharField(_("State"), max_length=10, choices=MeasureState.choices, default=MeasureState.PROPOSED)
    title = models.CharField(_("Title"), max_length=100)
    text = models.TextField(_("What is to be done"))
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="measures")
    follow_up_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="follow_ups")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit in charge"))
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("Proposed"), default=clock.now)
    due_on = models.DateField(_("To be done by"))
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    objection = models.TextField(blank=True)
    report = models.TextField(blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True)
    review_note = models.TextField(blank=True)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    observation = models.TextField(blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    drop_reason = models.TextField(blank=True)
    sealed_words = models.BinaryField(null=True)
    drop_asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    drop_asked_from = models.CharField(max_length=10, choices=MeasureState.choices, blank=True)
    """The state to which it goes back when the second person does not agree."""
    dropped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["state", "due_on"]),
            models.Index(fields=["unit", "state", "due_on"]),
            models.Index(fields=["case"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="disciplinary", unit__isnull=True, case__isnull=False)
                | (~Q(kind="disciplinary") & Q(unit__isnull=False)),
                name="disciplinary_without_unit_and_with_case",
            ),
            models.CheckConstraint(
                condition=Q(kind="disciplinary", sealed_words__isnull=False, **dict.fromkeys(COLUMNS, ""))
                | (~Q(kind="disciplinary") & Q(sealed_words__isnull=True)),
                name="disciplinary_words_sealed",
            ),
            models.CheckConstraint(condition=~Q(accepted_by=F("reported_by")), name="done_accepted_by_another"),
            models.CheckConstraint(condition=~Q(checked_by=F("reported_by")), name="effect_checked_by_another"),
            models.CheckConstraint(condition=~Q(dropped_by=F("drop_asked_by")), name="dropped_by_two"),
            models.CheckConstraint(
                condition=~Q(state__in=["worked", "not_worked"])
                | (Q(checked_at__isnull=False) & (~Q(observation="") | Q(kind="disciplinary"))),
                name="effect_with_observation",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped")
                | (Q(dropped_by__isnull=False) & (~Q(drop_reason="") | Q(kind="disciplinary"))),
                name="dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return the title; what it is for a disciplinary measure, whose title is sealed."""
        return self.title or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        """Return the address of the measure."""
        return reverse("measures:measure", args=[self.pk])

    @property
    def clock_due(self) -> dict[str, date]:
        """Return the agreed last day of the clock M1, for the runner."""
        return {"M1": self.due_on}

"""Why it happened, what is done about it, and whether that worked."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.incidents.choices import CauseKind, MeasureState
from privacy.incidents.models.incident import Incident


class Cause(models.Model):
    """One answer to "why?", below the answer that it asks about (`parent`; none: why the incident happened)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="causes")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    text = models.CharField(_("Because"), max_length=400)
    kind = models.CharField(_("Sort of cause"), max_length=12, choices=CauseKind.choices)
    is_root = models.BooleanField(_("Root cause: measures begin here"), default=False)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("incident_id", "parent_id", "text", "kind", "is_root", "added_by_id", "added_at"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(parent=F("id")), name="no_cause_of_itself")]

    def __str__(self) -> str:
        return self.text


class Measure(models.Model):
    """What is changed, by which unit until when, and the later check whether it worked: by another person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="measures")
    cause = models.ForeignKey(Cause, models.PROTECT, null=True, related_name="measures")
    state = models.CharField(_("State"), max_length=10, choices=MeasureState.choices, default=MeasureState.PLANNED)
    text = models.TextField(_("Measure"), max_length=2000)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Carried out by"))
    due_on = models.DateField(_("To be done by"))
    check_on = models.DateField(_("Effect to be checked on"))
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)
    done_note = models.TextField(_("What was done"), max_length=2000, blank=True)
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    effect = models.TextField(_("What the check showed"), max_length=2000, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "incident_id", "cause_id", "text", "unit_id", "due_on", "check_on", "planned_by_id", "planned_at"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="leak_measure_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(check_on__gte=F("due_on")), name="leak_measure_checked_later"),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(done_by__isnull=False, done_on__isnull=False) & ~Q(done_note=""),
                name="leak_measure_done_with_name",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "done"])
                | Q(checked_by__isnull=False, checked_at__isnull=False) & ~Q(effect=""),
                name="leak_measure_checked_with_name",
            ),
            models.CheckConstraint(condition=~Q(checked_by=F("done_by")), name="leak_measure_checked_by_another"),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    def get_absolute_url(self) -> str:
        """Return the address of the measure: its unit sees it even where it does not see the incident."""
        return reverse("incidents:measure", args=[self.pk])

    @property
    def is_late(self) -> bool:
        """Return whether its day has passed without its being done."""
        return self.state == MeasureState.PLANNED and self.due_on < clock.today()


class HistoricalCount(models.Model):
    """A number of a year before this system, as it was published. Written by a migration, never changed."""

    id: Any = models.BigAutoField(primary_key=True)
    fiscal_year = models.PositiveSmallIntegerField(unique=True)
    count = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["fiscal_year"]
        triggers = [filed_is_filed("fiscal_year", "count", "source")]

    def __str__(self) -> str:
        return str(self.fiscal_year)

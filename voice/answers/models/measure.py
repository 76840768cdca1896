"""What is changed because of important voices, whether the offices do it, and whether the voices became fewer."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.answers.choices import MONTHS, MeasureState
from voice.answers.models.matter import Matter


class Measure(models.Model):
    """One measure. It is adopted, then done, and only a later figure says that it worked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="measures")
    state = models.CharField(_("State"), max_length=10, choices=MeasureState.choices, default=MeasureState.PROPOSED)
    text = models.TextField(_("What is to be changed"), max_length=4000)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Division in charge"))
    due_on = models.DateField(_("To be done by"))
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    reason = models.TextField(_("Reasons"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    given_up_because = models.TextField(_("Why it cannot be done"), max_length=2000, blank=True)
    given_up_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_up_at = models.DateTimeField(null=True)
    rule = models.CharField(_("Rule or manual, and where in it"), max_length=200, blank=True)
    changed_on = models.DateField(_("In force from"), null=True)
    done_note = models.TextField(_("What was done"), max_length=4000, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    effect = models.TextField(_("What the figures say"), max_length=4000, blank=True)
    concluded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    concluded_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required(), filed_is_filed("matter_id", "text", "unit_id", "proposed_by_id", "proposed_at")]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="voice_measure_of_unit"),
            models.Index(fields=["state", "due_on"], name="voice_measure_by_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="measure_adopted_by_another"),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(reason=""),
                name="measure_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "worked", "not_worked"])
                | Q(done_by__isnull=False, changed_on__isnull=False) & ~Q(rule=""),
                name="measure_done_with_rule_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["worked", "not_worked"]) | Q(concluded_by__isnull=False) & ~Q(effect=""),
                name="effect_with_name_and_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="given_up")
                | Q(given_up_by__isnull=False, given_up_at__isnull=False) & ~Q(given_up_because=""),
                name="measure_given_up_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter)

    def get_absolute_url(self) -> str:
        """Return the record to which it belongs."""
        return self.matter.get_absolute_url()

    @property
    def is_late(self) -> bool:
        """Return whether it was adopted and its day has passed without its being done."""
        return self.state == MeasureState.ADOPTED and self.due_on < clock.today()


class OfficeCheck(models.Model):
    """That somebody looked at an office whether it works as it was changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="checks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Office"))
    checked_on = models.DateField(_("Day"))
    in_use = models.BooleanField(_("The office works as changed"))
    found = models.TextField(_("What was seen there"), max_length=2000)
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["checked_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("measure_id", "unit_id", "checked_on", "in_use", "found", "checked_by_id"),
        ]

    def __str__(self) -> str:
        return str(self.measure_id)


class Figure(models.Model):
    """How many voices there were on the theme before and after a change. Counted by the system, never typed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="figures")
    months = models.PositiveSmallIntegerField(_("Months"), choices=[(n, str(n)) for n in MONTHS])
    before = models.PositiveIntegerField(_("As long before"))
    year_before = models.PositiveIntegerField(_("The same months a year before"))
    after = models.PositiveIntegerField(_("Since the change"))
    counted_at = models.DateTimeField(_("Counted"), default=clock.now)

    class Meta:
        ordering = ["months"]
        triggers = [
            ledger_required(),
            filed_is_filed("measure_id", "months", "before", "year_before", "after", "counted_at"),
        ]
        constraints = [models.UniqueConstraint(fields=["measure", "months"], name="figure_counted_once")]

    def __str__(self) -> str:
        return str(self.months)

"""Engagements and what they audit. Until it is opened, one exists for the team, the head and the president alone (access.py)."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import Level, Skill
from audit.auditors.models import Process
from audit.engagements.choices import Kind, State
from audit.engagements.guards import (
    dates_keep_independence,
    opened_as_planned,
    targets_keep_independence,
    targets_only_while_planned,
)
from audit.engagements.models.draw import Draw
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Engagement(models.Model):
    """One audit. Its number is given on opening, in the order of opening: so there is no gap where a secret one lies."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("Title"), max_length=100)
    purpose = models.TextField(_("Purpose and scope"), max_length=4000)
    announced = models.BooleanField(_("Announced beforehand"), default=False)
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.PLANNED)
    starts_on = models.DateField(_("First day on site"))
    ends_on = models.DateField(_("Last day on site"))
    auditor_days = models.PositiveSmallIntegerField(_("Auditor days"))
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    """The engagement whose findings a follow-up audit looks at."""
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)
    authorized_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """The head who gave the team the authority to open it on site."""
    authorized_at = models.DateTimeField(null=True)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), null=True)
    number = models.PositiveIntegerField(null=True)
    reference = models.CharField(pgettext_lazy("audit", "Reference number"), max_length=12, null=True, unique=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(_("Opened"), null=True)
    opened_where = models.CharField(_("Where it was opened"), max_length=200, blank=True)
    fieldwork_ended_on = models.DateField(_("Fieldwork ended on"), null=True)
    closed_at = models.DateTimeField(pgettext_lazy("audit", "Closed"), null=True)
    unreported_because = models.CharField(_("Why it was closed without a report"), max_length=400, blank=True)
    cancelled_because = models.CharField(_("Reason"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("planned_by_id", "planned_at"),
            opened_as_planned(),
            dates_keep_independence(),
        ]
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="engagement_by_opening"),
            models.Index(fields=["-starts_on", "-id"], name="engagement_by_start"),
            models.Index(fields=["kind", "-opened_at"], name="engagement_of_kind"),
            models.Index(fields=["state", "starts_on"], name="engagement_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="engagement_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), starts_on__gte=date(2010, 1, 1)),
                name="engagement_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(reference__isnull=True, number__isnull=True, fiscal_year__isnull=True,
                            opened_at__isnull=True, opened_by__isnull=True, state__in=["planned", "cancelled"])
                | (Q(reference__isnull=False, number__isnull=False, fiscal_year__isnull=False,
                     opened_at__isnull=False, opened_by__isnull=False) & ~Q(state="planned")),
                name="numbered_when_opened",
            ),
            models.CheckConstraint(
                condition=Q(announced=True)
                | Q(opened_at__isnull=True)
                | (Q(authorized_by__isnull=False, authorized_at__lte=F("opened_at"))
                   & ~Q(authorized_by=F("opened_by")) & ~Q(opened_where="")),
                name="opened_on_site_by_two",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["reporting", "closed"], fieldwork_ended_on__isnull=False)
                | ~Q(state__in=["reporting", "closed"]),
                name="reported_after_fieldwork",
            ),
            models.CheckConstraint(
                condition=Q(state="closed") ^ Q(closed_at__isnull=True), name="engagement_closed_with_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(state="closed") | Q(unreported_because=""), name="engagement_unreported_when_closed"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") ^ Q(cancelled_because=""), name="engagement_cancelled_with_a_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reference or ''} {self.title}".strip()

    def get_absolute_url(self) -> str:
        """Return the address of the engagement."""
        return reverse("engagements:engagement", args=[self.pk])

    @property
    def clock_day(self) -> date:
        """Return the day from which the report is due (D15)."""
        return self.fieldwork_ended_on or clock.today()

    @property
    def is_secret(self) -> bool:
        """Return whether it has not been opened."""
        return self.opened_at is None


class Target(models.Model):
    """A unit, or a process, system or contractor that is audited. Others know of it from `revealed_at` on.

    `hidden`: an office chosen for a block audit, of which nobody learns before it is revealed on site, though the block knows of
    the audit. `block`: to which the unit belongs on the first day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    process = models.ForeignKey(Process, models.PROTECT, null=True, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, null=True, related_name="targets")
    hidden = models.BooleanField(default=False)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        triggers = [ledger_required(), targets_only_while_planned(), targets_keep_independence()]
        indexes = [
            models.Index(fields=["unit", "revealed_at"], name="target_of_unit"),
            models.Index(fields=["block", "revealed_at"], name="target_of_block"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["engagement", "unit"], name="audited_unit_once"),
            models.UniqueConstraint(fields=["engagement", "process"], name="audited_process_once"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) ^ Q(process__isnull=False), name="target_of_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit_id or self.process_id)


class SkillNeed(models.Model):
    """A skill that the team must have between them."""

    id = models.BigAutoField(primary_key=True)
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="skill_needs")
    skill = models.CharField(_("Skill"), max_length=11, choices=Skill.choices)
    level = models.PositiveSmallIntegerField(pgettext_lazy("audit", "Level"), choices=Level.choices)

    class Meta:
        ordering = ["skill"]
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["engagement", "skill"], name="skill_needed_once")]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"

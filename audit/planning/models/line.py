"""What a year's plan means to audit."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import Level, Skill
from audit.auditors.models import Process
from audit.engagements.choices import Kind, State
from audit.engagements.models import Engagement
from audit.planning.choices import Quarter
from audit.planning.guards import only_in_a_draft
from audit.planning.models.plan import AnnualPlan
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit


class Line(models.Model):
    """One audit of the year: announced within a quarter, or unannounced within a window. `origin`: what stays the same from one
    version to the next. `engagement`: what was planned from it; lines of later versions know it too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(AnnualPlan, models.PROTECT, related_name="lines")
    origin = models.UUIDField(default=uuid.uuid4)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("Title"), max_length=100)
    purpose = models.TextField(_("Purpose and scope"), max_length=4000)
    announced = models.BooleanField(_("Announced beforehand"), default=False)
    quarter = models.PositiveSmallIntegerField(_("Quarter"), choices=Quarter.choices, null=True)
    first_day = models.DateField(_("Not before"))
    last_day = models.DateField(_("Not after"))
    auditor_days = models.PositiveSmallIntegerField(_("Auditor days"))
    team_size = models.PositiveSmallIntegerField(_("Auditors in the team"), default=2)
    matters = models.PositiveSmallIntegerField(_("Importance (1 to 5)"), default=3)
    engagement = models.ForeignKey(Engagement, models.PROTECT, null=True, related_name="plan_lines")

    class Meta:
        ordering = ["first_day", "title", "id"]
        triggers = [ledger_required(), only_in_a_draft("ROW.plan_id", "engagement_id")]
        indexes = [models.Index(fields=["plan", "first_day"], name="line_of_plan")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "origin"], name="line_once_in_a_version"),
            models.UniqueConstraint(fields=["plan", "engagement"], name="line_of_one_engagement"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="line_days_in_order"),
            models.CheckConstraint(condition=Q(auditor_days__gte=1, team_size__gte=1), name="line_with_auditors"),
            models.CheckConstraint(condition=Q(matters__gte=1, matters__lte=5), name="line_importance"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the line."""
        return reverse("planning:line", args=[self.pk])

    @property
    def is_taken(self) -> bool:
        """Return whether an audit was planned from it that was not cancelled."""
        return self.engagement is not None and self.engagement.state != State.CANCELLED


class LineTarget(models.Model):
    """A unit, or a process, system or contractor, that the line means to audit. `hidden`: a chosen office of a block audit."""

    id = models.BigAutoField(primary_key=True)
    line = models.ForeignKey(Line, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    process = models.ForeignKey(Process, models.PROTECT, null=True, related_name="+")
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        triggers = [
            ledger_required(),
            only_in_a_draft("(SELECT plan_id FROM audit_planning_line WHERE id = ROW.line_id)"),
        ]
        indexes = [models.Index(fields=["unit"], name="line_target_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["line", "unit"], name="line_unit_once"),
            models.UniqueConstraint(fields=["line", "process"], name="line_process_once"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) ^ Q(process__isnull=False), name="line_target_of_one"
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit_id or self.process_id)


class LineSkill(models.Model):
    """A skill that somebody of the team must have."""

    id = models.BigAutoField(primary_key=True)
    line = models.ForeignKey(Line, models.CASCADE, related_name="skills")
    skill = models.CharField(_("Skill"), max_length=11, choices=Skill.choices)
    level = models.PositiveSmallIntegerField(pgettext_lazy("audit", "Level"), choices=Level.choices)

    class Meta:
        ordering = ["skill"]
        triggers = [
            ledger_required(),
            only_in_a_draft("(SELECT plan_id FROM audit_planning_line WHERE id = ROW.line_id)"),
        ]
        constraints = [models.UniqueConstraint(fields=["line", "skill"], name="line_skill_once")]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"

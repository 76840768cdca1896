"""What auditors can do and learn (A10)."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import GoalState, Level, Skill, StudyKind
from audit.auditors.models.auditor import Auditor
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class OfAuditor(models.Model):
    """A row about an auditor, with who entered it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    auditor: models.ForeignKey

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """Return the auditor."""
        return str(self.auditor.get_absolute_url())


class Qualification(OfAuditor):
    """A qualification, with its last day when it ends. A renewal is a further row."""

    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="qualifications")
    name = models.CharField(_("Qualification"), max_length=100)
    issuer = models.CharField(_("Issued by"), max_length=100)
    obtained_on = models.DateField(pgettext_lazy("audit", "Obtained on"))
    expires_on = models.DateField(_("Valid until"), null=True)

    class Meta:
        ordering = ["name", "-obtained_on"]
        triggers = [
            ledger_required(),
            filed_is_filed("auditor_id", "name", "issuer", "obtained_on", "expires_on", "entered_by_id", "entered_at"),
        ]
        indexes = [models.Index(fields=["expires_on"], name="qualification_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("obtained_on")),
                name="qualification_days_in_order",
            ),
            models.UniqueConstraint(fields=["auditor", "name", "obtained_on"], name="qualification_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_over(self, day: date) -> bool:
        """Return whether it has run out before the day."""
        return self.expires_on is not None and self.expires_on < day


class Study(OfAuditor):
    """Hours of study on a day."""

    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="studies")
    kind = models.CharField(_("Kind of study"), max_length=10, choices=StudyKind.choices)
    subject = models.CharField(pgettext_lazy("audit", "Subject"), max_length=200)
    skill = models.CharField(_("Skill"), max_length=11, choices=Skill.choices)
    studied_on = models.DateField(_("Studied on"))
    hours = models.DecimalField(pgettext_lazy("audit", "Hours"), max_digits=5, decimal_places=1)

    class Meta:
        ordering = ["-studied_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "auditor_id", "kind", "subject", "skill", "studied_on", "hours", "entered_by_id", "entered_at"
            ),
        ]
        indexes = [models.Index(fields=["auditor", "studied_on"], name="study_of_auditor")]
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=200), name="study_of_some_hours")]

    def __str__(self) -> str:
        return self.subject


class StudyNeed(models.Model):
    """How many hours a fiscal year an auditor is to study, from a fiscal year on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("From the fiscal year"), unique=True)
    hours = models.PositiveSmallIntegerField(_("Hours a year"))
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-fiscal_year"]
        triggers = [ledger_required(), filed_is_filed("fiscal_year", "hours", "decided_by_id", "decided_at")]
        constraints = [models.CheckConstraint(condition=Q(hours__lte=400), name="study_need_can_be_met")]

    def __str__(self) -> str:
        return f"{self.fiscal_year}"


class SkillLevel(OfAuditor):
    """How well an auditor can do something, as assessed on a day; the latest one counts."""

    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="skill_levels")
    skill = models.CharField(_("Skill"), max_length=11, choices=Skill.choices)
    level = models.PositiveSmallIntegerField(pgettext_lazy("audit", "Level"), choices=Level.choices)

    class Meta:
        ordering = ["skill", "-entered_at"]
        triggers = [
            ledger_required(),
            filed_is_filed("auditor_id", "skill", "level", "entered_by_id", "entered_at"),
        ]
        indexes = [models.Index(fields=["auditor", "skill", "-entered_at"], name="skill_level_of_auditor")]
        constraints = [models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="four_skill_levels")]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"


class Goal(OfAuditor):
    """A line of the growth plan of own staff: which skill, how far, by when, how."""

    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="goals")
    skill = models.CharField(_("Skill"), max_length=11, choices=Skill.choices)
    level = models.PositiveSmallIntegerField(_("Level to reach"), choices=Level.choices)
    due_on = models.DateField(pgettext_lazy("audit", "By"))
    how = models.CharField(pgettext_lazy("audit", "How"), max_length=400)
    state = models.CharField(_("State"), max_length=7, choices=GoalState.choices, default=GoalState.OPEN)
    outcome = models.CharField(_("What came of it"), max_length=400, blank=True)
    settled_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("auditor_id", "skill", "level", "due_on", "how", "entered_by_id", "entered_at"),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(state="open"), name="goal_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True)
                | (~Q(state="open") & Q(settled_on__isnull=False) & ~Q(outcome="")),
                name="goal_settled_with_words",
            ),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="goal_of_four_levels"),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"

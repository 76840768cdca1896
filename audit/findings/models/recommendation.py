"""Recommendations: what is asked of whom, the answer with its plan, and how it ended."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.findings.choices import Kind, Stance, State
from audit.findings.guards import recommendation_stays_as_asked
from audit.findings.models.finding import Finding
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Recommendation(models.Model):
    """A point for the unit to improve, or a proposal to a division of headquarters. D16 runs on it from the report on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("Kind"), max_length=11, choices=Kind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Addressed to"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("What is recommended"), max_length=2000)
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.DRAFT)
    asked_at = models.DateTimeField(null=True)
    followed_since = models.DateField(_("Open since"), null=True)
    due_on = models.DateField(_("Due"), null=True)
    """The day of the follow-up report, as it stands now."""
    done_on = models.DateField(_("Put right on"), null=True)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_on = models.DateField(_("Accepted on"), null=True)
    accepted_because = models.CharField(_("Reason"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["finding", "number"]
        triggers = [ledger_required(), recommendation_stays_as_asked()]
        indexes = [
            models.Index(fields=["unit", "state"], name="recommendation_of_unit"),
            models.Index(fields=["block", "state"], name="recommendation_of_block"),
            models.Index(fields=["state", "followed_since", "id"], name="recommendation_by_age"),
            models.Index(fields=["due_on", "id"], name="recommendation_by_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["finding", "number"], name="recommendation_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["followed", "reported", "done", "accepted"])
                | Q(followed_since__isnull=False, due_on__isnull=False),
                name="followed_with_a_day",
            ),
            models.CheckConstraint(condition=Q(state="done") ^ Q(done_on__isnull=True), name="put_right_with_a_day"),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_by__isnull=False, accepted_on__isnull=False)
                & ~Q(accepted_because="")
                | ~Q(state="accepted") & Q(accepted_by__isnull=True, accepted_on__isnull=True, accepted_because=""),
                name="accepted_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding.reference or ''}-{self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the recommendation."""
        return reverse("findings:recommendation", args=[self.pk])

    def is_late(self, today: date) -> bool:
        """Return whether the follow-up report is past its day."""
        return self.state == State.FOLLOWED and self.due_on is not None and self.due_on < today


class Response(models.Model):
    """What the unit says to the recommendation. The latest counts; none is ever changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    stance = models.CharField(_("Answer"), max_length=8, choices=Stance.choices)
    text = models.TextField(_("Words to it"), max_length=4000)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-given_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("recommendation_id", "stance", "text", "given_by_id", "given_at"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="answered_with_words")]

    def __str__(self) -> str:
        return str(self.recommendation_id)


class PlanStep(models.Model):
    """One step of the unit's plan: what, who, until when."""

    id = models.BigAutoField(primary_key=True)
    response = models.ForeignKey(Response, models.PROTECT, related_name="steps")
    what = models.CharField(_("What is done"), max_length=300)
    owner = models.CharField(_("Who does it"), max_length=60)
    due_on = models.DateField(_("Until"))

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required(), filed_is_filed("response_id", "what", "owner", "due_on")]

    def __str__(self) -> str:
        return self.what

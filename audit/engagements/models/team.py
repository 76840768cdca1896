"""Who audits, and where the president lifted the rule of independence."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.auditors.choices import Conflict
from audit.auditors.models import Auditor
from audit.engagements.choices import Asked, MemberRole, Released
from audit.engagements.guards import exemption_in_the_ledger, exemption_of_the_president, member_is_independent
from audit.engagements.models.engagement import Engagement
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Member(models.Model):
    """An auditor in the team. Who leaves it stays on record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="members")
    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="memberships")
    role = models.CharField(_("Role in the team"), max_length=8, choices=MemberRole.choices)
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True)
    released_because = models.CharField(max_length=12, choices=Released.choices, blank=True)

    class Meta:
        ordering = ["role", "assigned_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("engagement_id", "auditor_id", "role", "assigned_by_id", "assigned_at"),
            member_is_independent(),
        ]
        indexes = [
            models.Index(fields=["auditor"], condition=Q(released_at__isnull=True), name="member_at_work"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "auditor"], condition=Q(released_at__isnull=True), name="member_once"
            ),
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(released_at__isnull=True, role="lead"), name="one_lead"
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) ^ ~Q(released_because=""), name="released_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.auditor_id}"


class Exemption(models.Model):
    """The president lets an auditor audit in spite of named conflicts, for a reason. Never changed, never removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="exemptions")
    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="+")
    lifts = ArrayField(models.CharField(max_length=10, choices=Conflict.choices))
    reason = models.CharField(_("Reason"), max_length=400)
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["granted_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("engagement_id", "auditor_id", "lifts", "reason", "granted_by_id", "granted_at"),
            exemption_of_the_president(),
            exemption_in_the_ledger(),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="exempted_with_a_reason"),
            models.CheckConstraint(condition=Q(lifts__len__gte=1), name="exempted_from_something"),
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.auditor_id}"

    def lifted_words(self) -> list[str]:
        """Return in words what is lifted."""
        return [str(Conflict(kind).label) for kind in self.lifts]


class ExemptionRequest(models.Model):
    """The head asks the president to lift named conflicts of one auditor. What was asked stays on record, with the answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="exemption_requests")
    auditor = models.ForeignKey(Auditor, models.PROTECT, related_name="+")
    lifts = ArrayField(models.CharField(max_length=10, choices=Conflict.choices))
    reason = models.CharField(_("Reason"), max_length=400)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    state = models.CharField(_("State"), max_length=9, choices=Asked.choices, default=Asked.WAITS)
    answer = models.CharField(_("Reason"), max_length=400, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["asked_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("engagement_id", "auditor_id", "lifts", "reason", "asked_by_id", "asked_at"),
        ]
        indexes = [models.Index(fields=["asked_at"], condition=Q(state="waits"), name="exemption_waits")]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "auditor"], condition=Q(state="waits"), name="asked_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waits") ^ Q(decided_by__isnull=False, decided_at__isnull=False),
                name="request_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engagement} {self.auditor}"

    def get_absolute_url(self) -> str:
        """Return the page of the engagement, which tells of the request."""
        return self.engagement.get_absolute_url()

    def lifted_words(self) -> list[str]:
        """Return in words what is to be lifted."""
        return [str(Conflict(kind).label) for kind in self.lifts]

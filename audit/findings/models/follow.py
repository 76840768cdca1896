"""The follow-up: what the unit reports with its evidence, and what an auditor finds."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.findings.choices import Claim, Verdict
from audit.findings.guards import judged_by_an_auditor
from audit.findings.models.recommendation import Recommendation
from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Progress(models.Model):
    """A follow-up report of the unit. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="reports")
    claim = models.CharField(_("State, as the unit says"), max_length=8, choices=Claim.choices)
    text = models.TextField(_("What was done"), max_length=4000)
    reported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-reported_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("recommendation_id", "claim", "text", "reported_by_id", "reported_at"),
        ]

    def __str__(self) -> str:
        return str(self.recommendation_id)


class Evidence(SealedFile):
    """A file that shows what was done."""

    purpose = "evidence of follow-ups"
    route = "findings:evidence"

    progress = models.ForeignKey(Progress, models.PROTECT, related_name="evidence")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("progress_id", *KEPT)]


class Judgement(models.Model):
    """What an auditor finds of a report, or why a matter is opened again. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="judgements")
    number = models.PositiveSmallIntegerField()
    progress = models.OneToOneField(Progress, models.PROTECT, null=True, related_name="judgement")
    verdict = models.CharField(_("Verdict"), max_length=10, choices=Verdict.choices)
    text = models.TextField(_("Grounds"), max_length=4000)
    new_due_on = models.DateField(_("New day"), null=True)
    judged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-number"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "recommendation_id",
                "number",
                "progress_id",
                "verdict",
                "text",
                "new_due_on",
                "judged_by_id",
                "judged_at",
            ),
            judged_by_an_auditor(),
        ]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "number"], name="judgement_number_once"),
            models.CheckConstraint(
                condition=Q(verdict="done", new_due_on__isnull=True) | ~Q(verdict="done") & Q(new_due_on__isnull=False),
                name="what_stays_open_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(verdict="reopened") ^ Q(progress__isnull=False), name="judged_what_was_reported"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.number}"

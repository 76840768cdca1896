"""What the proposer is told, and what they say to it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from voice.proposals.choices import Outcome
from voice.proposals.models.assessing import Assessment
from voice.proposals.models.proposal import Proposal


class Answer(models.Model):
    """The window's decision and its reasons, addressed to the proposer whatever the outcome."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="answers")
    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="answer")
    outcome = models.CharField(_("Outcome"), max_length=11, choices=Outcome.choices)
    study_until = models.DateField(_("To be studied until"), null=True)
    text = models.TextField(_("Answer to the proposer"), max_length=4000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("Answered"), default=clock.now)
    read_at = models.DateTimeField(null=True)
    """When the proposer first opened it."""

    class Meta:
        ordering = ["given_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("proposal_id", "assessment_id", "outcome", "study_until", "text", "author_id", "given_at"),
        ]
        indexes = [
            models.Index(fields=["proposal"], condition=Q(read_at__isnull=True), name="answer_unread"),
            models.Index(fields=["given_at"], name="answer_by_time"),
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Reply(models.Model):
    """What the proposer says to the answer, and the window's response."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="replies")
    text = models.TextField(_("Reply"), max_length=4000)
    written_at = models.DateTimeField(default=clock.now)
    response = models.TextField(_("Response"), max_length=4000, blank=True)
    responded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    responded_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    """When the proposer first opened the response."""

    class Meta:
        ordering = ["written_at", "id"]
        triggers = [ledger_required(), filed_is_filed("proposal_id", "text", "written_at")]
        indexes = [
            models.Index(fields=["written_at"], condition=Q(responded_at__isnull=True), name="proposal_reply_waiting"),
            models.Index(fields=["proposal"], condition=Q(read_at__isnull=True), name="response_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(responded_at__isnull=True) ^ ~Q(response=""), name="a_response_has_words"
            ),
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)

"""The monthly list (D9): content, evaluation and response, frozen as published."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from voice.proposals.choices import Outcome, ProposalKind
from voice.proposals.models.proposal import Proposal


class Issue(models.Model):
    """The list of the proposals of one month."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.DateField(_("Month of receipt"), unique=True)
    due_on = models.DateField(_("To be published by"))
    published_at = models.DateTimeField(_("Published in a list"), default=clock.now)

    class Meta:
        ordering = ["-month"]
        triggers = [ledger_required(), filed_is_filed("month", "due_on", "published_at")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        """Return the address of the list."""
        return reverse("proposals:issue", args=[self.pk])


class Entry(models.Model):
    """One proposal in a list, as it was published. A later answer is a further entry; the first one stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="entries")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="entries")
    later = models.BooleanField(default=False)
    """Added after the list was published, with an answer given since."""
    proposer = models.CharField(_("Proposer"), max_length=100, blank=True)
    """Empty unless the proposer agreed to be named."""
    unit_name = models.CharField(_("Unit"), max_length=100)
    kind = models.CharField(_("Kind"), max_length=9, choices=ProposalKind.choices)
    title = models.CharField(_("In one line"), max_length=60)
    problem = models.TextField(_("What is the problem now"))
    idea = models.TextField(_("What is proposed"))
    effect = models.TextField(_("What it would bring"))
    division = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    """Who evaluated it, or who is late; none: the window."""
    division_name = models.CharField(_("Division in charge"), max_length=100, blank=True)
    answered = models.BooleanField(_("Answered"))
    """False: not answered by the day of the list, and the one in charge is named as late."""
    outcome = models.CharField(_("Outcome"), max_length=11, choices=Outcome.choices, blank=True)
    study_until = models.DateField(_("To be studied until"), null=True)
    evaluation = models.TextField(_("Evaluation"), blank=True)
    scores = models.JSONField(default=list)
    response = models.TextField(_("Response"), blank=True)
    published_at = models.DateTimeField(_("Published in a list"), default=clock.now)

    class Meta:
        ordering = ["later", "published_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "issue_id", "proposal_id", "later", "proposer", "unit_name", "kind", "title", "problem", "idea", "effect",
                "division_id", "division_name", "answered", "outcome", "study_until", "evaluation", "scores", "response",
                "published_at",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["issue", "later", "published_at", "id"], name="entry_of_issue"),
            models.Index(fields=["published_at"], condition=Q(later=False), name="entry_by_time"),
            models.Index(fields=["issue"], condition=Q(later=False, answered=False), name="entry_late"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=Q(later=False), name="listed_once"),
            models.CheckConstraint(
                condition=Q(answered=False, outcome="", response="", later=False)
                | (Q(answered=True) & ~Q(outcome="") & ~Q(response="")),
                name="an_answer_has_outcome_and_words",
            ),
        ]

    def __str__(self) -> str:
        return self.title

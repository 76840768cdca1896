"""A proposal as it was filed, and what colleagues say to it."""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.proposals.choices import Outcome, ProposalKind, State
from voice.proposals.grams import PAIR, TOPIC
from voice.proposals.rules import last_day_for


class Proposal(models.Model):
    """What somebody proposes. It stays as it was filed; only where it stands changes, and only by the window and the division."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.RECEIVED)
    kind = models.CharField(_("Kind"), max_length=9, choices=ProposalKind.choices)
    title = models.CharField(_("In one line"), max_length=60)
    problem = models.TextField(_("What is the problem now"), max_length=4000)
    idea = models.TextField(_("What you propose"), max_length=4000)
    effect = models.TextField(_("What it would bring"), max_length=2000)
    show_name = models.BooleanField(_("Show the name"), default=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    """The block to which the unit belonged that day; none for headquarters and its divisions."""
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(_("Filed"))
    words = models.TextField()
    """All texts in one width and case: what a search reads."""
    pairs = ArrayField(models.CharField(max_length=PAIR))
    topics = ArrayField(models.CharField(max_length=TOPIC))
    division = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Division in charge")
    )
    """Who evaluates it; none while it waits to be sorted, and when the window evaluates it itself."""
    outcome = models.CharField(_("Outcome"), max_length=11, choices=Outcome.choices, blank=True)
    study_until = models.DateField(_("To be studied until"), null=True)
    published_at = models.DateTimeField(_("Published in a list"), null=True)
    answer_to_publish = models.BooleanField(default=False)
    """An answer was given that no list shows yet."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-filed_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "reference", "kind", "title", "problem", "idea", "effect", "show_name", "unit_id", "block_id",
                "filed_by_id", "filed_at", "words",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-filed_at", "-id"], name="proposal_filed"),
            models.Index(fields=["filed_by", "-filed_at"], name="proposal_of_proposer"),
            models.Index(fields=["unit", "-filed_at"], name="proposal_of_unit"),
            models.Index(fields=["block", "-filed_at"], name="proposal_of_block"),
            models.Index(fields=["division", "state"], name="proposal_of_division"),
            models.Index(fields=["state", "filed_at"], name="proposal_by_state"),
            models.Index(fields=["outcome", "-filed_at", "-id"], name="proposal_by_outcome"),
            models.Index(fields=["filed_at"], include=["filed_by", "unit", "block"], name="proposal_participation"),
            models.Index(fields=["filed_at"], condition=Q(published_at__isnull=True), name="proposal_unpublished"),
            models.Index(fields=["id"], condition=Q(answer_to_publish=True), name="proposal_answer_waits"),
            models.Index(
                fields=["filed_at"],
                condition=Q(state__in=["received", "assessing", "assessed", "study"]),
                name="proposal_waits",
            ),
            GinIndex(fields=["pairs"], name="proposal_pairs"),
            GinIndex(fields=["topics"], name="proposal_topics"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="study") ^ Q(study_until__isnull=True), name="study_has_a_last_day"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the proposal."""
        return reverse("proposals:proposal", args=[self.pk])

    @property
    def clock_due(self) -> dict[str, date]:
        """Return the last day of its clock: the end of the month after receipt."""
        return {"D9": last_day_for(timezone.localdate(self.filed_at))}


class Support(models.Model):
    """That a colleague is for it. One each; taking it back removes the row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="supports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="one_support_each")]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Comment(models.Model):
    """What a colleague says to a published proposal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="comments")
    text = models.TextField(_("Comment"), max_length=2000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["written_at", "id"]
        triggers = [ledger_required(), filed_is_filed("proposal_id", "text", "author_id", "written_at")]

    def __str__(self) -> str:
        return str(self.proposal_id)

"""Who evaluates a proposal, by which criteria, and what came out."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.proposals.choices import Outcome
from voice.proposals.models.proposal import Proposal


class CriteriaSet(models.Model):
    """A version of the published criteria. The latest one counts; an evaluation names the one by which it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(_("Version"), unique=True)
    reason = models.CharField(_("Reason for this version"), max_length=200)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("In force since"), default=clock.now)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), filed_is_filed("number", "reason", "made_by_id", "made_at")]

    def __str__(self) -> str:
        return str(self.number)


class Criterion(models.Model):
    """One criterion: what is asked, scored from 1 to 5."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="criteria")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("Criterion"), max_length=40)
    question = models.CharField(_("What is asked"), max_length=200)

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required(), filed_is_filed("set_id", "place", "name", "question")]
        constraints = [models.UniqueConstraint(fields=["set", "place"], name="one_criterion_at_a_place")]

    def __str__(self) -> str:
        return self.name


class Passing(models.Model):
    """That the window put a proposal into somebody's hands, for the first time or again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="passings")
    division = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    """None: the window keeps it."""
    note = models.TextField(_("Note"), max_length=2000, blank=True)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    passed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["passed_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("proposal_id", "division_id", "note", "author_id", "passed_at"),
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Assessment(models.Model):
    """The evaluation by the division (or the window), with the outcome that it proposes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="assessments")
    division = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    criteria = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="+")
    outcome = models.CharField(_("Proposed outcome"), max_length=11, choices=Outcome.choices)
    study_until = models.DateField(_("To be studied until"), null=True)
    comment = models.TextField(_("Comment"), max_length=4000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["made_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "proposal_id", "division_id", "criteria_id", "outcome", "study_until", "comment", "author_id", "made_at"
            ),
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Score(models.Model):
    """How far one criterion is met, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(_("Points"))
    reason = models.CharField(_("Reason"), max_length=400)

    class Meta:
        ordering = ["criterion__place"]
        triggers = [ledger_required(), filed_is_filed("assessment_id", "criterion_id", "points", "reason")]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="one_score_per_criterion"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=5), name="one_to_five_points"),
        ]

    def __str__(self) -> str:
        return str(self.points)

    @property
    def name(self) -> str:
        """Return the name of the criterion."""
        return self.criterion.name

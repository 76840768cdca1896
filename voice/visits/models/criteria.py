"""What is looked at, and how much of it must be in order. A set is final once it is decided."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import final_when, final_with, ledger_required
from governance.versions import Version, version_constraints
from voice.visits.choices import Group


class CriteriaSet(Version):
    """A version of the criteria, with the periods that go with it."""

    contest_days = models.PositiveSmallIntegerField(_("Days in which the office may object"), default=14)
    correct_days = models.PositiveSmallIntegerField(_("Days in which the office puts a failing right"), default=60)

    class Meta(Version.Meta):
        triggers = [ledger_required(), final_when("decided", "decided_is_final")]
        constraints = version_constraints("one_draft_of_criteria", "criteria_decided_with_a_day")

    def get_absolute_url(self) -> str:
        """Return the address of the set."""
        return reverse("visits:criteria", args=[self.pk])


class GroupRule(models.Model):
    """The share of a group's criteria that must be met, and the question of the customer survey to read beside it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="group_rules")
    group = models.CharField(max_length=10, choices=Group.choices)
    percent = models.PositiveSmallIntegerField()
    survey_code = models.CharField(max_length=30, blank=True)
    question_code = models.CharField(max_length=30, blank=True)

    class Meta:
        triggers = [ledger_required(), final_with("visits_criteriaset", "criteria_set_id", "decided", "rule_is_final")]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "group"], name="one_rule_for_a_group"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="threshold_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.percent}"


class Criterion(models.Model):
    """One thing to look at, answered by yes or no. `is_required`: one "no" is enough to miss the threshold of the group."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="criteria")
    group = models.CharField(max_length=10, choices=Group.choices)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    is_required = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        triggers = [
            ledger_required(),
            final_with("visits_criteriaset", "criteria_set_id", "decided", "criterion_is_final"),
        ]
        constraints = [models.UniqueConstraint(fields=["criteria_set", "position"], name="criterion_place_once")]

    def __str__(self) -> str:
        return self.text

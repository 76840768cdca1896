"""A survey and the versions of its questionnaire. A version that was used in a wave can no longer change."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance.ledger.guard import ledger_required
from governance.people.acting import acting_person

LEAST_THRESHOLD = 5
"""roles.md: numbers only, never a group of fewer than 5 people."""
CODE = RegexValidator(r"^[a-z0-9_]+\Z", _("Use small letters, digits and underscore."))


def frozen_with_questionnaire() -> pgtrigger.Trigger:
    """Return the trigger that refuses any change to the parts of a questionnaire in use: the database holds it still."""
    return pgtrigger.Trigger(
        name="frozen_in_use",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "uuid")],
        func="""
            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.questionnaire_id ELSE NEW.questionnaire_id END;
            IF EXISTS (SELECT 1 FROM surveys_questionnaire WHERE id = owner AND state = 'fixed') THEN
                RAISE EXCEPTION 'questionnaire % is in use and cannot change', owner;
            END IF;
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        """,
    )


class Survey(models.Model):
    """A survey that is asked again and again; its owners hold the roles that its area registered (see areas.py)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.CharField(_("Area"), max_length=20)
    code = models.CharField(_("Code"), max_length=30, unique=True, validators=[CODE])
    title = models.CharField(_("Title"), max_length=80)
    purpose = models.TextField(_("What the answers are used for"), max_length=1000)
    threshold = models.PositiveSmallIntegerField(
        _("Smallest group shown"), default=LEAST_THRESHOLD, validators=[MinValueValidator(LEAST_THRESHOLD)]
    )
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["title", "id"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(condition=Q(threshold__gte=LEAST_THRESHOLD), name="survey_threshold_at_least_5")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the survey's page for its owners."""
        return reverse("surveys:survey", args=[self.pk])


class Questionnaire(models.Model):
    """One version of a survey's questions: a draft until the first wave that uses it opens."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        FIXED = "fixed", _("In use, unchangeable")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="questionnaires")
    number = models.PositiveSmallIntegerField(_("Version"))
    state = models.CharField(_("State"), max_length=5, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="questionnaire_number_once"),
            models.UniqueConstraint(fields=["survey"], condition=Q(state="draft"), name="one_draft_per_survey"),
        ]

    def __str__(self) -> str:
        return f"{self.survey} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the version's page."""
        return reverse("surveys:questionnaire", args=[self.pk])


class Section(models.Model):
    """One page of the form."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("Heading"), max_length=80)
    text = models.TextField(_("Explanation"), max_length=1000, blank=True)

    class Meta:
        ordering = ["position"]
        triggers = [ledger_required(), frozen_with_questionnaire()]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "position"],
                name="section_place_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.title


class Kind(models.TextChoices):
    """How a question is answered."""

    SCALE = "scale", _("Scale of 5 points")
    YES_NO = "yes_no", _("Yes or no")
    SINGLE = "single", _("One of several")
    MULTIPLE = "multiple", _("Several of several")
    NUMBER = "number", _("Number")
    TEXT = "text", _("Free text")


class Question(models.Model):
    """One question. Its code stays the same over the versions: by it answers are compared over time.

    `broken`: asked so differently from the version before that the line over time must not go on.
    `depends_on`, `depends_values`: shown only when that question of an earlier page was answered with one of the values.
    `options`: [code, label] pairs of a choice; a code keeps its meaning over the versions.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="questions")
    section = models.ForeignKey(Section, models.PROTECT, related_name="questions")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(_("Code"), max_length=30, validators=[CODE])
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind.choices)
    text = models.CharField(_("Question"), max_length=300)
    hint = models.CharField(_("Hint"), max_length=300, blank=True)
    required = models.BooleanField(_("Must be answered"), default=False)
    options = models.JSONField(default=list)
    low_label = models.CharField(_("Words for 1"), max_length=30, blank=True)
    high_label = models.CharField(_("Words for 5"), max_length=30, blank=True)
    least = models.IntegerField(_("Smallest number"), null=True, blank=True)
    most = models.IntegerField(_("Largest number"), null=True, blank=True)
    depends_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="dependents")
    depends_values = ArrayField(models.CharField(max_length=30), default=list)
    broken = models.BooleanField(default=False)

    class Meta:
        ordering = ["section__position", "position"]
        triggers = [ledger_required(), frozen_with_questionnaire()]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "code"], name="question_code_once"),
            models.UniqueConstraint(
                fields=["section", "position"], name="question_place_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(depends_on__isnull=True, depends_values=[]) | Q(depends_on__isnull=False),
                name="condition_needs_a_question",
            ),
        ]

    def __str__(self) -> str:
        return self.text

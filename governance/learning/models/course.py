"""Courses and their editions. A published edition can no longer change: what people were taught and asked stays as it was."""

import uuid

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance.ledger.guard import ledger_required
from governance.people.acting import acting_person

CODE = RegexValidator(r"^[a-z0-9_]+\Z", _("Use small letters, digits and underscore."))
MOST_MONTHS = 60


def frozen_with_edition() -> pgtrigger.Trigger:
    """Return the trigger that refuses any change to the parts of a published edition."""
    return pgtrigger.Trigger(
        name="frozen_when_published",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "uuid")],
        func="""
            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END;
            IF EXISTS (SELECT 1 FROM learning_edition WHERE id = owner AND state = 'published') THEN
                RAISE EXCEPTION 'edition % is published and cannot change', owner;
            END IF;
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        """,
    )


class Course(models.Model):
    """A course. Its owners hold the roles that its area registered (areas.py); its content stands in editions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.CharField(_("Area"), max_length=20)
    code = models.CharField(_("Code"), max_length=30, unique=True, validators=[CODE])
    title = models.CharField(_("Title"), max_length=80)
    summary = models.TextField(_("What it is about"), max_length=600)
    minutes = models.PositiveSmallIntegerField(_("Minutes it takes"), default=30, validators=[MinValueValidator(1)])
    valid_months = models.PositiveSmallIntegerField(
        _("Months for which a completion counts"), null=True, blank=True, validators=[MaxValueValidator(MOST_MONTHS)]
    )
    open_to_all = models.BooleanField(_("Anyone may take it"), default=True)
    current = models.ForeignKey("learning.Edition", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["title", "id"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_months__isnull=True) | Q(valid_months__gte=1), name="course_valid_some_time"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the course's page."""
        return reverse("learning:course", args=[self.pk])


class Edition(models.Model):
    """One version of a course: a draft until it is published, then unchangeable.

    `drawn`: how many questions an attempt asks, 0 for a course without a test. `pass_mark`: per cent. `tries`: attempts per
    round; `wait_hours`: between a failed attempt and the next one.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("Version"))
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.DRAFT)
    drawn = models.PositiveSmallIntegerField(_("Questions per test"), default=0)
    pass_mark = models.PositiveSmallIntegerField(_("Pass mark (%)"), default=80)
    tries = models.PositiveSmallIntegerField(_("Attempts"), default=3)
    wait_hours = models.PositiveSmallIntegerField(_("Hours to wait after a failed attempt"), default=1)
    change_note = models.CharField(_("What is new"), max_length=300, blank=True)
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-number"]
        triggers = [
            ledger_required(),
            pgtrigger.Protect(
                name="published_stays", operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="published"),
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="edition_number_once"),
            models.UniqueConstraint(fields=["course"], condition=Q(state="draft"), name="one_draft_per_course"),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True)
                | Q(state="published", published_at__isnull=False),
                name="published_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__gte=1, pass_mark__lte=100, tries__gte=1), name="edition_test_can_be_passed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the version's page."""
        return reverse("learning:edition", args=[self.pk])


class Page(models.Model):
    """One page of text, in Markdown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="pages")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("Heading"), max_length=80)
    text = models.TextField(_("Text"), max_length=20_000)

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required(), frozen_with_edition()]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "place"], name="page_place_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One question of the pool. `options`: [text, right] pairs in the order in which they were written.

    A question keeps its place in the file; an attempt draws and shuffles.
    """

    class Kind(models.TextChoices):
        SINGLE = "single", _("One of several")
        MULTIPLE = "multiple", _("All that apply")
        TRUTH = "truth", _("True or false")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="questions")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind.choices)
    text = models.CharField(_("Question"), max_length=500)
    options = models.JSONField(default=list)
    explanation = models.TextField(_("Explanation"), max_length=1000)

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required(), frozen_with_edition()]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "place"], name="learning_question_place_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(explanation=""), name="question_is_explained"),
        ]

    def __str__(self) -> str:
        return self.text


class MaterialFile(models.Model):
    """The content of a file. Course files are no secret, so it lies here in clear; versions that share it keep one copy."""

    digest = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=5)
    data = models.BinaryField()

    class Meta:
        triggers = [
            ledger_required(),
            pgtrigger.Protect(name="file_stays", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return self.digest


class Material(models.Model):
    """A file that goes with an edition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="materials")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("Name of the file"), max_length=130)
    size = models.PositiveIntegerField()
    file = models.ForeignKey(MaterialFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required(), frozen_with_edition()]
        constraints = [
            models.UniqueConstraint(fields=["edition", "place"], name="material_place_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="material_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

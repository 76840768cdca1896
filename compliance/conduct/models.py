"""Versions of documents, their articles, who must sign and has signed, and the hotline's contact points."""

import uuid

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.conduct.choices import FINAL, EditionState, Kind
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange, Unit
from governance.people.acting import acting_person
from governance.people.models import Person

FINAL_STATES = [str(state.value) for state in FINAL]
FIXED = (
    "kind", "number", "title", "note", "valid_from", "needs_signature", "content_hash", "author_id", "submitted_by_id",
    "approved_by_id", "approved_at",
)  # fmt: skip
"""Columns of an approved version that never change again; state and the end of its period may."""


def _row(name: str) -> str:
    return f"ROW({', '.join(f'{name}.{column}' for column in FIXED)})"


def approved_is_final() -> pgtrigger.Trigger:
    """Return the trigger that keeps an approved version as it was approved, and lets it move forward only."""
    return pgtrigger.Trigger(
        name="approved_is_final",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__state__in=FINAL_STATES),
        func=f"""
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'an approved version is not deleted';
            END IF;
            IF {_row("NEW")} IS DISTINCT FROM {_row("OLD")} THEN
                RAISE EXCEPTION 'an approved version is not changed';
            END IF;
            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN
                ('approved>in_force', 'approved>withdrawn', 'in_force>superseded') THEN
                RAISE EXCEPTION 'an approved version does not go from % to %', OLD.state, NEW.state;
            END IF;
            RETURN NEW;
        """,
    )


def only_in_a_draft() -> pgtrigger.Trigger:
    """Return the trigger that lets articles change in a draft only: what was reviewed is what comes into force."""
    return pgtrigger.Trigger(
        name="only_in_a_draft",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF EXISTS (
                SELECT 1 FROM conduct_edition WHERE id IN (NEW.edition_id, OLD.edition_id) AND state <> 'draft'
            ) THEN
                RAISE EXCEPTION 'articles are changed in a draft only';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def signed_is_signed() -> pgtrigger.Trigger:
    """Return the trigger that keeps a signature: who, what and when never change, and it is not deleted."""
    return pgtrigger.Trigger(
        name="signed_is_signed",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__signed_at__isnull=False),
        func="""
            IF TG_OP = 'DELETE' OR ROW(NEW.edition_id, NEW.person_id, NEW.signed_at, NEW.signed_hash)
                IS DISTINCT FROM ROW(OLD.edition_id, OLD.person_id, OLD.signed_at, OLD.signed_hash) THEN
                RAISE EXCEPTION 'a signature is not changed';
            END IF;
            RETURN NEW;
        """,
    )


class Edition(models.Model):
    """One version of a document: draft, in review, approved by another person, in force from a day, superseded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Document"), max_length=5, choices=Kind.choices)
    number = models.PositiveSmallIntegerField(_("Version"))
    state = models.CharField(_("State"), max_length=10, choices=EditionState.choices, default=EditionState.DRAFT)
    title = models.CharField(_("Title"), max_length=60)
    note = models.TextField(_("What changes and why"), max_length=2000)
    valid_from = models.DateField(_("Comes into force on"))
    valid_to = models.DateField(_("In force until"), null=True)
    needs_signature = models.BooleanField(_("Everyone signs it"), default=True)
    sign_within_days = models.PositiveSmallIntegerField(
        _("Days to sign"), default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    remind_every_days = models.PositiveSmallIntegerField(
        _("Days between reminders"), default=7, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    reminded_on = models.DateField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    sent_back_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["kind", "-number"]
        triggers = [ledger_required(), approved_is_final()]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="edition_period_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=F("author")) & ~Q(approved_by=F("submitted_by")),
                name="edition_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FINAL_STATES)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(content_hash="")),
                name="approved_with_name_time_and_hash",
            ),
            ExclusionConstraint(
                name="editions_in_force_do_not_overlap",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=FINAL_STATES),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} " + _now("Version %(n)s") % {"n": self.number}

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("conduct:edition", args=[self.pk])


class Article(models.Model):
    """A numbered article: 第3条, or 第3条の2 with branch 2. On the card an article is one line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="articles")
    number = models.PositiveSmallIntegerField(_("Number of the article"), validators=[MinValueValidator(1)])
    branch = models.PositiveSmallIntegerField(_("Branch number"), default=0)
    chapter = models.CharField(_("Chapter"), max_length=60, blank=True)
    heading = models.CharField(_("Heading"), max_length=60)
    text = models.TextField(_("Text"), max_length=8000)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["number", "branch"]
        triggers = [ledger_required(), only_in_a_draft()]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number", "branch"], name="article_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1) & ~Q(branch=1), name="article_numbers_as_in_laws"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Return the number by which other rooms point to the article: "3", "3-2"."""
        return f"{self.number}-{self.branch}" if self.branch else str(self.number)

    @property
    def label(self) -> str:
        """Return the number as it is printed: 第3条, 第3条の2."""
        return f"第{self.number}条" + (f"の{self.branch}" if self.branch else "")

    def get_absolute_url(self) -> str:
        """Return the place of the article on the page of its version."""
        return f"{self.edition.get_absolute_url()}#a{self.code}"


class Signature(models.Model):
    """That a person must sign a version, and since `signed_at` that they have.

    `unit` follows the person's unit (kept up hourly), so that a page counts an office without joining people.
    `released_at`: the person holds no role any more, and nothing is owed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="conduct_signatures")
    asked_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField(_("To be signed by"))
    signed_at = models.DateTimeField(_("Signed"), null=True)
    signed_hash = models.CharField(max_length=64, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required(), signed_is_signed()]
        indexes = [
            models.Index(fields=["edition", "unit"], include=["signed_at", "released_at"], name="signature_by_unit"),
            models.Index(
                fields=["person"], condition=Q(signed_at__isnull=True, released_at__isnull=True), name="signature_open"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="signed_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_hash="") | (Q(signed_at__isnull=False) & ~Q(signed_hash="")),
                name="signed_with_the_hash_of_the_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.person_id}"

    def get_absolute_url(self) -> str:
        """Return the address of the printed confirmation."""
        return reverse("conduct:confirmation", args=[self.edition_id])


class ContactPoint(models.Model):
    """Where to turn with a report, as the card and the reporting pages name it. Kept by the head of the division."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.PositiveSmallIntegerField(_("Place in the list"), validators=[MinValueValidator(1)])
    name = models.CharField(_("Name of the counter"), max_length=40)
    organization = models.CharField(_("Who answers"), max_length=60)
    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    hours = models.CharField(_("Hours"), max_length=60, blank=True)
    address = models.CharField(_("Postal address"), max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["place", "name"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the list: a counter has no page of its own."""
        return reverse("conduct:contacts")

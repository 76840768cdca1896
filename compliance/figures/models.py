"""The hotline's yearly operating figures, frozen; and what a case teaches something about."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.figures.choices import EditionState, TieKind
from compliance.models import Case
from governance import clock
from governance.calendar.eras import fiscal_year_in_japanese
from governance.ledger.guard import ledger_required
from governance.people.acting import acting_person
from governance.people.models import Person

FIXED = ["approved", "published", "superseded"]


def frozen_once_approved() -> pgtrigger.Trigger:
    """Return the trigger that keeps the figures and words as they were approved, unless they go back to being a draft."""
    return pgtrigger.Trigger(
        name="frozen_once_approved",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__state__in=FIXED),
        func="""
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'approved figures are not deleted';
            END IF;
            IF ROW(NEW.fiscal_year, NEW.edition, NEW.snapshot, NEW.snapshot_hash, NEW.row_count, NEW.explanation)
                IS DISTINCT FROM
                ROW(OLD.fiscal_year, OLD.edition, OLD.snapshot, OLD.snapshot_hash, OLD.row_count, OLD.explanation) THEN
                RAISE EXCEPTION 'approved figures are not changed';
            END IF;
            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN
                ('approved>draft', 'approved>published', 'published>superseded') THEN
                RAISE EXCEPTION 'approved figures do not go from % to %', OLD.state, NEW.state;
            END IF;
            RETURN NEW;
        """,
    )


class YearlyFigures(models.Model):
    """The figures of one fiscal year: counted and explained by one person, approved by another, then published.

    A correction is a further edition of the same year; when it is published it replaces the one before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    edition = models.PositiveSmallIntegerField(_("Edition"), default=1)
    state = models.CharField(_("State"), max_length=10, choices=EditionState.choices, default=EditionState.DRAFT)
    explanation = models.TextField(_("Explanation"), max_length=4000)
    snapshot = models.JSONField()
    snapshot_hash = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField(_("Rows counted"))
    counted_at = models.DateTimeField(default=clock.now)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    returned_because = models.TextField(blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-fiscal_year", "-edition"]
        triggers = [ledger_required(), frozen_once_approved()]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "edition"], name="edition_of_a_year_once"),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(state__in=["draft", "approved"]), name="one_open_edition_per_year"
            ),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(state="published"), name="one_published_edition_per_year"
            ),
            models.CheckConstraint(condition=~Q(approved_by=F("prepared_by")), name="figures_approved_by_another"),
            models.CheckConstraint(
                condition=Q(state="draft", approved_by__isnull=True, approved_at__isnull=True)
                | ~Q(state="draft") & Q(approved_by__isnull=False, approved_at__isnull=False),
                name="figures_approved_with_name_and_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["published", "superseded"], published_by__isnull=False, published_at__isnull=False
                )
                | Q(state__in=["draft", "approved"], published_by__isnull=True, published_at__isnull=True),
                name="figures_published_with_name_and_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}/{self.edition}"

    def get_absolute_url(self) -> str:
        """Return the address for those who prepare and approve."""
        return reverse("figures:edition", args=[self.pk])

    @property
    def year_words(self) -> str:
        """Return the fiscal year as officials write it."""
        return fiscal_year_in_japanese(self.fiscal_year)


class CaseTie(models.Model):
    """A case ties to an article, a course or a question: codes and titles of our own texts, never words about the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="ties")
    kind = models.CharField(_("Kind"), max_length=8, choices=TieKind.choices)
    reference = models.CharField(max_length=64)
    label = models.CharField(max_length=300)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["kind", "reference"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["kind", "reference"])]
        constraints = [models.UniqueConstraint(fields=["case", "kind", "reference"], name="tied_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"

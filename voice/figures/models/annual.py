"""The annual report of voices, and the promises that run from one to the next."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance import clock
from governance.calendar.eras import fiscal_year_in_japanese
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.acting import acting_person
from governance.people.models import Person
from voice.figures.choices import PromiseState, ReportState

WORDS = ("foreword", "on_voices", "on_changes", "outlook")
"""The edited texts; counting anew leaves them as they are."""
FROZEN = ("fiscal_year", "edition", "snapshot", "snapshot_hash", "row_count", *WORDS)


def frozen_once_approved() -> pgtrigger.Trigger:
    """Return the trigger that keeps figures and words as they were approved, unless they go back to being a draft."""
    old, new = (", ".join(f"{side}.{column}" for column in FROZEN) for side in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="report_frozen_once_approved",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__state__in=["approved", "published", "superseded"]),
        func=f"""
            IF TG_OP = 'DELETE' OR ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                RAISE EXCEPTION 'an approved report is neither changed nor deleted';
            END IF;
            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN
                ('approved>draft', 'approved>published', 'published>superseded') THEN
                RAISE EXCEPTION 'an approved report does not go from % to %', OLD.state, NEW.state;
            END IF;
            RETURN NEW;
        """,
    )


class AnnualReport(models.Model):
    """The report of one fiscal year: figures counted and frozen, words around them. A correction is a further edition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    edition = models.PositiveSmallIntegerField(_("Edition"), default=1)
    state = models.CharField(_("State"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    foreword = models.TextField(_("Foreword"), max_length=4000, blank=True)
    on_voices = models.TextField(_("What customers told us"), max_length=8000, blank=True)
    on_changes = models.TextField(_("What changed because of them"), max_length=8000, blank=True)
    outlook = models.TextField(_("What comes next"), max_length=4000, blank=True)
    snapshot = models.JSONField()
    snapshot_hash = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField(_("Voices counted"))
    counted_at = models.DateTimeField(_("Counted"), default=clock.now)
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
            models.UniqueConstraint(fields=["fiscal_year", "edition"], name="report_edition_once"),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(state__in=["draft", "approved"]), name="one_open_report_a_year"
            ),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(state="published"), name="one_published_report_a_year"
            ),
            models.CheckConstraint(condition=~Q(approved_by=F("prepared_by")), name="report_approved_by_another"),
            models.CheckConstraint(
                condition=Q(state="draft", approved_by__isnull=True, approved_at__isnull=True)
                | ~Q(state="draft") & Q(approved_by__isnull=False, approved_at__isnull=False),
                name="report_approved_with_name",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["published", "superseded"]) ^ Q(published_by__isnull=True),
                name="report_published_with_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}/{self.edition}"

    def get_absolute_url(self) -> str:
        """Return the address for those who prepare and approve."""
        return reverse("voice_figures:report", args=[self.pk])

    @property
    def year_words(self) -> str:
        """Return the fiscal year as officials write it."""
        return fiscal_year_in_japanese(self.fiscal_year)


class Promise(models.Model):
    """What the report of a year promises for the next one. The next report says what became of it.

    One that was not kept, or only in part, can be carried on: it is promised once more, and knows where it comes from.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField()
    """Of the report in which it is given."""
    text = models.CharField(_("What we promise"), max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Division in charge"))
    state = models.CharField(_("State"), max_length=8, choices=PromiseState.choices, default=PromiseState.OPEN)
    outcome = models.TextField(_("What became of it"), max_length=1000, blank=True)
    carried_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="carried_to")
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["given_at", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["fiscal_year"], name="promise_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", outcome="") | ~Q(state="open") & ~Q(outcome=""),
                name="promise_reported_with_words",
            )
        ]

    def __str__(self) -> str:
        return self.text

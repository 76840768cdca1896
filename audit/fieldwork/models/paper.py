"""Working papers: one procedure at one place, or the result of a data audit."""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.engagements.models import Engagement
from audit.fieldwork.choices import TONES, Answer, Conclusion, PaperState
from audit.fieldwork.guards import check_of_the_procedure, paper_stays_as_signed, refers_within
from audit.fieldwork.models.manual import Check, Procedure
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Paper(models.Model):
    """A working paper, numbered within its engagement. `authors`: everyone who ever prepared it; they sign the first level only.

    `sha256`: the hash of its content (content.py) while signatures stand.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="working_papers")
    number = models.PositiveSmallIntegerField(pgettext_lazy("audit", "Number"))
    procedure = models.ForeignKey(Procedure, models.PROTECT, null=True, related_name="+", verbose_name=_("Procedure"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit"))
    title = models.CharField(_("Title"), max_length=200)
    state = models.CharField(_("State"), max_length=9, choices=PaperState.choices, default=PaperState.DRAFT)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Preparer"))
    authors = ArrayField(models.UUIDField())
    population = models.TextField(pgettext_lazy("audit", "Population"), max_length=2000, blank=True)
    population_size = models.PositiveIntegerField(_("Size of the population"), null=True)
    sampling = models.TextField(_("How the sample was drawn"), max_length=2000, blank=True)
    sample_size = models.PositiveIntegerField(_("Size of the sample"), null=True)
    seen = models.TextField(_("What was seen"), max_length=8000, blank=True)
    performed_on = models.DateField(_("Day of the work"), null=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    conclusion = models.CharField(_("Conclusion"), max_length=7, choices=Conclusion.choices, blank=True)
    conclusion_text = models.TextField(_("Grounds of the conclusion"), max_length=4000, blank=True)
    source_type = models.CharField(max_length=60, blank=True)
    source_id = models.UUIDField(null=True)
    source_digest = models.CharField(max_length=64, blank=True)
    sealed_result = models.BinaryField(null=True)
    """The result of a data audit: rows of people, so sealed with a key outside the database."""
    sha256 = models.CharField(max_length=64, blank=True)
    dropped_because = models.CharField(_("Reason"), max_length=400, blank=True)
    made_at = models.DateTimeField(_("Begun"), default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [ledger_required(), paper_stays_as_signed()]
        indexes = [
            models.Index(fields=["-made_at", "-id"], name="audit_paper_newest"),
            models.Index(fields=["state", "-made_at", "-id"], name="audit_paper_by_state"),
            models.Index(fields=["prepared_by", "state"], name="audit_paper_of_preparer"),
            models.Index(fields=["unit", "-made_at"], name="audit_paper_of_unit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["engagement", "number"], name="audit_paper_number_once"),
            models.UniqueConstraint(
                fields=["engagement", "procedure", "unit"], nulls_distinct=False, name="audit_paper_once",
                condition=Q(procedure__isnull=False) & ~Q(state="dropped"),
            ),
            models.CheckConstraint(
                condition=Q(sample_size__isnull=True) | Q(population_size__isnull=True)
                | Q(sample_size__lte=F("population_size")),
                name="audit_sample_within_population",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["draft", "dropped"]) & Q(sha256=""))
                | (Q(state__in=["handed_in", "reviewed", "approved"], performed_on__isnull=False)
                   & ~Q(sha256="") & ~Q(conclusion="") & ~Q(seen="")),
                name="audit_paper_signed_when_complete",
            ),
            models.CheckConstraint(
                condition=Q(state="dropped") ^ Q(dropped_because=""), name="audit_paper_dropped_with_a_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    @property
    def label(self) -> str:
        """Return its number as it is cited within the engagement."""
        return f"W-{self.number:03}"

    @property
    def tones(self) -> tuple[str, str]:
        """Return how state and conclusion are coloured."""
        return TONES[PaperState(self.state)], TONES[Conclusion(self.conclusion)] if self.conclusion else ""

    def get_absolute_url(self) -> str:
        """Return the address of the paper."""
        return reverse("fieldwork:paper", args=[self.pk])

    @property
    def reference(self) -> str:
        """Return how others cite it, once the engagement has a number."""
        return f"{self.engagement.reference}-{self.label}" if self.engagement.reference else self.label

    @property
    def desk_day(self) -> date:
        """Return the day from which it has waited."""
        return self.performed_on or self.engagement.starts_on


class Observation(models.Model):
    """What was seen of one check. Saved by itself, so that a line that drops costs nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="observations")
    check_line = models.ForeignKey(Check, models.PROTECT, related_name="+", db_column="check_id")
    answer = models.CharField(max_length=6, choices=Answer.choices)
    expected = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    found = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    note = models.CharField(max_length=1000, blank=True)
    seen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["check_line__position"]
        triggers = [ledger_required(), check_of_the_procedure()]
        constraints = [
            models.UniqueConstraint(fields=["paper", "check_line"], name="audit_observation_once"),
            models.CheckConstraint(condition=Q(answer="yes") | ~Q(note=""), name="audit_observed_with_words"),
            models.CheckConstraint(
                condition=(Q(expected__isnull=True, found__isnull=True))
                | (Q(expected__isnull=False, found__isnull=False) & (~Q(answer="yes") | Q(expected=F("found")))),
                name="audit_counted_as_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.answer

    @property
    def tone(self) -> str:
        """Return how the answer is coloured."""
        return TONES[Answer(self.answer)]


class CrossReference(models.Model):
    """A paper names another one of the same engagement."""

    id = models.BigAutoField(primary_key=True)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="cross_references")
    other = models.ForeignKey(Paper, models.PROTECT, related_name="referred_from")

    class Meta:
        ordering = ["id"]
        triggers = [ledger_required(), refers_within()]
        constraints = [
            models.UniqueConstraint(fields=["paper", "other"], name="audit_cross_reference_once"),
            models.CheckConstraint(condition=~Q(paper=F("other")), name="audit_refers_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.other_id}"

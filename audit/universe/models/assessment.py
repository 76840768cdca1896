"""An assessment of everything that can be audited, frozen with its hash."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.models import Process
from audit.universe.choices import ItemKind
from audit.universe.guards import weighed_as_approved
from audit.universe.models.weighting import Weighting
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Assessment(models.Model):
    """The figures of the twelve months up to a day, weighed by one version of the weights. Nothing of it changes afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    """The year that is planned with it."""
    edition = models.PositiveSmallIntegerField(_("Edition"))
    weighting = models.ForeignKey(Weighting, models.PROTECT, related_name="assessments")
    first = models.DateField(pgettext_lazy("audit", "Figures from"))
    last = models.DateField(pgettext_lazy("audit", "Figures to"))
    size = models.PositiveIntegerField(_("Units, processes, systems and contractors"))
    blind = models.JSONField()
    """What the department does not see: factors without data, numbers by kind that were never audited, silent ones."""
    sensitivity = models.JSONField()
    """Draws, concentration, seed, the number at the top, and how many of them stay there in nine draws of ten."""
    digest = models.CharField(pgettext_lazy("audit", "Digest"), max_length=64)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("Assessed on"), default=clock.now)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [
            ledger_required(),
            weighed_as_approved(),
            filed_is_filed(
                "fiscal_year", "edition", "weighting_id", "first", "last", "size", "blind", "sensitivity", "digest",
                "made_by_id", "made_at",
            ),
        ]  # fmt: skip
        constraints = [models.UniqueConstraint(fields=["fiscal_year", "edition"], name="assessed_edition_once")]

    def __str__(self) -> str:
        return f"{self.fiscal_year}/{self.edition}"

    def get_absolute_url(self) -> str:
        """Return the address of the assessment."""
        return reverse("universe:assessment", args=[self.pk])


class AssessedItem(models.Model):
    """One unit, process, system or contractor in an assessment: its rank, score, and what each factor contributes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="items")
    kind = models.CharField(_("Kind"), max_length=12, choices=ItemKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    process = models.ForeignKey(Process, models.PROTECT, null=True, related_name="+")
    code = models.CharField(_("Code"), max_length=20)
    name = models.CharField(_("Name"), max_length=120)
    rank = models.PositiveIntegerField(_("Rank"))
    score = models.DecimalField(_("Score"), max_digits=5, decimal_places=1)
    """As judged, from 0 to 100."""
    figured = models.DecimalField(_("Score by the figures alone"), max_digits=5, decimal_places=1)
    stays = models.PositiveSmallIntegerField(_("At the top with other weights (%)"))
    known = models.PositiveSmallIntegerField(_("Share of the weights that is known (%)"))
    is_silent = models.BooleanField(_("Reports nothing"))
    last_audited = models.DateField(_("Last audited"), null=True)
    lines = models.JSONField()
    """Lists of factor, value, scaled (thousandths), weight, contribution (hundredths of a point), ground."""
    judgement = models.CharField(_("Judgement"), max_length=420, blank=True)

    class Meta:
        ordering = ["rank"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "assessment_id", "kind", "unit_id", "process_id", "code", "name", "rank", "score", "figured", "stays",
                "known", "is_silent", "last_audited", "lines", "judgement",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["assessment", "kind", "rank"], name="assessed_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "rank"], name="assessed_rank_once"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(process__isnull=True), name="assessed_unit_or_process"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the explanation."""
        return reverse("universe:item", args=[self.pk])

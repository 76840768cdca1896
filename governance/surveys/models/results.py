"""What is kept after a wave has closed: figures that may be shown, and remarks without a unit. Nothing else."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.surveys.models.questionnaire import Question
from governance.surveys.models.wave import Wave


class Figure(models.Model):
    """What is known of one question in one group of people (without a question: how many took part).

    A figure too small to be shown is not stored: `hidden` rows and empty fields hold no number at all, so page, file,
    backup and database tell the same.
    """

    class Level(models.TextChoices):
        TOTAL = "total", _("Whole")
        AREA = "area", _("Headquarters and blocks")
        UNIT = "unit", _("Units")

    class Verdict(models.TextChoices):
        NONE = "", "–"
        WITHIN = "within", _("No difference beyond noise")
        ABOVE = "above", _("Above the others")
        BELOW = "below", _("Below the others")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="figures")
    question = models.ForeignKey(Question, models.PROTECT, null=True, related_name="figures")
    level = models.CharField(max_length=5, choices=Level.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    hidden = models.BooleanField(default=False)
    invited = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    silent = models.PositiveIntegerField(null=True)
    cells = models.JSONField(null=True)
    score = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    deviation = models.FloatField(null=True)
    verdict = models.CharField(max_length=6, choices=Verdict.choices, blank=True)

    class Meta:
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["question", "level", "score"]), models.Index(fields=["wave", "level", "unit"])]
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "question", "level", "unit"], nulls_distinct=False, name="figure_once"
            ),
            models.CheckConstraint(
                condition=Q(hidden=False)
                | Q(
                    people__isnull=True, invited__isnull=True, silent__isnull=True, cells__isnull=True,
                    score__isnull=True, low__isnull=True, high__isnull=True, deviation__isnull=True, verdict="",
                ),
                name="hidden_figures_hold_nothing",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.question_id} {self.level}"


class Remark(models.Model):
    """What someone wrote freely: question and text, without a unit, in random order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="remarks")
    question = models.ForeignKey(Question, models.PROTECT, related_name="remarks")
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["wave", "question", "id"])]

    def __str__(self) -> str:
        return str(self.id)

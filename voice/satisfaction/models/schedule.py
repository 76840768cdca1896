"""The standing plan of a survey, and the waves that it proposes."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import ledger_required
from governance.people.models import Person
from governance.surveys.models import Survey, Wave
from voice.satisfaction.choices import ProposalState, Rhythm

DAY_OF_MONTH = [MinValueValidator(1), MaxValueValidator(31)]
MOST_TYPING_DAYS = 60


class Schedule(models.Model):
    """When a survey is asked. The days count for waves in January and July; a quarter has its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.OneToOneField(Survey, models.PROTECT, related_name="schedule")
    rhythm = models.CharField(_("When it is asked"), max_length=6, choices=Rhythm.choices)
    first_day = models.PositiveSmallIntegerField(_("First day of the month"), validators=DAY_OF_MONTH)
    last_day = models.PositiveSmallIntegerField(_("Last day of the month"), validators=DAY_OF_MONTH)
    typing_days = models.PositiveSmallIntegerField(
        _("Days for typing sheets afterwards"), validators=[MaxValueValidator(MOST_TYPING_DAYS)]
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="schedule_days_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.survey)

    def get_absolute_url(self) -> str:
        """Return the address of the page of all satisfaction surveys."""
        return reverse("satisfaction:overview")


class WaveProposal(models.Model):
    """The next wave as the standing plan proposes it; a person confirms it or says why it is not held."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    schedule = models.ForeignKey(Schedule, models.PROTECT, related_name="proposals")
    state = models.CharField(_("State"), max_length=9, choices=ProposalState.choices, default=ProposalState.PROPOSED)
    title = models.CharField(_("Name of the wave"), max_length=60)
    opens_on = models.DateField(_("First day"))
    handed_until = models.DateField(_("Last day on which sheets are handed out"))
    closes_on = models.DateField(_("Last day for answers and for typing sheets"))
    offices = ArrayField(models.CharField(max_length=10), default=list)
    """Codes of the offices; none for codes on mailed forms."""
    reason = models.CharField(_("Why it is not held"), max_length=400, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    wave = models.OneToOneField(Wave, models.PROTECT, null=True, related_name="proposal")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-opens_on", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["opens_on"], condition=Q(state="proposed"), name="wave_proposed")]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "opens_on"], name="proposed_once_a_period"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("handed_until"), handed_until__lte=F("closes_on")),
                name="proposal_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", wave__isnull=False) | ~Q(state="confirmed") & Q(wave__isnull=True),
                name="confirmed_has_a_wave",
            ),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(reason=""), name="dropped_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.schedule} {self.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the wave, or of all satisfaction surveys as long as there is none."""
        if self.wave_id is None:
            return reverse("satisfaction:overview")
        return reverse("satisfaction:wave", args=[self.wave_id])

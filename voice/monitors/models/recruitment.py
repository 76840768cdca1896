"""Recruiting monitors: what is announced, who applied, who was chosen for how long."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.monitors.choices import AgeBand, ApplicationState, RecruitmentState, Stage, ToldBy


class Recruitment(models.Model):
    """What an office announces: for what, how many, until when, for which term, and how long data are kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=12, unique=True)
    state = models.CharField(_("State"), max_length=5, choices=RecruitmentState.choices, default=RecruitmentState.OPEN)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Office"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    text = models.TextField(_("What monitors do"), max_length=2000)
    places = models.PositiveSmallIntegerField(_("Number of monitors"))
    opens_on = models.DateField(_("Applications from"))
    closes_on = models.DateField(_("Applications until"))
    term_from = models.DateField(_("Term from"))
    term_to = models.DateField(_("Term until"))
    keep_days = models.PositiveSmallIntegerField(_("Days until data are erased"))
    """Counted from telling an applicant who was not chosen, and from the end of a monitor's term."""
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)
    ended_because = models.CharField(_("Reason"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-closes_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "reference", "unit_id", "block_id", "text", "places", "opens_on", "closes_on", "term_from", "term_to",
                "keep_days", "planned_by_id", "planned_at",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-closes_on", "-id"], name="recruitment_by_day"),
            models.Index(fields=["unit", "-closes_on"], name="recruitment_of_unit"),
            models.Index(fields=["block", "-closes_on"], name="recruitment_of_block"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on"), term_from__gt=F("closes_on"), term_to__gt=F("term_from")),
                name="recruitment_days_in_order",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="recruitment_has_places"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the recruitment for staff."""
        return reverse("monitors:recruitment", args=[self.pk])

    @property
    def takes_applications(self) -> bool:
        """Return whether one may apply today."""
        return self.state == RecruitmentState.OPEN and self.opens_on <= clock.today() <= self.closes_on

    @property
    def is_over(self) -> bool:
        """Return whether no further application can come, so that the office may choose."""
        return self.state == RecruitmentState.ENDED or clock.today() > self.closes_on

    @property
    def stage(self) -> Stage:
        """Return where it stands today."""
        if self.state == RecruitmentState.ENDED:
            return Stage.ENDED
        if self.is_over:
            return Stage.CLOSED
        return Stage.TAKING if self.takes_applications else Stage.COMING


class Application(models.Model):
    """That somebody applied, and what was decided. Who it is lies in `ApplicantData` until the day of erasure."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=12, unique=True)
    recruitment = models.ForeignKey(Recruitment, models.PROTECT, related_name="applications")
    state = models.CharField(
        _("State"), max_length=8, choices=ApplicationState.choices, default=ApplicationState.RECEIVED
    )
    age_band = models.CharField(_("Age"), max_length=8, choices=AgeBand.choices)
    applied_at = models.DateTimeField(_("Received"), default=clock.now)
    reason = models.TextField(_("Reason"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    told_by = models.CharField(_("How the applicant was told"), max_length=6, choices=ToldBy.choices, blank=True)
    told_on = models.DateField(_("Day on which the applicant was told"), null=True)
    told_by_whom = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    erase_on = models.DateField(_("Data kept until"))
    erased_at = models.DateTimeField(_("Data erased"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["applied_at", "id"]
        triggers = [
            ledger_required(), filed_is_filed("reference", "recruitment_id", "age_band", "applied_at"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["erase_on"], condition=Q(erased_at__isnull=True), name="applicant_to_erase"),
            models.Index(fields=["recruitment", "state"], name="application_of_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="received", decided_at__isnull=True, decided_by__isnull=True, told_on__isnull=True)
                | (~Q(state="received") & ~Q(reason="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="application_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(told_by="", told_on__isnull=True, told_by_whom__isnull=True)
                | (~Q(told_by="") & Q(told_on__isnull=False, told_by_whom__isnull=False)),
                name="applicant_told_how_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of its recruitment."""
        return reverse("monitors:recruitment", args=[self.recruitment_id])


class ApplicantData(models.Model):
    """Who applied and why, kept apart: sealed with the organization's key, shown on request only, erased in time."""

    application = models.OneToOneField(Application, models.PROTECT, primary_key=True, related_name="data")
    sealed = models.BinaryField()

    class Meta:
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return str(self.application_id)


class Member(models.Model):
    """A monitor of an office for a term. Meetings and minutes know the number, never the name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="member")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Office"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    number = models.PositiveIntegerField(_("Monitor"))
    term_from = models.DateField(_("Term from"))
    term_to = models.DateField(_("Term until"))
    left_on = models.DateField(_("Left early on"), null=True)
    left_because = models.CharField(_("Reason"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            filed_is_filed("application_id", "unit_id", "block_id", "number", "term_from", "term_to"),
        ]
        indexes = [
            models.Index(fields=["-term_to", "-id"], name="member_by_term"),
            models.Index(fields=["block", "-term_to"], name="member_of_block"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="member_number_once"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_because="") | (Q(left_on__isnull=False) & ~Q(left_because="")),
                name="left_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return the address of the list of monitors."""
        return reverse("monitors:members")

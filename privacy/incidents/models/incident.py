"""A leak of personal information, or the fear of one: the first report, and what hangs on it."""

import uuid
from datetime import date, timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.incidents.choices import Answer, Check, Kind, Side, State, Step, Verdict
from privacy.incidents.rules import PRELIMINARY, full_days, last_day


def known_only_earlier() -> pgtrigger.Trigger:
    """Return the trigger by which the moment of knowing can turn out to be earlier, and never becomes later."""
    return pgtrigger.Trigger(
        name="known_only_earlier",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
            IF NEW.known_at > OLD.known_at THEN
                RAISE EXCEPTION 'a clock never starts anew';
            END IF;
            RETURN NEW;
        """,
    )


def kind_with_correction() -> pgtrigger.Trigger:
    """Return the trigger by which the kind changes only with the row that says why."""
    return pgtrigger.Trigger(
        name="kind_with_correction",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__kind__df=pgtrigger.F("new__kind")),
        func="""
            IF NOT EXISTS (
                SELECT 1 FROM privacy_incidents_kindcorrection
                WHERE incident_id = NEW.id AND was = OLD.kind AND became = NEW.kind
                AND number = (SELECT max(number) FROM privacy_incidents_kindcorrection WHERE incident_id = NEW.id)
            ) THEN
                RAISE EXCEPTION 'the kind is corrected with a reason';
            END IF;
            RETURN NEW;
        """,
    )


class Incident(models.Model):
    """One incident. `verdict`, `wrongful` and `persons` repeat the newest assessment, for lists and clocks.

    `known_at`: when anybody in the organization first knew. `kept_from_unit`: somebody of the unit may be the cause, so
    that only the readers of all see it. `subject_*`: the row of another room that it was opened for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=6, choices=State.choices, default=State.OPEN)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("What happened"), max_length=2000)
    known_at = models.DateTimeField(_("Known since"))
    happened_on = models.DateField(_("Happened on"), null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(_("Filed"))
    first_persons = models.PositiveIntegerField(_("Number of persons in the first report"), null=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    by_views = models.BooleanField(default=False)
    kept_from_unit = models.BooleanField(default=False)
    verdict = models.CharField(_("Reporting duty"), max_length=10, choices=Verdict.choices, default=Verdict.UNASSESSED)
    wrongful = models.CharField(max_length=7, choices=Answer.choices, default=Answer.UNKNOWN)
    persons = models.PositiveIntegerField(_("Persons"), null=True)
    check_state = models.CharField(_("Double check"), max_length=10, choices=Check.choices, blank=True)
    check_text = models.TextField(_("Why it did not catch it"), max_length=2000, blank=True)
    check_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    handed_over_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-known_at", "id"]
        triggers = [
            ledger_required(),
            known_only_earlier(),
            kind_with_correction(),
            filed_is_filed(
                "reference", "text", "unit_id", "block_id", "filed_by_id", "filed_at", "first_persons",
                "subject_type", "subject_id", "by_views",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-known_at", "-id"], name="leak_known"),
            models.Index(fields=["unit", "-known_at"], name="leak_of_unit"),
            models.Index(fields=["block", "-known_at"], condition=Q(block__isnull=False), name="leak_of_block"),
            models.Index(fields=["filed_by", "-known_at"], condition=Q(filed_by__isnull=False), name="leak_filed_by"),
            models.Index(fields=["known_at"], condition=Q(state="open"), name="leak_open"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(filed_at__gte=F("known_at")), name="leak_filed_after_it_was_known"),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], condition=~Q(subject_type=""), name="one_leak_a_subject"
            ),
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id__isnull=True)
                | ~Q(subject_type="") & Q(subject_id__isnull=False),
                name="leak_subject_whole",
            ),
            models.CheckConstraint(
                condition=Q(check_state="", check_by__isnull=True)
                | ~Q(check_state="") & ~Q(check_text="") & Q(check_by__isnull=False),
                name="leak_check_with_words_and_name",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the incident."""
        return reverse("incidents:incident", args=[self.pk])

    @property
    def known_on(self) -> date:
        """Return the day on which the organization first knew."""
        return timezone.localdate(self.known_at)

    @property
    def clock_day(self) -> date:
        """Return the day from which its clocks count."""
        return self.known_on

    @property
    def clock_due(self) -> dict[str, date]:
        """Return the last days of the reports to the Commission: they count otherwise than the house's own periods."""
        full = last_day(self.known_on, full_days(self.wrongful))
        return {"D10": last_day(self.known_on, PRELIMINARY), "D11": full}

    @property
    def until_filed(self) -> timedelta:
        """Return the time from knowing to the first report."""
        return self.filed_at - self.known_at


class Sighting(models.Model):
    """That one of those who are to see a first report at once has opened it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="sightings")
    side = models.CharField(max_length=8, choices=Side.choices)
    seen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["seen_at"]
        triggers = [ledger_required(), filed_is_filed("incident_id", "side", "seen_by_id", "seen_at")]
        constraints = [models.UniqueConstraint(fields=["incident", "side"], name="leak_first_seen_once")]

    def __str__(self) -> str:
        return self.side


class FollowUp(models.Model):
    """A later report that hangs on the first one; `corrects_known_at` when it says that somebody knew earlier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="follow_ups")
    text = models.TextField(_("Report"), max_length=4000)
    known_before = models.DateTimeField(null=True)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("incident_id", "text", "known_before", "author_id", "added_at"),
        ]

    def __str__(self) -> str:
        return str(self.incident_id)


class KindCorrection(models.Model):
    """That the kind turned out to be another one, and why. A later one stands beside it; none is ever changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="kind_corrections")
    number = models.PositiveSmallIntegerField()
    was = models.CharField(max_length=12, choices=Kind.choices)
    became = models.CharField(_("Kind as it turned out"), max_length=12, choices=Kind.choices)
    reason = models.TextField(_("Reasons"), max_length=2000)
    corrected_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            filed_is_filed("incident_id", "number", "was", "became", "reason", "corrected_by_id", "corrected_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="leak_kind_correction_numbered"),
            models.CheckConstraint(condition=~Q(was=F("became")), name="leak_kind_corrected_to_another"),
        ]

    def __str__(self) -> str:
        return self.became


class Containment(models.Model):
    """One step so that nothing more gets out, with the time at which it was taken."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="containments")
    step = models.CharField(_("Step taken"), max_length=18, choices=Step.choices)
    done_at = models.DateTimeField(_("Done"))
    note = models.CharField(_("Note"), max_length=400, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["done_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("incident_id", "step", "done_at", "note", "noted_by_id", "noted_at"),
        ]
        constraints = [models.CheckConstraint(condition=Q(noted_at__gte=F("done_at")), name="contained_in_the_past")]

    def __str__(self) -> str:
        return self.step


class Closing(models.Model):
    """That an incident was closed, and if it did not hold, why it was taken up again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="closings")
    text = models.TextField(_("Result"), max_length=4000)
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=clock.now)
    reopened_because = models.TextField(max_length=2000, blank=True)
    reopened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["closed_at"]
        triggers = [ledger_required(), filed_is_filed("incident_id", "text", "closed_by_id", "closed_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(reopened_at__isnull=True), name="leak_closed_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_because="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_because=""),
                name="leak_reopened_with_name_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.incident_id)

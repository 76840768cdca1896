"""Who is a designated handler (従事者), and every opening of an identity."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from compliance.handlers.choices import DesignationState, OpeningState
from compliance.models import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange
from governance.people.acting import acting_person
from governance.people.models import Person


class Designation(models.Model):
    """A written designation (Whistleblower Protection Act art. 11 (1)): proposed, confirmed by another, accepted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Number of the letter"), unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="designations")
    state = models.CharField(
        _("State"), max_length=9, choices=DesignationState.choices, default=DesignationState.PROPOSED
    )
    duties = models.CharField(_("Duties"), max_length=300)
    trained_on = models.DateField(_("Training finished"))
    valid_from = models.DateField(_("From"))
    valid_to = models.DateField(_("Until"))
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(_("Reason of the end"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-valid_from", "number"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["person", "state"])]
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="designation_in_order"),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("person")) & ~Q(confirmed_by=F("proposed_by")),
                name="designation_confirmed_by_a_third_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(confirmed_by__isnull=False, accepted_at__isnull=False),
                name="in_force_confirmed_and_accepted",
            ),
            models.CheckConstraint(condition=Q(trained_on__lte=F("valid_from")), name="trained_before_designation"),
            ExclusionConstraint(
                name="one_designation_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=["proposed", "confirmed", "in_force"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the designation."""
        return reverse("handlers:designation", args=[self.pk])

    @property
    def has_letter(self) -> bool:
        """Return whether a letter was ever handed out: a designation that was refused or taken back before has none."""
        return self.confirmed_at is not None and self.state != DesignationState.REFUSED


class IdentityOpening(models.Model):
    """One request to open the identity of a reporter. The reason is sealed beside the identity: the reporter reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="identity_openings")
    state = models.CharField(_("State"), max_length=9, choices=OpeningState.choices, default=OpeningState.ASKED)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    sealed_reason = models.BinaryField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    first_opened_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["case", "-asked_at"]), models.Index(fields=["state"])]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("asked_by")), name="consent_by_a_second_person"),
            models.CheckConstraint(
                condition=~Q(state="consented") | Q(decided_by__isnull=False, until__isnull=False),
                name="consent_names_person_and_time",
            ),
            models.UniqueConstraint(
                fields=["case", "asked_by"], condition=Q(state="asked"), name="one_request_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.state

    def get_absolute_url(self) -> str:
        """Return the address of the request."""
        return reverse("handlers:opening", args=[self.pk])

    @property
    def state_words(self) -> str:
        """Return the state in words: once the name was opened, a request is shut rather than withdrawn."""
        if self.state == OpeningState.WITHDRAWN and self.first_opened_at:
            return _now("Opened, and shut again")
        return self.get_state_display()

    @property
    def is_open(self) -> bool:
        """Return whether the identity can be opened now."""
        return self.state == OpeningState.CONSENTED and self.until is not None and clock.now() < self.until

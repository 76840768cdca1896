"""Who is protected and until when; check-ins; personnel actions and what came of them; the dated texts of the law.

Who a protected person is lies sealed in the case's box of identities. What a personnel action says lies there too, or
under a key that only the staff number gives (see matching.py).
"""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from compliance.protection.choices import (
    CheckInDecision,
    CheckInState,
    How,
    MatchState,
    Opinion,
    ProposalState,
    Standing,
    StopAnswer,
    TextKind,
    Verdict,
)
from governance import clock
from governance.deadlines.models import Rule
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person


class Watch(models.Model):
    """The watch over the people of one case, for a year from the report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="watch")
    starts_on = models.DateField()
    ends_on = models.DateField()
    close = models.BooleanField(default=False)

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="watch_in_order")]

    def __str__(self) -> str:
        return f"{self.starts_on}"


class CheckIn(models.Model):
    """One round of asking whether anything has changed for the reporter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="check_ins")
    months = models.PositiveSmallIntegerField(_("Round"))
    opens_on = models.DateField(_("Opens"))
    state = models.CharField(_("State"), max_length=8, choices=CheckInState.choices, default=CheckInState.PLANNED)
    asked = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    sealed_answer = models.BinaryField(null=True)
    decision = models.CharField(_("Decision"), max_length=10, choices=CheckInDecision.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["opens_on", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["opens_on"], condition=Q(state="planned"), name="check_in_planned"),
            models.Index(fields=["state", "opens_on"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "months"], name="one_check_in_per_round"),
            models.CheckConstraint(condition=Q(state="decided") ^ Q(decision=""), name="decision_exactly_when_decided"),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(sealed_answer__isnull=False), name="answered_with_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months}"

    def get_absolute_url(self) -> str:
        """Return the address of the case's page of protection."""
        return reverse("protection:case", args=[self.case_id])

    @property
    def clock_day(self) -> object:
        """Return the day from which D4 counts."""
        return self.opens_on


class Protected(models.Model):
    """A person who is protected because of a case. Who it is stands in no column: sealed, and as blind indexes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="protected_people")
    standing = models.CharField(_("Standing"), max_length=11, choices=Standing.choices)
    number_index = models.CharField(max_length=64, blank=True)
    name_index = models.CharField(max_length=64, blank=True)
    name_unit_index = models.CharField(max_length=64, blank=True)
    sealed = models.BinaryField()
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["registered_at", "id"]
        verbose_name = _("Protected person")
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=[name], condition=Q(released_at__isnull=True) & ~Q(**{name: ""}), name=f"by_{name}")
            for name in ("number_index", "name_index", "name_unit_index")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(number_index="", name_index="", name_unit_index=""), name="protected_with_an_index"
            )
        ]

    def __str__(self) -> str:
        return self.standing

    def get_absolute_url(self) -> str:
        """Return the address of the case's page of protection."""
        return reverse("protection:case", args=[self.case_id])


class Delivery(models.Model):
    """One file of personnel actions, handed in by the personnel division. Sealed until a worker has matched it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    delivered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    delivered_at = models.DateTimeField(_("Handed in"), default=clock.now)
    rows = models.PositiveIntegerField(_("Rows"))
    sealed_rows = models.BinaryField(null=True)
    matched_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-delivered_at", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["-delivered_at"])]

    def __str__(self) -> str:
        return f"{self.delivered_at}"

    def get_absolute_url(self) -> str:
        """Return the address of the list of deliveries: a delivery has no page of its own."""
        return reverse("protection:personnel")


class PersonnelRow(models.Model):
    """One personnel action, kept for those who come under protection later. Indexes differ from delivery to delivery."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="kept_rows")
    number_index = models.CharField(max_length=64)
    name_unit_index = models.CharField(max_length=64)
    sealed_by_number = models.BinaryField()
    sealed_by_name_unit = models.BinaryField()

    class Meta:
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["number_index"]), models.Index(fields=["name_unit_index"])]

    def __str__(self) -> str:
        return str(self.id)


class Match(models.Model):
    """A personnel action that concerns a protected person, and what the people in charge made of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="personnel_matches")
    protected = models.ForeignKey(Protected, models.PROTECT, related_name="matches")
    fingerprint = models.CharField(max_length=64, unique=True)
    how = models.CharField(_("Rests on"), max_length=9, choices=How.choices)
    state = models.CharField(_("State"), max_length=8, choices=MatchState.choices, default=MatchState.FOUND)
    needs_legal = models.BooleanField()
    sealed = models.BinaryField()
    found_at = models.DateTimeField(_("Found"), default=clock.now)
    verdict = models.CharField(_("Assessment"), max_length=12, choices=Verdict.choices, blank=True)
    sealed_assessment = models.BinaryField(null=True)
    assessed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    assessed_at = models.DateTimeField(null=True)
    opinion = models.CharField(_("Legal check"), max_length=9, choices=Opinion.choices, blank=True)
    sealed_opinion = models.BinaryField(null=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True)
    sealed_stop = models.BinaryField(null=True)
    stop_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stop_at = models.DateTimeField(null=True)
    stop_answer = models.CharField(max_length=11, choices=StopAnswer.choices, blank=True)
    sealed_stop_answer = models.BinaryField(null=True)
    stop_answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stop_answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-found_at", "id"]
        verbose_name = _("Match")
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["state", "-found_at"]), models.Index(fields=["case", "-found_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="cleared")
                | Q(needs_legal=False)
                | Q(opinion="justified")
                | Q(verdict="other_person"),
                name="cleared_after_the_legal_check",
            ),
            models.CheckConstraint(
                condition=Q(assessed_by__isnull=True) | Q(checked_by__isnull=True) | ~Q(assessed_by=F("checked_by")),
                name="checked_by_another_than_assessed",
            ),
            models.CheckConstraint(condition=Q(state="found") | ~Q(verdict=""), name="assessed_before_anything_else"),
        ]

    def __str__(self) -> str:
        return self.state

    def get_absolute_url(self) -> str:
        """Return the address of the match's page."""
        return reverse("protection:match", args=[self.pk])

    @property
    def clock_day(self) -> object:
        """Return the day from which the assessment is counted."""
        return clock.today()


class Tie(models.Model):
    """A case of retaliation and the case from which it grew."""

    first = models.ForeignKey(Case, models.PROTECT, related_name="grown_cases")
    second = models.OneToOneField(Case, models.PROTECT, related_name="grown_from")

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.CheckConstraint(condition=~Q(first=F("second")), name="tied_to_another_case")]

    def __str__(self) -> str:
        return f"{self.first_id}"


class LegalText(models.Model):
    """A text of the law as people read it, in force between two days: who is protected, what everyone must know."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Kind"), max_length=6, choices=TextKind.choices)
    code = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    title_ja = models.CharField(_("Title"), max_length=120)
    title_en = models.CharField(max_length=200)
    text_ja = models.TextField(_("Text"))
    text_en = models.TextField()
    source = models.CharField(_("Source"), max_length=200)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)

    class Meta:
        ordering = ["kind", "position", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="one_version_of_a_text_at_a_time",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        """Return the title in the reader's language."""
        return self.title_ja if _is_japanese() else self.title_en

    @property
    def text(self) -> str:
        """Return the text in the reader's language."""
        return self.text_ja if _is_japanese() else self.text_en


def _is_japanese() -> bool:
    return (get_language() or "ja").startswith("ja")


class Confirmation(models.Model):
    """The legal office's confirmation of one version of a rule or of a text: who confirmed, when, who noted it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule = models.OneToOneField(Rule, models.PROTECT, null=True, related_name="confirmation")
    text = models.OneToOneField(LegalText, models.PROTECT, null=True, related_name="confirmation")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(
                condition=Q(rule__isnull=False, text__isnull=True) | Q(rule__isnull=True, text__isnull=False),
                name="confirms_a_rule_or_a_text",
            ),
            models.CheckConstraint(condition=~Q(confirmed_by=F("noted_by")), name="confirmed_by_another_than_noted"),
        ]

    def __str__(self) -> str:
        return f"{self.confirmed_on}"


class RuleProposal(models.Model):
    """A new version of a rule or of a text, proposed by one person and adopted by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Duty"), max_length=20)
    is_text = models.BooleanField(default=False)
    state = models.CharField(_("State"), max_length=8, choices=ProposalState.choices, default=ProposalState.PROPOSED)
    valid_from = models.DateField(_("Valid from"))
    fields = models.JSONField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-proposed_at", "id"]
        triggers = [ledger_required()]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="rule_decided_by_a_second_person"),
            models.UniqueConstraint(
                fields=["code", "is_text"], condition=Q(state="proposed"), name="one_proposal_per_rule_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the address of the proposal."""
        return reverse("protection:proposal", args=[self.pk])

"""How far each requirement is met, every report about it, and the yearly review of all of them."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, final_when, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.promotion.choices import OPEN_STATES, ItemState, ReviewState
from privacy.promotion.models.catalogue import LONGEST_CODE, Requirement

LONGEST = 1000


class Item(models.Model):
    """A requirement within the organization, through all versions of the catalogue. `unit` owns it; none: the officer does.

    `requirement`: as it is worded in the version in force. `is_current`: the version in force still asks for it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(pgettext_lazy("plan", "Number"), max_length=LONGEST_CODE, unique=True)
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit in charge"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("State"), max_length=14, choices=ItemState.choices, default=ItemState.NOT_BEGUN)
    gap = models.CharField(_("What is missing"), max_length=LONGEST, blank=True)
    reason = models.CharField(_("Why it does not apply"), max_length=LONGEST, blank=True)
    link = models.CharField(pgettext_lazy("plan", "Where it stands"), max_length=300, blank=True)
    due_on = models.DateField(_("Due"), null=True)
    changed_on = models.DateField(_("Last reported"), null=True)
    reminded_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code"]
        triggers = [ledger_required(), filed_is_filed("code")]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(state__in=["not_begun", "partly"]), name="item_open_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not_applicable") | ~Q(reason=""), name="not_applicable_has_a_reason"
            ),
            models.CheckConstraint(condition=~Q(state="partly") | ~Q(gap=""), name="partly_says_what_is_missing"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the address of the item."""
        return reverse("promotion:item", args=[self.pk])

    def is_late(self, day: date) -> bool:
        """Return whether it was due before the day and is not met."""
        return self.state in OPEN_STATES and self.due_on is not None and self.due_on < day


class Progress(models.Model):
    """One report of how far an item has come. Never changed; the next one follows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="reports")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="+")
    state = models.CharField(max_length=14, choices=ItemState.choices)
    gap = models.CharField(max_length=LONGEST, blank=True)
    reason = models.CharField(max_length=LONGEST, blank=True)
    link = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Nobody where a new version of the catalogue asks for more."""
    reported_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-reported_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("item_id", "requirement_id", "state", "gap", "reason", "link", "due_on", "reported_by_id"),
        ]
        indexes = [
            models.Index(fields=["item", "-reported_at"], name="progress_of_item"),
            models.Index(fields=["reported_at"], condition=Q(state="done"), name="progress_declared"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def words(self) -> list[str]:
        """Return what was written, without what was left empty."""
        return [text for text in (self.gap, self.reason, self.link) if text]


class Evidence(SealedFile):
    """A file that shows how a requirement is met."""

    purpose = "evidence of the promotion plan"
    route = "promotion:evidence"

    progress = models.ForeignKey(Progress, models.PROTECT, related_name="evidence")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("progress_id", *KEPT)]


class Review(models.Model):
    """The review of a fiscal year: the lines as they stood, frozen with their hash, and what follows from them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), unique=True)
    state = models.CharField(_("State"), max_length=8, choices=ReviewState.choices, default=ReviewState.PREPARED)
    lines = models.JSONField()
    """A list of lines, see rules/review.py."""
    lines_hash = models.CharField(max_length=64)
    conclusion = models.TextField(_("Conclusion"), max_length=4000, blank=True)
    frozen_at = models.DateTimeField(_("As it stood on"), default=clock.now)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("Approved"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year"]
        triggers = [ledger_required(), final_when("approved", "review_is_final")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="prepared", approved_by__isnull=True, approved_at__isnull=True)
                | (Q(state="approved", approved_by__isnull=False, approved_at__isnull=False) & ~Q(conclusion="")),
                name="review_approved_with_a_conclusion",
            ),
        ]

    def __str__(self) -> str:
        return str(self.fiscal_year)

    def get_absolute_url(self) -> str:
        """Return the address of the review."""
        return reverse("promotion:review", args=[self.pk])

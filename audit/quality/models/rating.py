"""Ratings with their evidence, and what another auditor says to them. None is ever changed."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.quality.choices import Conformance
from audit.quality.guards import looked_at_by_another, rated_while_open
from audit.quality.models.assessment import Item
from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Rating(models.Model):
    """How far a standard is kept. `owner`: whose work the evidence shows; nobody rates their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="ratings")
    number = models.PositiveSmallIntegerField()
    conformance = models.CharField(_("Conformance"), max_length=8, choices=Conformance.choices)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Whose work the evidence shows"))
    evidence = models.TextField(_("Evidence"), max_length=2000)
    link = models.CharField(pgettext_lazy("audit", "Where it stands"), max_length=300, blank=True)
    gap = models.CharField(_("What is missing"), max_length=1000, blank=True)
    rated_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-number"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "item_id", "number", "conformance", "owner_id", "evidence", "link", "gap", "rated_by_id", "rated_at"
            ),
            rated_while_open(),
        ]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="quality_rating_number_once"),
            models.CheckConstraint(condition=~Q(owner=F("rated_by")), name="nobody_rates_their_own_work"),
            models.CheckConstraint(
                condition=Q(conformance__in=["1_full", "2_mostly"]) | ~Q(gap=""), name="quality_gap_with_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.number}"


class Evidence(SealedFile):
    """A file that shows how a standard is kept."""

    purpose = "evidence of the quality self-assessment"
    route = "quality:evidence"

    rating = models.ForeignKey(Rating, models.PROTECT, related_name="files")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("rating_id", *KEPT)]


class Review(models.Model):
    """What another auditor says to a rating."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rating = models.OneToOneField(Rating, models.PROTECT, related_name="review")
    agrees = models.BooleanField(_("Agrees"))
    note = models.TextField(_("Note"), max_length=1000, blank=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["reviewed_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("rating_id", "agrees", "note", "reviewed_by_id", "reviewed_at"),
            looked_at_by_another(),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(note=""), name="not_agreed_with_words"),
        ]

    def __str__(self) -> str:
        return str(self.rating_id)

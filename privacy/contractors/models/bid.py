"""The check of a bidder against the selection conditions, decided by somebody who did not fill it in."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, final_with, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.contractors.choices import Answer, BidState
from privacy.contractors.models.catalogue import Catalogue, Item
from privacy.contractors.models.company import Contractor


class Bid(models.Model):
    """A company that wants one job of one unit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    contractor = models.ForeignKey(Contractor, models.PROTECT, related_name="bids")
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="+")
    title = models.CharField(_("Job"), max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit in charge"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("State"), max_length=8, choices=BidState.choices, default=BidState.FILLING)
    filled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(_("Filed"), default=clock.now)
    reason = models.TextField(_("Reason of the decision"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("Decided"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-filed_at", "-id"]
        triggers = [
            ledger_required(),
            filed_is_filed("reference", "contractor_id", "catalogue_id", "title", "unit_id", "block_id", "filed_at"),
        ]
        indexes = [models.Index(fields=["unit", "-filed_at"], name="bid_of_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("filled_by")), name="bid_decided_by_another"),
            models.CheckConstraint(
                condition=Q(state="filling", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="filling") & ~Q(reason="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="bid_decided_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the check."""
        return reverse("contractors:bid", args=[self.pk])


class BidItem(models.Model):
    """What was found about one condition, with evidence (Paper). "Yes" says what shows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bid = models.ForeignKey(Bid, models.PROTECT, related_name="items")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer.choices)
    note = models.CharField(max_length=400)

    class Meta:
        ordering = ["item__position"]
        triggers = [
            ledger_required(),
            final_with("contractors_bid", "bid_id", "accepted", "accepted_is_final"),
            final_with("contractors_bid", "bid_id", "refused", "refused_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["bid", "item"], name="one_answer_a_condition"),
            models.CheckConstraint(condition=~Q(note=""), name="condition_with_evidence"),
        ]

    def __str__(self) -> str:
        return self.answer

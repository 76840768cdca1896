"""A batch and its items. Names, addresses and numbers are not kept: only keyed digests, to compare with what is typed again."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.dispatch.choices import BatchState, ItemState, Kind
from privacy.dispatch.guards import final_with_its_batch, released_after_two_checks
from privacy.dispatch.models.rule import CheckRule

LONGEST_CODE = 40


class Batch(models.Model):
    """What a unit sends together. `seed` draws the sample and the order once more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    title = models.CharField(_("What is sent, in one line"), max_length=80)
    kind = models.CharField(_("Kind"), max_length=6, choices=Kind.choices)
    state = models.CharField(_("State"), max_length=9, choices=BatchState.choices, default=BatchState.PREPARING)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    rule = models.ForeignKey(CheckRule, models.PROTECT, related_name="+")
    seed = models.CharField(max_length=16)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("Prepared"), default=clock.now)
    remote_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    """The other unit whose people do the second check by photos, when one person alone is on duty."""
    remote_reason = models.CharField(max_length=200, blank=True)
    widened = models.BooleanField(default=False)
    """Whether a wrong item in the sample made every item one to be checked."""
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(_("Sent out"), null=True)
    released_items = models.PositiveIntegerField(_("Items sent out"), null=True)
    cancelled_because = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-prepared_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "reference", "kind", "unit_id", "block_id", "rule_id", "seed", "prepared_by_id", "prepared_at"
            ),
            released_after_two_checks(),
        ]
        indexes = [
            models.Index(fields=["-prepared_at", "-id"], name="batch_by_day"),
            models.Index(fields=["unit", "-prepared_at"], name="batch_of_unit"),
            models.Index(fields=["block", "-prepared_at"], name="batch_of_block"),
            models.Index(fields=["remote_unit"], condition=Q(state="checking"), name="batch_for_remote"),
            models.Index(fields=["released_at", "unit"], condition=Q(state="released"), name="batch_released"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="released", released_at__isnull=False, released_by__isnull=False, released_items__gte=1,
                    checked_at__isnull=False, checked_by__isnull=False,
                )
                | ~Q(state="released") & Q(released_at__isnull=True, released_by__isnull=True, released_items__isnull=True),
                name="released_with_name_and_number",
            ),
            models.CheckConstraint(
                condition=Q(remote_unit__isnull=True, remote_reason="")
                | Q(remote_unit__isnull=False) & ~Q(remote_reason="") & ~Q(remote_unit=F("unit")),
                name="remote_second_is_another_unit",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""), name="not_sent_with_a_reason"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the batch."""
        return reverse("dispatch:batch", args=[self.pk])


class Item(models.Model):
    """One letter, mail or document. `code`: what stands on it as a barcode, or a running number of its list.

    `round` counts up when it was put right: both checks begin anew. `planted`: made wrong on purpose; it never leaves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items")
    number = models.PositiveIntegerField(_("Item number"))
    code = models.CharField(_("Code"), max_length=LONGEST_CODE)
    state = models.CharField(_("State"), max_length=9, choices=ItemState.choices, default=ItemState.OPEN)
    round = models.PositiveSmallIntegerField(default=1)
    drawn = models.BooleanField(default=True)
    planted = models.BooleanField(default=False)
    name_digest = models.CharField(max_length=64)
    place_digest = models.CharField(max_length=64)
    tail_digest = models.CharField(max_length=64, blank=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    removed_because = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required(), filed_is_filed("batch_id", "code", "planted"), final_with_its_batch()]
        constraints = [
            models.UniqueConstraint(fields=["batch", "code"], name="item_code_once"),
            models.UniqueConstraint(
                fields=["batch", "number"], name="item_number_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(planted=True, state="released"), name="planted_items_never_leave"),
            models.CheckConstraint(condition=Q(planted=True) | ~Q(state="withdrawn"), name="only_planted_withdrawn"),
            models.CheckConstraint(
                condition=~Q(state="removed") | ~Q(removed_because=""), name="removed_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the page on which the items of its batch are checked."""
        return reverse("dispatch:batch", args=[self.batch_id])

"""What two people found, item by item; near misses; what was planted to measure the check itself."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.dispatch.choices import Wrong
from privacy.dispatch.guards import checked_by_others
from privacy.dispatch.models.batch import Item


class Check(models.Model):
    """One person's check of one item, in one round: addressee and contents. Final."""

    id = models.BigAutoField(primary_key=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="checks")
    round = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    passed = models.BooleanField()
    scanned = models.BooleanField()
    remote = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        triggers = [
            ledger_required(),
            filed_is_filed("item_id", "round", "place", "by_id", "at", "passed", "scanned", "remote"),
            checked_by_others(),
        ]
        constraints = [
            models.UniqueConstraint(fields=["item", "round", "place"], name="one_first_and_one_second_check"),
            models.UniqueConstraint(fields=["item", "round", "by"], name="two_different_checkers"),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="first_or_second_check"),
            models.CheckConstraint(condition=Q(remote=False) | Q(place=2), name="only_the_second_check_is_remote"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.place}"


class NearMiss(models.Model):
    """What a check caught before it left. The note names no customer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="near_misses")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    place = models.PositiveSmallIntegerField()
    wrong = models.CharField(_("What was wrong"), max_length=12, choices=Wrong.choices)
    note = models.CharField(_("In a few words, without names"), max_length=200, blank=True)
    caught_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    caught_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-caught_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("item_id", "unit_id", "block_id", "place", "wrong", "note", "caught_by_id", "caught_at"),
        ]
        indexes = [
            models.Index(fields=["-caught_at", "-id"], name="near_miss_by_day"),
            models.Index(fields=["unit", "-caught_at"], name="near_miss_of_unit"),
            models.Index(fields=["block", "-caught_at"], name="near_miss_of_block"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(wrong="other") | ~Q(note=""), name="something_else_is_named")
        ]

    def __str__(self) -> str:
        return self.wrong


class Plant(models.Model):
    """What is wrong with a planted item, and whether the check caught it: known once the check is over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(Item, models.PROTECT, related_name="plant")
    wrong = models.CharField(_("What was wrong"), max_length=12, choices=Wrong.choices)
    note = models.CharField(_("In a few words, without names"), max_length=200, blank=True)
    planted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planted_at = models.DateTimeField(default=clock.now)
    caught = models.BooleanField(null=True)
    """None until the check is over, and for good when the batch was not sent before."""

    class Meta:
        ordering = ["-planted_at", "id"]
        triggers = [ledger_required(), filed_is_filed("item_id", "wrong", "note", "planted_by_id", "planted_at")]

    def __str__(self) -> str:
        return self.wrong


class Photo(SealedFile):
    """A photo or scan by which the remote second person checks an item."""

    purpose = "photos of items before they are sent"
    route = "dispatch:photo"

    item = models.ForeignKey(Item, models.PROTECT, related_name="photos")
    round = models.PositiveSmallIntegerField()

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("item_id", "round", *KEPT)]

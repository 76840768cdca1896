"""Minutes in editions, who approved which, and what was added after the meeting was closed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.committee.models.locking import OF_EDITION, OWN, locked_with_meeting, never_changed
from compliance.committee.models.sitting import Item, Meeting
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person


class MinutesEdition(models.Model):
    """One edition of the minutes: the general part, sealed into the meeting's box. A change is a new edition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("Edition"))
    sealed = models.BinaryField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required(), locked_with_meeting(OWN), never_changed("written_is_written")]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_edition_per_number")]

    def __str__(self) -> str:
        return f"{self.number}"


class ItemMinutes(models.Model):
    """What an edition says of one item, sealed into the item's box: those kept out of the item do not read it."""

    edition = models.ForeignKey(MinutesEdition, models.PROTECT, related_name="parts")
    item = models.ForeignKey(Item, models.PROTECT, related_name="minutes")
    sealed = models.BinaryField()

    class Meta:
        triggers = [ledger_required(), locked_with_meeting(OF_EDITION), never_changed("part_is_written")]
        constraints = [models.UniqueConstraint(fields=["edition", "item"], name="one_part_per_item")]

    def __str__(self) -> str:
        return f"{self.item_id}"


class Approval(models.Model):
    """A member who was present approved an edition; a later edition needs its own."""

    edition = models.ForeignKey(MinutesEdition, models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [ledger_required(), locked_with_meeting(OF_EDITION), never_changed("approved_is_approved")]
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="approved_once")]

    def __str__(self) -> str:
        return f"{self.approved_at}"


class Addendum(models.Model):
    """What was added to the minutes of a closed meeting. With an item it is sealed into the item's box."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="addenda")
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["written_at", "id"]
        triggers = [ledger_required(), never_changed("added_is_added")]

    def __str__(self) -> str:
        return f"{self.written_at}"

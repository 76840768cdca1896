"""What becomes known after the release, and what a month teaches."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.dispatch.choices import Reason, Wrong
from privacy.dispatch.models.batch import Item


class Returned(models.Model):
    """That an item came back undelivered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(Item, models.PROTECT, related_name="returned")
    returned_on = models.DateField(_("Came back on"))
    reason = models.CharField(_("Reason"), max_length=10, choices=Reason.choices)
    note = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-returned_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("item_id", "returned_on", "reason", "note", "noted_by_id", "noted_at"),
        ]

    def __str__(self) -> str:
        return self.reason


class FoundError(models.Model):
    """An error found after the release: the leak incident opens from it in one step."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="errors")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    wrong = models.CharField(_("What was wrong"), max_length=12, choices=Wrong.choices)
    text = models.TextField(_("What happened"), max_length=2000)
    persons = models.PositiveIntegerField(_("Persons concerned"), null=True)
    known_at = models.DateTimeField(_("Known since"))
    reported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-reported_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "item_id",
                "unit_id",
                "block_id",
                "wrong",
                "text",
                "persons",
                "known_at",
                "reported_by_id",
                "reported_at",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-known_at"], name="found_error_of_unit")]

    def __str__(self) -> str:
        return str(self.item)

    def get_absolute_url(self) -> str:
        """Return the batch."""
        return reverse("dispatch:batch", args=[self.item.batch_id])


class Lesson(models.Model):
    """What a unit, or the whole organization (no unit), takes from a month's near misses. One a month, final."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    month = models.DateField(_("Month"))
    text = models.TextField(_("Lesson of the month"), max_length=600)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-month", "id"]
        triggers = [ledger_required(), filed_is_filed("unit_id", "month", "text", "written_by_id", "written_at")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="one_lesson_a_month", nulls_distinct=False),
            models.CheckConstraint(condition=Q(month__day=1), name="lesson_of_a_month"),
        ]

    def __str__(self) -> str:
        return self.month.isoformat()

    def get_absolute_url(self) -> str:
        """Return the page of lessons."""
        return reverse("dispatch:lessons")

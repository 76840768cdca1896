"""A paper sheet between its first entry and its counting."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from governance.ledger.guard import ledger_required
from governance.people.models import Person
from governance.surveys.models import Wave
from voice.satisfaction.choices import SheetState


class TypedSheet(models.Model):
    """One or two entries of the same sheet, sealed under the code that is printed on the paper: who has no paper reads nothing.

    No time, no office, no number: who typed is kept only so that another person types it again. The row is deleted when
    the sheet is counted, at the latest when the wave closes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="typed_sheets")
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=7, choices=SheetState.choices, default=SheetState.ONCE)
    first_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    first = models.BinaryField()
    second = models.BinaryField(null=True)

    class Meta:
        ordering = ["id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["wave", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="once", second__isnull=True, second_by__isnull=True)
                | Q(state="differs", second__isnull=False, second_by__isnull=False),
                name="differs_with_two_entries",
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("first_by")), name="typed_by_two_people"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def get_absolute_url(self) -> str:
        """Return the address of the wave."""
        return reverse("satisfaction:wave", args=[self.wave_id])

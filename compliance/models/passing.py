"""What the external counter keeps behind its wall after it has passed a report on."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from compliance.models.case import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from governance.vault.models import Box


class PassingOn(models.Model):
    """The report as the external counter received it. Its boxes open for the counsel and the reporter, never inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="passing_on")
    passed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """The counsel; nobody when the reporter gave the report to the inspector of the board."""
    passed_at = models.DateTimeField(default=clock.now)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    sealed_original = models.BinaryField()
    sealed_passed = models.BinaryField()
    identity_box = models.ForeignKey(Box, models.PROTECT, related_name="+")
    sealed_identity = models.BinaryField(null=True)
    name_passed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-passed_at", "id"]
        triggers = [ledger_required()]
        default_permissions = ()
        indexes = [models.Index(fields=["-passed_at", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(name_passed_at__isnull=True) | Q(sealed_identity__isnull=False),
                name="only_a_name_is_passed",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def keeps_name(self) -> bool:
        """Return whether the counsel knows a name that the organization was not given."""
        return self.sealed_identity is not None and self.name_passed_at is None

    def get_absolute_url(self) -> str:
        """Return the address of the counsel's page of what was passed on."""
        return reverse("compliance:passed-on", args=[self.pk])

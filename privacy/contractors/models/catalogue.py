"""What is asked of bidders, contracts and places: three catalogues in versions. A version is final once it is decided."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import final_with, ledger_required
from governance.people.models import Person
from governance.versions import SetState
from privacy.contractors.choices import CatalogueKind


class Catalogue(models.Model):
    """A version of one of the catalogues."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Catalogue"), max_length=10, choices=CatalogueKind.choices)
    number = models.PositiveIntegerField(_("Version"))
    state = models.CharField(_("State"), max_length=7, choices=SetState.choices, default=SetState.DRAFT)
    valid_from = models.DateField(_("In force from"), null=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "-number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="catalogue_number_once"),
            models.UniqueConstraint(fields=["kind"], condition=Q(state="draft"), name="one_draft_of_a_catalogue"),
            models.UniqueConstraint(fields=["kind", "valid_from"], name="one_catalogue_from_a_day"),
            models.CheckConstraint(
                condition=Q(state="draft", valid_from__isnull=True) | Q(state="decided", valid_from__isnull=False),
                name="contractor_catalogue_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("contractors:catalogue", args=[self.pk])


class Item(models.Model):
    """One line. `is_must`: asked even of a bidder with a certificate; no exception in a contract; serious when not met."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    is_must = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        triggers = [
            ledger_required(),
            final_with("contractors_catalogue", "catalogue_id", "decided", "item_is_final"),
        ]
        constraints = [models.UniqueConstraint(fields=["catalogue", "position"], name="item_place_once")]

    def __str__(self) -> str:
        return self.text

"""What the standard asks, in our own words, by version. A decided version is final."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import final_when, final_with, ledger_required
from governance.people.models import Person
from privacy.promotion.choices import CatalogueState, Group

LONGEST = 300
LONGEST_CLAUSE = 40
LONGEST_CODE = 8


class Catalogue(models.Model):
    """A version of the requirements."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Version"), unique=True)
    state = models.CharField(_("State"), max_length=7, choices=CatalogueState.choices, default=CatalogueState.DRAFT)
    source = models.CharField(_("Standard"), max_length=120)
    valid_from = models.DateField(_("In force from"), null=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), final_when("decided", "catalogue_is_final")]
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state="draft"), name="one_draft_of_catalogue"),
            models.CheckConstraint(
                condition=Q(state="draft", valid_from__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(state="decided", valid_from__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="catalogue_decided_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("promotion:catalogue", args=[self.pk])


class Requirement(models.Model):
    """One requirement. `code`: what it is called in every version; `clause`: where the standard says so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="requirements")
    group = models.CharField(max_length=14, choices=Group.choices)
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=LONGEST_CODE)
    clause = models.CharField(max_length=LONGEST_CLAUSE)
    text = models.CharField(max_length=LONGEST)

    class Meta:
        ordering = ["position"]
        triggers = [
            ledger_required(),
            final_with("privacy_promotion_catalogue", "catalogue_id", "decided", "requirement_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "code"], name="requirement_code_once"),
            models.UniqueConstraint(fields=["catalogue", "position"], name="requirement_place_once"),
        ]

    def __str__(self) -> str:
        return self.code

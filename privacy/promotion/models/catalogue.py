"""What the standard asks, in our own words, by version. A decided version is final."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import final_when, final_with, ledger_required
from governance.versions import Version, version_constraints
from privacy.promotion.choices import Group

LONGEST = 300
LONGEST_CLAUSE = 40
LONGEST_CODE = 8


class Catalogue(Version):
    """A version of the requirements."""

    source = models.CharField(_("Standard"), max_length=120)

    class Meta(Version.Meta):
        triggers = [ledger_required(), final_when("decided", "catalogue_is_final")]
        constraints = version_constraints("one_draft_of_catalogue", "catalogue_decided_with_a_day")

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

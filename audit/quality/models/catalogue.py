"""What the standards ask, in our own words, by version. A decided version is final."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.quality.choices import Domain
from governance.ledger.guard import final_when, final_with, ledger_required
from governance.versions import Version, version_constraints

LONGEST = 300
LONGEST_CODE = 6


class Catalogue(Version):
    """A version of the principles and standards."""

    source = models.CharField(_("Standard"), max_length=120)

    class Meta(Version.Meta):
        triggers = [ledger_required(), final_when("decided", "quality_catalogue_is_final")]
        constraints = version_constraints("one_draft_of_quality_catalogue", "quality_catalogue_decided_with_a_day")

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("quality:catalogue", args=[self.pk])


class Standard(models.Model):
    """A principle ("7") or one of its standards ("7.1"). Standards are rated; a principle stands as its standards do."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="standards")
    domain = models.CharField(max_length=10, choices=Domain.choices)
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=LONGEST_CODE)
    text = models.CharField(max_length=LONGEST)

    class Meta:
        ordering = ["position"]
        triggers = [
            ledger_required(),
            final_with("audit_quality_catalogue", "catalogue_id", "decided", "standard_is_final"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "code"], name="standard_code_once"),
            models.UniqueConstraint(fields=["catalogue", "position"], name="standard_place_once"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_rated(self) -> bool:
        """Return whether it is a standard, not a principle."""
        return "." in self.code

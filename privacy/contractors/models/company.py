"""The companies, and what third parties certify of them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from privacy.contractors.choices import CertificateKind


class Contractor(models.Model):
    """A company that works, worked or wants to work for the organization."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("Corporate number"), max_length=13, unique=True)
    name = models.CharField(_("Company"), max_length=120)
    contact = models.CharField(_("Office in charge at the company"), max_length=120)
    phone = models.CharField(_("Telephone"), max_length=20)
    version = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name", "id"]
        triggers = [ledger_required(), filed_is_filed("number", "registered_at")]
        constraints = [models.CheckConstraint(condition=Q(number__regex=r"^\d{13}$"), name="corporate_number")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the company."""
        return reverse("contractors:contractor", args=[self.pk])


class Certificate(models.Model):
    """A Privacy Mark or ISMS certificate. `reminded`: for how many days before its end those in charge were told last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contractor = models.ForeignKey(Contractor, models.PROTECT, related_name="certificates")
    kind = models.CharField(_("Certificate"), max_length=12, choices=CertificateKind.choices)
    number = models.CharField(_("Number"), max_length=40)
    issued_on = models.DateField(_("Valid from"))
    expires_on = models.DateField(_("Valid to"))
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)
    reminded = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["-expires_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("contractor_id", "kind", "number", "issued_on", "expires_on", "added_by_id", "added_at"),
        ]
        indexes = [models.Index(fields=["expires_on"], name="certificate_ends")]
        constraints = [
            models.UniqueConstraint(fields=["contractor", "kind", "number", "expires_on"], name="certificate_once"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("issued_on")), name="certificate_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the company."""
        return reverse("contractors:contractor", args=[self.contractor_id])

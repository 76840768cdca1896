"""Audits by others: the Board of Audit, an audit firm, a ministry. Their findings are followed like our own."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.models import Auditor
from audit.findings.choices import BodyKind
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Body(models.Model):
    """Who audits the organization from outside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Kind"), max_length=14, choices=BodyKind.choices)
    name = models.CharField(_("Name"), max_length=100, unique=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "name"]
        triggers = [ledger_required(), filed_is_filed("kind", "name")]

    def __str__(self) -> str:
        return self.name


class ExternalAudit(models.Model):
    """One audit by a body. `keeper`: the auditor who enters its findings and judges what was done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="audits", verbose_name=_("Audited by"))
    title = models.CharField(_("Title"), max_length=100)
    their_number = models.CharField(_("Number of theirs"), max_length=60, blank=True)
    reported_on = models.DateField(_("Day of the report"))
    about_privacy = models.BooleanField(_("About personal information"), default=False)
    keeper = models.ForeignKey(Auditor, models.PROTECT, related_name="+", verbose_name=_("Auditor in charge"))
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    number = models.PositiveIntegerField()
    reference = models.CharField(pgettext_lazy("audit", "Reference number"), max_length=12, unique=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-reported_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "body_id", "title", "their_number", "reported_on", "about_privacy", "fiscal_year", "number", "reference",
                "entered_by_id", "entered_at",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["-reported_on", "-id"], name="external_by_report")]
        constraints = [models.UniqueConstraint(fields=["fiscal_year", "number"], name="external_number_once")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the audit."""
        return reverse("findings:external-audit", args=[self.pk])

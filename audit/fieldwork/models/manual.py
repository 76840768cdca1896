"""The audit manual with its programmes, in versions: chapters, and procedures with the checks of the things themselves."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.fieldwork.choices import COUNTED, CheckKind, Programme
from audit.fieldwork.guards import check_final_with_manual
from governance.ledger.guard import final_when, final_with, ledger_required
from governance.versions import Version, version_constraints


class Manual(Version):
    """A version. Who drafts it does not put it in force."""

    class Meta(Version.Meta):
        triggers = [ledger_required(), final_when("decided", "audit_manual_is_final")]
        constraints = [
            *version_constraints("one_draft_of_audit_manual", "audit_manual_decided_with_a_day"),
            models.CheckConstraint(condition=~Q(decided_by=F("drafted_by")), name="audit_manual_decided_by_another"),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("fieldwork:manual", args=[self.pk])


class Chapter(models.Model):
    """A chapter of the manual."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    manual = models.ForeignKey(Manual, models.PROTECT, related_name="chapters")
    number = models.PositiveSmallIntegerField(_("Chapter"))
    title = models.CharField(_("Title"), max_length=100)
    text = models.TextField(_("Text"), max_length=8000)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            final_with("audit_fieldwork_manual", "manual_id", "decided", "chapter_final_with_manual"),
        ]
        constraints = [models.UniqueConstraint(fields=["manual", "number"], name="audit_chapter_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Procedure(models.Model):
    """What is done, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    manual = models.ForeignKey(Manual, models.PROTECT, related_name="procedures")
    programme = models.CharField(_("Programme"), max_length=9, choices=Programme.choices)
    code = models.CharField(pgettext_lazy("audit", "Code"), max_length=10)
    title = models.CharField(_("Title"), max_length=120)
    objective = models.TextField(_("What it is to show"), max_length=1000)
    steps = models.TextField(_("How it is done"), max_length=4000)

    class Meta:
        ordering = ["programme", "code"]
        triggers = [
            ledger_required(),
            final_with("audit_fieldwork_manual", "manual_id", "decided", "procedure_final_with_manual"),
        ]
        constraints = [models.UniqueConstraint(fields=["manual", "code"], name="audit_procedure_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Check(models.Model):
    """One check of a thing itself, in words that leave no choice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="checks")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=CheckKind.choices)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        triggers = [ledger_required(), check_final_with_manual()]
        constraints = [models.UniqueConstraint(fields=["procedure", "position"], name="audit_check_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def counts(self) -> bool:
        """Return whether two numbers are noted."""
        return self.kind in COUNTED

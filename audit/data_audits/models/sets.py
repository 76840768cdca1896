"""Data sets. The rows lie sealed outside the database; what was found in each column lies sealed here."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.data_audits.choices import SetState, Source
from audit.engagements.models import Engagement
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class DataSet(models.Model):
    """Rows from one source, for one engagement, or for the department when it has none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=9, choices=SetState.choices, default=SetState.WAITING)
    engagement = models.ForeignKey(
        Engagement, models.PROTECT, null=True, related_name="data_sets", verbose_name=_("Audit")
    )
    title = models.CharField(_("Title"), max_length=100)
    origin = models.CharField(_("Where it comes from"), max_length=300)
    source = models.CharField(_("Kind of source"), max_length=7, choices=Source.choices)
    query = models.JSONField(default=dict)
    """Of own records: code of what is offered, first and last day."""
    source_sha256 = models.CharField(_("SHA-256 of the file as it came"), max_length=64)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Taken in by"))
    made_at = models.DateTimeField(_("Taken in"), default=clock.now)
    rows = models.BigIntegerField(_("Rows"), default=0)
    sha256 = models.CharField(_("SHA-256 of the data set"), max_length=64, blank=True)
    sealed_profile = models.BinaryField(default=b"")
    problem = models.CharField(_("What is wrong"), max_length=300, blank=True)
    ready_at = models.DateTimeField(_("Ready"), null=True)
    erased_at = models.DateTimeField(_("Erased"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-made_at", "id"]
        indexes = [
            models.Index(fields=["-made_at", "id"], name="data_sets_by_day"),
            models.Index(fields=["engagement", "-made_at"], name="data_sets_of_engagement"),
            models.Index(fields=["made_at"], condition=Q(state="waiting"), name="data_sets_waiting"),
        ]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "engagement_id", "title", "origin", "source", "query", "source_sha256", "made_by_id", "made_at"
            ),
            pgtrigger.Protect(
                name="data_are_final", operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.ready_at IS NOT NULL AND ROW(NEW.rows, NEW.sha256, NEW.sealed_profile, NEW.ready_at)"
                    " IS DISTINCT FROM ROW(OLD.rows, OLD.sha256, OLD.sealed_profile, OLD.ready_at)"
                ),
            ),
            pgtrigger.Protect(
                name="an_end_is_final", operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> NEW.state AND (OLD.state IN ('failed', 'cancelled', 'erased')"
                    " OR OLD.state = 'ready' AND NEW.state <> 'erased')"
                ),
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["ready", "erased"], ready_at__isnull=False, sha256__regex="^[0-9a-f]{64}$")
                | Q(state__in=["waiting", "failed", "cancelled"], ready_at__isnull=True, sha256=""),
                name="data_set_ready_with_hash",
            ),
            models.CheckConstraint(
                condition=Q(state="erased", erased_at__isnull=False) | (~Q(state="erased") & Q(erased_at__isnull=True)),
                name="data_set_erased_with_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the data set."""
        return reverse("data_audits:data-set", args=[self.pk])


class Progress(models.Model):
    """How far the worker is with a data set or a run. Nothing hangs on it: it may be lost and is cleared away at the end."""

    subject = models.UUIDField(primary_key=True)
    step = models.CharField(max_length=60)
    percent = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.subject} {self.percent}"

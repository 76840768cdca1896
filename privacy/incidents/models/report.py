"""Reports to the Personal Information Protection Commission."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from privacy.incidents.choices import ReportKind, ReportState
from privacy.incidents.models.incident import Incident


def final_once_submitted() -> pgtrigger.Trigger:
    """Return the trigger that keeps a report as the Commission has it."""
    return pgtrigger.Trigger(
        name="final_once_submitted",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF OLD.state = 'submitted' THEN
                RAISE EXCEPTION 'a submitted report is neither changed nor removed';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )


class Report(models.Model):
    """One version of a report: filled from the case, worded by the officer, submitted with the Commission's number.

    `items`: the nine items, code → text. A correction or supplement is a further version.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="reports")
    kind = models.CharField(_("Kind of report"), max_length=11, choices=ReportKind.choices)
    number = models.PositiveSmallIntegerField(_("Version"))
    state = models.CharField(_("State"), max_length=9, choices=ReportState.choices, default=ReportState.DRAFT)
    items = models.JSONField()
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    submitted_on = models.DateField(_("Submitted on"), null=True)
    receipt = models.CharField(_("Receipt number"), max_length=40, blank=True)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["drafted_at", "id"]
        triggers = [ledger_required(), final_once_submitted()]
        constraints = [
            models.UniqueConstraint(fields=["incident", "kind", "number"], name="leak_report_numbered"),
            models.UniqueConstraint(
                fields=["incident", "kind"], condition=Q(state="draft"), name="one_draft_of_a_leak_report"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", submitted_on__isnull=True, submitted_by__isnull=True, receipt="")
                | Q(state="submitted", submitted_on__isnull=False, submitted_by__isnull=False) & ~Q(receipt=""),
                name="leak_report_submitted_with_receipt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the incident."""
        return self.incident.get_absolute_url()

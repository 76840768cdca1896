"""From adopted to the manual."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.proposals.models.proposal import Proposal


class Task(models.Model):
    """One thing that a unit has to do for an adopted proposal."""

    class State(models.TextChoices):
        OPEN = "open", _("Not done yet")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("No longer needed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="tasks")
    state = models.CharField(_("State"), max_length=7, choices=State.choices, default=State.OPEN)
    text = models.CharField(_("What is to be done"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit in charge"))
    due_on = models.DateField(_("To be done by"))
    evidence = models.TextField(_("What was done, and what shows it"), max_length=2000, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required(), filed_is_filed("proposal_id", "text", "unit_id", "due_on")]
        indexes = [models.Index(fields=["unit", "due_on"], condition=Q(state="open"), name="proposal_task_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False, done_by__isnull=False) & ~Q(evidence="")
                | Q(~Q(state="done"), done_at__isnull=True),
                name="done_with_evidence",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the address of the proposal on whose page the task stands."""
        return self.proposal.get_absolute_url()

    @property
    def is_overdue(self) -> bool:
        """Return whether its day has passed."""
        return self.state == self.State.OPEN and self.due_on < clock.today()


class ManualChange(models.Model):
    """Where the proposal stands in a manual now."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="manual_change")
    manual = models.CharField(_("Manual"), max_length=100)
    section = models.CharField(_("Section"), max_length=100)
    in_force_on = models.DateField(_("In force since"))
    text = models.TextField(_("What stands there now"), max_length=2000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [
            ledger_required(),
            filed_is_filed("proposal_id", "manual", "section", "in_force_on", "text", "author_id", "noted_at"),
        ]

    def __str__(self) -> str:
        return f"{self.manual} {self.section}"

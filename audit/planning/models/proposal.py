"""What the solver proposed for a version of the plan."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.planning.models.plan import AnnualPlan
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Proposal(models.Model):
    """One run: the digest of what went in, and what came out. The same in gives the same out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(AnnualPlan, models.PROTECT, related_name="proposals")
    input_digest = models.CharField(pgettext_lazy("audit", "Digest"), max_length=64)
    placed = models.JSONField()
    """Lists of origin of the line, first day, ids of the auditors, days of travel."""
    unmet = models.JSONField()
    """Lists of origin of the line, obstacle, details."""
    is_best = models.BooleanField(_("Nothing better is possible"))
    solver = models.CharField(max_length=40)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("Proposed on"), default=clock.now)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("plan_id", "input_digest", "placed", "unmet", "is_best", "solver", "made_by_id", "made_at"),
        ]
        indexes = [models.Index(fields=["plan", "-made_at"], name="proposal_of_plan")]

    def __str__(self) -> str:
        return self.input_digest[:8]

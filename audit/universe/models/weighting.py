"""Versions of the weights by which factors count."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from audit.universe.choices import WeightingState
from audit.universe.guards import approved_by_the_president
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Weighting(models.Model):
    """Whole numbers from 0 to 100 by factor, proposed by the head, decided by the president. Never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(pgettext_lazy("audit", "Version"), unique=True)
    state = models.CharField(_("State"), max_length=8, choices=WeightingState.choices, default=WeightingState.PROPOSED)
    weights = models.JSONField()
    """Code of the factor → weight."""
    reason = models.CharField(_("Reason"), max_length=400)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("Proposed on"), default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.CharField(_("Remark"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        triggers = [
            ledger_required(),
            filed_is_filed("number", "weights", "reason", "set_by_id", "set_at"),
            approved_by_the_president(),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="weighted_with_a_reason"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="weighting_decided_with_name",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("set_by")), name="weighting_decided_by_another"
            ),
            models.UniqueConstraint(fields=["state"], condition=Q(state="proposed"), name="one_weighting_proposed"),
        ]

    def __str__(self) -> str:
        return gettext("Version %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("universe:weighting", args=[self.pk])

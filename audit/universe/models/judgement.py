"""Where the head knows better than the figures, until a day."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.auditors.models import Process
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person

MOST = 40
"""Points by which a judgement can lift or lower a score, out of 100."""


class Judgement(models.Model):
    """Points added to the score of a unit or process, or taken from it, for a reason, until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit"))
    process = models.ForeignKey(
        Process, models.PROTECT, null=True, related_name="+", verbose_name=_("Process or system")
    )
    points = models.SmallIntegerField(_("Points"))
    reason = models.CharField(_("Reason"), max_length=400)
    until = models.DateField(_("Until"))
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    withdrawn_because = models.CharField(_("Why it no longer holds"), max_length=400, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("unit_id", "process_id", "points", "reason", "until", "made_by_id", "made_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="judged_with_a_reason"),
            models.CheckConstraint(condition=Q(unit__isnull=False) ^ Q(process__isnull=False), name="judged_one_thing"),
            models.CheckConstraint(
                condition=Q(points__gte=-MOST, points__lte=MOST) & ~Q(points=0), name="judged_by_some_points"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="judgement_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.points:+d}"

    def get_absolute_url(self) -> str:
        """Return the list of judgements."""
        return reverse("universe:judgements")

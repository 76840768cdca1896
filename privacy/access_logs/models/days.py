"""Days of the log, and how many views of each unit were explained."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from privacy.access_logs.choices import DayState


class LogDay(models.Model):
    """A day of which views came in. A late file sets it back to waiting; each explaining counts `version` up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=9, choices=DayState.choices, default=DayState.WAITING)
    day = models.DateField(_("Day"), unique=True)
    views = models.PositiveBigIntegerField(_("Views"), default=0)
    explained = models.PositiveBigIntegerField(_("Explained"), default=0)
    unknown_unit = models.PositiveBigIntegerField(_("Views with an unknown unit"), default=0)
    explained_at = models.DateTimeField(_("Explained at"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["day"], condition=Q(state=DayState.WAITING), name="log_days_to_explain")]
        constraints = [
            models.CheckConstraint(
                condition=Q(explained__lte=F("views")), name="log_day_explained_are_some_of_the_views"
            )
        ]

    def __str__(self) -> str:
        return self.day.isoformat()


class UnitDay(models.Model):
    """The views of one unit on one day, and by what how many of them were explained. `block`: of that day."""

    day = models.ForeignKey(LogDay, models.PROTECT, related_name="units")
    on = models.DateField(_("Day"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    views = models.PositiveBigIntegerField(_("Views"))
    explained = models.PositiveBigIntegerField(_("Explained"))
    by_kind = models.JSONField(default=dict)
    """Explanation → number of views."""

    class Meta:
        ordering = ["-on", "unit"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["unit", "-on"], name="log_shares_of_unit"),
            models.Index(fields=["block", "-on"], name="log_shares_of_block"),
            models.Index(fields=["-on", "unit"], name="log_shares_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["day", "unit"], name="log_share_once"),
            models.CheckConstraint(condition=Q(explained__lte=F("views")), name="log_share_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.on}"

"""That somebody asks who has viewed their own record."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.monitoring.choices import Identity, TrailState


class TrailRequest(models.Model):
    """A request. Who asks and which record it is lie sealed. `with_names`: the viewers are named, by the officer's decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=8, choices=TrailState.choices, default=TrailState.ASKED)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField()
    masked = models.CharField(_("Record"), max_length=20)
    first = models.DateField(_("Views from"))
    last = models.DateField(_("Views to"))
    asked_on = models.DateField(_("Asked for on"))
    identity = models.CharField(_("How the identity was checked"), max_length=14, choices=Identity.choices)
    identity_note = models.CharField(_("What was seen"), max_length=200)
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(_("Filed"), default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("Decided"), null=True)
    decision_note = models.CharField(_("Reason"), max_length=400, blank=True)
    with_names = models.BooleanField(_("The viewers are named"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-filed_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "reference", "unit_id", "block_id", "sealed", "masked", "first", "last", "asked_on", "identity",
                "identity_note", "filed_by_id", "filed_at",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-filed_at", "-id"], name="trails_by_day"),
            models.Index(fields=["unit", "-filed_at"], name="trails_of_unit"),
            models.Index(fields=["block", "-filed_at"], name="trails_of_block"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="trail_days_in_order"),
            models.CheckConstraint(condition=~Q(decided_by=F("filed_by")), name="trail_decided_by_another"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="asked") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="trail_decided_with_name",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision_note=""), name="trail_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(with_names=False) | Q(state="approved") & ~Q(decision_note=""),
                name="trail_names_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the request."""
        return reverse("monitoring:trail", args=[self.pk])

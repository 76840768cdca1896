"""Random picks. The number of the draw lies sealed, its digest stands in the ledger before; later everyone can draw again."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.engagements.choices import DrawState
from audit.engagements.guards import shown_when_all_are_told
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Draw(models.Model):
    """One draw: pool with weights and digest first, then the picks, at last the number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("What is drawn for"), max_length=100)
    state = models.CharField(_("State"), max_length=9, choices=DrawState.choices, default=DrawState.COMMITTED)
    commitment = models.CharField(_("Digest of the number"), max_length=64)
    sealed_seed = models.BinaryField()
    pool = models.JSONField()
    """Lists of code of the unit and weight, in the order of the codes."""
    pool_digest = models.CharField(_("Digest of the pool"), max_length=64)
    picks = models.PositiveSmallIntegerField(_("Number of units to draw"))
    guessable = models.PositiveSmallIntegerField(_("Picks that the best guess finds (%)"))
    committed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    committed_at = models.DateTimeField(_("Sealed on"), default=clock.now)
    ledger_number = models.BigIntegerField(null=True)
    """The last entry of the ledger when it was drawn; its hash goes into the draw, so that nobody who knew the number could
    have chosen the picks."""
    ledger_hash = models.CharField(max_length=64, blank=True)
    picked = ArrayField(models.CharField(max_length=10), default=list)
    drawn_at = models.DateTimeField(_("Drawn on"), null=True)
    seed = models.CharField(_("Number of the draw"), max_length=64, blank=True)
    revealed_at = models.DateTimeField(_("Shown on"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-committed_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "title", "commitment", "sealed_seed", "pool", "pool_digest", "picks", "guessable", "committed_by_id",
                "committed_at",
            ),
            pgtrigger.Protect(
                name="picks_are_final", operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.drawn_at IS NOT NULL AND ROW(NEW.picked, NEW.drawn_at, NEW.ledger_hash)"
                                              " IS DISTINCT FROM ROW(OLD.picked, OLD.drawn_at, OLD.ledger_hash)"),
            ),
            shown_when_all_are_told(),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(condition=Q(picks__gte=1), name="draw_of_some_picks"),
            models.CheckConstraint(
                condition=Q(state="committed", drawn_at__isnull=True, ledger_hash="")
                | (Q(state__in=["drawn", "revealed"], drawn_at__isnull=False) & ~Q(ledger_hash="")),
                name="drawn_with_a_moment",
            ),
            models.CheckConstraint(
                condition=(Q(state="revealed", revealed_at__isnull=False) & ~Q(seed=""))
                | (~Q(state="revealed") & Q(seed="", revealed_at__isnull=True)),
                name="number_shown_with_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the draw."""
        return reverse("engagements:draw", args=[self.pk])

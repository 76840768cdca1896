"""What units only declare, drawn by lot for verification by another unit.

The number of the draw is found when the round opens and lies sealed; its digest is published then. After the round everyone
can check that the number fits the digest, and draw again.
"""

import uuid
from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance import clock
from governance.ledger.guard import filed_is_filed, final_when, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.workspace.choices import Result, VerificationState
from privacy.workspace.models.check import Round


class Draw(models.Model):
    """The draw of a round. `percent`: the share of each kind of declaration that is drawn, rounded up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.OneToOneField(Round, models.PROTECT, related_name="draw")
    commitment = models.CharField(_("Digest of the number"), max_length=64)
    sealed_seed = models.BinaryField()
    percent = models.PositiveSmallIntegerField(_("Share drawn (%)"))
    committed_at = models.DateTimeField(default=clock.now)
    seed = models.CharField(_("Number of the draw"), max_length=64, blank=True)
    pool = models.JSONField(default=list)
    """What could be drawn, as it stood: lists of source, key, code of the unit, code of its block."""
    units = models.JSONField(default=dict)
    """Code of each unit that could verify → code of its block."""
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        triggers = [
            ledger_required(),
            filed_is_filed("round_id", "commitment", "sealed_seed", "percent", "committed_at"),
            pgtrigger.Protect(
                name="draw_is_final", operation=pgtrigger.Update, condition=pgtrigger.Q(old__drawn_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="drawn_share_is_a_share"),
            models.CheckConstraint(
                condition=Q(seed="", drawn_at__isnull=True) | (~Q(seed="") & Q(drawn_at__isnull=False)),
                name="number_shown_when_drawn",
            ),
        ]

    def __str__(self) -> str:
        return str(self.round_id)


class Verification(models.Model):
    """A declaration that was drawn. The unit that declared it learns of it with the result."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="verifications")
    source = models.CharField(_("Kind of declaration"), max_length=40)
    subject_key = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    words = models.CharField(_("What was declared"), max_length=400)
    declared_on = models.DateField(_("Declared on"))
    verifier = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Verifying unit"))
    due_on = models.DateField(_("Due"))
    state = models.CharField(
        _("State"), max_length=5, choices=VerificationState.choices, default=VerificationState.DRAWN
    )
    result = models.CharField(_("Result"), max_length=12, choices=Result.choices, blank=True)
    note = models.CharField(pgettext_lazy("workspace", "What was found"), max_length=400, blank=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verified_on = models.DateField(_("Verified on"), null=True)
    reminded_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "draw_id", "source", "subject_key", "unit_id", "block_id", "words", "declared_on", "verifier_id"
            ),
            final_when("done", "verification_is_final"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="verification_by_due"),
            models.Index(fields=["unit", "state"], name="verification_of_unit"),
            models.Index(fields=["verifier", "state"], name="verification_by_unit"),
            models.Index(fields=["due_on"], condition=Q(state="drawn"), name="verification_open"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["draw", "source", "subject_key"], name="drawn_once"),
            models.CheckConstraint(condition=~Q(verifier=F("unit")), name="verified_by_another_unit"),
            models.CheckConstraint(
                condition=Q(state="drawn", result="", verified_by__isnull=True, verified_on__isnull=True)
                | (Q(state="done", verified_by__isnull=False, verified_on__isnull=False) & ~Q(result="") & ~Q(note="")),
                name="verified_with_a_result",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        """Return the address of the verification."""
        return reverse("workspace:verification", args=[self.pk])

    def is_late(self, day: date) -> bool:
        """Return whether the result should have come before the day."""
        return self.state == VerificationState.DRAWN and self.due_on < day

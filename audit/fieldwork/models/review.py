"""Notes of reviewers and signatures."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.fieldwork.choices import NoteState, SignLevel
from audit.fieldwork.guards import nobody_signs_their_own, note_by_another
from audit.fieldwork.models.paper import Paper
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Note(models.Model):
    """Raised by a reviewer, answered by the preparer, cleared by somebody who did not answer it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="notes")
    state = models.CharField(max_length=8, choices=NoteState.choices, default=NoteState.OPEN)
    text = models.TextField(_("Note"), max_length=2000)
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(_("Answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    cleared_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["raised_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("paper_id", "text", "raised_by_id", "raised_at"),
            note_by_another(),
        ]
        indexes = [models.Index(fields=["paper"], condition=~Q(state="cleared"), name="audit_note_open")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="audit_note_with_words"),
            models.CheckConstraint(
                condition=Q(state="open", answered_by__isnull=True)
                | (Q(state__in=["answered", "cleared"], answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
                name="audit_note_answered_with_words",
            ),
            models.CheckConstraint(
                condition=Q(state="cleared", cleared_by__isnull=False, cleared_at__isnull=False)
                | (~Q(state="cleared") & Q(cleared_by__isnull=True)),
                name="audit_note_cleared_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(cleared_by=F("answered_by")), name="audit_note_cleared_by_another"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:40]

    def get_absolute_url(self) -> str:
        """Return the address of the note on its paper."""
        return reverse("fieldwork:paper", args=[self.paper_id])


class Signature(models.Model):
    """A level signed for one hash of the content. Voided when the paper is opened again; never removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="signatures")
    level = models.PositiveSmallIntegerField(choices=SignLevel.choices)
    signed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=clock.now)
    sha256 = models.CharField(max_length=64)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["signed_at", "level"]
        triggers = [
            ledger_required(),
            filed_is_filed("paper_id", "level", "signed_by_id", "signed_at", "sha256"),
            nobody_signs_their_own(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "level"], condition=Q(voided_at__isnull=True), name="audit_level_signed_once"
            ),
            models.UniqueConstraint(
                fields=["paper", "signed_by"], condition=Q(voided_at__isnull=True), name="audit_signed_by_each_once"
            ),
            models.CheckConstraint(condition=Q(level__in=[1, 2, 3]), name="audit_signed_at_a_level"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.level}"

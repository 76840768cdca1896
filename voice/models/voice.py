"""A customer's voice (お客様の声): as an office wrote it down, or as the customer sent it to headquarters."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.choices import DIRECT, UNSIGNED, AnswerBy, Channel, VoiceKind, VoiceState
from voice.guards import delivered_to_both


class Voice(models.Model):
    """What a customer said and what was done at once. It stays as it was filed; whatever follows is added.

    `state`: how far the answer is; voice.answers moves it. `unit`: who filed it; of what came to headquarters directly, the
    office that it is about, if any. `filed_by`: nobody for what the customer sent by the form or by e-mail.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=7, choices=VoiceState.choices, default=VoiceState.OPEN)
    kind = models.CharField(_("Kind"), max_length=10, choices=VoiceKind.choices)
    channel = models.CharField(_("How it came in"), max_length=8, choices=Channel.choices)
    title = models.CharField(_("In one line"), max_length=60)
    text = models.TextField(_("What the customer said"), max_length=8000)
    done = models.TextField(_("What was done at once"), max_length=4000, blank=True)
    wants_answer = models.BooleanField(_("The customer wants an answer"), default=False)
    answer_by = models.CharField(_("Answer wanted"), max_length=6, choices=AnswerBy.choices, blank=True)
    may_publish = models.BooleanField(_("Consent to publication"), null=True)
    """What the customer said about a masked publication; None: not asked."""
    received_on = models.DateField(_("Day on which it came in"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("Block"))
    """The block to which the unit belonged that day; none for headquarters and its divisions."""
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(_("Filed"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-filed_at", "id"]
        triggers = [
            ledger_required(),
            delivered_to_both(),
            filed_is_filed(
                "reference", "kind", "channel", "title", "text", "done", "wants_answer", "answer_by",
                "may_publish", "received_on", "unit_id", "block_id", "filed_by_id", "filed_at",
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=models.Q(filed_by__isnull=False, unit__isnull=False)
                | models.Q(filed_by__isnull=False, channel__in=DIRECT)
                | models.Q(channel__in=UNSIGNED),
                name="filed_by_somebody_for_a_unit",
            )
        ]
        indexes = [
            models.Index(fields=["-filed_at", "id"], name="voice_filed"),
            models.Index(fields=["unit", "-filed_at"], name="voice_of_unit"),
            models.Index(fields=["block", "-filed_at"], name="voice_of_block"),
            models.Index(fields=["filed_by", "-filed_at"], name="voice_of_filer"),
            models.Index(fields=["received_on", "id"], condition=~models.Q(state="closed"), name="voice_unanswered"),
            models.Index(
                fields=["received_on", "id"],
                condition=models.Q(state__in=["drafted", "decided"]),
                name="voice_answer_begun",
            ),
            models.Index(fields=["state", "-filed_at"], condition=~models.Q(state="closed"), name="voice_by_state"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the voice."""
        return reverse("voice:voice", args=[self.pk])

    @property
    def is_direct(self) -> bool:
        """Return whether the customer wrote to headquarters, not to an office."""
        return self.channel in DIRECT

    def owes(self, code: str) -> bool:
        """Return whether a clock runs on it: no publication (D8) is owed of what the customer does not want published."""
        return code != "D8" or self.may_publish is not False


class Sender(models.Model):
    """Who the customer is, kept apart from what they said: sealed with the organization's key, shown on request only."""

    voice = models.OneToOneField(Voice, models.PROTECT, primary_key=True, related_name="sender")
    sealed = models.BinaryField()

    class Meta:
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return str(self.voice_id)


class Addition(models.Model):
    """What was added later to a voice: by the office, its block or headquarters, or by the customer (no author)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="additions")
    text = models.TextField(_("Text"), max_length=4000)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "id"]
        triggers = [ledger_required(), filed_is_filed("voice_id", "text", "author_id", "added_at")]

    def __str__(self) -> str:
        return str(self.voice_id)

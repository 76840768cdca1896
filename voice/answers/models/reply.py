"""What a customer is answered, and how a voice ends."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from voice.answers.choices import Result, ToldBy
from voice.models import Voice


class Reply(models.Model):
    """An answer in one wording. Another wording is another row, the newest counts; who wrote one does not decide on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="replies")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Answer"), max_length=8000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    returned_because = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    told_by = models.CharField(_("How the customer was told"), max_length=11, choices=ToldBy.choices, blank=True)
    told_on = models.DateField(_("Day on which the customer was told"), null=True)
    told_by_whom = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unpublished_because = models.TextField(blank=True)
    unpublished_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        triggers = [ledger_required(), filed_is_filed("voice_id", "number", "text", "written_by_id", "written_at")]
        constraints = [
            models.UniqueConstraint(fields=["voice", "number"], name="reply_numbered"),
            models.CheckConstraint(condition=~Q(decided_by=F("written_by")), name="reply_decided_by_another"),
            models.CheckConstraint(
                condition=Q(told_by="", told_on__isnull=True, told_by_whom__isnull=True)
                | Q(told_on__isnull=False, told_by_whom__isnull=False, decided_by__isnull=False) & ~Q(told_by=""),
                name="told_what_was_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice_id}/{self.number}"


class Closing(models.Model):
    """The end of a voice: a result for the customer, why it may end, who decided it. One at a time is in force."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="closings")
    result = models.CharField(_("Result for the customer"), max_length=11, choices=Result.choices)
    done = models.TextField(_("What was done"), max_length=4000)
    reason = models.TextField(_("Why it may be closed"), max_length=2000)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=clock.now)
    reopened_because = models.TextField(blank=True)
    reopened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-closed_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("voice_id", "result", "done", "reason", "decided_by_id", "closed_at"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["voice"], condition=Q(reopened_at__isnull=True), name="one_closing_in_force"
            ),
            models.CheckConstraint(condition=~Q(done="") & ~Q(reason=""), name="closed_with_words"),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_because="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_because=""),
                name="reopened_with_name_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.voice_id)

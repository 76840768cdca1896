"""Events on their way, notices in inboxes, mails on their way."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.people.models import Person


class DeliveryState(models.TextChoices):
    """Of a row that a worker takes up: it waits, it is done, or it was tried too often."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    DEAD = "dead", _("Given up")


class Event(models.Model):
    """Something that happened, by its past-tense name; the payload holds ids and codes only."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["next_attempt_at"], condition=Q(state="waiting"), name="event_waiting")]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """One line in a person's inbox. `kind` gives its words; the subject's own page decides what may be read there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    reference = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["person", "-created_at"]),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["path"], opclasses=["varchar_pattern_ops"], name="notice_by_page"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "event", "kind"], name="notice_once_per_event", nulls_distinct=True
            )
        ]

    def __str__(self) -> str:
        return self.kind


class MailChoice(models.Model):
    """How a person wants to hear of notices by mail. No row: at once."""

    class How(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DIGEST = "digest", _("Once a day, in the morning")

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="mail_choice")
    how = models.CharField(_("Mail about notices"), max_length=8, choices=How.choices, default=How.AT_ONCE)

    def __str__(self) -> str:
        return self.how


class Mail(models.Model):
    """A mail on its way. At least once: the Message-ID stays the same, so that a second copy is seen as one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="mails")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    digest_day = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_attempt_at"], condition=Q(state="waiting"), name="mail_waiting")]
        constraints = [models.UniqueConstraint(fields=["person", "digest_day"], name="one_digest_a_day")]

    def __str__(self) -> str:
        return self.subject

    @property
    def message_id(self) -> str:
        """Return the Message-ID that every copy of this mail bears."""
        return f"<{self.id}@governance.invalid>"


class LedgerHead(models.Model):
    """Number and hash of the ledger's last entry as mailed out on a day."""

    day = models.DateField(primary_key=True)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.day} {self.number}"

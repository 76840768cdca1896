"""Mails that came in, and mails to customers."""

import uuid
from email.utils import make_msgid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person
from voice.answers.models import Reply
from voice.intake.choices import MailState, Purpose, Reason, SendingState
from voice.models import Voice


class IncomingMail(models.Model):
    """A mail of the mailbox, met once: what became of it. What a voice does not hold whole is kept as it came, sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=7, choices=MailState.choices)
    reason = models.CharField(_("Reason"), max_length=10, choices=Reason.choices, blank=True)
    mailbox = models.CharField(max_length=200)
    validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    """Mailbox, UIDVALIDITY and UID name a mail for ever; a new UIDVALIDITY brings all mails again."""
    message_digest = models.CharField(max_length=64, db_index=True)
    """Of the Message-ID, else of the whole mail: the same mail, or one that is answered, is found by it."""
    sealed = models.BinaryField()
    arrived_at = models.DateTimeField(_("Read from the mailbox"), default=clock.now)
    voice = models.ForeignKey(Voice, models.PROTECT, null=True, related_name="mails")
    note = models.TextField(_("What was done"), max_length=2000, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-arrived_at", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["-arrived_at", "id"], name="mail_arrived"),
            models.Index(fields=["arrived_at"], condition=Q(state="look"), name="mail_to_look_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "validity", "uid"], name="mail_met_once"),
            models.CheckConstraint(
                condition=Q(state__in=["taken", "added"], voice__isnull=False)
                | ~Q(state__in=["taken", "added"]) & ~Q(sealed=b""),
                name="mail_kept_or_in_a_voice",
            ),
            models.CheckConstraint(
                condition=~Q(state="settled") | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="mail_settled_by_somebody",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the mail."""
        return reverse("intake:mail", args=[self.pk])


def new_message_id() -> str:
    """Return a Message-ID of our own."""
    return make_msgid(domain="voice.governance.invalid")


class OutgoingMail(models.Model):
    """A mail to a customer, whose text is drawn when it is sent. It goes out at least once, always by the same Message-ID."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="outgoing_mails")
    purpose = models.CharField(max_length=7, choices=Purpose.choices)
    reply = models.ForeignKey(Reply, models.PROTECT, null=True, related_name="+")
    message_id = models.CharField(max_length=200, unique=True, default=new_message_id)
    state = models.CharField(_("State"), max_length=7, choices=SendingState.choices, default=SendingState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    note = models.TextField(_("What was done"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["created_at", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=Q(state="waiting"), name="mail_to_send"),
            models.Index(fields=["created_at"], condition=Q(state__in=["failed", "bounced"]), name="mail_not_arrived"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["voice"], condition=Q(purpose="receipt"), name="one_receipt_mail"),
            models.CheckConstraint(condition=Q(purpose="receipt") ^ Q(reply__isnull=False), name="answer_by_a_reply"),
        ]

    def __str__(self) -> str:
        return self.message_id

    def get_absolute_url(self) -> str:
        """Return the address of its voice."""
        return self.voice.get_absolute_url()

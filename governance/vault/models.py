"""Key pairs, boxes, and who may open them. Private keys stand here only sealed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock


class KeyPair(models.Model):
    """One holder's key pair (X25519). A holder has one in force; a renewed one carries the former sealed to itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField(default=1)
    public_key = models.BinaryField()
    salt = models.BinaryField(null=True)
    sealed_private = models.BinaryField(null=True)
    """A person's private key under their passphrase (Argon2id); absent for posts, receipts and the recovery key."""
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    sealed_previous = models.BinaryField(null=True)
    """The private key before this one, sealed to this one, so that older boxes still open."""
    escrow = models.BinaryField(null=True)
    escrowed_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    """The private key sealed to a recovery key; never for the external counsel."""
    made_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["holder", "-number"])]
        constraints = [
            models.UniqueConstraint(fields=["holder"], condition=Q(retired_at__isnull=True), name="one_key_in_force"),
            models.UniqueConstraint(fields=["holder", "number"], name="key_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.number}"


class PostKey(models.Model):
    """The private key of a post, sealed to the key of one person who holds the post."""

    post = models.ForeignKey(KeyPair, models.CASCADE, related_name="members")
    member = models.ForeignKey(KeyPair, models.CASCADE, related_name="+")
    member_holder = models.CharField(max_length=100, db_index=True)
    sealed_private = models.BinaryField()
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="post_key_given_once")]

    def __str__(self) -> str:
        return f"{self.post_id} for {self.member_holder}"


class Box(models.Model):
    """A key pair of its own: anyone may seal something into the box, only its holders open it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    public_key = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.id)


class BoxHolder(models.Model):
    """The private key of a box, sealed to one holder. Without a key it waits: the holder had none yet when admitted."""

    box = models.ForeignKey(Box, models.CASCADE, related_name="admissions")
    holder = models.CharField(max_length=100)
    key = models.ForeignKey(KeyPair, models.PROTECT, null=True, related_name="+")
    sealed_key = models.BinaryField(null=True)
    admitted_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["holder"], condition=Q(key__isnull=True), name="admission_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["box", "holder"], name="holder_admitted_once"),
            models.CheckConstraint(
                condition=Q(key__isnull=True, sealed_key__isnull=True) | Q(key__isnull=False, sealed_key__isnull=False),
                name="sealed_exactly_with_a_key",
            ),
        ]

    def __str__(self) -> str:
        return self.holder


class Recovery(models.Model):
    """A request to use the split recovery key: for a lost passphrase, a post without members, or a rehearsal."""

    class Kind(models.TextChoices):
        PASSPHRASE = "passphrase", _("A passphrase was lost")
        POST = "post", _("Nobody holds the key of a post")
        DRILL = "drill", _("Rehearsal")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for shares")
        DONE = "done", _("Carried out")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Occasion"), max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    recovery_key = models.ForeignKey(KeyPair, models.PROTECT, related_name="+")
    asked_with = models.ForeignKey(KeyPair, models.PROTECT, related_name="+")
    """The key of the person who asked: shares are sealed to it."""
    lost_key = models.ForeignKey(KeyPair, models.PROTECT, null=True, related_name="+")
    """The key to bring back: the person's former one, or the post's."""
    reason = models.CharField(_("Reason"), max_length=500)
    asked_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.kind


class Share(models.Model):
    """An officer's part of the recovery key: sealed to them until they have written it down, then only on paper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recovery_key = models.ForeignKey(KeyPair, models.CASCADE, related_name="shares")
    threshold = models.PositiveSmallIntegerField()
    officer_holder = models.CharField(max_length=100)
    officer_key = models.ForeignKey(KeyPair, models.PROTECT, related_name="+")
    sealed_words = models.BinaryField(null=True)
    check_digest = models.CharField(max_length=64)
    """Keyed digest of the words, so that a wrong or foreign share is noticed when it is typed."""
    taken_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recovery_key", "officer_holder"], name="one_share_per_officer"),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) ^ Q(sealed_words__isnull=True), name="words_gone_once_taken"
            ),
        ]

    def __str__(self) -> str:
        return self.officer_holder


class GivenShare(models.Model):
    """A share given for one request, sealed to the key of the person who asked."""

    recovery = models.ForeignKey(Recovery, models.CASCADE, related_name="given")
    share = models.ForeignKey(Share, models.PROTECT, related_name="+")
    sealed_words = models.BinaryField()
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recovery", "share"], name="share_given_once")]

    def __str__(self) -> str:
        return str(self.share_id)

"""What makes a published voice findable for the public. The text itself is the approved edition."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from governance.ledger.guard import ledger_required
from governance.publishing.models import Publication
from voice.database.models import Term
from voice.models import Voice


class PublicVoice(models.Model):
    """A voice with its reply as it was given to the public, under a number of its own.

    Whether it still is public says the publication alone: a text taken back is gone in the same moment. `words` is the text
    for the public made comparable, `pairs` the pairs of signs in it, which make two signs findable by an index too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="public_voice")
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="+")
    subject = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+")
    words = models.TextField()
    pairs = ArrayField(models.CharField(max_length=2))
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-published_at", "-number"]
        triggers = [ledger_required()]
        indexes = [
            GinIndex(fields=["pairs"], name="public_voice_pairs"),
            models.Index(fields=["-published_at", "-number"], name="public_voice_newest"),
            models.Index(fields=["subject", "-published_at"], name="public_voice_of_subject"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        """Return its public address."""
        return reverse("public-voices:pair", args=[self.number])

"""Reads of the voice database for pages."""

from voice.database.models import Classification
from voice.models import Voice


def classifications_of(voice: Voice) -> list[Classification]:
    """Return what a voice was classified as, the latest first. One query."""
    return list(voice.classifications.select_related("subject", "procedure", "made_by"))


def current_classification(voice: Voice) -> Classification | None:
    """Return the classification that counts, None when there is none."""
    rows = Classification.objects.filter(voice=voice, superseded_at__isnull=True)
    return rows.select_related("subject", "procedure").first()

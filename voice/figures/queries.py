"""Reads that several pages share."""

from voice.figures.models import CountRun


def latest_run() -> CountRun | None:
    """Return the latest count."""
    return CountRun.objects.order_by("-day").first()

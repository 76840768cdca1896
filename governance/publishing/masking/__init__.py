"""Finding personal data in Japanese text, and masking it. Pure: text in, places out."""

from governance.publishing.masking.finding import find
from governance.publishing.masking.hits import Hit, Kind, masked

__all__ = ["Hit", "Kind", "find", "masked"]

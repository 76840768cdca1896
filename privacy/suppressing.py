"""What may be shown of small numbers to those who read numbers only. Pure."""

from collections.abc import Mapping

SMALLEST = 5


def protected(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the parts of one whole, None for those that stay hidden: every one of one to four, and the smallest of the
    others until what is hidden adds up to nothing or to five and more, so that no subtraction from the whole gives less."""
    hidden = {key for key, number in counts.items() if 0 < number < SMALLEST}
    shown = sorted((key for key, number in counts.items() if number >= SMALLEST), key=lambda key: (counts[key], key))
    while 0 < sum(counts[key] for key in hidden) < SMALLEST and shown:
        hidden.add(shown.pop(0))
    return {key: None if key in hidden else number for key, number in counts.items()}

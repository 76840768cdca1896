"""The order of a draft's parts: pages and questions are numbered from 1, without gaps."""

from collections.abc import Iterable
from typing import TypeVar

from governance.learning.models import Page, Question

Part = TypeVar("Part", Page, Question)


def put(part: Part, others: Iterable[Part], place: int) -> None:
    """Put a part at a place (1 is first) among the others, given in their order."""
    order = [other for other in others if other.pk != part.pk]
    order.insert(max(0, place - 1), part)
    number(order)


def number(parts: Iterable[Part]) -> None:
    """Number the parts in the order given."""
    for place, part in enumerate(parts, start=1):
        part.place = place
        part.save(update_fields=["place"])

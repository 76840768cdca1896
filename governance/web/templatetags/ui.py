"""Filters of the components; presentation only."""

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def count_to(last: int) -> range:
    """Return 1, 2, ... last."""
    return range(1, last + 1)


@register.filter
def groups(code: str) -> list[str]:
    """Return the groups of a receipt code: "AB12-CD34" gives AB12 and CD34."""
    return code.split("-")


@register.filter
def elided(page: Page) -> list[int | str]:
    """Return the page numbers to show; a gap is Paginator.ELLIPSIS."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))

"""{{ step.audience|audience }}: whom a step of a ladder tells, in words."""

from django import template

from compliance.protection.choices import AUDIENCES

register = template.Library()


@register.filter
def audience(code: str) -> str:
    """Return the words of an audience."""
    return str(AUDIENCES[code])

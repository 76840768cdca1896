"""The second factor of demo accounts, shown on the sign-in page of the demonstration only."""

from django import template
from django.conf import settings

from governance.people.demo.accounts import present_code
from governance.people.models import Person

register = template.Library()


@register.simple_tag
def demo_code(person: Person | None) -> str:
    """Return the present code of a demo account; "" for every other account and everywhere outside the demonstration."""
    if not settings.DEMO or person is None or not person.is_demo:
        return ""
    return present_code(person)

"""Log-ins of demo accounts and their second factor, shown on the sign-in pages of the demonstration only."""

from typing import Any

from django import template
from django.conf import settings

from governance.people.demo.accounts import ACCOUNTS, PASSWORD, present_code
from governance.people.models import Person
from governance.people.roles import Role

register = template.Library()


@register.simple_tag
def demo_code(person: Person | None) -> str:
    """Return the present code of a demo account; "" for every other account and everywhere outside the demonstration."""
    if not settings.DEMO or person is None or not person.is_demo:
        return ""
    return present_code(person)


@register.simple_tag
def demo_log_ins() -> dict[str, Any]:
    """Return password and accounts (staff number, name, role) of the demonstration; {} everywhere else."""
    if not settings.DEMO:
        return {}
    rows = [(account.staff_number, account.name, Role(account.role).label) for account in ACCOUNTS]
    return {"password": PASSWORD, "accounts": rows}

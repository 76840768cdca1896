"""Who holds an account without belonging to the organization: they are asked nothing that is asked of its staff."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.people.models import Person
from governance.people.queries import assignments_on
from governance.people.roles import OUTSIDE

Ids = Callable[[date], "QuerySet[Any, Any]"]
_others: list[Ids] = []


def outsiders(ids: Ids) -> None:
    """Let a room name people who sit in it from outside: a function from a day to the keys of people."""
    _others.append(ids)


def staff_on(day: date) -> QuerySet[Person]:
    """Return the people of the organization who may sign in: everyone with an account but those from outside on the day."""
    people = Person.objects.filter(is_active=True)
    people = people.exclude(pk__in=assignments_on(day).filter(role__in=OUTSIDE).order_by().values("person_id"))
    for ids in _others:
        people = people.exclude(pk__in=ids(day))
    return people

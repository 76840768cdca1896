"""Thousands of invented staff over all units: the same ones at every run."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from django.contrib.auth.hashers import make_password
from simple_history.utils import bulk_create_with_history

from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.demo.accounts import FIRST_DAY, PASSWORD
from governance.people.demo.names import FAMILY_NAMES, GIVEN_NAMES
from governance.people.models import Person, RoleAssignment
from governance.people.queries import assignments_on
from governance.people.roles import Role

SEED = 2008
PREFIX, DIGITS = "s", 5
SIZES = {Unit.Kind.HEADQUARTERS: (12, 20), Unit.Kind.DIVISION: (40, 120), Unit.Kind.BLOCK: (150, 300)}
OFFICE_SIZE = (25, 95)
POSTS = {
    Unit.Kind.OFFICE: (Role.OFFICE_HEAD, Role.PRIVACY_MANAGER),
    Unit.Kind.BLOCK: (Role.BLOCK_HEAD, Role.BLOCK_OFFICER, Role.PRIVACY_MANAGER),
    Unit.Kind.DIVISION: (Role.PRIVACY_MANAGER,),
}
"""Which posts every unit of a kind has; posts of headquarters are held by the named demo accounts."""


@dataclass(frozen=True)
class Member:
    """One invented member of staff."""

    staff_number: str
    name: str
    kana: str
    unit: Unit
    roles: tuple[str, ...]


def members(count: int) -> list[Member]:
    """Return that many members: first one for each vacant post of each unit, then the others by the units' sizes."""
    dice, names = Random(SEED), Random(SEED)  # noqa: S311 - two, so that a larger count begins with the same people
    units = [period.unit for period in periods_on(clock.today()).order_by("unit__code")]
    vacant = list(_vacant_posts(units))[:count]
    weights = [dice.randint(*SIZES.get(Unit.Kind(unit.kind), OFFICE_SIZE)) for unit in units]
    others = dice.choices(units, weights, k=count - len(vacant))
    places: list[tuple[Unit, tuple[str, ...]]] = [(unit, (Role.STAFF.value, role.value)) for unit, role in vacant]
    places += [(unit, (Role.STAFF.value,)) for unit in others]
    return [_member(number, unit, roles, names) for number, (unit, roles) in enumerate(places, start=1)]


def _vacant_posts(units: Sequence[Unit]) -> Iterator[tuple[Unit, Role]]:
    """Yield the posts that no one but invented staff holds, so that a second run finds the same ones."""
    held = assignments_on(clock.today()).exclude(person__staff_number__startswith=PREFIX)
    taken = set(held.values_list("unit_id", "role"))
    for unit in units:
        for role in POSTS.get(Unit.Kind(unit.kind), ()):
            if (unit.pk, role.value) not in taken:
                yield unit, role


def _member(number: int, unit: Unit, roles: tuple[str, ...], dice: Random) -> Member:
    family, given = dice.choice(FAMILY_NAMES), dice.choice(GIVEN_NAMES)
    return Member(f"{PREFIX}{number:0{DIGITS}}", f"{family[0]} {given[0]}", f"{family[1]} {given[1]}", unit, roles)


def missing(wanted: Sequence[Member]) -> list[Member]:
    """Return the members that have no account yet."""
    known = set(
        Person.objects.filter(is_demo=True, staff_number__startswith=PREFIX).values_list("staff_number", flat=True)
    )
    return [member for member in wanted if member.staff_number not in known]


def shared_password() -> str:
    """Return the hash that all of them share: one of its own for each would take hours."""
    return make_password(PASSWORD)


def insert(batch: Collection[Member], password: str) -> Person:
    """Insert accounts and roles with their histories; return the first account. The batch must not be empty."""
    people = [
        Person(
            staff_number=member.staff_number, name=member.name, kana=member.kana, home_unit=member.unit,
            email=f"{member.staff_number}@example.invalid", password=password, is_demo=True,
        )
        for member in batch
    ]  # fmt: skip
    held = [
        RoleAssignment(person=person, role=role, unit=member.unit, valid_from=FIRST_DAY)
        for person, member in zip(people, batch, strict=True)
        for role in member.roles
    ]
    bulk_create_with_history(people, Person, batch_size=1000)
    bulk_create_with_history(held, RoleAssignment, batch_size=1000)
    return people[0]

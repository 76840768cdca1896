"""Who is asked, and in which group each answer is counted."""

import random
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.people.outsiders import staff_on
from governance.people.queries import assignments_on
from governance.surveys.models import Invitation, Wave, WaveGroup


def audience_of(wave: Wave) -> QuerySet[Person]:
    """Return the people whom the wave asks, as of today."""
    staff = staff_on(clock.today())
    if wave.audience == Wave.Audience.ALL:
        return staff
    if wave.audience == Wave.Audience.UNITS:
        chosen = list(wave.audience_units.values_list("pk", flat=True))
        below = periods_on(clock.today()).filter(parent_id__in=chosen).values("unit_id")
        return staff.filter(Q(home_unit_id__in=chosen) | Q(home_unit_id__in=below))
    if wave.audience == Wave.Audience.ROLES:
        held = assignments_on(clock.today()).filter(role__in=wave.audience_roles)
        return Person.objects.filter(pk__in=held.values("person_id"))
    return Person.objects.none()


def areas_by_unit() -> dict[UUID, UUID]:
    """Return for each unit in force the headquarters or block to which it belongs; those two belong to themselves."""
    own = (Unit.Kind.HEADQUARTERS, Unit.Kind.BLOCK)
    periods = periods_on(clock.today())
    return {p.unit_id: p.unit_id if p.unit.kind in own else p.parent_id or p.unit_id for p in periods}


def _place(wave: Wave, unit_id: UUID | None, areas: dict[UUID, UUID]) -> tuple[UUID | None, UUID | None]:
    """Return unit and area at the level that the wave keeps apart; anything finer is never written down."""
    if unit_id is None or wave.level == Wave.Level.TOTAL:
        return None, None
    area = areas.get(unit_id, unit_id)
    return (area, area) if wave.level == Wave.Level.AREA else (unit_id, area)


def groups_for(wave: Wave, units: Iterable[Unit | None], channel: str) -> list[WaveGroup]:
    """Return for each unit the group of the codes that it hands out by the channel; new ones are numbered, not saved."""
    areas = areas_by_unit()
    known = {g.unit_id: g for g in wave.groups.filter(channel=channel)}
    number = wave.groups.count()
    found = []
    for unit in units:
        unit_id, area_id = _place(wave, unit.pk if unit else None, areas)
        if unit_id not in known:
            known[unit_id] = WaveGroup(wave=wave, number=number, unit_id=unit_id, area_id=area_id, channel=channel)
            number += 1
        found.append(known[unit_id])
    return found


def groups_and_members(wave: Wave) -> tuple[list[WaveGroup], list[tuple[UUID, int]]]:
    """Return the groups with their numbers of people, and each person with their group's number, in random order."""
    areas = areas_by_unit()
    people = [(pk, _place(wave, home, areas)) for pk, home in audience_of(wave).values_list("pk", "home_unit_id")]
    groups = {(g.unit_id, g.area_id): g for g in wave.groups.filter(channel="")}
    number = wave.groups.count()
    for place, count in _counted(place for _pk, place in people):
        if place not in groups:
            groups[place] = WaveGroup(wave=wave, number=number, unit_id=place[0], area_id=place[1])
            number += 1
        groups[place].invited += count
    members = [(pk, groups[place].number) for pk, place in people]
    random.SystemRandom().shuffle(members)
    return list(groups.values()), members


def _counted(places: Iterable[tuple[UUID | None, UUID | None]]) -> list[tuple[tuple[UUID | None, UUID | None], int]]:
    return sorted(Counter(places).items(), key=lambda item: str(item[0]))


def not_yet_taken(wave: Wave) -> QuerySet[Person]:
    """Return the people who have not taken a token. Whether those who have one answered, nobody knows."""
    waiting = Invitation.objects.filter(wave=wave, taken=False)
    return Person.objects.filter(pk__in=waiting.values("person_id"), is_active=True)

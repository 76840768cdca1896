"""Snooping, planted into honest days and written down. The schemes come from what was punished in pension offices, hospitals and
police registers, not from the rules: some leave no mark that a rule could know, and one covers itself.
"""

from collections.abc import Callable

import numpy as np

from privacy.access_logs.generating.working_days import (
    CALL,
    DAY,
    HOUR,
    MINUTE,
    NOBODY,
    RECEPTION,
    Contacts,
    Searches,
    Views,
    WorkingDay,
    joined,
)
from privacy.access_logs.generating.world import Numbers, World

PURPOSE = 1


class Planter:
    """Puts each scheme `times` times into a day."""

    def __init__(self, world: World, work: WorkingDay, times: int) -> None:
        self.world, self.work, self.times = world, work, times
        self.dice = world.random(work.day, PURPOSE)
        self.present = np.flatnonzero(~(world.on_leave(work.day) | world.staff_left))

    def plant(self) -> WorkingDay:
        """Plant all schemes; `truth` of the day says where."""
        for _ in range(self.times):
            for scheme in SCHEMES:
                scheme(self)
        return self.work

    def someone(self) -> int:
        """Return somebody who is at work."""
        return int(self.dice.choice(self.present))

    def anyone_insured(self, number: int = 1) -> Numbers:
        """Return insured persons."""
        return self.dice.integers(0, self.world.persons, number)

    def known_to(self, staff: int, number: int = 1) -> Numbers:
        """Return insured persons whom somebody may know: mostly of the same place, where people do come to the counter."""
        return self.world.near(self.dice, np.full(number, staff // self.world.staff_per_unit))

    def own_record(self, staff: int) -> int:
        """Return the record of a member of staff."""
        return int(self.world.staff_person[staff])

    def look(
        self, scheme: str, staff: int, persons: Numbers, at: Numbers | None = None, unit: int | None = None
    ) -> None:
        """Let somebody look at records, in a quiet moment of the day unless it is said when."""
        number = len(persons)
        if at is None:
            at = 10 * HOUR + self.dice.integers(0, 6 * HOUR) + np.arange(number) * self.dice.integers(30, 150, number)
        place = staff // self.world.staff_per_unit if unit is None else unit
        start = len(self.work.views.at)
        fresh = Views(
            np.clip(at, 0, DAY - 1), np.full(number, staff), np.full(number, place), np.full(number, staff), persons
        )
        put = joined([self.work.views, fresh])
        assert isinstance(put, Views)
        self.work.views = put
        self.work.truth.append((scheme, np.arange(start, start + number)))

    def write_contact(self, kind: int, opened: int, entered: int, unit: int, person: int) -> None:
        """Let somebody enter a contact."""
        made = [kind, opened, opened + 10 * MINUTE, entered, unit, NOBODY, person]
        fresh = Contacts(*(np.array([value]) for value in made))
        put = joined([self.work.contacts, fresh])
        assert isinstance(put, Contacts)
        self.work.contacts = put


def family(p: Planter) -> None:
    """Somebody with whom one lives."""
    world = p.world
    for _ in range(200):
        staff = p.someone()
        own = p.own_record(staff)
        near = np.arange(max(0, own - 4), min(world.persons, own + 5))
        found = near[(world.person_address[near] == world.person_address[own]) & (near != own)]
        if len(found):
            p.look("family", staff, found[:1])
            return


def declared_relative(p: Planter) -> None:
    """A relative elsewhere, declared as the rules ask."""
    which = int(p.dice.integers(len(p.world.relative_staff)))
    staff = int(p.world.relative_staff[which])
    if staff in p.present:
        p.look("relative", staff, p.world.relative_person[which : which + 1])


def estranged(p: Planter) -> None:
    """A relative who was not declared, at another address: half of them bear the same surname, whatever it is."""
    staff = p.someone()
    if p.dice.random() < 0.5:
        p.look("estranged", staff, p.known_to(staff))
        return
    same = np.flatnonzero((p.world.person_surname == p.world.staff_surname[staff]) & (p.world.person_staff != staff))
    if len(same):
        p.look("estranged", staff, p.dice.choice(same, 1))


def celebrity(p: Planter) -> None:
    """Someone in the news, looked up from several offices; three of five are on the list of the well-known."""
    known = np.flatnonzero(p.world.person_known)
    if len(known):
        person = p.dice.choice(known, 1) if p.dice.random() < 0.6 else p.anyone_insured()
        for _ in range(p.dice.integers(1, 6)):
            p.look("celebrity", p.someone(), person)


def victim(p: Planter) -> None:
    """The victim of an accident, on no list, looked up from several offices."""
    person = p.anyone_insured()
    for _ in range(p.dice.integers(2, 8)):
        p.look("victim", p.someone(), person)


def colleague(p: Planter) -> None:
    """What a colleague earns."""
    staff = p.someone()
    mates = np.arange(p.world.staff_per_unit) + staff // p.world.staff_per_unit * p.world.staff_per_unit
    p.look("colleague", staff, np.array([p.own_record(int(p.dice.choice(mates[mates != staff])))]))


def own(p: Planter) -> None:
    """One's own record."""
    staff = p.someone()
    p.look("own", staff, np.array([p.own_record(staff)]))


def night(p: Planter) -> None:
    """Browsing when the others have gone, which may be early."""
    at = int((18 + p.dice.random() * 5) * HOUR) + np.arange(12) * 100
    staff = p.someone()
    p.look("night", staff, p.known_to(staff, 12), at)


def on_leave(p: Planter) -> None:
    """The log-in of somebody on leave, used by another."""
    away = np.flatnonzero(p.world.on_leave(p.work.day) & ~p.world.staff_left)
    if len(away):
        staff = int(p.dice.choice(away))
        p.look("on leave", staff, p.known_to(staff, 3))


def harvest(p: Planter) -> None:
    """A list is sold: dozens or hundreds of local records, one after the other."""
    staff = p.someone()
    unit, number = staff // p.world.staff_per_unit, min(int(p.dice.integers(40, 300)), p.world.persons_per_unit // 2)
    local = unit * p.world.persons_per_unit + p.dice.choice(p.world.persons_per_unit, number, replace=False)
    p.look("harvest", staff, local, 9 * HOUR + np.sort(p.dice.integers(0, 8 * HOUR, number)))


def drip(p: Planter) -> None:
    """A list is sold slowly: a few records a day, as many as others look at."""
    staff = p.someone()
    p.look("drip", staff, p.known_to(staff, 8), 9 * HOUR + np.sort(p.dice.integers(0, 8 * HOUR, 8)))


def sweep(p: Planter) -> None:
    """Names are tried one after the other; the lists themselves are what is wanted."""
    staff = p.someone()
    searches, listed = int(p.dice.integers(12, 70)), 9
    place = np.repeat(np.arange(searches), listed)
    start = len(p.work.searches.number)
    fresh = Searches(
        number=p.work.day.toordinal() * 1_000_000 + 900_000 + start + place,
        position=np.tile(np.arange(1, listed + 1), searches),
        at=13 * HOUR + place * 70, staff=np.full(len(place), staff),
        unit=np.full(len(place), staff // p.world.staff_per_unit), name=p.dice.integers(0, 400, searches)[place],
        person=p.anyone_insured(len(place)),
    )  # fmt: skip
    put = joined([p.work.searches, fresh])
    assert isinstance(put, Searches)
    p.work.searches = put
    p.work.truth.append(("sweep", np.arange(start, start + len(place))))


def leaver(p: Planter) -> None:
    """The log-in of somebody who has left."""
    left = np.flatnonzero(p.world.staff_left)
    if len(left):
        p.look("leaver", int(p.dice.choice(left)), p.anyone_insured(4))


def lent_login(p: Planter) -> None:
    """A log-in used at another office while its owner works at their own."""
    staff, person = p.someone(), p.anyone_insured(5)
    unit = (staff // p.world.staff_per_unit + 1 + int(p.dice.integers(len(p.world.units) - 1))) % len(p.world.units)
    p.look("lent login", staff, person, unit=unit)


def acquaintance(p: Planter) -> None:
    """A neighbour, a former love: nothing in any register tells."""
    staff = p.someone()
    p.look("acquaintance", staff, p.known_to(staff))


def covered_late(p: Planter) -> None:
    """The same, and a reception is entered two days later, when questions are asked."""
    staff = p.someone()
    person = p.known_to(staff)
    at = np.array([14 * HOUR])
    p.look("covered late", staff, person, at)
    p.write_contact(RECEPTION, 14 * HOUR, 14 * HOUR + 2 * DAY, staff // p.world.staff_per_unit, int(person[0]))


def covered_well(p: Planter) -> None:
    """The same, with a call that never was, entered before the view. No rule can know; samples of explained views may."""
    staff = p.someone()
    person = p.known_to(staff)
    p.look("covered well", staff, person, np.array([15 * HOUR]))
    p.write_contact(
        CALL, 15 * HOUR - 5 * MINUTE, 15 * HOUR - 5 * MINUTE, staff // p.world.staff_per_unit, int(person[0])
    )


SCHEMES: tuple[Callable[[Planter], None], ...] = (
    family, declared_relative, estranged, celebrity, victim, colleague, own, night, on_leave, harvest, drip, sweep, leaver,
    lent_login, acquaintance, covered_late, covered_well,
)  # fmt: skip

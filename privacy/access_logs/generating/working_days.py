"""What an honest day leaves behind: contacts, the views and searches that they need, hours of duty; and the disorder of life.

The disorder: receptions that nobody entered, or entered for a mistyped number, or a day late; colleagues at shared counters and
terminals; a day's work at another office; people called in from their leave; overtime that is on no roster; a thing of last time
looked up again; a colleague who asks to look at their own record; a campaign that makes two people look at hundreds of records.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from privacy.access_logs.generating.world import SHIFTS, Flags, Numbers, World

MINUTE = 60
HOUR = 3600
DAY = 86_400
KINDS = ("reception", "call", "case", "assignment", "batch")
RECEPTION, CALL, CASE, ASSIGNMENT, BATCH = range(5)
NOBODY = -1
ON_CAMPAIGNS = 2
"""So many people of a unit, its first ones, work on batches."""


@dataclass
class Views:
    """Views, in seconds from the start of the day. `terminal` below 0: the unit's shared one."""

    at: Numbers
    staff: Numbers
    unit: Numbers
    terminal: Numbers
    person: Numbers


@dataclass
class Contacts:
    """Contacts, in seconds from the start of the day on which they are sent; `owner` NOBODY: anyone of the unit."""

    kind: Numbers
    opened: Numbers
    closed: Numbers
    entered: Numbers
    unit: Numbers
    owner: Numbers
    person: Numbers

    def some(self, which: Flags) -> "Contacts":
        """Return some of them."""
        return Contacts(**{name: values[which] for name, values in vars(self).items()})


@dataclass
class Searches:
    """Results of name searches: a row for each record that was listed."""

    number: Numbers
    position: Numbers
    at: Numbers
    staff: Numbers
    unit: Numbers
    name: Numbers
    person: Numbers


@dataclass
class Duty:
    """Who was on duty or on leave, from when to when."""

    staff: Numbers
    begins: Numbers
    ends: Numbers
    on_leave: Flags


@dataclass
class WorkingDay:
    """All of a day."""

    day: date
    views: Views
    contacts: Contacts
    searches: Searches
    duty: Duty
    truth: list[tuple[str, Numbers]] = field(default_factory=list)
    """Scheme → places of its views in `views` (of searches, for sweeping); written by planting alone."""


def joined(parts: list) -> object:
    """Return rows of one kind put together."""
    return type(parts[0])(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in vars(parts[0])})


class Office:
    """Makes day after day; cases that stay open are gone on with."""

    def __init__(self, world: World, views_per_staff: float = 60) -> None:
        self.world, self.views_per_staff = world, views_per_staff
        self.open_cases: Contacts | None = None
        self.last: Contacts | None = None
        """The contacts of the day before, with who worked on them as their owner."""

    def work(self, day: date) -> WorkingDay:
        """Return an honest day."""
        world, dice = self.world, self.world.random(day)
        on_roster_away = world.on_leave(day) | world.staff_left
        duty = self._duty(dice, on_roster_away)
        away = on_roster_away & (world.staff_left | (dice.random(world.staff) > 0.02))
        self._place, self._away = self._places(dice), away
        contacts, mistyped = self._contacts(dice, away)
        batch = self._campaign(dice, away)
        views = [self._views_for(dice, contacts, 2.0), self._views_for(dice, batch, 0.2), self._help(dice, away)]
        if self.open_cases is not None:
            going = self.open_cases.some((dice.random(len(self.open_cases.kind)) < 0.3) & ~away[self.open_cases.owner])
            going.unit = self._place[going.owner]
            going.opened, going.closed = self._within_hours(dice, going.owner), going.closed * 0 + DAY
            views.append(self._views_for(dice, going, 1.0))
        self._go_on(contacts)
        self.last = Contacts(**{**vars(contacts), "owner": self._workers})
        all_views = joined(views)
        assert isinstance(all_views, Views)
        searches = self._searches(dice, contacts, day)
        entered = joined([self._entered(dice, contacts, mistyped), batch])
        assert isinstance(entered, Contacts)
        return WorkingDay(day, all_views, entered, searches, duty)

    def _duty(self, dice: np.random.Generator, away: Flags) -> Duty:
        staff = np.arange(self.world.staff)
        begins, ends = (np.array([shift[end] for shift in SHIFTS])[self.world.staff_shift] for end in (0, 1))
        on_roster = (dice.random(len(staff)) > 0.02) & ~self.world.staff_left
        begins_at = np.where(away, 0, begins * HOUR).astype(np.int64)
        ends_at = np.where(away, DAY - 1, ends * HOUR).astype(np.int64)
        return Duty(staff[on_roster], begins_at[on_roster], ends_at[on_roster], away[on_roster])

    def _contacts(self, dice: np.random.Generator, away: Flags) -> tuple[Contacts, Flags]:
        world = self.world
        weight = np.where(away, 0, world.staff_pace)
        number = int(self.views_per_staff * (~away).sum() / 2.9)
        owner = dice.choice(world.staff, number, p=weight / weight.sum())
        unit = self._place[owner]
        opened = (self._begins(owner) + dice.beta(1.6, 1.8, number) * 8.2 * HOUR).astype(np.int64)
        kind = dice.choice(4, number, p=[0.58, 0.27, 0.1, 0.05])
        lasting = np.where(kind == CASE, dice.integers(1, 15, number) * DAY, 0)
        lasting = np.where(kind == ASSIGNMENT, dice.integers(1, 20, number) * DAY, lasting)
        closed = opened + dice.gamma(2.0, 9.0, number).astype(np.int64) * MINUTE + lasting
        person = world.near(dice, unit)
        late = dice.random(number) < 0.012
        entered = opened + np.where(late, dice.integers(20, 40, number) * HOUR, dice.integers(0, 50, number) * MINUTE)
        named = np.isin(kind, (CASE, ASSIGNMENT))
        found = Contacts(kind, opened, closed, entered, unit, np.where(named, owner, NOBODY), person)
        self._workers = owner
        return found, dice.random(number) < 0.016

    def _places(self, dice: np.random.Generator) -> Numbers:
        """Return where each member of staff works that day: a few help another office."""
        own = self.world.unit_of_staff(np.arange(self.world.staff))
        on_campaigns = np.arange(len(own)) % self.world.staff_per_unit < ON_CAMPAIGNS
        helps = (dice.random(len(own)) < 0.007) & ~on_campaigns
        return np.where(helps, dice.integers(0, len(self.world.units), len(own)), own)

    def _entered(self, dice: np.random.Generator, contacts: Contacts, mistyped: Flags) -> Contacts:
        """Return the contacts as somebody entered them: not all, and not all rightly."""
        wrong = dice.integers(0, self.world.persons, len(contacts.person))
        entered = Contacts(**{**vars(contacts), "person": np.where(mistyped, wrong, contacts.person)})
        return entered.some(dice.random(len(contacts.kind)) > 0.022)

    def _campaign(self, dice: np.random.Generator, away: Flags) -> Contacts:
        """Return a batch of hundreds of records at some unit each day, with two people on it."""
        unit = int(dice.integers(len(self.world.units)))
        number = min(400, self.world.persons_per_unit // 2)
        person = unit * self.world.persons_per_unit + dice.choice(self.world.persons_per_unit, number, replace=False)
        at = np.full(number, 9 * HOUR)
        nobody = np.full(number, NOBODY)
        return Contacts(np.full(number, BATCH), at, at + 8 * HOUR, at - HOUR, np.full(number, unit), nobody, person)

    def _views_for(self, dice: np.random.Generator, contacts: Contacts, further: float) -> Views:
        """Return the views that contacts need; now and then a colleague takes over, or the shared terminal is used."""
        world, number = self.world, len(contacts.kind)
        times = 1 + dice.poisson(further, number)
        place = np.repeat(np.arange(number), times)
        ends = np.minimum(contacts.closed, contacts.opened + 2 * HOUR)[place]
        begins = contacts.opened[place]
        at = (begins - 4 * MINUTE + dice.random(len(place)) * (ends - begins + 14 * MINUTE)).astype(np.int64)
        owner = self._owners(dice, contacts)[place]
        unit = contacts.unit[place]
        mate = unit * world.staff_per_unit + dice.integers(0, world.staff_per_unit, len(place))
        can_help = (contacts.owner[place] == NOBODY) & (dice.random(len(place)) < 0.12) & ~self._away[mate]
        can_help &= (self._place[mate] == unit) & (at >= self._begins(mate)) & (at <= self._begins(mate) + 8 * HOUR)
        staff = np.where(can_help, mate, owner)
        terminal = np.where(dice.random(len(place)) < 0.15, -1 - unit, staff)
        return Views(np.clip(at, 0, DAY - 1), staff, unit, terminal, contacts.person[place])

    def _owners(self, dice: np.random.Generator, contacts: Contacts) -> Numbers:
        """Return who works on each: its owner; for a batch one of two; otherwise the one who received the person."""
        if len(contacts.kind) and contacts.kind[0] == BATCH:
            return contacts.unit * self.world.staff_per_unit + dice.integers(0, ON_CAMPAIGNS, len(contacts.kind))
        if len(contacts.kind) == len(self._workers):
            return self._workers
        return contacts.owner

    def _help(self, dice: np.random.Generator, away: Flags) -> Views:
        """Return views without any contact: calls that were no matter, help for other offices, a colleague's own record at
        their wish, and what was done the day before looked up again."""
        world = self.world
        number = int(self.views_per_staff * (~away).sum() * 0.016)
        staff = dice.choice(np.flatnonzero(~away), number)
        unit = self._place[staff]
        person = np.where(dice.random(number) < 0.6, world.near(dice, unit), dice.integers(0, world.persons, number))
        if self.last is not None:
            again = dice.integers(0, len(self.last.kind), number)
            ours = (dice.random(number) < 0.35) & ~away[self.last.owner[again]]
            staff = np.where(ours, self.last.owner[again], staff)
            unit = self._place[staff]
            person = np.where(ours, self.last.person[again], person)
        mate = unit * world.staff_per_unit + dice.integers(0, world.staff_per_unit, number)
        person = np.where(dice.random(number) < 0.003, world.staff_person[mate], person)
        stays_late = (dice.random(world.staff) < 0.03)[staff] & (dice.random(number) < 0.5)
        evening = ((20 + 2 * dice.random(number)) * HOUR).astype(np.int64)
        at = np.where(stays_late, evening, self._within_hours(dice, staff))
        return Views(at, staff, unit, staff, person)

    def _go_on(self, contacts: Contacts) -> None:
        lasts = contacts.some((contacts.kind == CASE) & (contacts.closed > DAY))
        kept = [lasts] if self.open_cases is None else [self.open_cases.some(self.open_cases.closed > DAY), lasts]
        going = joined(kept)
        assert isinstance(going, Contacts)
        self.open_cases = Contacts(**{**vars(going), "closed": going.closed - DAY})

    def _searches(self, dice: np.random.Generator, contacts: Contacts, day: date) -> Searches:
        """Return the name searches before some contacts: the list holds namesakes, and the person in it is then opened."""
        which = np.flatnonzero(dice.random(len(contacts.kind)) < 0.25)
        listed = dice.geometric(0.25, len(which))
        place = np.repeat(np.arange(len(which)), listed)
        position = np.arange(len(place)) - np.repeat(np.cumsum(listed) - listed, listed) + 1
        opened = contacts.person[which][place]
        person = np.where(position == 1, opened, dice.integers(0, self.world.persons, len(place)))
        staff = self._workers[which][place]
        return Searches(
            number=day.toordinal() * 1_000_000 + place, position=position, at=contacts.opened[which][place], staff=staff,
            unit=contacts.unit[which][place], name=self.world.person_surname[opened], person=person,
        )  # fmt: skip

    def _begins(self, staff: Numbers) -> Numbers:
        """Return when the shifts of staff begin."""
        begins: Numbers = (np.array([shift[0] for shift in SHIFTS])[self.world.staff_shift[staff]] * HOUR).astype(
            np.int64
        )
        return begins

    def _within_hours(self, dice: np.random.Generator, staff: Numbers) -> Numbers:
        """Return a moment within the shift of each."""
        moments: Numbers = self._begins(staff) + (dice.random(len(staff)) * 7.8 * HOUR).astype(np.int64)
        return moments

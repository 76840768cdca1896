"""A made-up organization: units, staff with habits, insured persons with households. The same seed makes the same world."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

COMMON = (
    "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田",
    "佐々木", "山口", "松本", "井上", "木村", "林", "斎藤", "清水", "山崎", "森", "池田", "橋本",
    "阿部", "石川", "山下", "中島", "石井", "小川", "前田", "岡田", "長谷川", "藤田", "後藤", "近藤",
    "村上", "遠藤", "青木", "坂本",
)  # fmt: skip
FIRST_HALF, SECOND_HALF = "東西南北上下奥浅深高白赤青黒古新大小梅桜", "沢畑沼窪堀江岸浜峰坂橋塚倉里宮寺原谷越戸"
SURNAMES = (*COMMON, *(a + b for a in FIRST_HALF for b in SECOND_HALF))
SHIFTS = ((8.5, 17.25), (9.75, 18.5), (11.0, 19.75))
"""Hours at which people begin and end: most keep the first."""


@dataclass
class World:
    """Staff and insured persons as arrays; a unit's staff and local persons lie side by side."""

    seed: int
    units: Sequence[str]
    staff_per_unit: int
    persons_per_unit: int
    staff_surname: Numbers
    staff_address: Numbers
    staff_pace: Floats
    staff_shift: Numbers
    staff_left: Flags
    staff_left_unlisted: Flags
    """Of those who left: whose leaving has not come to the list yet."""
    staff_person: Numbers
    """The record of each member of staff."""
    person_surname: Numbers
    person_address: Numbers
    person_staff: Numbers
    """The index of the member of staff whose record it is, -1 for none."""
    person_known: Flags
    relative_staff: Numbers
    relative_person: Numbers

    @property
    def staff(self) -> int:
        """Return the number of staff."""
        return len(self.units) * self.staff_per_unit

    @property
    def persons(self) -> int:
        """Return the number of insured persons."""
        return len(self.units) * self.persons_per_unit

    def unit_of_staff(self, staff: Numbers) -> Numbers:
        """Return the units of staff."""
        return staff // self.staff_per_unit

    def near(self, dice: np.random.Generator, unit: Numbers) -> Numbers:
        """Return an insured person for each unit given: most live there, and some of them come far more often than others."""
        local = unit * self.persons_per_unit + (dice.random(len(unit)) ** 1.6 * self.persons_per_unit).astype(np.int64)
        return np.where(dice.random(len(unit)) < 0.93, local, dice.integers(0, self.persons, len(unit)))

    def random(self, day: date, purpose: int = 0) -> np.random.Generator:
        """Return the dice of a day."""
        return np.random.default_rng([self.seed, day.toordinal(), purpose])

    def on_leave(self, day: date) -> Flags:
        """Return who is on leave by the roster: about one in fifteen, by weeks of their own."""
        week = day.toordinal() // 7
        found: Flags = (np.arange(self.staff) * 7919 + week * 104729) % 15 == 0
        return found


def surnames(dice: np.random.Generator, number: int) -> Numbers:
    """Return surnames as they are spread: a few are common, many are rare."""
    weight = 1 / (np.arange(len(SURNAMES)) + 3.0) ** 1.05
    return dice.choice(len(SURNAMES), size=number, p=weight / weight.sum())


def make_world(seed: int, units: Sequence[str], staff_per_unit: int, persons_per_unit: int) -> World:
    """Return a world. Persons live in households of one to five; each member of staff is insured too."""
    dice = np.random.default_rng(seed)
    staff, persons = len(units) * staff_per_unit, len(units) * persons_per_unit
    household: Numbers = np.cumsum((dice.random(persons) < 0.4).astype(np.int64))
    head_surname = surnames(dice, int(household[-1]) + 1)
    person_surname = np.where(dice.random(persons) < 0.93, head_surname[household], surnames(dice, persons))
    own = _own_records(dice, len(units), staff_per_unit, persons_per_unit)
    person_staff = np.full(persons, -1, dtype=np.int64)
    person_staff[own] = np.arange(staff)
    known = dice.random(persons) < 0.0004
    known[persons // 2] = True
    relative_staff, relative_person = _declared(dice, own, household)
    left = dice.random(staff) < 0.015
    shift = dice.choice(3, staff, p=[0.8, 0.13, 0.07])
    shift[np.arange(staff) % staff_per_unit < 2] = 0  # those on campaigns keep the usual hours
    elsewhere = household[-1] + 1 + np.arange(staff)
    return World(
        seed, units, staff_per_unit, persons_per_unit,
        staff_surname=person_surname[own],
        staff_address=np.where(dice.random(staff) < 0.15, elsewhere, household[own]),  # moved, or written differently
        staff_pace=dice.lognormal(0.0, 0.45, staff), staff_shift=shift,
        staff_left=left, staff_left_unlisted=left & (dice.random(staff) < 0.2), staff_person=own,
        person_surname=person_surname, person_address=household, person_staff=person_staff,
        person_known=known,
        relative_staff=relative_staff, relative_person=relative_person,
    )  # fmt: skip


def _own_records(dice: np.random.Generator, units: int, staff: int, persons: int) -> Numbers:
    """Return the person that each member of staff is: they live where they work."""
    places = np.stack([dice.choice(persons, staff, replace=False) for _ in range(units)])
    return (places + np.arange(units)[:, None] * persons).ravel()


def _declared(dice: np.random.Generator, own: Numbers, household: Numbers) -> tuple[Numbers, Numbers]:
    """Return who declared whom: most declare those with whom they live, and some a relative elsewhere."""
    around = own[:, None] + np.arange(-4, 5)[None, :]
    staff = np.repeat(np.arange(len(own)), 9)
    person = np.clip(around.ravel(), 0, len(household) - 1)
    lives_there = (
        (household[person] == household[own[staff]]) & (person != own[staff]) & (dice.random(len(staff)) < 0.7)
    )
    some = dice.random(len(own)) < 0.3
    far = dice.integers(0, len(household), int(some.sum()))
    return np.concatenate([staff[lives_there], np.flatnonzero(some)]), np.concatenate([person[lives_there], far])


def past_days(last: date, number: int) -> list[date]:
    """Return so many days up to a day, the oldest first."""
    return [last - timedelta(days=n) for n in reversed(range(number))]

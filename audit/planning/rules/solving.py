"""Who audits what and when: one year's lines, auditors and weeks solved together. Pure: the same in, the same out.

CP-SAT with one worker, a fixed seed and a limit of deterministic time: no clock of the machine decides what comes out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from ortools.sat.python import cp_model

SEED = 20100101
LIMIT = 20.0
"""Deterministic time of the main search; a question about one line gets a tenth."""
WEEK = 5
"""Working days of a week."""
DONE_POINTS = 1000
"""A line that is done outweighs any saving of travel."""
FAR = 3
"""Blocks further apart than this cost two days of travel, others one."""
EXPLAINED = 12
"""So many lines that do not fit are explained by searching again; the others say that the year is full."""


@dataclass(frozen=True)
class Auditor:
    """An auditor: days left of the year, the place (number of a block from north to south) they travel from, skills with levels,
    weeks that are taken already (first week, number)."""

    key: UUID
    days: int
    place: int
    skills: Mapping[str, int] = field(default_factory=dict)
    busy: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Line:
    """What is to be audited: auditor days of the whole team, its size, the weeks within which it begins and ends, skills that
    somebody of the team must have, where it is, how much it matters (from 1), and who is not independent, with the kinds."""

    key: UUID
    days: int
    team: int
    first_week: int
    last_week: int
    skills: Mapping[str, int] = field(default_factory=dict)
    place: int | None = None
    matters: int = 1
    barred: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)

    @property
    def weeks(self) -> int:
        """Return how many weeks the team needs."""
        return max(1, -(-self.days // (self.team * WEEK)))

    @property
    def each(self) -> int:
        """Return the days of each auditor."""
        return -(-self.days // self.team)


@dataclass(frozen=True)
class Placed:
    """A line that fits: the week in which it begins, the team, and the days of travel of the whole team."""

    line: UUID
    week: int
    team: tuple[UUID, ...]
    travel: int


@dataclass(frozen=True)
class Unmet:
    """A line that does not fit, and which constraint stands in the way: a code of choices.Obstacle, with details."""

    line: UUID
    why: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Solution:
    """What the solver proposes. `best`: nothing better is possible, and it was proved."""

    placed: tuple[Placed, ...]
    unmet: tuple[Unmet, ...]
    best: bool


def travel_days(home: int, place: int | None) -> int:
    """Return the days on the way there and back of one auditor."""
    if place is None or home == place:
        return 0
    return 1 if abs(home - place) <= FAR else 2


def solve(lines: list[Line], auditors: list[Auditor]) -> Solution:
    """Return the proposal: as much as possible of what matters most, then as little travel as possible."""
    lines, auditors = sorted(lines, key=lambda line: str(line.key)), sorted(auditors, key=lambda one: str(one.key))
    hopeless = {line.key: found for line in lines if (found := _hopeless(line, auditors)) is not None}
    open_lines = [line for line in lines if line.key not in hopeless]
    search = _Search(open_lines, auditors)
    search.look_for_the_most()
    status = search.run(LIMIT)
    placed = search.placed() if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else []
    fits = {one.line for one in placed}
    left = [line for line in open_lines if line.key not in fits]
    unmet = [*hopeless.values()]
    unmet += [_full(line, open_lines, fits, auditors) for line in left[:EXPLAINED]]
    unmet += [Unmet(line.key, "full") for line in left[EXPLAINED:]]
    order = {line.key: number for number, line in enumerate(lines)}
    return Solution(
        tuple(sorted(placed, key=lambda one: (one.week, order[one.line]))),
        tuple(sorted(unmet, key=lambda one: order[one.line])), status == cp_model.OPTIMAL,
    )  # fmt: skip


def _hopeless(line: Line, auditors: list[Auditor]) -> Unmet | None:
    """Return what stands in the way of the line even if nothing else were planned."""
    independent = [one for one in auditors if one.key not in line.barred]
    if len(independent) < line.team:
        if len(auditors) < line.team:
            return Unmet(line.key, "auditors", (str(line.team), str(len(auditors))))
        kinds = sorted({kind for found in line.barred.values() for kind in found})
        return Unmet(line.key, "independence", (str(line.team), str(len(independent)), *kinds))
    for skill, level in sorted(line.skills.items()):
        if not any(one.skills.get(skill, 0) >= level for one in independent):
            able = any(one.skills.get(skill, 0) >= level for one in auditors)
            return Unmet(line.key, "skill_barred" if able else "skill", (skill, str(level)))
    if line.first_week + line.weeks - 1 > line.last_week:
        return Unmet(line.key, "window", (str(line.weeks), str(max(0, line.last_week - line.first_week + 1))))
    able_days = sum(one.days >= line.each + travel_days(one.place, line.place) for one in independent)
    if able_days < line.team:
        return Unmet(line.key, "days", (str(line.each),))
    return None


def _full(line: Line, lines: list[Line], fits: set[UUID], auditors: list[Auditor]) -> Unmet:
    """Return which constraint, taken away, would let the line fit beside everything that fits."""
    kept = [one for one in lines if one.key in fits or one.key == line.key]
    for why, without in (("days", "days"), ("dates", "dates"), ("skill_busy", "skills")):
        search = _Search(kept, auditors, without=without)
        search.do_all()
        if search.run(LIMIT / 10) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Unmet(line.key, why, ())
    return Unmet(line.key, "full")


def _merged(weeks: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Return the weeks that are taken as stretches that do not overlap: what is planned already is nobody's fault here."""
    taken = sorted({week + more for week, number in weeks for more in range(number)})
    return [(week, 1) for week in taken]


class _Search:
    """One model: lines, auditors, weeks. `without`: a kind of constraint that is left out."""

    def __init__(self, lines: list[Line], auditors: list[Auditor], without: str = "") -> None:
        self.lines, self.auditors = lines, auditors
        self.model = cp_model.CpModel()
        self.solver = cp_model.CpSolver()
        self.done = {line.key: self.model.new_bool_var("") for line in lines}
        self.start = {
            line.key: self.model.new_int_var(line.first_week, line.last_week - line.weeks + 1, "") for line in lines
        }
        self.works = {
            (line.key, one.key): self.model.new_bool_var("")
            for line in lines for one in auditors if one.key not in line.barred
        }  # fmt: skip
        for line in lines:
            self._staff(line, skills=without != "skills")
        for one in auditors:
            self._bound(one, days=without != "days", dates=without != "dates")

    def _staff(self, line: Line, *, skills: bool) -> None:
        team = [self.works[line.key, one.key] for one in self.auditors if (line.key, one.key) in self.works]
        self.model.add(sum(team) == line.team * self.done[line.key])
        for skill, level in line.skills.items() if skills else ():
            able = [
                self.works[line.key, one.key]
                for one in self.auditors
                if (line.key, one.key) in self.works and one.skills.get(skill, 0) >= level
            ]
            self.model.add(sum(able) >= self.done[line.key])

    def _bound(self, one: Auditor, *, days: bool, dates: bool) -> None:
        mine = [line for line in self.lines if (line.key, one.key) in self.works]
        if days:
            used = [(line.each + travel_days(one.place, line.place)) * self.works[line.key, one.key] for line in mine]
            self.model.add(sum(used) <= one.days)
        if dates:
            weeks = [
                self.model.new_optional_fixed_size_interval_var(
                    self.start[line.key], line.weeks, self.works[line.key, one.key], ""
                )
                for line in mine
            ]
            taken = [self.model.new_fixed_size_interval_var(week, number, "") for week, number in _merged(one.busy)]
            self.model.add_no_overlap(weeks + taken)

    def look_for_the_most(self) -> None:
        """Ask for what matters most, then for little travel."""
        place = {line.key: line.place for line in self.lines}
        home = {one.key: one.place for one in self.auditors}
        gain = sum(DONE_POINTS * line.matters * self.done[line.key] for line in self.lines)
        cost = sum(travel_days(home[who], place[line]) * used for (line, who), used in self.works.items())
        self.model.maximize(gain - cost)

    def do_all(self) -> None:
        """Ask that every line is done."""
        for done in self.done.values():
            self.model.add(done == 1)

    def run(self, limit: float) -> int:
        """Search within the deterministic time and return the solver's status."""
        parameters = self.solver.parameters
        parameters.num_workers, parameters.random_seed, parameters.max_deterministic_time = 1, SEED, limit
        return int(self.solver.solve(self.model))

    def placed(self) -> list[Placed]:
        """Return the lines that are done in the solution found."""
        value = self.solver.value
        found = []
        for line in self.lines:
            if value(self.done[line.key]):
                team = [
                    one for one in self.auditors
                    if (line.key, one.key) in self.works and value(self.works[line.key, one.key])
                ]  # fmt: skip
                travel = sum(travel_days(one.place, line.place) for one in team)
                found.append(
                    Placed(line.key, value(self.start[line.key]), tuple(one.key for one in team), travel)
                )  # fmt: skip
        return found

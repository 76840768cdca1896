"""From opened envelopes to the figures of a wave. Everything that decides what may be shown happens here, once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from governance.surveys import suppression as rules
from governance.surveys.branching import YES, given, options_of
from governance.surveys.models import Figure, Kind, Question, Wave, WaveGroup
from governance.surveys.statistics import Moments, differ, level_for, mean_interval, moments, wilson
from governance.surveys.suppression import Vector

Key = tuple[str, UUID | None]
"""A group of the tree: level and unit."""
ROOT: Key = (Figure.Level.TOTAL.value, None)


@dataclass
class Tally:
    """What one group answered to one question: how often each value, by how many people, and how many gave no answer."""

    values: Counter[str] = field(default_factory=Counter)
    people: int = 0
    silent: int = 0

    def add(self, value: Any) -> None:
        """Count one person's answer."""
        chosen = given(value)
        self.values.update(chosen)
        self.people += bool(chosen)
        self.silent += not chosen


@dataclass(frozen=True)
class Tree:
    """The groups of a wave: which leaf a group number is, and which group contains which."""

    leaf_of: Mapping[int, Key]
    parents: Mapping[Key, Key]
    areas: Mapping[Key, UUID | None]


def tree_of(groups: list[WaveGroup]) -> Tree:
    """Return the tree: units under areas under the whole; at the level of areas these are the leaves."""
    leaf_of: dict[int, Key] = {}
    parents: dict[Key, Key] = {}
    areas: dict[Key, UUID | None] = {}
    for group in groups:
        if group.unit_id is None:
            leaf_of[group.number] = ROOT
            continue
        area: Key = (Figure.Level.AREA.value, group.area_id)
        by_area = group.unit_id == group.area_id and group.wave.level == Wave.Level.AREA
        leaf: Key = area if by_area else (Figure.Level.UNIT.value, group.unit_id)
        leaf_of[group.number], parents[area] = leaf, ROOT
        areas[leaf] = areas[area] = group.area_id
        if leaf != area:
            parents[leaf] = area
    return Tree(leaf_of, parents, areas)


@dataclass
class Taking:
    """How many of a leaf were invited and answered, by channel."""

    invited: Counter[str] = field(default_factory=Counter)
    returned: Counter[str] = field(default_factory=Counter)


def participation(wave: Wave, tree: Tree, leaves: Mapping[Key, Taking]) -> list[Figure]:
    """Return how many took part, by group. A group is shown when enough were invited, so that who did is not told.

    `cells`: channel → [invited, answered], where channels are kept apart and each invited nobody or enough.
    """
    channels = sorted({channel for taking in leaves.values() for channel in taking.invited})
    width = len(channels)
    invited = rules.sums({k: tuple(t.invited[c] for c in channels) for k, t in leaves.items()}, tree.parents, width)
    returned = rules.sums({k: tuple(t.returned[c] for c in channels) for k, t in leaves.items()}, tree.parents, width)
    kept = rules.shown(invited, tree.parents, rules.enough_people(wave.threshold))
    usable = {key: vector for key, vector in invited.items() if key in kept}
    apart = rules.shown(usable, _without(tree.parents, usable), rules.no_small_cell(wave.threshold))
    figures = []
    for key, vector in invited.items():
        if key not in kept:
            figures.append(_figure(wave, None, tree, key, hidden=True))
            continue
        fields: dict[str, Any] = {"invited": sum(vector), "people": sum(returned[key])}
        if channels != [""] and key in apart:
            fields["cells"] = {c: list(pair) for c, *pair in zip(channels, vector, returned[key], strict=True)}
        figures.append(_figure(wave, None, tree, key, hidden=False, **fields))
    return figures


def figures_of(
    wave: Wave, questions: Iterable[Question], tree: Tree, tallies: Mapping[str, Mapping[Key, Tally]]
) -> list[Figure]:
    """Return the figures of the questions in all groups, hidden ones without any number.

    How many answered a conditional question tells how many gave the answer it hangs on: it is shown only of groups of
    which the counts of that answer are shown. `questions`: in their order, since a condition names an earlier one.
    """
    told: dict[UUID, set[Key]] = {}
    figures = []
    for question in questions:
        within = None if question.depends_on_id is None else told[question.depends_on_id]
        counted = _Counted(wave, question, tree, tallies[question.code], within)
        told[question.pk] = counted.spread
        figures += [counted.figure(key) for key in counted.sizes]
    return figures


def _figure(wave: Wave, question: Question | None, tree: Tree, key: Key, **fields: Any) -> Figure:
    level, unit = key
    return Figure(wave=wave, question=question, level=level, unit_id=unit, area_id=tree.areas.get(key), **fields)


class _Counted:
    """One question's counts in all groups, and what of them may be shown. `within`: the only groups that may be, if not all."""

    def __init__(
        self, wave: Wave, question: Question, tree: Tree, tallies: Mapping[Key, Tally], within: set[Key] | None
    ) -> None:
        self.wave, self.question, self.tree, self.within = wave, question, tree, within
        self.values = self._values(tallies)
        width = len(self.values)
        self.counts = rules.sums({k: self._vector(t) for k, t in tallies.items()}, tree.parents, width)
        self.sizes = rules.sums({k: (t.people,) for k, t in tallies.items()}, tree.parents, 1)
        self.silent = sum(t.silent for t in tallies.values())
        self._decide()

    def _values(self, tallies: Mapping[Key, Tally]) -> list[str]:
        if self.question.kind == Kind.NUMBER:
            return sorted({v for t in tallies.values() for v in t.values}, key=int)
        return [value for value, _label in options_of(self.question)]

    def _vector(self, tally: Tally) -> Vector:
        return tuple(tally.values[value] for value in self.values)

    def _decide(self) -> None:
        """Choose the groups whose size, whose mean and whose counts by answer may be shown."""
        least, parents = self.wave.threshold, self.tree.parents
        sizes = {k: v for k, v in self.sizes.items() if self.within is None or k in self.within}
        self.sized = rules.shown(sizes, _without(parents, sizes), rules.enough_people(least))
        self.spread = self._shown_counts(least)
        if self.question.kind == Kind.SCALE:
            passes = rules.mean_tells_nobody(least, [int(v) for v in self.values])
            usable = {k: v for k, v in self.counts.items() if k in self.sized}
            self.averaged = rules.shown(usable, _without(parents, usable), passes)
        elif self.question.kind == Kind.NUMBER:
            self.averaged = set(self.sized)
        else:
            self.averaged = set(self.spread)

    def _shown_counts(self, least: int) -> set[Key]:
        """Return the groups whose counts by answer may be shown. Of several answers also those who did not choose one count."""
        if self.question.kind in (Kind.NUMBER, Kind.TEXT):
            return set()
        usable = {k: v for k, v in self.counts.items() if k in self.sized}
        if self.question.kind == Kind.MULTIPLE:
            usable = {k: v + tuple(self.sizes[k][0] - count for count in v) for k, v in usable.items()}
        return rules.shown(usable, _without(self.tree.parents, usable), rules.no_small_cell(least))

    def figure(self, key: Key) -> Figure:
        """Return the figure of one group."""
        if key not in self.sized:
            return _figure(self.wave, self.question, self.tree, key, hidden=True)
        fields: dict[str, Any] = {"people": self.sizes[key][0]}
        if key in self.spread:
            fields["cells"] = dict(zip(self.values, self.counts[key], strict=True))
        if key == ROOT:
            fields["silent"] = self.silent
        if key in self.averaged and fields["people"]:
            fields |= self._score(key)
        return _figure(self.wave, self.question, self.tree, key, **fields)

    def _score(self, key: Key) -> dict[str, Any]:
        """Return score, interval and verdict: the mean of scales and numbers, the share of "yes"."""
        if self.question.kind == Kind.YES_NO:
            n, hits = self.sizes[key][0], self.counts[key][self.values.index(YES)]
            low, high = wilson(hits, n)
            return {"score": hits / n, "low": low, "high": high, "verdict": self._verdict(key)}
        found = self._moments(key)
        if found is None:
            return {}
        deviation = self._deviation(key, found)
        fields: dict[str, Any] = {"score": found.mean, "deviation": deviation, "verdict": self._verdict(key)}
        if deviation is not None and found.n > 1:
            fields["low"], fields["high"] = mean_interval(found.mean, deviation, found.n)
        return fields

    def _moments(self, key: Key) -> Moments | None:
        """Return the moments of numbers; "yes" counts 1 and "no" 0. None where there is nothing to average."""
        if self.question.kind == Kind.YES_NO:
            numbers: list[float] = [float(value == YES) for value in self.values]
        elif self.question.kind in (Kind.SCALE, Kind.NUMBER):
            numbers = [float(value) for value in self.values]
        else:
            return None
        return moments(dict(zip(numbers, self.counts[key], strict=True)))

    def _deviation(self, key: Key, own: Moments) -> float | None:
        """Return a group's own standard deviation where its counts are shown, otherwise the whole's: it tells nothing of it."""
        if key in self.spread:
            return own.deviation
        whole = self._moments(ROOT)
        return whole.deviation if whole else None

    def _verdict(self, key: Key) -> str:
        """Return how a group stands to all others, at a level at which all groups of its kind hold together."""
        own, whole = self._moments(key), self._moments(ROOT)
        if key == ROOT or own is None or whole is None or whole.n <= own.n:
            return Figure.Verdict.NONE
        rest = Moments(whole.n - own.n, (whole.mean * whole.n - own.mean * own.n) / (whole.n - own.n), whole.deviation)
        like = Moments(own.n, own.mean, whole.deviation)
        same = sum(1 for other in self.averaged if other[0] == key[0])
        return {0: Figure.Verdict.WITHIN, 1: Figure.Verdict.ABOVE, -1: Figure.Verdict.BELOW}[
            differ(like, rest, level_for(same))
        ].value


def _without(parents: Mapping[Key, Key], usable: Mapping[Key, Any]) -> dict[Key, Key]:
    """Return the tree of the usable groups alone: what is left out is bridged."""
    found = {}
    for key in usable:
        at = parents.get(key)
        while at is not None and at not in usable:
            at = parents.get(at)
        if at is not None:
            found[key] = at
    return found

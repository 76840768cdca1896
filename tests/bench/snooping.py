"""ONLY=snooping make bench: what explaining first, each rule, and all rules together find of planted snooping.

A case is what one person did in one scheme. It is found when one of its views is a hit, or when the person's whole day is. The
world is a tenth of the real one with as many records to each view, so that chance meets there as often as it would.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from tests.bench.access_logs import offices, size_of, store_of_its_own, take_in_from, timed
from tests.bench.made_logs import TRUTH, made_days

VIEWS = int(os.environ.get("SNOOPED_VIEWS", "440000"))
PERSONS = int(os.environ.get("SNOOPED_PERSONS", "10000000"))
DAYS = int(os.environ.get("SNOOPED_DAYS", "21"))
TIMES = 5
"""Each scheme so often on the measured day: about a hundred cases. That is more than an honest office has, so that shares mean
something; hence how many of a thousand staff a rule blames wrongly is given, too: that does not depend on it."""
STAFF = 22_000
NO_MARK = "no_contact"
"""The rule that only says that nothing accounts for a view: it names no reason to suspect."""
Case = tuple[str, str]


@dataclass
class Truth:
    """What was planted: number of the view → its case, and the cases of each person."""

    of_view: dict[int, Case] = field(default_factory=dict)
    of_person: dict[str, set[Case]] = field(default_factory=lambda: defaultdict(set))

    @property
    def cases(self) -> set[Case]:
        """Return all cases."""
        return set().union(*self.of_person.values())

    def found_in(self, hits: Iterable[Mapping[str, Any]]) -> set[Case]:
        """Return the cases that hits find."""
        found: set[Case] = set()
        for hit in hits:
            if hit["log_no"] is None:
                found |= self.of_person.get(hit["staff_id"], set())
            elif hit["log_no"] in self.of_view:
                found.add(self.of_view[hit["log_no"]])
        return found

    def is_right(self, hit: Mapping[str, Any]) -> bool:
        """Return whether a hit is on something planted."""
        return hit["staff_id"] in self.of_person if hit["log_no"] is None else hit["log_no"] in self.of_view


def snooping() -> None:
    """Make a world, take in its days, and hold the hits of the last against what was planted there."""
    from governance import clock
    from privacy.access_logs.engine import explanations, run_rules
    from privacy.access_logs.explaining import explain_days
    from privacy.access_logs.generating.world import past_days

    units = offices()[::5]
    days = past_days(clock.today(), DAYS + 1)[:-1]
    size = size_of(VIEWS, PERSONS, units, TIMES)
    print(
        f"{len(units)} offices, {size.staff * len(units):,} staff, {size.persons * len(units):,} persons, {DAYS} days"
    )
    with store_of_its_own() as made:
        for folder in made_days(size, units, days, made):
            take_in_from(folder)
        print(f"explaining {DAYS} days: {timed(explain_days)[0]}", flush=True)
        truth = _truth(folder)
        _explaining(days[-1], explanations(days[-1]), truth)
        found = {one.rule.code: one.hits.to_pylist() for one in run_rules(days[-1], _versions(size.staff * len(units)))}
    _rules(found, truth, size.staff * len(units))
    _schemes(found, truth)
    _tasks(found, truth)


def _versions(staff: int) -> list[Any]:
    """Return all rules as they come, with the one number that depends on how many staff there are made less as they are fewer."""
    from privacy.access_logs.models import RuleVersion
    from privacy.access_logs.rules import RULES

    bearers = {"bearers": max(1, round(_default("same_surname", "bearers") * staff / STAFF))}
    return [RuleVersion(code=code, parameters=bearers if code == "same_surname" else {}) for code in RULES]


def _default(code: str, name: str) -> int:
    from privacy.access_logs.rules import RULES

    return next(one.default for one in RULES[code].parameters if one.name == name)


def _truth(folder: Path) -> Truth:
    truth = Truth()
    for row in pyarrow.parquet.read_table(folder / TRUTH).to_pylist():
        case = row["scheme"], row["staff_id"]
        truth.of_person[row["staff_id"]].add(case)
        if row["log_no"] is not None:
            truth.of_view[row["log_no"]] = case
    return truth


def _explaining(day: date, explained: pa.Table, truth: Truth) -> None:
    from privacy.access_logs.models import LogDay

    views = LogDay.objects.get(day=day).views
    told = set(explained.column("log_no").to_pylist())
    away = len(told & set(truth.of_view))
    honest = views - len(truth.of_view)
    print(
        f"{views:,} views, {len(truth.of_view):,} of them planted in {len(truth.cases)} cases by {len(truth.of_person)} people\n"
        f"explained: {(len(told) - away) / honest:.1%} of honest views, {away / len(truth.of_view):.1%} of planted ones;"
        f" planted among all views {len(truth.of_view) / views:.2%},"
        f" among the rest {(len(truth.of_view) - away) / (views - len(told)):.2%}"
    )


def _line(name: str, hits: list[dict[str, Any]], truth: Truth, staff: int) -> None:
    right, cases = sum(map(truth.is_right, hits)), truth.found_in(hits)
    precision = f"{right / len(hits):11.1%}" if hits else f"{'-':>11}"
    blamed = {hit["staff_id"] for hit in hits} - {who for _, who in cases}
    wrong = len(blamed) * 1000 / staff
    print(
        f"{name:<22}{len(hits):8,}{right:8,}{wrong:12.1f}{precision}{len(cases):8}{len(cases) / len(truth.cases):9.1%}"
    )


def _rules(found: dict[str, list[dict[str, Any]]], truth: Truth, staff: int) -> None:
    print(f"\n{'rule':<22}{'hits':>8}{'right':>8}{'of 1000':>12}{'precision':>11}{'cases':>8}{'recall':>9}")
    for code, hits in found.items():
        _line(code, hits, truth, staff)
    _line("all with a mark", _marks(found), truth, staff)
    _line("all", [hit for hits in found.values() for hit in hits], truth, staff)


def _marks(found: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [hit for code, hits in found.items() if code != NO_MARK for hit in hits]


def _schemes(found: dict[str, list[dict[str, Any]]], truth: Truth) -> None:
    by_mark, by_any = truth.found_in(_marks(found)), truth.found_in(hit for hits in found.values() for hit in hits)
    print(f"\n{'scheme':<22}{'cases':>8}{'by a mark':>11}{'by any':>9}")
    for scheme in sorted({scheme for scheme, _ in truth.cases}):
        cases = {case for case in truth.cases if case[0] == scheme}
        print(
            f"{scheme:<22}{len(cases):8}{len(cases & by_mark) / len(cases):11.0%}{len(cases & by_any) / len(cases):9.0%}"
        )


def _tasks(found: dict[str, list[dict[str, Any]]], truth: Truth) -> None:
    """Print how many people a day's flags send to managers, and how many of them snooped; then the same of the first ones in the
    order in which managers see their tasks, as it is before anything was judged."""
    from privacy.monitoring.rules.ranking import found_among, ranked

    hits: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for code, rows in found.items():
        for row in rows:
            hits[row["staff_id"]][code] += 1
    marked = [who for who, rules in hits.items() if set(rules) != {NO_MARK}]
    order, guilty = ranked(hits, {}), set(truth.of_person)
    print(f"\n{'people with flags':<30}{'people':>8}{'precision':>11}{'recall':>9}")
    first = len(guilty)
    for name, number, who in (
        (f"the first {first // 2} in order", first // 2, order), (f"the first {first} in order", first, order),
        (f"the first {2 * first} in order", 2 * first, order), ("with a mark", len(marked), marked),
        ("with any flag", len(order), order),
    ):  # fmt: skip
        precision, recall = found_among(number, who, guilty)
        print(f"{name:<30}{number:8}{precision:11.1%}{recall:9.1%}")

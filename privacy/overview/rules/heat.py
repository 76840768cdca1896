"""The table of units and kinds of leaks, each number with a shade. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from governance.web.parts import Words
from privacy.contributed import LeakCount

MOST_UNITS = 40
"""So many units have a line of their own; the others share one."""
SHADES = 4

Address = Callable[[UUID | None, str], str]


@dataclass(frozen=True)
class Cell:
    """A number of a kind ("": of all), how dark it is from 0 (none) to 4 (the most), where its rows stand ("": nowhere)."""

    words: Words
    number: int
    shade: int
    url: str


@dataclass(frozen=True)
class Line:
    """A unit with a cell for each kind and their sum."""

    name: str
    cells: list[Cell]
    total: Cell


@dataclass(frozen=True)
class Heat:
    """The kinds that occur, the lines of units, the most leaks first, what the others share, and the sums below."""

    kinds: list[Words]
    lines: list[Line]
    rest: Line | None
    sums: list[Cell]
    total: Cell


def table(counts: Sequence[LeakCount], names: Mapping[UUID, str], address: Address) -> Heat:
    """Return the table of what was counted."""
    kinds = {one.kind: one.words for one in counts}
    codes = sorted(kinds, key=lambda code: (-sum(one.number for one in counts if one.kind == code), code))
    by_unit: dict[UUID, dict[str, int]] = {}
    for one in counts:
        of_unit = by_unit.setdefault(one.unit, {})
        of_unit[one.kind] = of_unit.get(one.kind, 0) + one.number
    order = sorted(by_unit, key=lambda unit: (-sum(by_unit[unit].values()), names.get(unit, ""), str(unit)))
    most = max((number for kinds_of in by_unit.values() for number in kinds_of.values()), default=0)

    def line(name: str, unit: UUID | None, found: Mapping[str, int], *, linked: bool) -> Line:
        def at(kind: str) -> str:
            return address(unit, kind) if linked else ""

        cells = [Cell(kinds[code], found.get(code, 0), _shade(found.get(code, 0), most), at(code)) for code in codes]
        return Line(name, cells, Cell("", sum(found.values()), 0, at("")))

    others = order[MOST_UNITS:]
    shared = {code: sum(by_unit[unit].get(code, 0) for unit in others) for code in codes}
    below = line("", None, {code: sum(found.get(code, 0) for found in by_unit.values()) for code in codes}, linked=True)
    return Heat(
        [kinds[code] for code in codes],
        [line(names.get(unit, ""), unit, by_unit[unit], linked=True) for unit in order[:MOST_UNITS]],
        line("", None, shared, linked=False) if others else None,
        [Cell(cell.words, cell.number, 0, cell.url) for cell in below.cells],
        below.total,
    )


def _shade(number: int, most: int) -> int:
    return -(-SHADES * number // most) if most else 0

"""Pure rules of the voice database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """A term in its tree: how deep it stands, and the names from the root down to it."""

    code: str
    depth: int
    path: tuple[str, ...]


def in_tree_order(terms: Mapping[str, tuple[str, str]]) -> list[Placed]:
    """Return the terms (code → name, parent's code) with every child behind its parent, each level in order of codes.

    A term whose parent is not among them stands as a root.
    """
    children: dict[str, list[str]] = {}
    for code, (_name, parent) in terms.items():
        children.setdefault(parent if parent in terms else "", []).append(code)

    def below(parent: str, path: tuple[str, ...]) -> list[Placed]:
        found = []
        for code in sorted(children.get(parent, ())):
            here = (*path, terms[code][0])
            found += [Placed(code, len(path), here), *below(code, here)]
        return found

    return below("", ())


def codes_under(code: str, parents: Mapping[str, str]) -> set[str]:
    """Return the code and all that stand under it. `parents`: code → its parent's code."""
    found, waiting = set(), [code]
    while waiting:
        present = waiting.pop()
        found.add(present)
        waiting += [child for child, parent in parents.items() if parent == present and child not in found]
    return found


def next_code(prefix: str, taken: Iterable[str]) -> str:
    """Return the next running code such as S012. Codes are never given twice."""
    numbers = [int(code[len(prefix) :]) for code in taken if code.startswith(prefix)]
    return f"{prefix}{max(numbers, default=0) + 1:03}"

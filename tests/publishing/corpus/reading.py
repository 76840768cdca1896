"""The corpus: texts with planted personal data marked inline, and how well `masking.find` finds them.

A text begins with `## id style`. What is personal stands as `⟦kind:words⟧`. A line `~ a ｜ b` gives the same body once
more with other data, one for each mark in its order (`\\n` is a line break).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from governance.publishing.masking import Hit, find

MARK = re.compile(r"⟦(\w+):(.*?)⟧", re.S)
FILLING = re.compile(r"[\W_]")


@dataclass(frozen=True)
class Planted:
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Sample:
    name: str
    text: str
    planted: tuple[Planted, ...]


def samples(half: str) -> Iterator[Sample]:
    written = Path(__file__).with_name(f"{half}.txt").read_text()
    for block in re.split(r"^## ", written, flags=re.M)[1:]:
        title, _, rest = block.partition("\n")
        body = "\n".join(line for line in rest.rstrip().split("\n") if not line.startswith("~ "))
        again = [line[2:] for line in rest.split("\n") if line.startswith("~ ")]
        yield sample(title, body)
        for number, values in enumerate(again, 1):
            yield sample(f"{title} again {number}", refilled(title, body, values.split("｜")))


def refilled(title: str, body: str, values: list[str]) -> str:
    assert len(MARK.findall(body)) == len(values), f"{title}: {values}"
    others = iter(value.strip().replace("\\n", "\n") for value in values)
    return MARK.sub(lambda mark: f"⟦{mark[1]}:{next(others)}⟧", body)


def sample(name: str, body: str) -> Sample:
    text, planted, after = "", [], 0
    for mark in MARK.finditer(body):
        text += body[after : mark.start()]
        planted.append(Planted(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        after = mark.end()
    return Sample(name, text + body[after:], tuple(planted))


@dataclass
class Score:
    planted: Counter[str]
    found: Counter[str]
    hits: Counter[str]
    right: Counter[str]
    missed: list[str]
    wrong: list[str]

    def recall(self, *kinds: str) -> float:
        return sum(self.found[kind] for kind in kinds) / sum(self.planted[kind] for kind in kinds)

    def precision(self, *kinds: str) -> float:
        return sum(self.right[kind] for kind in kinds) / max(1, sum(self.hits[kind] for kind in kinds))


def measured(half: str) -> Score:
    """Planted words are found when each letter and digit of them lies in a hit; a hit is right when it touches planted words."""
    score = Score(Counter(), Counter(), Counter(), Counter(), [], [])
    for one in samples(half):
        weigh(one, find(one.text), score)
    return score


def weigh(one: Sample, hits: list[Hit], score: Score) -> None:
    covered = {place for hit in hits for place in range(hit.start, hit.end)}
    for planted in one.planted:
        words = one.text[planted.start : planted.end]
        letters = {planted.start + at for at, letter in enumerate(words) if not FILLING.match(letter)}
        score.planted[planted.kind] += 1
        if letters <= covered:
            score.found[planted.kind] += 1
        else:
            score.missed.append(f"{one.name}: {planted.kind} {words}")
    for hit in hits:
        score.hits[hit.kind] += 1
        if any(hit.start < planted.end and planted.start < hit.end for planted in one.planted):
            score.right[hit.kind] += 1
        else:
            score.wrong.append(f"{one.name}: {hit.kind} {one.text[hit.start : hit.end]} ({hit.reason})")

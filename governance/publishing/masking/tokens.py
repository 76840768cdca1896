"""Words of a text as Sudachi's dictionary knows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sudachipy import Dictionary, SplitMode

LONGEST = 4000
"""Letters at a time: Sudachi refuses more than 49,149 bytes."""


@dataclass(frozen=True)
class Token:
    """A word with its place and what it is."""

    text: str
    start: int
    end: int
    part: tuple[str, ...]
    unknown: bool

    @property
    def proper(self) -> bool:
        """Return whether it is a proper noun."""
        return self.part[1] == "固有名詞"

    @property
    def person(self) -> bool:
        """Return whether it is a person's name."""
        return self.part[2] == "人名"

    @property
    def surname(self) -> bool:
        """Return whether it is a surname."""
        return self.part[3] == "姓"

    @property
    def noun(self) -> bool:
        """Return whether it is a noun of any kind."""
        return self.part[0] == "名詞"


@cache
def dictionary() -> Dictionary:
    """Return the dictionary, loaded once in a process."""
    return Dictionary()


def tokens(text: str) -> list[Token]:
    """Return the words of a text in their order."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    tokenizer = dictionary().tokenizer(mode=SplitMode.C)  # one for each call: a tokenizer is not for two threads
    offset = 0
    for line in text.splitlines(keepends=True):
        for begin in range(0, len(line), LONGEST):
            for word in tokenizer.tokenize(line[begin : begin + LONGEST]):
                start = offset + begin + word.begin()
                yield Token(word.surface(), start, start + len(word.surface()), word.part_of_speech(), word.is_oov())
        offset += len(line)

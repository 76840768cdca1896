"""Words of a Japanese text as the search knows them. Pure: text in, words out.

A word counts by Sudachi's normal form, so that つながる and 繋がる, 打合わせ and 打ち合わせ are one; kana, width and case are
folded besides. What Sudachi takes as one word (コールセンター) is known by its parts as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sudachipy import SplitMode

from governance.letters import folded
from governance.publishing.masking.tokens import dictionary

LONGEST_PIECE = 4000
"""Letters at a time: Sudachi refuses more than 49,149 bytes."""
LONGEST_WORD = 60
"""Letters of a word that count: PostgreSQL refuses lexemes of more than 2 KB."""
SILENT = frozenset({"助詞", "助動詞", "補助記号", "記号", "空白", "接続詞"})
EVERYWHERE = frozenset(
    {
        "為る",
        "居る",
        "有る",
        "成る",
        "出来る",
        "其れ",
        "此れ",
        "其の",
        "此の",
        "こと",
        "もの",
        "ため",
        "よう",
        "難い",
        "易い",
    }
)
"""Normal forms that stand in nearly every text and say nothing."""


@dataclass(frozen=True)
class Word:
    """A word that says something: its place in the text, its normal form, and those of its parts when it has any."""

    start: int
    end: int
    whole: str
    parts: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all forms under which the word is found."""
        return (self.whole, *self.parts)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in their order, without particles, marks and what stands everywhere."""
    tokenizer = dictionary().tokenizer(mode=SplitMode.C)  # one for each call: a tokenizer is not for two threads
    for begin in range(0, len(text), LONGEST_PIECE):
        for token in tokenizer.tokenize(text[begin : begin + LONGEST_PIECE]):
            whole = _form(token)
            if not whole or token.part_of_speech()[0] in SILENT or token.normalized_form() in EVERYWHERE:
                continue
            parts = tuple(form for part in token.split(SplitMode.A) if (form := _form(part)))
            yield Word(begin + token.begin(), begin + token.end(), whole, parts)


def _form(token: object) -> str:
    normal: str = token.normalized_form()  # type: ignore[attr-defined]
    return folded(normal).strip()[:LONGEST_WORD]

"""Where in a text the words stand that were searched for. Pure; the marks are made of escaped text."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from governance.letters import folded
from voice.database.vectors import Term
from voice.database.words import words_of

BEFORE, LENGTH = 20, 90
"""An excerpt begins so many letters before the first hit, and is so long."""
Span = tuple[int, int]


class Marked(str):
    """A text that pages show with marks; as a string (in an export) it is the plain text."""

    spans: list[Span]

    def __new__(cls, text: str, spans: Iterable[Span]) -> "Marked":
        """Return the text with the spans to be marked, in order and apart."""
        made = super().__new__(cls, text)
        made.spans = list(spans)
        return made

    def __html__(self) -> SafeString:
        """Return the text escaped, hits within <mark>."""
        parts, last = [], 0
        for start, end in self.spans:
            parts.append(format_html("{}<mark>{}</mark>", str(self)[last:start], str(self)[start:end]))
            last = end
        parts.append(format_html("{}", str(self)[last:]))
        return format_html_join("", "{}", ((part,) for part in parts))


def spans_of(text: str, terms: list[Term]) -> list[Span]:
    """Return the places of all words and letters that were searched for, joined where they touch."""
    forms = frozenset().union(*(term.forms for term in terms)) if terms else frozenset()
    found = [(word.start, word.end) for word in words_of(text) if not forms.isdisjoint(word.forms)]
    found += _by_letters(text, [term.letters for term in terms])
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _by_letters(text: str, wanted: list[str]) -> list[Span]:
    """Return the places of pieces; each letter is folded by itself, so that places are those of the text."""
    plain, places = "", []
    for place, letter in enumerate(text):
        piece = folded(letter)
        plain += piece
        places += [place] * len(piece)
    spans = []
    for piece in wanted:
        at = plain.find(piece)
        while at >= 0:
            spans.append((places[at], places[at + len(piece) - 1] + 1))
            at = plain.find(piece, at + len(piece))
    return spans


def marked(text: str, terms: list[Term]) -> Marked:
    """Return the text with its hits."""
    return Marked(text, spans_of(text, terms))


def excerpt(text: str, terms: list[Term]) -> Marked:
    """Return the part of a text round its first hit, its beginning when there is none; line ends become blanks."""
    flat = " ".join(text.split())
    spans = spans_of(flat, terms)
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    end = start + LENGTH
    head, tail = ("…" if start else ""), ("…" if end < len(flat) else "")
    shift = len(head) - start
    inside = [(s + shift, min(e, end) + shift) for s, e in spans if s < end]
    return Marked(f"{head}{flat[start:end]}{tail}", inside)

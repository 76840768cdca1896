"""Finding voices by what was said.

A search never ranks everything: a common word stands in a fifth of a million voices. The newest LIMIT matches are taken and only
these are ranked. They are looked for in the newest months first, and in all others only when that was not enough. A common word
is found in the newest months, a rare one costs little anywhere.
"""

from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, TextField, Value

from governance import clock
from voice.database.indexing import month_of
from voice.database.models import SearchRow
from voice.database.vectors import Term

LIMIT = 500
"""So many of the newest matches are ranked."""
FEW = 50
"""With fewer matches by words, letters are searched too: the dictionary may divide what was typed otherwise than the text."""
RECENT = 2
"""So many of the newest months are looked at first."""
WEIGHTS = "{0.2, 0.4, 0.6, 1.0}"
"""What was done at once, nothing, the text, the title."""


class AsQuery(Func):
    """A tsquery literal, cast and not parsed."""

    template = "(%(expressions)s)::tsquery"
    output_field = TextField()


class Matches(Func):
    """tokens @@ query."""

    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Holds(Func):
    """pairs of letters @> pairs of letters."""

    template = "%(expressions)s"
    arg_joiner = " @> "
    output_field = BooleanField()


class Pairs(Func):
    """The pairs of letters in a text."""

    function = "voice_database_pairs"
    output_field = ArrayField(TextField())


class Rank(Func):
    """How well the words fit, long texts counting a little less (1)."""

    function = "ts_rank"
    template = f"%(function)s('{WEIGHTS}', %(expressions)s, 1)"
    output_field = FloatField()


def by_words(rows: QuerySet[SearchRow], terms: list[Term]) -> QuerySet[SearchRow]:
    """Return the rows that hold all words; a term without words is looked for by its letters."""
    query = query_of(terms)
    rows = rows.filter(Matches(F("tokens"), AsQuery(Value(query)))) if query else rows
    return by_letters(rows, [term for term in terms if not term.query])


def by_letters(rows: QuerySet[SearchRow], terms: list[Term]) -> QuerySet[SearchRow]:
    """Return the rows that hold the letters of all terms, each in one piece."""
    for term in terms:
        if len(term.letters) > 1:
            rows = rows.filter(Holds(Pairs(F("letters")), Pairs(Value(term.letters))))
        rows = rows.filter(letters__contains=term.letters)
    return rows


def query_of(terms: list[Term]) -> str:
    """Return the tsquery of all terms, "" when none has words."""
    return " & ".join(dict.fromkeys(term.query for term in terms if term.query))


def newest(rows: QuerySet[SearchRow]) -> list[UUID]:
    """Return the ids of the newest LIMIT rows. One query, which ends before the older months when the recent ones fill it."""
    since = month_of(clock.today()) - RECENT + 1
    # "+ 0" keeps the month out of the index: a range of a hundred months there costs far more than the words themselves
    older = rows.alias(plain_month=F("month") + 0).filter(plain_month__lt=since)
    parts = [
        part.order_by("-filed_at").values_list("voice_id", flat=True)[:LIMIT]
        for part in (rows.filter(month__gte=since), older)
    ]
    return list(parts[0].union(parts[1], all=True)[:LIMIT])


def found(rows: QuerySet[SearchRow], terms: list[Term]) -> list[UUID]:
    """Return the ids of the newest voices that hold all terms. `rows`: where to look. One query, two when few are found."""
    ids = newest(by_words(rows, terms))
    if len(ids) >= FEW:
        return ids
    return list(dict.fromkeys([*ids, *newest(by_letters(rows, terms))]))[:LIMIT]


def rank(terms: list[Term]) -> Any:
    """Return the expression that ranks voices, 0 for those found by letters alone."""
    query = query_of(terms)
    return Rank(F("search__tokens"), AsQuery(Value(query))) if query else Value(0.0)

"""Texts in which certain words occur, whatever their form or spelling (Sudachi's normalized forms)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sudachipy import Dictionary, SplitMode

from audit.data_audits.rules.shapes import ROW, SHOWN, Ask, Drawing, Result, Table, Tables, Test, Unfit, named
from audit.data_audits.rules.shapes import word as _

MOST_TEXTS = 300_000
TOO_MANY = _("The column has more than 300,000 different texts. Choose another column.")
NOTHING_ASKED = _("Enter at least one word.")


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    return Dictionary().tokenizer(mode=SplitMode.A)


def words_of(text: str) -> list[str]:
    """Return the words of a text in their normalized forms, spaces and signs left out."""
    found = _tokenizer().tokenize(text[:10_000])
    return [token.normalized_form() for token in found if token.part_of_speech()[0] not in ("空白", "補助記号")]


def rule_of(line: str) -> tuple[list[list[str]], list[list[str]]]:
    """Return a line as words that must occur and words (with a minus) that must not; each is a sequence of tokens."""
    wanted, unwanted = list[list[str]](), list[list[str]]()
    for word in line.split():
        bare = word.lstrip("-−－")
        tokens = words_of(bare)
        if tokens:
            (unwanted if bare != word else wanted).append(tokens)
    return wanted, unwanted


def holds(words: Sequence[str], sought: Sequence[str]) -> bool:
    """Return whether the tokens stand in the text one after the other."""
    length = len(sought)
    return any(list(words[place : place + length]) == list(sought) for place in range(len(words) - length + 1))


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Read each different text once."""
    column = named(params["text"])
    rules = [(line, *rule_of(line)) for line in params["rules"]]
    if not any(wanted for _line, wanted, _unwanted in rules):
        raise Unfit(NOTHING_ASKED)
    texts = tables.rows(
        f"SELECT CAST({column} AS VARCHAR) AS t, count(*) FROM data WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT {MOST_TEXTS + 1}"
    )
    if len(texts) > MOST_TEXTS:
        raise Unfit(TOO_MANY)
    counts, hits = dict.fromkeys(params["rules"], 0), dict[str, str]()
    for text, count in texts:
        words = words_of(text)
        for line, wanted, unwanted in rules:
            if wanted and all(holds(words, w) for w in wanted) and not any(holds(words, w) for w in unwanted):
                counts[line] += count
                hits.setdefault(text, line)
    tables.con.execute("CREATE OR REPLACE TEMP TABLE hits_ AS SELECT unnest(?::VARCHAR[]) AS t, unnest(?::VARCHAR[]) AS rule_",
                       [list(hits), list(hits.values())])  # fmt: skip
    joined = f"FROM data d JOIN hits_ h ON h.t = CAST(d.{column} AS VARCHAR)"
    (total,) = tables.one(f"SELECT count(*) {joined}")
    columns = ", ".join(f"d.{named(c)}" for c in tables.columns)
    rows = tables.rows(f"SELECT d.{ROW} + 1, h.rule_, {columns} {joined} ORDER BY d.{ROW} LIMIT {SHOWN}")
    by_rule = [[line, count] for line, count in counts.items()]
    heads = [_("Word rule"), _("Rows")]
    return Result(
        [(_("Rows that a rule fits"), total), (_("Different texts"), len(texts))],
        [Table(_("Word rules"), heads, by_rule), Table(_("Rows that a rule fits"), [_("Row"), _("Word rule")], rows, tables.columns, total)],
        [Drawing(_("Rows by rule"), heads, by_rule[:30])], total,
    )  # fmt: skip


TEST = Test(
    "wording", _("Words in texts"), _("Texts in which words occur, in whatever form they are written (Sudachi)."),
    (Ask("text", _("Column of the text"), "column", of="text"),
     Ask("rules", _("Word rules"), "lines",
         hint=_("One rule a line: words that must all occur, parted by spaces; with a minus before it a word must not occur."))),
    run,
)  # fmt: skip

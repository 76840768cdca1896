"""What a measure says: in clear for the unit that carries it out, sealed for those who handle the case when it is disciplinary.

A disciplinary measure is about a person and has no unit to read it, so its words lie in the case's work box, and go with it.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from compliance.measures.choices import Kind
from compliance.sealed import opener, seal_row
from governance.access import Actor

if TYPE_CHECKING:
    from compliance.measures.models import Measure


@dataclass(frozen=True)
class Words:
    """Everything that people write about one measure; "" for what was not written yet. The names are those of the columns."""

    title: str = ""
    text: str = ""
    objection: str = ""
    report: str = ""
    review_note: str = ""
    observation: str = ""
    drop_reason: str = ""


COLUMNS = tuple(field.name for field in fields(Words))


def words_of(measure: "Measure", actor: Actor) -> Words:
    """Return the words; raises vault.Shut or vault.Locked for sealed ones that the actor cannot open."""
    if measure.kind != Kind.DISCIPLINARY or measure.case is None:
        return Words(**{name: getattr(measure, name) for name in COLUMNS})
    return Words(**opener(measure.case, actor)(measure, measure.sealed_words))


def begin(measure: "Measure", title: str, text: str) -> None:
    """Write title and text of a new measure. Raises LookupError for a disciplinary one whose case was never accepted."""
    _set(measure, lambda: Words(), {"title": title, "text": text})


def write(measure: "Measure", actor: Actor, **texts: str) -> None:
    """Write these words of a measure; raises vault.Shut or vault.Locked when the actor cannot open those that are sealed."""
    _set(measure, lambda: words_of(measure, actor), texts)


def _set(measure: "Measure", present: Callable[[], Words], texts: dict[str, str]) -> None:
    if measure.kind == Kind.DISCIPLINARY and measure.case is not None:
        measure.sealed_words = seal_row(measure.case, measure, asdict(present()) | texts)
        return
    for name, text in texts.items():
        setattr(measure, name, text)

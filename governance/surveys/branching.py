"""Which questions a person is asked, given what they answered so far. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from governance.surveys.models import Kind, Question, Section

Answers = Mapping[str, Any]
"""Question code → answer: a string, a list of option codes, or "" for no answer."""
SCALE = ("1", "2", "3", "4", "5")
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Page:
    """One page of the form: a section and its questions."""

    section: Section
    questions: tuple[Question, ...] = field(default_factory=tuple)


def pages(sections: Iterable[Section], questions: Iterable[Question]) -> list[Page]:
    """Return the pages in order, without sections that have no question."""
    by_section: dict[UUID, list[Question]] = {}
    for question in questions:
        by_section.setdefault(question.section_id, []).append(question)
    found = [Page(s, tuple(by_section.get(s.pk, ()))) for s in sorted(sections, key=lambda s: s.position)]
    return [page for page in found if page.questions]


def given(value: Any) -> set[str]:
    """Return the values of an answer as a set; empty for no answer."""
    if isinstance(value, list):
        return set(value)
    return {str(value)} if value not in ("", None) else set()


def asked(all_pages: list[Page], answers: Answers) -> list[Page]:
    """Return the pages with the questions that apply. A question whose condition is not asked itself does not apply."""
    applies: set[UUID] = set()
    codes = {q.pk: q.code for page in all_pages for q in page.questions}
    found = []
    for page in all_pages:
        fitting = tuple(q for q in page.questions if _applies(q, answers, applies, codes))
        applies |= {q.pk for q in fitting}
        if fitting:
            found.append(Page(page.section, fitting))
    return found


def _applies(question: Question, answers: Answers, applies: set[UUID], codes: Mapping[UUID, str]) -> bool:
    if question.depends_on_id is None:
        return True
    if question.depends_on_id not in applies:
        return False
    return bool(given(answers.get(codes[question.depends_on_id])) & set(question.depends_values))


def kept(all_pages: list[Page], answers: Answers) -> dict[str, Any]:
    """Return the answers to the questions that apply, "" or [] where one was passed over; all others are dropped."""
    return {
        q.code: answers.get(q.code, [] if q.kind == Kind.MULTIPLE else "")
        for page in asked(all_pages, answers)
        for q in page.questions
    }


def options_of(question: Question) -> list[tuple[str, str]]:
    """Return value and words of each possible answer; empty for numbers and free text."""
    from django.utils.translation import gettext as _

    if question.kind == Kind.YES_NO:
        return [(YES, _("Yes")), (NO, _("No"))]
    if question.kind == Kind.SCALE:
        words = {"1": question.low_label, "5": question.high_label}
        return [(value, f"{value} {words.get(value, '')}".strip()) for value in SCALE]
    return [(code, label) for code, label in question.options]

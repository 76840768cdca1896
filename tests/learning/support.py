"""A small course, made through the real actions."""

from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import Actor
from governance.learning import actions
from governance.learning.models import Assignment, Attempt, Course, Edition, Question, Record
from governance.people.models import Person
from governance.runner import run
from tests.support import factories

QUESTIONS: list[dict[str, Any]] = [
    {
        "kind": "single",
        "text": "正しいものはどれですか。",
        "options": [("報告する", True), ("隠す", False), ("忘れる", False)],
    },
    {
        "kind": "multiple",
        "text": "窓口をすべて選んでください。",
        "options": [("内部", True), ("外部", True), ("掲示板", False)],
    },
    {"kind": "truth", "text": "通報者を捜してよい。", "options": [("正しい", False), ("誤り", True)]},
    {"kind": "truth", "text": "匿名でも通報できる。", "options": [("正しい", True), ("誤り", False)]},
]


def owner() -> Actor:
    return factories.actor(factories.person("compliance_head"))


def course(by: Actor, code: str = "trial", *, drawn: int = 2, published: bool = True, **changes: Any) -> Course:
    """Return a course of two pages and four questions."""
    terms = {"pass_mark": 80, "tries": 2, "wait_hours": 1}
    fields = {
        "area": "compliance", "code": code, "title": "試験研修", "summary": "試しの研修です。", "minutes": 10,
        "valid_months": 12, "open_to_all": True,
    }  # fmt: skip
    run(actions.create, actor=by, **(fields | changes))
    made = Course.objects.get(code=code)
    draft = made.editions.get()
    for title in ("はじめに", "おわりに"):
        run(actions.add_page, actor=by, subject=draft.pk, title=title, text=f"## {title}\n\n**本文**です。")
    for question in QUESTIONS:
        run(actions.add_question, actor=by, subject=draft.pk, explanation="理由の説明", **question)
    run(actions.change_edition, actor=by, subject=draft.pk, drawn=drawn, change_note="", **terms)
    if published:
        run(actions.publish, actor=by, subject=draft.pk)
    made.refresh_from_db()
    return made


def edition(of: Course) -> Edition:
    return of.editions.order_by("-number")[0]


def assigned(of: Course, by: Actor, **changes: Any) -> Assignment:
    today = clock.today()
    fields = {
        "audience": "all", "roles": [], "units": [], "occasion": "", "starts_on": today,
        "due_on": today + timedelta(days=20), "grace_days": 30, "counts_from": today, "repeats": False, "remind_days": 7,
        "escalate_days": 7,
    }  # fmt: skip
    made = run(actions.assign, actor=by, subject=of.pk, **(fields | changes))
    return Assignment.objects.get(pk=made.result)


def started(of: Course, learner: Person) -> Record:
    made = run(actions.start, actor=factories.actor(learner), subject=of.pk)
    return Record.objects.get(pk=made.result)


def read_all(record: Record) -> None:
    learner = factories.actor(record.person)
    for place in (1, 2):
        run(actions.read, actor=learner, subject=record.pk, place=place)


def right(attempt: Attempt) -> dict[str, list[int]]:
    """Return the right answers of an attempt."""
    found = {}
    for pk, _order in attempt.drawn:
        options = Question.objects.get(pk=pk).options
        found[pk] = [n for n, (_text, is_right) in enumerate(options) if is_right]
    return found


def wrong(attempt: Attempt) -> dict[str, list[int]]:
    found = {}
    for pk, _order in attempt.drawn:
        options = Question.objects.get(pk=pk).options
        found[pk] = [next(n for n, (_text, is_right) in enumerate(options) if not is_right)]
    return found


def attempt(record: Record) -> Attempt:
    made = run(actions.begin, actor=factories.actor(record.person), subject=record.pk)
    return Attempt.objects.get(pk=made.result)


def passed(record: Record) -> Record:
    """Read and pass; return the completed record."""
    read_all(record)
    one = attempt(record)
    run(actions.answer, actor=factories.actor(record.person), subject=one.pk, answers=right(one))
    record.refresh_from_db()
    return record


def of(person: Person, what: Course) -> Record:
    """Return the person's current record."""
    return Record.objects.get(person=person, course=what, current=True)

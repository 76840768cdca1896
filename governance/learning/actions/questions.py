"""The questions of a draft."""

from collections.abc import Sequence

from django.db.models import Max

from governance.access import Actor
from governance.learning.access import is_owner
from governance.learning.actions.ordering import number, put
from governance.learning.models import Edition, Question
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action

IN_DRAFT = STAYS.within("draft")
Options = Sequence[tuple[str, bool]]


@action(
    "learning.add_question", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_question(edition: Edition, *, actor: Actor, kind: str, text: str, options: Options, explanation: str) -> None:
    """Add a question to the pool."""
    last = edition.questions.aggregate(last=Max("place"))["last"] or 0
    Question.objects.create(
        edition=edition,
        place=last + 1,
        kind=kind,
        text=text,
        options=[list(o) for o in options],
        explanation=explanation,
    )


@action(
    "learning.change_question", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("question",),
)  # fmt: skip
def change_question(
    edition: Edition, *, actor: Actor, question: Question, kind: str, text: str, options: Options, explanation: str
) -> None:
    """Change a question."""
    question.kind, question.text, question.explanation = kind, text, explanation
    question.options = [list(option) for option in options]
    question.save()


@action(
    "learning.move_question", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("question", "place"),
)  # fmt: skip
def move_question(edition: Edition, *, actor: Actor, question: Question, place: int) -> None:
    """Put a question at a place (1 is first)."""
    put(question, edition.questions.order_by("place"), place)


@action(
    "learning.remove_question", subject=Edition, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("question",),
)  # fmt: skip
def remove_question(edition: Edition, *, actor: Actor, question: Question) -> None:
    """Remove a question; those after it move up."""
    question.delete()
    number(edition.questions.order_by("place"))

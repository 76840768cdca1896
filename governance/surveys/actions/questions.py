"""The questions of a draft."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, Refused, action
from governance.surveys.access import is_owner
from governance.surveys.actions.sections import IN_DRAFT, ConditionBroken
from governance.surveys.drafting import follows_its_condition
from governance.surveys.models import Question, Questionnaire, Section


class QuestionCodeTaken(Refused):
    """Another question of the version bears the code."""

    code = "question_code_taken"
    message = _("Another question has this code.")


class Needed(Refused):
    """Other questions depend on this one."""

    code = "needed"
    message = _("Other questions are shown depending on this one. Change those first.")


@action(
    "surveys.add_question", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("section", "code", "kind"),
)  # fmt: skip
def add_question(
    questionnaire: Questionnaire, *, actor: Actor, section: Section, code: str, kind: str, **fields: Any
) -> None:
    """Add a question at the end of a page; raises QuestionCodeTaken, ConditionBroken."""
    last = section.questions.order_by("-position").first()
    position = last.position + 1 if last else 1
    try:
        with transaction.atomic():
            Question.objects.create(
                questionnaire=questionnaire, section=section, position=position, code=code, kind=kind, **fields
            )
    except IntegrityError as error:
        raise QuestionCodeTaken from error
    if not follows_its_condition(questionnaire):
        raise ConditionBroken


@action(
    "surveys.change_question", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("question", "broken"),
)  # fmt: skip
def change_question(questionnaire: Questionnaire, *, actor: Actor, question: Question, **fields: Any) -> None:
    """Change a question; its code and kind stay. Raises ConditionBroken, Needed when an option is asked for elsewhere."""
    for name, value in fields.items():
        setattr(question, name, value)
    question.save()
    if not follows_its_condition(questionnaire):
        raise ConditionBroken
    if question.options:
        known = {code for code, _label in question.options}
        for other in question.dependents.all():
            if not set(other.depends_values) <= known:
                raise Needed


@action(
    "surveys.remove_question", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("question",),
)  # fmt: skip
def remove_question(questionnaire: Questionnaire, *, actor: Actor, question: Question) -> None:
    """Remove a question; raises Needed."""
    if question.dependents.exists():
        raise Needed
    question.delete()


@action(
    "surveys.move_question", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("question", "section", "place"),
)  # fmt: skip
def move_question(
    questionnaire: Questionnaire, *, actor: Actor, question: Question, section: Section, place: int
) -> None:
    """Put a question at a place (1 is first) of a page; raises ConditionBroken."""
    order = [q for q in section.questions.order_by("position") if q.pk != question.pk]
    question.section = section
    order.insert(max(0, place - 1), question)
    for position, one in enumerate(order, start=1):
        one.position = position
        one.save()
    if not follows_its_condition(questionnaire):
        raise ConditionBroken

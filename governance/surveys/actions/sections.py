"""The pages of a draft."""

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Refused, action
from governance.surveys.access import is_owner
from governance.surveys.drafting import follows_its_condition
from governance.surveys.models import Questionnaire, Section

IN_DRAFT = STAYS.within("draft")


class NotEmpty(Refused):
    """A page with questions is not thrown away."""

    code = "not_empty"
    message = _("Move or remove the questions of this page first.")


class ConditionBroken(Refused):
    """A question must come on a later page than the one it depends on."""

    code = "condition_broken"
    message = _("A question must stand on a later page than the question that it depends on.")


@action(
    "surveys.add_section", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_section(questionnaire: Questionnaire, *, actor: Actor, title: str, text: str) -> None:
    """Add a page at the end."""
    last = questionnaire.sections.order_by("-position").first()
    position = last.position + 1 if last else 1
    Section.objects.create(questionnaire=questionnaire, position=position, title=title, text=text)


@action(
    "surveys.change_section", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("section",),
)  # fmt: skip
def change_section(questionnaire: Questionnaire, *, actor: Actor, section: Section, title: str, text: str) -> None:
    """Change heading and explanation of a page."""
    section.title, section.text = title, text
    section.save()


@action(
    "surveys.remove_section", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("section",),
)  # fmt: skip
def remove_section(questionnaire: Questionnaire, *, actor: Actor, section: Section) -> None:
    """Remove an empty page; raises NotEmpty."""
    if section.questions.exists():
        raise NotEmpty
    section.delete()


@action(
    "surveys.move_section", subject=Questionnaire, who=is_owner, moves=IN_DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("section", "place"),
)  # fmt: skip
def move_section(questionnaire: Questionnaire, *, actor: Actor, section: Section, place: int) -> None:
    """Put a page at a place (1 is first); raises ConditionBroken."""
    order = [s for s in questionnaire.sections.order_by("position") if s.pk != section.pk]
    order.insert(max(0, place - 1), section)
    for position, one in enumerate(order, start=1):
        one.position = position
        one.save()
    if not follows_its_condition(questionnaire):
        raise ConditionBroken

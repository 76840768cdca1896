"""A survey, and a new version of its questionnaire."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, NotAllowed, Refused, action
from governance.surveys import areas
from governance.surveys.access import is_owner
from governance.surveys.models import Question, Questionnaire, Section, Survey


class CodeTaken(Refused):
    """Another survey bears the code."""

    code = "code_taken"
    message = _("Another survey has this code.")


class DraftExists(Refused):
    """There is one draft at a time."""

    code = "draft_exists"
    message = _("There is a draft already. Change that one.")


@action(
    "surveys.create", subject=Survey, creates=True, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("area", "code", "threshold"),
)  # fmt: skip
def create(*, actor: Actor, area: str, code: str, title: str, purpose: str, threshold: int) -> Survey:
    """Make a survey with an empty first draft; raises CodeTaken, NotAllowed for an area of others."""
    if area not in areas.owned_by(actor.roles):
        raise NotAllowed
    try:
        with transaction.atomic():
            survey = Survey.objects.create(area=area, code=code, title=title, purpose=purpose, threshold=threshold)
    except IntegrityError as error:
        raise CodeTaken from error
    Questionnaire.objects.create(survey=survey, number=1)
    return survey


@action(
    "surveys.change", subject=Survey, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("threshold",),
)  # fmt: skip
def change(survey: Survey, *, actor: Actor, title: str, purpose: str, threshold: int) -> None:
    """Change what a survey says of itself. The threshold counts for waves planned from now on."""
    survey.title, survey.purpose, survey.threshold = title, purpose, threshold


@action("surveys.draft", subject=Survey, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS)
def draft(survey: Survey, *, actor: Actor) -> str:
    """Begin a new version as a copy of the last one, and return its id; raises DraftExists."""
    last = survey.questionnaires.first()
    if last is not None and last.state == Questionnaire.State.DRAFT:
        raise DraftExists
    new = Questionnaire.objects.create(survey=survey, number=last.number + 1 if last else 1)
    if last is not None:
        _copy(last, new)
    return str(new.pk)


def _copy(old: Questionnaire, new: Questionnaire) -> None:
    """Copy sections and questions; codes stay, and nothing counts as reworded yet."""
    sections = {
        s.pk: Section.objects.create(questionnaire=new, position=s.position, title=s.title, text=s.text)
        for s in old.sections.all()
    }
    copies: dict[str, Question] = {}
    for q in old.questions.select_related("section").order_by("section__position", "position"):
        source = next((copies[o.code] for o in old.questions.all() if o.pk == q.depends_on_id), None)
        copies[q.code] = Question.objects.create(
            questionnaire=new, section=sections[q.section_id], position=q.position, code=q.code, kind=q.kind,
            text=q.text, hint=q.hint, required=q.required, options=q.options, low_label=q.low_label,
            high_label=q.high_label, least=q.least, most=q.most, depends_on=source, depends_values=q.depends_values,
        )  # fmt: skip

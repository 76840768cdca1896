"""Surveys in the access matrix: an open wave for all staff, and a closed one with figures about the office and its block."""

from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.runner import run
from governance.surveys import actions
from governance.surveys.models import Question, Section
from tests.surveys import support

PART = "core"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the survey, its two versions, and its waves."""
    by = support.owner()
    survey = support.survey(by, "matrix")
    closed = support.planned(survey, by, audience="codes")
    for unit in (office, Unit.objects.get(code="27001")):
        run(actions.issue_codes, actor=by, subject=closed.pk, unit=unit, count=9)
    run(actions.open_wave, actor=SYSTEM, subject=closed.pk)
    for unit in (office, Unit.objects.get(code="27001")):
        for _number in range(6):
            support.send(closed, unit, support.answers())
    support.close(closed, by)
    made = run(actions.draft, actor=by, subject=survey.pk)
    support.people_of(office, 1)
    is_open = support.opened(support.survey(by, "matrix_open"), by, audience="roles", audience_roles=["staff"])
    planned = support.planned(survey, by)
    draft = {"pk": str(made.result)}
    section = Section.objects.filter(questionnaire_id=made.result).latest("position")
    question = Question.objects.filter(questionnaire_id=made.result, code="remark").get()
    parts = draft | {"section": str(section.pk), "question": str(question.pk)}
    return {
        "surveys/<uuid:pk>": {"survey": {"pk": str(survey.pk)}},
        "surveys/questionnaires/<uuid:pk>": {"draft": parts},
        "surveys/waves/<uuid:pk>": {
            "open": {"pk": str(is_open.pk)}, "closed": {"pk": str(closed.pk)}, "planned": {"pk": str(planned.pk)},
        },
    }  # fmt: skip

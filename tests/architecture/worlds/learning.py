"""Courses in the access matrix: one for everyone, one closed and assigned to a member of staff, records of two offices."""

from governance.learning import actions
from governance.learning.models import Question
from governance.organization.models import Unit
from governance.runner import run
from tests.learning import support
from tests.support import factories

PART = "core"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return courses, a draft with its parts, an assignment, records and an attempt of a member of the office."""
    by = support.owner()
    open_course = support.course(by, "matrix_open")
    closed = support.course(by, "matrix_closed", open_to_all=False)
    draft = run(actions.draft, actor=by, subject=open_course.pk).result
    learner, other = factories.person("staff", at=office), factories.person("staff", at=Unit.objects.get(code="27001"))
    here, there = support.started(open_course, learner), support.started(open_course, other)
    support.read_all(here)
    attempt = support.attempt(here)
    assignment = support.assigned(closed, by, audience="roles", roles=["hr_officer"])
    edition = support.edition(open_course)
    page, question = edition.pages.all()[0], Question.objects.filter(edition=edition)[0]
    parts = {"pk": draft, "page": str(page.pk), "question": str(question.pk)}
    return {
        "learning/courses/<uuid:pk>": {
            "open": {"pk": str(open_course.pk), "unit": str(office.pk)},
            "closed": {"pk": str(closed.pk), "unit": str(office.pk)},
        },
        "learning/editions/<uuid:pk>": {"draft": parts},
        "learning/assignments/<uuid:pk>": {"in force": {"pk": str(assignment.pk)}},
        "learning/records/<uuid:pk>": {
            "own office": {"pk": str(here.pk), "place": "1"}, "other block": {"pk": str(there.pk), "place": "1"},
        },
        "learning/attempts/<uuid:pk>": {"own office": {"pk": str(attempt.pk)}},
    }  # fmt: skip

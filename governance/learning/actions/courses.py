"""Courses and their editions."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.learning import areas
from governance.learning.access import is_owner
from governance.learning.models import Course, Edition, Material, Page, Question
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, NotAllowed, Refused, action

SETTINGS = ("drawn", "pass_mark", "tries", "wait_hours")


class CodeTaken(Refused):
    """Another course has the code."""

    code = "code_taken"
    message = _("Another course has this code.")


class HasDraft(Refused):
    """One draft at a time."""

    code = "has_draft"
    message = _("There is a draft already. Work on that one.")


class NoPages(Refused):
    """A course without pages teaches nothing."""

    code = "no_pages"
    message = _("The version has no pages yet.")


class TooFewQuestions(Refused):
    """The test draws more questions than there are."""

    code = "too_few_questions"
    message = _("The test asks more questions than the version has. Add questions or lower the number.")


@action(
    "learning.create", subject=Course, creates=True, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("area", "code"),
)  # fmt: skip
def create(
    *, actor: Actor, area: str, code: str, title: str, summary: str, minutes: int, valid_months: int | None,
    open_to_all: bool,
) -> Course:  # fmt: skip
    """Make a course with an empty first draft; raises CodeTaken, and NotAllowed for an area that is not the actor's."""
    if area not in areas.owned_by(actor.roles):
        raise NotAllowed
    course = Course(area=area, code=code, title=title, summary=summary, minutes=minutes, valid_months=valid_months)
    course.open_to_all = open_to_all
    try:
        with transaction.atomic():
            course.save()
    except IntegrityError as error:
        raise CodeTaken from error
    Edition.objects.create(course=course, number=1)
    return course


@action(
    "learning.change", subject=Course, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def change(
    course: Course, *, actor: Actor, title: str, summary: str, minutes: int, valid_months: int | None, open_to_all: bool
) -> None:
    """Change what a course says of itself. Completions that stand keep the validity they were given."""
    course.title, course.summary, course.minutes = title, summary, minutes
    course.valid_months, course.open_to_all = valid_months, open_to_all


@action(
    "learning.draft", subject=Course, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def draft(course: Course, *, actor: Actor) -> str:
    """Copy the last edition into a new draft and return its id; raises HasDraft."""
    last = course.editions.order_by("-number").first()
    if last is None or last.state == Edition.State.DRAFT:
        raise HasDraft
    made = Edition(course=course, number=last.number + 1, **{name: getattr(last, name) for name in SETTINGS})
    made.save()
    _copy(last.pk, made)
    return str(made.pk)


def _copy(old: UUID, new: Edition) -> None:
    Page.objects.bulk_create(
        Page(edition=new, place=p.place, title=p.title, text=p.text) for p in Page.objects.filter(edition_id=old)
    )
    Question.objects.bulk_create(
        Question(edition=new, place=q.place, kind=q.kind, text=q.text, options=q.options, explanation=q.explanation)
        for q in Question.objects.filter(edition_id=old)
    )
    Material.objects.bulk_create(
        Material(edition=new, place=m.place, name=m.name, size=m.size, file_id=m.file_id)
        for m in Material.objects.filter(edition_id=old)
    )


@action(
    "learning.change_edition", subject=Edition, who=is_owner, moves=STAYS.within("draft"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=SETTINGS,
)  # fmt: skip
def change_edition(
    edition: Edition, *, actor: Actor, drawn: int, pass_mark: int, tries: int, wait_hours: int, change_note: str
) -> None:
    """Set how the test of a draft is held, and what is new in it."""
    edition.drawn, edition.pass_mark = drawn, pass_mark
    edition.tries, edition.wait_hours = tries, wait_hours
    edition.change_note = change_note


@action(
    "learning.publish", subject=Edition, who=is_owner, moves=Move("draft", to="published"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def publish(edition: Edition, *, actor: Actor) -> None:
    """Put an edition into use, unchangeable from now on; raises NoPages, TooFewQuestions.

    Whoever has begun the course goes on with the edition they began; everyone else gets this one.
    """
    if not edition.pages.exists():
        raise NoPages
    if edition.drawn > edition.questions.count():
        raise TooFewQuestions
    edition.published_at = clock.now()
    course = Course.objects.select_for_update().get(pk=edition.course_id)
    course.current = edition
    course.version += 1
    course.save()

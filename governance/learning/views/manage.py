"""Owners' pages of courses and their versions."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import SIGNED_IN, Actor, fetch
from governance.learning import actions, areas, occasions
from governance.learning.access import READERS, is_owner, owns
from governance.learning.forms import (
    AssignForm,
    CourseForm,
    NewCourseForm,
)
from governance.learning.models import Assignment, Course, Edition, Record
from governance.learning.queries import assignments_of, catalogue, editions_of
from governance.organization.queries import periods_on
from governance.people.roles import Role
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class OwnerView(ActionView):
    """An action of owners. For everyone else its page does not exist."""

    requires = SIGNED_IN

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the row to act on; raises Http404 also for those who may see it but not own it."""
        subject = super().get_subject(pk)
        if not is_owner(self.actor, subject):
            raise Http404
        return subject


class CourseView(View):
    """A course: for owners versions and assignments, for everyone what it is about and the way in."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the course."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        course = fetch(Course, actor, pk)
        mine = Record.objects.filter(course=course, person_id=actor.own_id, current=True).first()
        context = {
            "course": course, "area": areas.label_of(course.area), "mine": mine,
            "starts": mine is None and catalogue(actor).filter(pk=course.pk).exists(),
            "owns": owns(actor, course), "follows": owns(actor, course) or actor.holds(*READERS),
        }  # fmt: skip
        if context["owns"]:
            context |= _for_owners(course)
        return render(request, "learning/course.html", context)


def _for_owners(course: Course) -> dict[str, Any]:
    editions = list(editions_of(course))
    assignments = [(one, words_of_audience(one)) for one in assignments_of(course).prefetch_related("units")]
    draft = next((edition for edition in editions if edition.state == Edition.State.DRAFT), None)
    return {"editions": editions, "assignments": assignments, "draft": draft}


def words_of_audience(assignment: Assignment) -> str:
    """Return whom the assignment asks, in words."""
    kind = assignment.audience
    if kind == Assignment.Audience.ROLES:
        return "、".join(str(Role(role).label) for role in assignment.roles)
    if kind == Assignment.Audience.OCCASION:
        return occasions.label_of(assignment.occasion)
    if kind == Assignment.Audience.UNITS:
        names = dict(periods_on(clock.today()).filter(unit__in=assignment.units.all()).values_list("unit_id", "name"))
        return "、".join(names.get(unit.pk, unit.code) for unit in assignment.units.all())
    return str(assignment.get_audience_display())


class CreateView(OwnerView):
    """A new course."""

    action: ClassVar[Action] = actions.create
    form_class = NewCourseForm
    template_name = "learning/create.html"
    done_message = _("The course was made. Now write its pages and questions.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the actor's areas."""
        return {"actor": self.actor}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the new course's draft."""
        draft = Edition.objects.get(course__pk=str(outcome.subject_id), state=Edition.State.DRAFT)
        return draft.get_absolute_url()


class ChangeView(OwnerView):
    """What a course says of itself."""

    action: ClassVar[Action] = actions.change
    form_class = CourseForm
    template_name = "learning/change.html"
    done_message = _("The course was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        names = ("title", "summary", "minutes", "valid_months", "open_to_all")
        return {"initial": {name: getattr(self.subject, name) for name in names}}


class DraftView(OwnerView):
    """A new version."""

    action: ClassVar[Action] = actions.draft
    template_name = "learning/draft.html"
    done_message = _("The new version is a copy of the last one. Change what is to change.")
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the draft."""
        return reverse("learning:edition", args=[outcome.result])


class AssignView(OwnerView):
    """Assign a course."""

    action: ClassVar[Action] = actions.assign
    form_class = AssignForm
    template_name = "learning/assign.html"
    done_message = _("The course was assigned. The people are told within a few minutes.")
    checks_version = False

    def form_kwargs(self) -> dict[str, Any]:
        """Let the form know the course."""
        return {"course": self.subject}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the assignment."""
        return reverse("learning:assignment", args=[outcome.result])


class AssignmentView(View):
    """One assignment: its terms, its rounds, what can be done."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        assignment = fetch(Assignment, request.actor, pk)  # type: ignore[attr-defined]
        context = {
            "assignment": assignment, "course": assignment.course, "audience": words_of_audience(assignment),
            "rounds": assignment.rounds.order_by("-made_at")[:50],
        }  # fmt: skip
        return render(request, "learning/assignment.html", context)


class EndAssignmentView(OwnerView):
    """End an assignment."""

    action: ClassVar[Action] = actions.end_assignment
    template_name = "learning/end_assignment.html"
    done_message = _("The assignment has ended.")

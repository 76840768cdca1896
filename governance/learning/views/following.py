"""Completion by block, office and unit; people; reminders; attendance at classroom courses."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, fetch, visible
from governance.charts import Chart, bars
from governance.learning import actions, areas
from governance.learning.access import FOLLOWERS, READERS, owns
from governance.learning.actions.ladder import last_reminder
from governance.learning.completion import Line, find, open_in, overview, reaches, reads_all, units_below
from governance.learning.filters import AttendanceForm, CourseFilter, PeopleFilter
from governance.learning.importing import Plan
from governance.learning.models import Course, Record
from governance.learning.queries import figures_of, people_of
from governance.learning.rules import percent
from governance.learning.views.manage import OwnerView
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.forms import ConfirmForm
from governance.organization.models import Unit
from governance.organization.queries import name_of, tree_on
from governance.runner import Action, Outcome
from governance.web.views import ActionView

NO_FIGURES = {"assigned": 0, "completed": 0, "overdue": 0}


class CourseListView(ScopedListView):
    """Courses with how far they have come, within the reader's reach."""

    requires = FOLLOWERS
    name = "learning.courses"
    title = _("Courses and completion")
    template_name = "learning/courses.html"
    filterset_class = CourseFilter
    default_sort = "title"
    page_size = 20  # each course is counted over all its people
    columns: ClassVar[list[Column]] = [
        Column("title", _("Training course"), lambda c: c.title, "title", lambda c: c.get_absolute_url()),
        Column("area", _("Area"), lambda c: areas.label_of(c.area), "area"),
        Column("assigned", _("Must take it"), lambda c: c.figures["assigned"], numeric=True),
        Column("completed", _("Completed"), lambda c: c.figures["completed"], numeric=True),
        Column(
            "percent", _("Per cent"), lambda c: percent(c.figures["completed"], c.figures["assigned"]), numeric=True
        ),
        Column("overdue", _("Overdue"), lambda c: c.figures["overdue"], "", lambda c: overdue_url(c), numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Course]:
        """Return the published courses that the actor follows: what they have to take themselves stands with their training."""
        rows = visible(Course, actor).filter(current__isnull=False)
        return rows if actor.holds(*READERS) else rows.filter(area__in=areas.owned_by(actor.roles))

    def prepare(self, rows: list[Course]) -> list[Course]:
        """Add the figures to a page, or to all rows of an export."""
        found = figures_of(rows, self.actor)
        for course in rows:
            course.figures = found.get(course.pk, NO_FIGURES)  # type: ignore[attr-defined]
        return rows

    def context(self) -> dict[str, Any]:
        """Offer owners a new course, and the drafts that have no published version yet."""
        owned = areas.owned_by(self.actor.roles)
        return {"creates": bool(owned), "drafts": Course.objects.filter(area__in=owned, current=None)}


def overdue_url(course: Any) -> str | None:
    """Return the list of people who are overdue with the course, None when nobody is."""
    return f"{reverse('learning:people')}?course={course.pk}&state=overdue" if course.figures["overdue"] else None


class PeopleListView(ScopedListView):
    """Who has which course to take or has taken it."""

    requires = FOLLOWERS
    name = "learning.people"
    title = _("Training of the staff")
    template_name = "learning/people.html"
    filterset_class = PeopleFilter
    default_sort = "due"
    columns: ClassVar[list[Column]] = [
        Column("number", _("Staff number"), lambda r: r.person.staff_number, "person__staff_number"),
        Column("name", _("Name"), lambda r: r.person.name, "", lambda r: r.get_absolute_url()),
        Column("unit", _("Unit"), lambda r: r.unit_name or ""),
        Column("course", _("Training course"), lambda r: r.course.title),
        Column("state", _("State"), lambda r: _now("Overdue") if r.is_overdue else r.get_state_display(), "state"),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("completed", _("Completed"), lambda r: r.completed_on, "completed_on"),
        Column("valid", _("Counts until"), lambda r: r.valid_until),
        Column("source", _("How"), lambda r: r.get_source_display()),
    ]

    def rows(self, actor: Actor) -> QuerySet[Record]:
        """Return the current records within the reader's reach."""
        return people_of(actor)


class FollowerView(View):
    """A page of one course for those who follow completion; for everyone else it does not exist."""

    requires = FOLLOWERS

    def course(self, request: HttpRequest, pk: UUID) -> tuple[Actor, Course]:
        """Return the reader and the course; raises Http404."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        course = fetch(Course, actor, pk)
        if not owns(actor, course) and not actor.holds(*READERS):
            raise Http404
        return actor, course


class CompletionView(FollowerView):
    """Completion by headquarters and block, for who sees all; others go straight to their own unit."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the figures. Two queries, however many people."""
        actor, course = self.course(request, pk)
        if not reads_all(actor, course):
            own = actor.unit_ids(*areas.READERS_OF_BLOCK, *areas.READERS_OF_UNIT)
            return redirect("learning:completion-unit", course.pk, own[0])
        whole, lines = overview(course)
        context = {"course": course, "whole": whole, "lines": lines, "chart": chart_of(lines), "top": True}
        return render(request, "learning/completion.html", context)


class UnitCompletionView(FollowerView):
    """Completion of a block with its offices, or of one unit with its people."""

    def get(self, request: HttpRequest, pk: UUID, unit: UUID) -> HttpResponse:
        """Show the figures and, of a single unit, who has still to take the course."""
        actor, course = self.course(request, pk)
        place = get_object_or_404(Unit, pk=unit)
        node = find(tree_on(clock.today()), place.pk)
        if node is None or not reaches(actor, course, place):
            raise Http404
        whole, lines = units_below(course, node)
        rows = (
            open_in(course, place)
            .select_related("person")
            .order_by(F("due_on").asc(nulls_last=True), "person__staff_number")
        )
        context = {
            "course": course, "unit": node, "whole": whole, "lines": lines if len(lines) > 1 else [], "top": False,
            "waiting": rows[:200] if len(lines) == 1 else [], "reads_all": reads_all(actor, course),
            "reminded": last_reminder(course, place),
        }  # fmt: skip
        return render(request, "learning/completion.html", context)


def chart_of(lines: list[Line]) -> Chart | None:
    """Return the chart of the per cent by block, None when nobody has to take the course."""
    shares = [(line.name, line.percent) for line in lines if line.assigned]
    if not shares:
        return None
    words = _now("Per cent of people who completed the course.")
    return bars(_now("Completion by block"), _now("Unit"), _now("Per cent"), shares, words=words, top=100)


class RemindView(ActionView):
    """Remind the people of a unit."""

    requires = FOLLOWERS
    action: ClassVar[Action] = actions.remind
    template_name = "learning/remind.html"
    done_message = _("The reminder is on its way.")

    def get_subject(self, pk: UUID | None) -> None:
        """Find course and unit; raises Http404 for what is out of reach."""
        self.course = fetch(Course, self.actor, self.kwargs["pk"])
        self.unit = get_object_or_404(Unit, pk=self.kwargs["unit"])
        if not reaches(self.actor, self.course, self.unit):
            raise Http404

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return course and unit."""
        return {"course": self.course, "unit": self.unit}

    def context(self) -> dict[str, Any]:
        """Say how many are reminded."""
        return {
            "course": self.course, "unit": self.unit, "unit_name": name_of(self.unit.pk, clock.today()),
            "count": open_in(self.course, self.unit).count(), "back": self.next_page(Outcome(None, None)),
        }  # fmt: skip

    def next_page(self, outcome: Outcome) -> str:
        """Return the unit's figures."""
        return reverse("learning:completion-unit", args=[self.course.pk, self.unit.pk])


class AllowRetryView(ActionView):
    """Give another attempt."""

    requires = FOLLOWERS
    action: ClassVar[Action] = actions.allow_retry
    template_name = "learning/allow_retry.html"
    done_message = _("Another attempt was given. The person is told.")
    checks_version = False


class ImportView(OwnerView):
    """Upload attendance, check every row, show what would be recorded, record it. All rows or none."""

    action: ClassVar[Action] = actions.import_attendance
    form_class = AttendanceForm
    template_name = "learning/import_attendance.html"
    plan: Plan | None = None
    checks_version = False

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Check an uploaded file, or record the text that was checked."""
        confirms = "text" in request.POST
        form = ConfirmForm(request.POST) if confirms else AttendanceForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, 422)
        text = form.cleaned_data.get("text") or form.cleaned_data["file"]
        self.plan = Plan(text, self.subject)
        if self.plan.errors:
            return self.show(AttendanceForm(), 422)
        if confirms:
            return self.done(form, self.run(form))
        return self.show(ConfirmForm(initial={"text": text}))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan's rows, and their numbers for the ledger."""
        plan = self.plan
        return {"rows": plan.rows, "passed": plan.passed, "failed": plan.failed} if plan else {}

    def context(self) -> dict[str, Any]:
        """Show errors or the plan."""
        return {"plan": self.plan}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Say how many were recorded."""
        count = self.plan.passed if self.plan else 0
        messages.success(self.request, _now("%(count)s completions were recorded.") % {"count": count})
        response = redirect(self.next_page(outcome))
        response.status_code = 303
        return response

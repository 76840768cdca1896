"""What the checks teach: near misses, figures by month, lessons; the rules."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import HEADS_OF_UNIT, OFFICER, counts_only
from privacy.dispatch import actions
from privacy.dispatch.access import COUNTERS, SEERS, is_officer, may_write_lesson, visible_near_misses
from privacy.dispatch.forms import LessonForm, MonthsForm, NearMissFilter, RuleForm
from privacy.dispatch.models import CheckRule, NearMiss
from privacy.dispatch.queries import LEAST, lessons_for, months_of

LESSONS_PER_PAGE = 30


class NearMissListView(ScopedListView):
    """What checks caught before it left."""

    requires = roles(*SEERS)
    name = "dispatch.near_misses"
    title = _("Near misses before sending")
    filterset_class = NearMissFilter
    default_sort = "-caught"
    empty_text = _("No check has caught anything.")
    columns: ClassVar[list[Column]] = [
        Column("caught", _("Caught"), lambda r: r.caught_at, "caught_at"),
        Column("wrong", _("What was wrong"), lambda r: r.get_wrong_display(), ""),
        Column("note", _("In a few words, without names"), lambda r: r.note, ""),
        Column("place", _("First or second"), lambda r: _("First check") if r.place == 1 else _("Second check"), ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("batch", _("Batch"), lambda r: r.item.batch.reference, "", lambda r: r.item.get_absolute_url()),
    ]

    def rows(self, actor: Actor) -> QuerySet[NearMiss]:
        """Return the near misses the reader may see."""
        rows = visible_near_misses(actor).select_related("item__batch")
        named: QuerySet[NearMiss] = rows.annotate(unit_name=name_on("unit_id", OuterRef("caught_at__date")))
        return named


class MonthsView(View):
    """Twelve months in figures."""

    requires = roles(*COUNTERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them: of one unit in sight, or of all; those who only count see the whole organization."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        counts = counts_only(actor)
        form = MonthsForm(request.GET or None, actor=actor)
        unit = form.cleaned_data["unit"] if form.is_bound and form.is_valid() and not counts else None
        context = {
            "form": None if counts else form, "months": months_of(actor, unit.pk if unit else None),
            "least": LEAST if counts else 0,
        }  # fmt: skip
        return render(request, "dispatch/months.html", context)


class LessonsView(View):
    """Lessons of the months."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, newest month first."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        page = Paginator(lessons_for(actor), LESSONS_PER_PAGE).get_page(request.GET.get("page"))
        return render(request, "dispatch/lessons.html", {"page": page, "writes": may_write_lesson(actor, None)})


class WriteLessonView(ActionView):
    """Write the lesson of a month."""

    requires = roles(*HEADS_OF_UNIT, OFFICER)
    action: ClassVar[Action] = actions.write_lesson
    template_name = "dispatch/write_lesson.html"
    done_message = _("The lesson is written, and the staff is told.")

    def make_form(self, *data: Any) -> LessonForm:
        """Return the form with whom the writer may address."""
        units = bool(self.actor.unit_ids(*HEADS_OF_UNIT))
        return LessonForm(*data[:1], for_unit=units, for_everyone=is_officer(self.actor, None))

    def next_page(self, outcome: Outcome) -> str:
        """Return the lessons."""
        return reverse("dispatch:lessons")


class RulesView(View):
    """All versions of the rules."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them by kind, the newest first, and say which is in force."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rules = list(CheckRule.objects.select_related("written_by"))
        current: dict[str, UUID] = {}
        for rule in rules:
            if rule.valid_from <= clock.today():
                current.setdefault(rule.kind, rule.pk)
        context = {"rules": rules, "current": set(current.values()), "writes": is_officer(actor, None)}
        return render(request, "dispatch/rules.html", context)


class WriteRuleView(ActionView):
    """Write the next version of a rule."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.write_rule
    form_class = RuleForm
    template_name = "dispatch/write_rule.html"
    done_message = _("The rule is written. Batches that were begun before keep theirs.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the version."""
        return {"wording": form.wording()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the rules."""
        return reverse("dispatch:rules")

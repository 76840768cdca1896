"""Criteria, participation, quarterly figures."""

from typing import Any, ClassVar

import django_filters
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_of, name_on
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.proposals import actions
from voice.proposals.access import COUNTERS, READERS, WINDOW, is_window
from voice.proposals.counting import blocks_of, notes_of, participation_in, silent_offices
from voice.proposals.forms import CriteriaForm, MeasureForm, OfficeFilter, PresentForm, ResultForm
from voice.proposals.models import CriteriaSet, Encouragement, Proposal, QuarterFigure, QuarterReport
from voice.proposals.queries import criteria_in_force
from voice.proposals.rules import SMALLEST

FIGURES = roles(*COUNTERS)
YEARS_SHOWN = 10
NOTES_SHOWN = 20


class CriteriaView(View):
    """The criteria in force and the versions before."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        sets = CriteriaSet.objects.prefetch_related("criteria")
        return render(request, "proposals/criteria.html", {"sets": sets, "may_set": is_window(actor, None)})


class SetCriteriaView(ActionView):
    """Publish a new version; it begins with the criteria in force."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.set_criteria
    form_class = CriteriaForm
    template_name = "proposals/set_criteria.html"
    done_message = _("The new criteria are in force.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the present criteria as what the form begins with."""
        initial: dict[str, str] = {}
        for criterion in criteria_in_force().criteria.all():
            initial |= {f"name_{criterion.place}": criterion.name, f"question_{criterion.place}": criterion.question}
        return {"initial": initial}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the criteria and why."""
        return {"criteria": form.criteria(), "reason": form.cleaned_data["reason"]}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the criteria."""
        return reverse("proposals:criteria")


def years() -> list[int]:
    """Return the fiscal years that can be shown, newest first."""
    newest = fiscal_year(clock.today())
    first = Proposal.objects.order_by("filed_at").values_list("filed_at__date", flat=True).first()
    oldest = fiscal_year(first) if first else newest
    return list(range(newest, max(oldest, newest - YEARS_SHOWN) - 1, -1))


def year_of(request: HttpRequest, choices: list[int]) -> int:
    """Return the fiscal year asked for, the present one when it is none that can be shown."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and int(asked) in choices else choices[0]


class ParticipationView(View):
    """Is it always the same few? How widely proposing is spread, and what is done about it."""

    requires = FIGURES

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a fiscal year."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        choices = years()
        year = year_of(request, choices)
        notes = Encouragement.objects.filter(fiscal_year=year).select_related("author", "result_by")
        context = {
            "year": year, "title": fiscal_year_in_japanese(year), "figures": participation_in(year),
            "years": [(y, fiscal_year_in_japanese(y)) for y in choices], "blocks": blocks_of(year, clock.today()),
            "notes": notes.annotate(unit_name=name_on("unit_id", clock.today()))[:NOTES_SHOWN],
            "may_note": is_window(actor, None), "smallest": SMALLEST,
        }  # fmt: skip
        return render(request, "proposals/participation.html", context)


class SilentOfficesView(ScopedListView):
    """The offices without any proposal in the fiscal year, with what is done about it."""

    requires = FIGURES
    name = "proposals.silent_offices"
    title = _("Offices without a proposal this fiscal year")
    template_name = "proposals/silent_offices.html"
    filterset_class = OfficeFilter
    default_sort = "code"
    empty_text = _("Every office has proposed something.")
    columns: ClassVar[list[Column]] = [
        Column("code", _("Code"), lambda r: r.unit.code, "unit__code"),
        Column("office", _("Office"), lambda r: r.name, ""),
        Column("block", _("Block"), lambda r: r.block_name or "", ""),
        Column("note", _("What is done about it"), lambda r: r.note.text if r.note else "", ""),
        Column("noted", _("Noted"), lambda r: r.note.noted_at if r.note else None, ""),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the offices; no figure about people."""
        return silent_offices(fiscal_year(clock.today()), clock.today())

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the latest note."""
        notes = notes_of(fiscal_year(clock.today()), [row.unit_id for row in rows])
        for row in rows:
            row.note = notes.get(row.unit_id)
        return rows


class NoteMeasureView(ActionView):
    """Note what is done about a block or an office."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.note_measure
    form_class = MeasureForm
    template_name = "proposals/note_measure.html"
    done_message = _("Noted.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the unit from whose row one came."""
        return {"initial": {"unit": self.request.GET.get("unit", "")}}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of participation."""
        return reverse("proposals:participation")


class NoteResultView(ActionView):
    """Note what came of a measure."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.note_result
    form_class = ResultForm
    template_name = "proposals/note_result.html"
    done_message = _("Noted.")

    def context(self) -> dict[str, Any]:
        """Name the unit."""
        return {"unit_name": name_of(self.subject.unit_id, clock.today())}


class FigureFilter(django_filters.FilterSet):
    """All lines, or those of all divisions together."""

    whole = django_filters.ChoiceFilter(
        label=_("Show"), choices=[("true", _("All divisions together"))], empty_label=_("By division too")
    )

    class Meta:
        model = QuarterFigure
        fields: list[str] = []


def who(line: Any) -> str:
    """Return whose numbers they are."""
    if line.whole:
        return _now("All together")
    return line.division_name or _now("Service Promotion (the window)")


class QuartersView(ScopedListView):
    """What the board is told each quarter (D18)."""

    requires = FIGURES
    name = "proposals.quarters"
    title = _("Improvement proposals, quarterly figures")
    template_name = "proposals/quarters.html"
    filterset_class = FigureFilter
    default_sort = "-quarter"
    empty_text = _("No quarter has ended yet since the first proposal.")
    columns: ClassVar[list[Column]] = [
        Column("quarter", _("Quarter"), lambda r: str(r.report), "report__quarter"),
        Column("who", _("Division in charge"), who, ""),
        Column("received", _("Received"), lambda r: r.received, "", numeric=True),
        Column("adopted", _("Adopted"), lambda r: r.adopted, "", numeric=True),
        Column("partly", _("Adopted in part"), lambda r: r.partly, "", numeric=True),
        Column("not_adopted", _("Not adopted"), lambda r: r.not_adopted, "", numeric=True),
        Column("already", _("Already done"), lambda r: r.already, "", numeric=True),
        Column("study", _("To be studied"), lambda r: r.study, "", numeric=True),
        Column("in_time", _("Answered in time"), lambda r: r.in_time, "", numeric=True),
        Column("late", _("Late"), lambda r: r.late, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[QuarterFigure]:
        """Return every line: numbers only."""
        names = name_on("division_id", OuterRef("report__quarter"))
        return QuarterFigure.objects.select_related("report").annotate(division_name=names)

    def sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the quarters in the order asked for, in each the whole first and then the divisions by their codes."""
        sign = "" if self.request.GET.get("sort") == "quarter" else "-"
        return rows.order_by(f"{sign}report__quarter", "-whole", "division__code", "pk")

    def context(self) -> dict[str, Any]:
        """Return the reports with their clocks."""
        reports = list(QuarterReport.objects.all()[:8])
        clocks = faces_of("proposals.quarterreport", [report.pk for report in reports])
        shown = [{"report": r, "title": str(r), "clocks": clocks.get(r.pk, [])} for r in reports]
        return {"reports": shown, "may_present": is_window(self.actor, None)}


class PresentReportView(ActionView):
    """Note that the board has had the figures."""

    requires = FIGURES
    action: ClassVar[Action] = actions.present_report
    form_class = PresentForm
    template_name = "proposals/present_report.html"
    done_message = _("Noted.")

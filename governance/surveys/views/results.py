"""Figures of closed waves: page, list with its exports, remarks, lines over time. All read the same stored figures."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, Actor, fetch, visible
from governance.documents import pdf_response, render_pdf
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.surveys.access import is_owner
from governance.surveys.actions import take_results
from governance.surveys.branching import options_of
from governance.surveys.drawings import distribution, groups_compared, over_time
from governance.surveys.forms import FigureFilter, RemarkFilter
from governance.surveys.models import Figure, Kind, Remark, Survey, Wave
from governance.surveys.printing import document_of
from governance.surveys.queries import Block, blocks_for, lines_for, read_by
from governance.surveys.showing import (
    cells_in_words,
    group_name,
    line_of,
    rate_of,
    row_of,
    score_in_words,
    top_two_in_words,
)
from governance.web.views import ActionView


def closed_wave(actor: Actor, pk: UUID) -> Wave:
    """Return a closed wave of which the actor may read figures; raises Http404."""
    wave = fetch(Wave, actor, pk)
    if wave.state != Wave.State.CLOSED:
        raise Http404
    return wave


class ResultsView(View):
    """The figures of a wave, question by question."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show what the reader may read."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        wave = closed_wave(actor, pk)
        participation, blocks = blocks_for(actor, wave)
        context = {
            "wave": wave,
            "owns": is_owner(actor, wave),
            "participation": [rate_of(figure) for figure in participation],
            "blocks": [shown_block(block) for block in blocks],
        }
        return render(request, "surveys/results.html", context)


def shown_block(block: Block) -> dict[str, Any]:
    """Return a question with heads and rows of its table."""
    question = block.question
    options = options_of(question)
    has_score = question.kind in (Kind.SCALE, Kind.NUMBER, Kind.YES_NO)
    whole = next((f for f in block.figures if f.level == Figure.Level.TOTAL), None)
    return {
        "question": question,
        "options": [label for _value, label in options],
        "has_score": has_score,
        "is_scale": question.kind == Kind.SCALE,
        "is_text": question.kind == Kind.TEXT,
        "whole": whole,
        "rows": [row_of(figure, options, has_score=has_score) for figure in block.figures],
        "source": question.depends_on,
        "chart": distribution(block),
        "compared": groups_compared(block),
    }


class TakeResultsView(ActionView):
    """The figures that the reader may read, as a document."""

    requires = SIGNED_IN
    action: ClassVar[Action] = take_results
    template_name = "surveys/take_results.html"
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Wave:
        """Return the closed wave; raises Http404."""
        return closed_wave(self.actor, self.kwargs["pk"])

    def inputs(self, form: Any) -> dict[str, Any]:
        """Name the form for the ledger."""
        return {"format": "pdf"}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Hand out the document."""
        wave = self.subject
        title = f"{wave.survey.title} {wave.title}"
        return pdf_response(title, render_pdf("surveys/results.typ", document_of(self.actor, wave), title=title))


class OfWave(ScopedListView):
    """A list of rows of one closed wave."""

    requires = SIGNED_IN
    wave: Wave

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the actor from the request."""
        super().setup(request, *args, **kwargs)
        self.wave_id: UUID = kwargs["pk"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the wave first; the filters offer its questions."""
        self.wave = closed_wave(self.actor, self.wave_id)
        request.wave = self.wave  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        """Name the wave."""
        return {"wave": self.wave}


class FigureListView(OfWave):
    """Every figure of a wave that the reader may read, units too; leaves as CSV or Excel.

    It does not sort by score: an order inside the noise would be read as a ranking.
    """

    name = "surveys.figures"
    title = _("Figures in a list")
    template_name = "surveys/figures.html"
    filterset_class = FigureFilter
    default_sort = "unit"
    columns: ClassVar[list[Column]] = [
        Column(
            "question", _("Question"), lambda f: f.question.text if f.question else _("Participation"),
            "question__section__position",
        ),
        Column("level", _("Level"), lambda f: f.get_level_display(), "level"),
        Column("unit", _("Unit"), group_name, "unit__code"),
        Column("area", _("Block"), lambda f: f.area_name or "", "area__code"),
        Column("invited", _("Invited"), lambda f: f.invited, "invited", numeric=True),
        Column("people", _("Answers"), lambda f: _("not shown") if f.hidden else f.people, "people", numeric=True),
        Column("score", _("Score"), lambda f: score_in_words(f, f.question), numeric=True),
        Column("top_two", _("4 or 5"), top_two_in_words, numeric=True),
        Column("cells", _("Answers by choice"), cells_in_words),
        Column("verdict", _("Compared with the others"), lambda f: f.get_verdict_display() if f.verdict else "", "verdict"),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> Any:
        """Return the figures within the reader's scope."""
        return read_by(actor, self.wave)


class RemarkListView(OfWave):
    """What people wrote, for the owners alone, without a unit and in no order."""

    name = "surveys.remarks"
    title = _("Remarks")
    template_name = "surveys/remarks.html"
    filterset_class = RemarkFilter
    default_sort = "text"
    columns: ClassVar[list[Column]] = [
        Column("question", _("Question"), lambda r: r.question.text, "question__code"),
        Column("text", _("Words"), lambda r: r.text),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Shut to everyone but the owners."""
        if not is_owner(self.actor, closed_wave(self.actor, self.wave_id)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def rows(self, actor: Actor) -> Any:
        """Return the remarks of the wave."""
        return visible(Remark, actor).filter(wave=self.wave).select_related("question")


class LinesView(View):
    """Scores over the waves; a line breaks where a question was asked anew."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the lines of a survey to those who may read all its figures."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        survey = survey_with_lines(actor, pk)
        lines = [line_of(line) | {"chart": over_time(line)} for line in lines_for(survey)]
        return render(
            request, "surveys/lines.html", {"survey": survey, "lines": lines, "owns": is_owner(actor, survey)}
        )


def survey_with_lines(actor: Actor, pk: UUID) -> Survey:
    """Return a survey of which the actor may read the figures of the whole; raises Http404."""
    whole = visible(Figure, actor).filter(wave__survey_id=pk, level=Figure.Level.TOTAL)
    if not whole.exists():
        raise Http404
    return Survey.objects.get(pk=pk)

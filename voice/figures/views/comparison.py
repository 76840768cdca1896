"""Offices compared."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.lists.actions import export
from governance.lists.exports import excel_response
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.runner import run
from voice.figures.access import COMPARERS, keeps_visitors, offices_seen
from voice.figures.charts import funnel_chart
from voice.figures.comparison import SORTS, Comparison, Line, compared
from voice.figures.forms import CompareForm
from voice.figures.queries import latest_run


class ComparisonView(View):
    """The offices that the reader may see, with blocks and one funnel."""

    requires = roles(*COMPARERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form = CompareForm(request.GET or None, blocks=blocks_seen(actor))
        found = compared(actor, form.months(), form.chosen_question)
        chart = funnel_chart(found.funnel(form.chosen_measure))
        context = {
            "form": form, "found": found, "offices": chosen(found, form), "chart": chart,
            "run": latest_run(), "first": found.months[0], "last": found.months[-1], "number": len(found.months),
            "silent": sum(line.is_silent for line in found.offices), "few": sum(line.is_few for line in found.offices),
            "enters": keeps_visitors(actor, None), "querystring": request.GET.urlencode(),
            "question": dict(form.questions).get(form.chosen_question, ""),
        }  # fmt: skip
        return render(request, "voice_figures/offices.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Hand out what the form shows as Excel, and note it in the ledger."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form = CompareForm(request.GET or None, blocks=blocks_seen(actor))
        offices = chosen(compared(actor, form.months(), form.chosen_question), form)
        run(export, actor=actor, list_name="voice_figures.offices", format="xlsx", rows=len(offices))
        head = [
            _("Code"), _("Office"), _("Block"), _("Voice forms"), _("Months with known visitors"), _("Visitors"),
            _("Voice forms per 1,000 visitors"), _("Place"), _("Answered or ended"), _("Share answered"),
            _("Customers told"), _("Median days until told"), _("Survey score"), _("Criteria met"),
            _("Criteria rated"), _("Proposals"), _("Staff"), _("Proposals per 100 staff"), _("To be asked"),
        ]  # fmt: skip
        return excel_response("offices", head, ([_cell(value) for value in exported(line)] for line in offices))


def blocks_seen(actor: Actor) -> list[tuple[str, str]]:
    """Return the blocks of the offices that the actor may see, as choices. One query for the blocks' names."""
    today = clock.today()
    seen = periods_on(today).filter(offices_seen(actor), unit__kind=Unit.Kind.OFFICE).order_by().values("parent")
    blocks = periods_on(today).filter(unit__in=seen, unit__kind=Unit.Kind.BLOCK).order_by("unit__code")
    return [(str(block.unit_id), block.name) for block in blocks]


def chosen(found: Comparison, form: CompareForm) -> list[Line]:
    """Return the offices of the chosen block, in the chosen order."""
    block = form.chosen_block
    rows = [line for line in found.offices if not block or str(line.block) == block]
    return sorted(rows, key=SORTS[form.chosen_order])


def exported(line: Line) -> list[Any]:
    """Return the values of an office in the order of the heading; None for a gap."""
    return [
        line.code, line.name, line.block_name, line.filed, line.months_with_visitors,
        line.visitors if line.months_with_visitors else None, line.per_visitors, note_of(line), line.answered,
        line.share_answered, len(line.days), line.median_days, line.score, line.met if line.rated else None,
        line.rated or None, line.proposals, line.staff, line.per_staff, asked(line),
    ]  # fmt: skip


def note_of(line: Line) -> str:
    """Return where the forms per visitor lie, "" when the visitors are not known."""
    return str(line.place.label) if line.place else ""


def asked(line: Line) -> str:
    """Return why the office is to be asked, "" for none."""
    if line.is_silent:
        return _("Nothing was filed")
    return _("Few for its size: possible under-reporting") if line.is_few else ""


def _cell(value: Any) -> str | float:
    if value is None:
        return ""
    return round(value, 4) if isinstance(value, float) else value if isinstance(value, int) else str(value)

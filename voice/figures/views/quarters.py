"""What the board is told about voices each quarter (D18)."""

from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on
from governance.runner import Action
from governance.web.views import ActionView
from voice.figures import actions
from voice.figures.access import BOARD_READERS, WINDOW, is_window, visible_quarters
from voice.figures.forms import PresentForm, QuarterFilter
from voice.figures.models import QuarterLine

SHOWN = 8
SUBJECT = "voice_figures.quarterreport"


def who(line: Any) -> str:
    """Return whose numbers they are."""
    return _now("All together") if line.whole else line.block_name or _now("Headquarters")


def of_all(name: str) -> Any:
    """Return how a column finds a number that is known for the whole organization only."""
    return lambda line: getattr(line.report, name) if line.whole else None


class QuartersView(ScopedListView):
    """The frozen figures."""

    requires = roles(*BOARD_READERS)
    name = "voice_figures.quarters"
    title = _("Voices, quarterly figures for the board")
    template_name = "voice_figures/quarters.html"
    filterset_class = QuarterFilter
    default_sort = "-quarter"
    empty_text = _("No quarter has ended yet since the first voice.")
    columns: ClassVar[list[Column]] = [
        Column("quarter", _("Quarter"), lambda r: str(r.report), "report__quarter"),
        Column("who", _("Block"), who, ""),
        Column("received", _("Received"), lambda r: r.received, "", numeric=True),
        Column("in_time", _("Answered in time"), lambda r: r.in_time, "", numeric=True),
        Column("late", _("Answered late"), lambda r: r.late, "", numeric=True),
        Column("overdue", _("Unanswered and overdue at the end"), lambda r: r.overdue, "", numeric=True),
        Column("important", _("Made important"), of_all("important"), "", numeric=True),
        Column("open", _("Important and open at the end"), of_all("important_open"), "", numeric=True),
        Column("published", _("Published with reply"), of_all("published"), "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return every line of the quarters that the actor may see: numbers only."""
        rows = QuarterLine.objects.filter(report__in=visible_quarters(actor)).select_related("report")
        return rows.annotate(block_name=name_on("block_id", OuterRef("report__quarter")))

    def sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the quarters in the order asked for, in each the whole first and then the blocks by their codes."""
        sign = "" if self.request.GET.get("sort") == "quarter" else "-"
        return rows.order_by(f"{sign}report__quarter", "-whole", "block__code", "pk")

    def context(self) -> dict[str, Any]:
        """Return the quarters with their clocks."""
        reports = list(visible_quarters(self.actor)[:SHOWN])
        clocks = faces_of(SUBJECT, [report.pk for report in reports])
        shown = [{"report": r, "title": str(r), "clocks": clocks.get(r.pk, [])} for r in reports]
        return {"reports": shown, "may_present": is_window(self.actor, None)}


class PresentQuarterView(ActionView):
    """Note that the board has had the figures."""

    requires = roles(*WINDOW)
    action: ClassVar[Action] = actions.present_quarter
    form_class = PresentForm
    template_name = "voice_figures/present_quarter.html"
    done_message = _("Noted.")

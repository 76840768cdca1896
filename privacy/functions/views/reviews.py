"""The quarterly confirmation."""

from typing import Any, ClassVar
from uuid import UUID

from django.core import signing
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import READERS_OF_ALL
from privacy.functions import actions
from privacy.functions.access import decides, is_officer
from privacy.functions.choices import ReviewState
from privacy.functions.forms import UnitReviewFilter, VerdictForm
from privacy.functions.models import UnitReview
from privacy.functions.queries import is_opened, late_units, lines_of, unit_reviews_for
from privacy.functions.views.shared import KEEP, READ, DecideView

LINES_PER_PAGE = 50
SEEN = "rights on a page"
"""The salt under which a page signs what it showed: nothing else can be kept together."""


class UnitReviewListView(ScopedListView):
    """The confirmations that the reader may see."""

    requires = READ
    name = "functions.reviews"
    title = _("Quarterly confirmation of functions")
    template_name = "functions/reviews.html"
    filterset_class = UnitReviewFilter
    default_sort = "-due"
    columns: ClassVar[list[Column]] = [
        Column("unit", _("Unit"), lambda r: r.unit_name or "", "", lambda r: r.get_absolute_url()),
        Column("quarter", _("Quarter"), lambda r: str(r.review), ""),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("asked", _("Rights"), lambda r: r.asked, "", numeric=True),
        Column("left", _("Without a decision"), lambda r: r.left, "", numeric=True),
        Column("state", _("State"), lambda r: state_of(r), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[UnitReview]:
        """Return them."""
        return unit_reviews_for(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader opens the round of this quarter, and reads the files of the system."""
        opens = is_officer(self.actor, None) and not is_opened()
        return {"opens": opens, "reads_files": self.actor.holds(*READERS_OF_ALL)}


class LateUnitsView(UnitReviewListView):
    """The units that are past their day."""

    name = "functions.late"
    title = _("Units that have not confirmed in time")
    empty_text = _("Every unit has confirmed in time.")

    def rows(self, actor: Actor) -> QuerySet[UnitReview]:
        """Return them."""
        return late_units(actor)


def state_of(row: UnitReview) -> Any:
    """Return the state in words, and that it is late when it is."""
    late = row.state == ReviewState.OPEN and row.due_on < clock.today()
    return _("Overdue") if late else row.get_state_display()


class UnitReviewView(View):
    """One unit's rights, page by page."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show a page, with the signed list of what may be kept together."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = get_object_or_404(unit_reviews_for(actor), pk=pk)
        lines: Any = lines_of(row)
        page = Paginator(lines, LINES_PER_PAGE).get_page(request.GET.get("page"))
        works = row.state == ReviewState.OPEN and decides(actor, row)
        plain = [line for line in page if not (line.verdict or line.is_doubted or line.person_id == actor.person_id)]
        seen = signing.dumps([str(line.pk) for line in plain], salt=_salt(actor, row)) if works and plain else ""
        context = {
            "unit_review": row, "page": page, "works": works, "seen": seen, "plain": len(plain),
            "own_id": actor.person_id, "clocks": faces_of(UnitReview._meta.label_lower, [row.pk]).get(row.pk, []),
        }  # fmt: skip
        return render(request, "functions/review.html", context)


def _salt(actor: Actor, row: UnitReview) -> str:
    return f"{SEEN}:{actor.own_id}:{row.pk}"


class OpenReviewView(ActionView):
    """Open the round of this quarter now."""

    requires = KEEP
    action: ClassVar[Action] = actions.open_review
    template_name = "functions/open_review.html"
    done_message = _("The round is opened for all units within a minute.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("functions:reviews")


class KeepLinesView(DecideView):
    """Keep what stands on the page, together."""

    action: ClassVar[Action] = actions.keep_lines
    template_name = "functions/keep_lines.html"
    done_message = _("Kept.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the rights that the page showed to this person; nothing for anything else."""
        try:
            shown = signing.loads(self.request.POST.get("seen", ""), salt=_salt(self.actor, self.subject))
        except signing.BadSignature:
            shown = []
        return {"lines": [UUID(pk) for pk in shown]}


class DecideLineView(DecideView):
    """Decide on one right."""

    action: ClassVar[Action] = actions.decide_line
    form_class = VerdictForm
    template_name = "functions/decide_line.html"
    done_message = _("Decided.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what was decided before."""
        return {"initial": {"verdict": self.subject.verdict, "reason": self.subject.reason}}


class ConfirmUnitView(DecideView):
    """Confirm the unit's rights."""

    action: ClassVar[Action] = actions.confirm_unit
    template_name = "functions/confirm_unit.html"
    done_message = _("Confirmed. Removals are ordered and followed.")
    checks_version = False

    def context(self) -> dict[str, Any]:
        """Say how many rights have no decision yet."""
        return {"left": self.subject.lines.filter(verdict="").count()}

"""Objections of an office with their files."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.attachments.sealed import ShownFile, as_download, shown
from governance.runner import Action, run
from governance.web.views import ActionView
from voice.visits import actions
from voice.visits.access import PLANNERS, READERS, STAND_INS
from voice.visits.choices import ContestState
from voice.visits.forms import ContestForm, DecisionForm
from voice.visits.models import Contest, Evidence, Visit
from voice.visits.queries import failed_items


@dataclass(frozen=True)
class ShownContest:
    """An objection as the page of the visit shows it."""

    row: Contest
    files: list[ShownFile]
    may_decide: bool


def contests_of(visit: Visit, *, may_decide: bool) -> list[ShownContest]:
    """Return the objections to a visit with the names of their files. Two queries."""
    files = Prefetch("evidence", Evidence.objects.defer("sealed"))
    rows = visit.contests.select_related("criterion", "contested_by", "decided_by").prefetch_related(files)
    return [ShownContest(row, shown(row.evidence.all()), may_decide and row.state == ContestState.OPEN) for row in rows]


class ContestView(ActionView):
    """Object to an item."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.contest
    template_name = "visits/contest.html"
    done_message = _("The objection was filed. Quality Management decides and tells you.")

    def make_form(self, *data: Any) -> ContestForm:
        """Return the form with the items that were not met."""
        return ContestForm(*data, items=failed_items(self.subject))


class DecideContestView(ActionView):
    """Decide on an objection."""

    requires = roles(*PLANNERS, *STAND_INS)
    action: ClassVar[Action] = actions.decide_contest
    form_class = DecisionForm
    template_name = "visits/decide_contest.html"
    done_message = _("Decided. The office is told.")

    def context(self) -> dict[str, Any]:
        """Show the objection and its files."""
        return {"files": shown(self.subject.evidence.defer("sealed"))}


class EvidenceView(View):
    """A file of an objection, as a download."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out, never shown by the browser."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Evidence, actor, pk)
        run(actions.download_evidence, actor=actor, subject=row.pk)
        return as_download(row)

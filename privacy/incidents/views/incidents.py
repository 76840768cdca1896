"""The first report, the list, and the one page on which everyone works."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.deadlines.queries import faces_of, soonest
from governance.handover import way_back
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.templatetags.dates import japanese_day
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.contributed import incident_page
from privacy.incidents import actions
from privacy.incidents.access import FILERS, SEERS, may_file, sees_suspicion
from privacy.incidents.choices import Side
from privacy.incidents.forms import (
    AssessForm,
    ContainmentForm,
    CorrectKindForm,
    EarlierForm,
    FirstReportForm,
    IncidentFilter,
    ReasonForm,
    ResultForm,
    TextForm,
)
from privacy.incidents.models import Incident
from privacy.incidents.offering import on_incident, on_measure, on_report
from privacy.incidents.queries import (
    SUBJECT,
    earlier_assessments,
    explained,
    incidents_for,
    measures_of,
    moved_by_law,
    newest_assessment,
    newest_letter,
    newest_list,
    open_ends,
    owed_next,
    page_for,
    persons_concerned,
    publication_of,
    tree_of,
)

WORKERS = roles(*SEERS)
OFFICE = roles(OFFICER)


class IncidentListView(ScopedListView):
    """The incidents that the reader may see, with the clock that is due first."""

    requires = WORKERS
    name = "incidents.incidents"
    title = _("Leak incidents")
    template_name = "incidents/incidents.html"
    filterset_class = IncidentFilter
    default_sort = "-known"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("known", _("Known at"), lambda r: r.known_at, "known_at"),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), "kind"),
        Column("unit", _("Unit"), lambda r: r.unit_name or ""),
        Column("persons", _("Persons"), lambda r: r.persons, "", numeric=True),
        Column("verdict", _("Reporting duty"), lambda r: r.get_verdict_display(), "verdict"),
        Column("due", _("Due first"), lambda r: r.due_words),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return them."""
        return incidents_for(actor)

    def context(self) -> dict[str, Any]:
        """Offer the first report to those who file."""
        return {"may_file": may_file(self.actor, None)}

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the clock that is due first. Three queries."""
        clocks = faces_of(SUBJECT, [row.pk for row in rows])
        for row in rows:
            first = soonest(clocks.get(row.pk, []))
            row.due_words = f"{first.title} {japanese_day(first.due_on)}" if first else ""
        return rows


class FileIncidentView(ActionView):
    """The first report: one screen, under a minute."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.file_incident
    template_name = "incidents/file_incident.html"
    done_message = _("The first report was filed. The head, the privacy manager, the block and the chief privacy officer "
                     "have it.")  # fmt: skip

    def make_form(self, *data: Any) -> FirstReportForm:
        """Return the form: the officer may report for any unit."""
        return FirstReportForm(*data, actor=self.actor)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the report."""
        return {"report": form.report()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the incident."""
        return reverse("incidents:incident", args=[outcome.subject_id])


class IncidentView(View):
    """One incident, from the first report to the measures that worked."""

    requires = WORKERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; the first look of each of those who are to see it at once is noted."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        people = ("filed_by", "check_by")
        incident = get_object_or_404(incidents_for(actor).select_related(*people), pk=pk)
        run(actions.open_incident, actor=actor, subject=incident.pk, key=clock.now().strftime("%Y%m%d%H"))
        return render(request, "incidents/incident.html", page_of(incident, actor, request))


def page_of(incident: Any, actor: Actor, request: HttpRequest) -> dict[str, Any]:
    """Return what the page shows. A constant number of queries."""
    assessed, listed, letter = newest_assessment(incident), newest_list(incident), newest_letter(incident)
    measures = measures_of(incident)
    has_letters = listed is not None and listed.complete and letter is not None
    published, clocks = publication_of(incident), faces_of(SUBJECT, [incident.pk]).get(incident.pk, [])
    seen = {row.side: row for row in incident.sightings.select_related("seen_by")}
    minutes = int(incident.until_filed.total_seconds() // 60)
    sides = [(Side(side).label, seen.get(side)) for side in Side.values if side != Side.BLOCK or incident.block_id]
    return {
        "incident": incident, "sides": sides, "clocks": clocks,
        "follow_ups": incident.follow_ups.select_related("author"),
        "kinds": incident.kind_corrections.select_related("corrected_by"),
        "containments": incident.containments.select_related("noted_by"),
        "assessment": explained(assessed) if assessed else None,
        "earlier": earlier_assessments(incident), "suspicion": sees_suspicion(actor),
        "persons": persons_concerned(incident), "list": listed, "letter": letter,
        "reports": [(row, on_report(row, actor)) for row in incident.reports.select_related("submitted_by", "incident")],
        "tellings": incident.tellings.select_related("noted_by"), "publication": published,
        "publication_page": page_for(actor, published),
        "tree": tree_of(incident), "measures": [(row, on_measure(row, actor)) for row in measures],
        "closings": incident.closings.select_related("closed_by", "reopened_by"),
        "ends": open_ends(incident) if incident.state == "open" else [],
        "possible": on_incident(incident, actor, has_letters=has_letters, owed=owed_next(incident, clocks)),
        "sections": incident_page.sections_for(incident, actor, request),
        "origin": way_back(actor, incident.subject_type, incident.subject_id), "moved_by_law": moved_by_law(incident),
        "minutes": minutes, "hours": minutes // 60,
    }  # fmt: skip


class OnIncident(ActionView):
    """An action on an incident."""

    requires = WORKERS


class FollowUpView(OnIncident):
    """Report how things stand."""

    action: ClassVar[Action] = actions.follow_up
    form_class = TextForm
    template_name = "incidents/follow_up.html"
    done_message = _("The report was added.")
    checks_version = False  # several people may report at the same time


class NoteContainmentView(OnIncident):
    """Note a step."""

    action: ClassVar[Action] = actions.note_containment
    form_class = ContainmentForm
    template_name = "incidents/note_containment.html"
    done_message = _("The step was noted.")
    checks_version = False

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return step, moment and note."""
        data = form.cleaned_data
        return {"step": data["step"], "done_at": data["moment"], "note": data["note"]}


class NoteEarlierKnowledgeView(OnIncident):
    """Somebody knew earlier."""

    action: ClassVar[Action] = actions.note_earlier_knowledge
    form_class = EarlierForm
    template_name = "incidents/note_earlier_knowledge.html"
    done_message = _("Noted. The clocks run from the earlier moment.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return moment and words."""
        return {"known_at": form.cleaned_data["moment"], "text": form.cleaned_data["text"]}


class AssessView(OnIncident):
    """Assess by what is known now."""

    requires = OFFICE
    action: ClassVar[Action] = actions.assess
    form_class = AssessForm
    template_name = "incidents/assess.html"
    done_message = _("The assessment was kept. The page says what follows from it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the newest assessment."""
        incident: Incident = self.subject
        latest = newest_assessment(incident)
        if latest is None:
            return {"initial": {"persons": incident.persons}}
        names = ("persons", "data_kinds", "own_staff", *latest.facts.__dataclass_fields__)
        return {"initial": {name: getattr(latest, name) for name in names}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what was found."""
        return {"found": form.found()}


class CorrectKindView(OnIncident):
    """It turned out to be another kind."""

    requires = OFFICE
    action: ClassVar[Action] = actions.correct_kind
    form_class = CorrectKindForm
    template_name = "incidents/correct_kind.html"
    done_message = _("The kind was corrected. If the facts are others too, assess it anew.")


class CloseIncidentView(OnIncident):
    """Close it."""

    requires = OFFICE
    action: ClassVar[Action] = actions.close_incident
    form_class = ResultForm
    template_name = "incidents/close_incident.html"
    done_message = _("The incident is closed.")

    def context(self) -> dict[str, Any]:
        """Show what is owed yet."""
        return {"ends": open_ends(self.subject)}


class ReopenIncidentView(OnIncident):
    """Take it up again."""

    requires = OFFICE
    action: ClassVar[Action] = actions.reopen_incident
    form_class = ReasonForm
    template_name = "incidents/reopen_incident.html"
    done_message = _("The incident is open again.")


def found_or_404(row: Any) -> Any:
    """Return the row; raises Http404 for none."""
    if row is None:
        raise Http404
    return row

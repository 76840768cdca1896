"""What a reader may do now with an incident, a report and a measure: words and address."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import Action
from privacy.incidents import actions
from privacy.incidents.access import is_officer
from privacy.incidents.choices import How, State
from privacy.incidents.models import Incident, Measure, Report
from privacy.incidents.queries import Owed, is_due_for_check, publication_of

Link = tuple[str | Promise, str]
Offered = list[tuple[str, str | Promise, Action]]

ON_INCIDENT: Offered = [
    ("follow-up", _("Report how it goes on"), actions.follow_up),
    ("note-containment", _("Note a step of containment"), actions.note_containment),
    ("note-earlier-knowledge", _("It was known earlier"), actions.note_earlier_knowledge),
    ("assess", _("Assess"), actions.assess),
    ("correct-kind", _("Correct the kind"), actions.correct_kind),
    ("draft-report", _("Prepare a report to the Commission"), actions.draft_report),
    ("freeze-scope", _("Freeze the persons from the log of views"), actions.freeze_scope),
    ("add-persons", _("Add the list of persons"), actions.add_persons),
    ("write-letter", _("Word the letter"), actions.write_letter),
    ("print-letters", _("Letters (PDF)"), actions.print_letters),
    ("note-told", _("Note that persons were told"), actions.note_told),
    ("tell-by-publication", _("Publish instead of telling"), actions.tell_by_publication),
    ("add-cause", _("Answer one “why?” more"), actions.add_cause),
    ("state-check", _("Why the double check did not catch it"), actions.state_check),
    ("plan-measure", _("Plan a measure"), actions.plan_measure),
    ("close-incident", _("Close the incident"), actions.close_incident),
    ("reopen-incident", _("Take it up again"), actions.reopen_incident),
]
ON_REPORT: Offered = [
    ("write-report", _("Word the report"), actions.write_report),
    ("refill-report", _("Fill it anew from the case"), actions.refill_report),
    ("submit-report", _("Note that it was submitted"), actions.submit_report),
]
ON_MEASURE: Offered = [
    ("report-done", _("Report it as done"), actions.report_done),
    ("check-measure", _("Check whether it worked"), actions.check_measure),
]


def _possible(row: Any, actor: Actor, offered: Offered) -> list[tuple[str, Link]]:
    return [
        (verb, (words, reverse(f"incidents:{verb}", args=[row.pk])))
        for verb, words, action in offered
        if action.moves.allows(row) and action.who(actor, row)
    ]


FIRST = {
    Owed.ASSESSMENT: "assess", Owed.PRELIMINARY: "draft-report", Owed.NOTICE: "note-told", Owed.FULL: "draft-report",
    Owed.END: "plan-measure",
}  # fmt: skip
"""What is owed next → by what the officer does it: it stands before everything else."""


def on_incident(incident: Incident, actor: Actor, *, has_letters: bool, owed: Owed) -> list[Link]:
    """Return what the actor may do with the incident now; for the officer first what is owed next."""
    hidden = set() if incident.by_views else {"freeze-scope"}
    hidden |= set() if has_letters else {"print-letters"}
    hidden |= {"tell-by-publication"} if incident.tellings.filter(how=How.PUBLICATION).exists() else set()
    possible = _possible(incident, actor, ON_INCIDENT)
    if is_officer(actor, incident):
        possible.sort(key=lambda offer: offer[0] != FIRST[owed])
    found = [link for verb, link in possible if verb not in hidden]
    if is_officer(actor, incident) and incident.state == State.OPEN and publication_of(incident) is None:
        found.append((_("Prepare the publication"), reverse("incidents:draft-publication", args=[incident.pk])))
    return found


def on_report(report: Report, actor: Actor) -> list[Link]:
    """Return what the actor may do with the report now."""
    return [link for _verb, link in _possible(report, actor, ON_REPORT)]


def on_measure(measure: Measure, actor: Actor) -> list[Link]:
    """Return what the actor may do with the measure now: its effect is checked from its day on."""
    early = set() if is_due_for_check(measure) else {"check-measure"}
    return [link for verb, link in _possible(measure, actor, ON_MEASURE) if verb not in early]

"""What an actor may do with a meeting, a recruitment or an application now: links for the pages."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import Action
from voice.monitors import actions
from voice.monitors.access import is_of_the_office, may_publish
from voice.monitors.actions.minutes import TOOK_PLACE
from voice.monitors.choices import ApplicationState
from voice.monitors.models import Application, Meeting, Recruitment

Link = tuple[str | Promise, str]
Offered = list[tuple[str, str | Promise, Action]]

ON_MEETING: Offered = [
    ("record-attendance", _("Record who came"), actions.record_attendance),
    ("write-minutes", _("Write the minutes"), actions.write_minutes),
    ("approve-minutes", _("Approve the minutes"), actions.approve_minutes),
    ("return-minutes", _("Ask for another wording"), actions.return_minutes),
    ("show-members", _("Show the monitors with names"), actions.show_members),
    ("change-meeting", _("Change the meeting"), actions.change_meeting),
    ("cancel-meeting", _("Cancel the meeting"), actions.cancel_meeting),
]
DECIDING: Offered = [
    ("choose", _("Choose as a monitor"), actions.choose),
    ("decline", _("Do not choose"), actions.decline),
]
TELLING: Offered = [("tell-applicant", _("Note that the applicant was told"), actions.tell_applicant)]
WRITING: Offered = [("print-result", _("Result as a letter (PDF)"), actions.print_result)]
SHOWING: Offered = [("show-applicant", _("Show the applicant"), actions.show_applicant)]
ON_RECRUITMENT: Offered = [("end-recruitment", _("End the recruitment"), actions.end_recruitment)]


def _possible(offered: Offered, row: Any, actor: Actor) -> list[Link]:
    return [
        (words, reverse(f"monitors:{verb}", args=[row.pk]))
        for verb, words, action in offered
        if action.moves.allows(row) and action.who(actor, row)
    ]


def on_meeting(meeting: Meeting, actor: Actor, *, begun: bool) -> list[Link]:
    """Return what the actor may do with the meeting; `begun`: there is a text for the public already."""
    found = _possible(ON_MEETING, meeting, actor)
    if meeting.state in TOOK_PLACE and is_of_the_office(actor, meeting):
        found.insert(0, (_("File an opinion as a voice"), reverse("monitors:file-opinion", args=[meeting.pk])))
    if may_publish(actor, meeting) and not begun:
        found.append((_("Prepare the publication"), reverse("monitors:draft-publication", args=[meeting.pk])))
    return found


def on_recruitment(recruitment: Recruitment, actor: Actor) -> list[Link]:
    """Return what the actor may do with the recruitment; it ends by itself after its last day."""
    return [] if recruitment.is_over else _possible(ON_RECRUITMENT, recruitment, actor)


def on_application(application: Application, actor: Actor) -> list[Link]:
    """Return what the actor may do with the application. Its recruitment must have been fetched along."""
    offered = [] if application.erased_at else [*SHOWING]
    if application.state == ApplicationState.RECEIVED and application.recruitment.is_over:
        offered += DECIDING[1:] if application.erased_at else DECIDING  # nobody can be chosen whom nobody can reach
    if not application.erased_at:
        offered += WRITING
    if application.told_on is None:
        offered += TELLING
    return _possible(offered, application, actor)

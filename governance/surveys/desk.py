"""Surveys that wait for a member of staff."""

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import face_until
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.surveys.queries import waves_to_answer


@waits
def surveys_waiting(actor: Actor) -> list[DeskItem]:
    """Return the open waves for which the actor has not taken a token. One query."""
    return [
        DeskItem(_("Answer a survey"), invitation.wave.survey.title, reverse("surveys:fetch", args=[invitation.wave_id]),
                 invitation.wave.opens_on,
                 face_until(invitation.wave.closes_on, _("Survey"), invitation.wave.opens_on))
        for invitation in waves_to_answer(actor)[:PER_AREA]
        if not invitation.taken
    ]  # fmt: skip

"""Who is told about waves. Nobody is told who answered: nobody knows."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from governance.surveys import areas
from governance.surveys.audience import not_yet_taken
from governance.surveys.models import Wave

declare("surveys.wave_opened", _("Please answer a survey. It is anonymous."))
declare("surveys.wave_reminded", _("A survey still waits for your answers. It is anonymous."))
declare("surveys.wave_closed", _("The figures of a survey can be read."))


def _wave(event: Event) -> Wave:
    return Wave.objects.select_related("survey").get(pk=str(event.subject_id))


@on("surveys.wave_opened")
def invite(event: Event) -> None:
    """Invite everyone in the audience."""
    wave = _wave(event)
    tell(not_yet_taken(wave), "surveys.wave_opened", path=f"/surveys/waves/{wave.pk}/fetch/", event=event)


@on("surveys.wave_reminded")
def remind(event: Event) -> None:
    """Remind those who have not taken a token."""
    wave = _wave(event)
    if wave.state == Wave.State.OPEN:
        tell(not_yet_taken(wave), "surveys.wave_reminded", path=f"/surveys/waves/{wave.pk}/fetch/", event=event)


@on("surveys.wave_closed")
def tell_owners(event: Event) -> None:
    """Tell the owners that there are figures."""
    wave = _wave(event)
    owners = next((area.owners for area in areas.registered() if area.code == wave.survey.area), frozenset[str]())
    people: list[Person] = list(holders(owners))
    tell(people, "surveys.wave_closed", path=f"/surveys/waves/{wave.pk}/results/", event=event)

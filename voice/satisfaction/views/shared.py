"""What the pages of a wave share."""

from typing import Any
from uuid import UUID

from django.http import Http404

from governance.access import Actor, roles
from governance.surveys.models import Wave
from governance.web.views import ActionView
from voice.satisfaction.access import OWNERS, owns_wave, waves_seen


def wave_seen(actor: Actor, pk: UUID) -> Wave:
    """Return a wave of a satisfaction survey that the actor may know of; raises Http404."""
    wave = waves_seen(actor).select_related("survey", "proposal").filter(pk=pk).first()
    if wave is None:
        raise Http404
    return wave


class OwnedWaveView(ActionView):
    """An action of those who run the survey on one of its waves. For everyone else its page does not exist."""

    requires = roles(*OWNERS)
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the wave; raises Http404."""
        wave = wave_seen(self.actor, self.kwargs["pk"])
        if not owns_wave(self.actor, wave):
            raise Http404
        return wave

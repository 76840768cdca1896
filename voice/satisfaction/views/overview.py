"""All satisfaction surveys, and one wave."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from governance.access import Actor, roles
from governance.surveys.access import may_read
from governance.surveys.models import Wave
from governance.surveys.queries import progress_of
from voice.satisfaction.access import (
    READERS,
    decides_sheet,
    own_surveys,
    owns,
    owns_wave,
    visible_proposals,
    visible_schedules,
    visible_sheets,
    waves_seen,
)
from voice.satisfaction.choices import ProposalState, Rhythm, SheetState
from voice.satisfaction.queries import own_numbers, rates_of
from voice.satisfaction.views.shared import wave_seen

NEWEST = 30


class OverviewView(View):
    """Waves, the standing plans and what they propose, and for an office the numbers to enter."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what the reader may know of."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        schedules = list(visible_schedules(actor).select_related("survey").order_by("rhythm"))
        proposed = visible_proposals(actor).filter(state=ProposalState.PROPOSED)
        context = {
            "waves": waves_seen(actor).select_related("survey").order_by("-opens_on", "pk")[:NEWEST],
            "owns": owns(actor, None),
            "may_start": owns(actor, None) and len(schedules) < len(Rhythm),
            "schedules": schedules,
            "surveys": own_surveys(actor).order_by("title", "pk"),
            "proposals": proposed.select_related("schedule__survey").order_by("opens_on"),
            "numbers": own_numbers(actor),
        }
        return render(request, "satisfaction/overview.html", context)


class WaveView(View):
    """One wave: how far it has come, response rates, sheets being typed."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the wave."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        wave = wave_seen(actor, pk)
        channels, blocks = rates_of(actor, wave)
        context: dict[str, Any] = {
            "wave": wave,
            "proposal": getattr(wave, "proposal", None),
            "owns": owns_wave(actor, wave),
            "reads_figures": wave.state == Wave.State.CLOSED and may_read(actor, wave),
            "channels": channels,
            "blocks": blocks,
        }
        if context["owns"] and wave.state == Wave.State.OPEN:
            waiting = visible_sheets(actor).filter(wave=wave)
            context |= {
                "progress": progress_of(wave),
                "once": waiting.filter(state=SheetState.ONCE).count(),
                "differing": [
                    (sheet, decides_sheet(actor, sheet)) for sheet in waiting.filter(state=SheetState.DIFFERS)[:NEWEST]
                ],
            }
        return render(request, "satisfaction/wave.html", context)

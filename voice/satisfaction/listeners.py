"""Who is told about waves, and what happens to unfinished sheets when a wave closes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import SYSTEM
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from governance.runner import run
from voice.satisfaction.access import OWNERS
from voice.satisfaction.actions import clear_sheets
from voice.satisfaction.models import Handout, TypedSheet, WaveProposal

declare(
    "satisfaction.wave_proposed", _("The next satisfaction survey is proposed. Please confirm its days and offices.")
)
declare(
    "satisfaction.wave_confirmed",
    _("A satisfaction survey comes to your office. Please count visitors and sheets handed out."),
)


@on("satisfaction.wave_proposed")
def tell_owners(event: Event) -> None:
    """Tell those who run the surveys."""
    tell(holders(OWNERS), event.name, path=reverse("satisfaction:overview"), event=event)


@on("satisfaction.wave_confirmed")
def tell_offices(event: Event) -> None:
    """Tell the heads of the offices in the wave."""
    proposal = WaveProposal.objects.get(pk=str(event.subject_id))
    offices = list(Handout.objects.filter(wave=proposal.wave, office__isnull=False).values_list("office_id", flat=True))
    if offices:
        heads = holders(["office_head"], unit_ids=offices)
        tell(heads, event.name, path=reverse("satisfaction:overview"), event=event)


@on("surveys.wave_closed")
def drop_unfinished(event: Event) -> None:
    """Remove entries of sheets that were not counted: the key to count them with is gone."""
    if TypedSheet.objects.filter(wave_id=str(event.subject_id)).exists():
        run(clear_sheets, actor=SYSTEM, subject=event.subject_id)

"""What waits about satisfaction surveys: proposed waves, sheets typed once or differently, numbers of an office."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.surveys.models import Wave
from voice.satisfaction.access import owns
from voice.satisfaction.choices import ProposalState, SheetState
from voice.satisfaction.models import WaveProposal
from voice.satisfaction.queries import without_numbers


@waits
def waves_to_confirm(actor: Actor) -> list[DeskItem]:
    """Return the waves that are proposed. One query."""
    if not owns(actor, None):
        return []
    rows = WaveProposal.objects.filter(state=ProposalState.PROPOSED).select_related("schedule__survey")
    return [
        DeskItem(_("Confirm the next satisfaction survey"), str(row),
                 reverse("satisfaction:confirm-wave", args=[row.pk]), row.opens_on, None)
        for row in rows.order_by("opens_on")[:PER_AREA]
    ]  # fmt: skip


@waits
def sheets_waiting(actor: Actor) -> list[DeskItem]:
    """Return the open waves with sheets on which the actor can go on. One query."""
    if not owns(actor, None):
        return []
    others = ~Q(typed_sheets__first_by_id=actor.own_id)
    counted = Wave.objects.filter(state=Wave.State.OPEN, typed_sheets__isnull=False).annotate(
        once=Count("typed_sheets", filter=others & Q(typed_sheets__state=SheetState.ONCE)),
        differing=Count("typed_sheets", filter=others & Q(typed_sheets__state=SheetState.DIFFERS)),
    )
    items = []
    for wave in counted.select_related("survey").order_by("closes_on")[:PER_AREA]:
        address = reverse("satisfaction:wave", args=[wave.pk])
        if wave.once:
            items.append(DeskItem(_("Type sheets a second time"), str(wave), address, wave.opens_on, None))
        if wave.differing:
            items.append(DeskItem(_("Decide on sheets whose entries differ"), str(wave), address, wave.opens_on, None))
    return items


@waits
def numbers_waiting(actor: Actor) -> list[DeskItem]:
    """Return the waves for which the actor's office has entered no numbers. One query."""
    if not actor.unit_ids("office_head"):
        return []
    return [
        DeskItem(_("Enter visitors and sheets handed out"), str(row.wave),
                 reverse("satisfaction:note-numbers", args=[row.pk]), row.wave.opens_on, None)
        for row in without_numbers(actor)[:PER_AREA]
    ]  # fmt: skip

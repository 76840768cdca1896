"""What a case offers of the committee, and what is erased with it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.access import is_head
from compliance.case_page import parts
from compliance.choices import State, Track
from compliance.committee.access import is_secretariat
from compliance.committee.models import Item
from compliance.lifecycle import erased_with_case
from compliance.models import Case
from governance import vault
from governance.access import Actor
from governance.web.parts import Offer


@parts.offers
def offered_agenda(case: Case, actor: Actor) -> list[Offer]:
    """Offer the agenda to the head, for a case of the division."""
    on_agenda = case.state not in (State.RECEIVED, State.DECLINED) and case.track == Track.DIVISION
    if not (on_agenda and is_secretariat(actor) and is_head(actor, case) and case.erased_at is None):
        return []
    return [Offer(_("Put it on the committee's agenda"), reverse("committee:put-case", args=[case.pk]))]


@erased_with_case
def shut_packs(case: Case) -> None:
    """Destroy the keys of the packs and minutes about the case; rows of closed meetings stay, unreadable."""
    for item in Item.objects.filter(case=case).select_related("box"):
        vault.destroy(item.box)

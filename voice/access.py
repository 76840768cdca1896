"""Who sees a voice, an incident and their receipts, and what they may do (shared/brief/roles.md)."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from voice.choices import DIRECT, Side
from voice.models import Incident, Voice, VoiceFile

RECEIVERS_AT_HEADQUARTERS = ("service_promotion", "quality_management")
"""Service Promotion and Quality Management work on the same rows; either of them acknowledges for headquarters."""
RECEIVERS_AT_BLOCK = ("block_officer", "block_head")
ALL = (*RECEIVERS_AT_HEADQUARTERS, "vice_president", "president")
FILERS = ("staff", "office_head", "privacy_manager", "division_owner", *RECEIVERS_AT_BLOCK, *RECEIVERS_AT_HEADQUARTERS)
"""Who works with customers or with what they say. Outsiders (counsel, committee) and those who only audit file nothing."""
READERS = tuple(dict.fromkeys((*FILERS, *ALL)))
"""Who may have voices or incidents to see."""
CHECKERS = (*RECEIVERS_AT_HEADQUARTERS, "vice_president", "president", "audit_head", "auditor", "statutory_auditor")
"""Who may see that both sets of receipts are equal."""


_further: list[Callable[[Actor], Q]] = []


def also_seen(condition: Callable[[Actor], Q]) -> Callable[[Actor], Q]:
    """Register what a room of voice shows to more readers: the decorated function returns a condition on voices.

    At most one query; asked of whoever does not see all. Name ids, not a subquery: within an OR the database could then
    use none of the indexes.
    """
    _further.append(condition)
    return condition


def _seen(actor: Actor) -> Q:
    """Return the condition for what was filed by the actor, from a unit they head, or from the offices of their block."""
    units, blocks = actor.unit_ids("office_head"), actor.unit_ids(*RECEIVERS_AT_BLOCK)
    return Q(filed_by_id=actor.own_id) | Q(unit_id__in=units) | Q(block_id__in=blocks)


def voices_in_scope(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Return the rows (voices, or rows beside them with unit, block, filed_by and the voice's id as their key) that the
    actor may see, with what the rooms of voice add."""
    return _in_scope(rows, actor, _further)


def _in_scope(rows: QuerySet[Any], actor: Actor, further: Sequence[Callable[[Actor], Q]] = ()) -> QuerySet[Any]:
    if actor.kind != "person" or not actor.holds(*READERS):
        return rows.none()
    if actor.holds(*ALL):
        return rows
    return rows.filter(reduce(or_, (condition(actor) for condition in further), _seen(actor)))


@scope(Voice)
def visible_voices(actor: Actor) -> QuerySet[Voice]:
    """Return all voices to headquarters, those of the block or the unit to those in charge, one's own to everyone, and
    what the rooms of voice add."""
    return voices_in_scope(Voice.objects.all(), actor)


@scope(Incident)
def visible_incidents(actor: Actor) -> QuerySet[Incident]:
    """Return all incidents to headquarters, those of the block or the unit to those in charge, one's own to everyone."""
    return _in_scope(Incident.objects.all(), actor)


def own_receipts(actor: Actor) -> Q:
    """Return the condition for receipts of the actor's side: headquarters, or the block at which they are in charge."""
    found = Q(pk__in=[])
    if actor.holds(*RECEIVERS_AT_HEADQUARTERS):
        found |= Q(side=Side.HEADQUARTERS)
    blocks = actor.unit_ids(*RECEIVERS_AT_BLOCK)
    return found | Q(side=Side.BLOCK, unit_id__in=blocks) if blocks else found


def is_filer(actor: Actor, _: Any) -> bool:
    """Return whether the actor files for their own unit."""
    return actor.kind == "person" and actor.holds(*FILERS)


def is_receiver(actor: Actor, filing: Any) -> bool:
    """Return whether the filing was delivered to the actor's side."""
    return bool(filing.deliveries.filter(own_receipts(actor)).exists())


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def is_of_the_office(actor: Actor, filing: Any) -> bool:
    """Return whether the actor filed it or heads its unit."""
    filed_it = actor.person_id is not None and actor.person_id == filing.filed_by_id
    return filed_it or filing.unit_id in actor.unit_ids("office_head")


def may_see_sender(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor may be shown who the customer is and what they sent along: headquarters, and the office
    that filed it. Never the block, nor an office about which a customer wrote to headquarters."""
    if actor.holds(*RECEIVERS_AT_HEADQUARTERS):
        return True
    return not voice.is_direct and is_of_the_office(actor, voice)


@scope(VoiceFile)
def visible_files(actor: Actor) -> QuerySet[VoiceFile]:
    """Return the files of the voices whose customer the actor may be shown."""
    if actor.kind != "person":
        return VoiceFile.objects.none()
    if actor.holds(*RECEIVERS_AT_HEADQUARTERS):
        return VoiceFile.objects.all()
    own = Q(voice__filed_by_id=actor.own_id) | Q(voice__unit_id__in=actor.unit_ids("office_head"))
    return VoiceFile.objects.filter(own).exclude(voice__channel__in=DIRECT)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"

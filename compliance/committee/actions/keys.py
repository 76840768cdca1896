"""Who can open the boxes of a meeting. Called inside actions by the secretariat, whose post holds a key to each."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from compliance.assigning import without_key
from compliance.committee.choices import OPEN_TO_MEMBERS, ItemState, RecusalReason
from compliance.committee.models import Item, Meeting, Membership, Recusal
from compliance.committee.queries import members_on, related
from governance import clock, vault
from governance.access import Actor
from governance.vault.models import Box

SECRETARIAT_POST = "compliance_head"


def new_box() -> Box:
    """Return a box that the secretariat alone can open."""
    return vault.create_box([vault.post_holder(SECRETARIAT_POST)])


def end_of(membership: Membership) -> datetime:
    """Return the moment at which a term is over: the end of its last day in Japan."""
    return timezone.make_aware(datetime.combine(membership.valid_to + timedelta(days=1), time()))


def keep_out_related(item: Item, members: Iterable[Membership]) -> None:
    """Recuse those who may not see the item's case."""
    for person in related(item.case, [m.person for m in members]):
        Recusal.objects.get_or_create(item=item, person=person, defaults={"reason": RecusalReason.RELATED})


def admit_to(item: Item, members: Iterable[Membership], actor: Actor) -> None:
    """Let the members read the item until their terms end, without those kept out and those who have no key yet."""
    out = set(Recusal.objects.filter(item=item).values_list("person_id", flat=True))
    _admit(item.box, [m for m in members if m.person_id not in out], actor)


def admit_to_meeting(meeting: Meeting, actor: Actor) -> None:
    """Let today's and the day's members read the general part and every item they may read."""
    members = list(members_on(max(clock.today(), meeting.day)))
    _admit(meeting.box, members, actor)
    for item in meeting.items.exclude(state=ItemState.WITHDRAWN).select_related("box", "case"):
        keep_out_related(item, members)
        admit_to(item, members, actor)


def _admit(box: Box, members: list[Membership], actor: Actor) -> None:
    missing = {p.pk for p in without_key(m.person for m in members)}
    for membership in members:
        if membership.person_id not in missing:
            holder = vault.person_holder(membership.person_id)
            vault.admit(box, holder, keys=actor.keys, until=end_of(membership))


def readmit(membership: Membership, actor: Actor) -> None:
    """Shorten what the member can open to the new end of the term."""
    holder = vault.person_holder(membership.person_id)
    opened = Q(admissions__holder=holder)
    meetings = Meeting.objects.filter(state__in=OPEN_TO_MEMBERS)
    for box in Box.objects.filter(opened, Q(pk__in=meetings.values("box")) | Q(pk__in=Item.objects.values("box"))):
        vault.admit(box, holder, keys=actor.keys, until=end_of(membership))

"""Who can open the boxes of a meeting.

An item's box is sealed to the secretariat twice, to its post and to each person of it by name: when somebody of the
secretariat is kept out of the item, the post's key is taken away with theirs, and the others still open the box.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from compliance.assigning import without_key
from compliance.committee.access import SECRETARIAT
from compliance.committee.choices import OPEN_TO_MEMBERS, ItemState, RecusalReason
from compliance.committee.models import Item, Meeting, Membership, Recusal
from compliance.committee.queries import members_on, out_of, related
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor
from governance.people.models import Person
from governance.people.queries import holders
from governance.vault.models import Box, PostKey

POST = vault.post_holder(SECRETARIAT[0])


def new_box() -> Box:
    """Return a box that the secretariat's post alone can open."""
    return vault.create_box([POST])


def new_item_box(case: Case | None) -> Box:
    """Return a box that the secretariat can open, without those of it who may not see the case."""
    people = secretariat()
    out = {person.pk for person in related(case, people)}
    box = vault.create_box([POST, *(vault.person_holder(person.pk) for person in people)])
    for person_id in out:
        shut_out(box, person_id)
    return box


def secretariat() -> list[Person]:
    """Return who belongs to the secretariat today and has a key."""
    return _with_key(holders(SECRETARIAT))


def _with_key(people: Iterable[Person]) -> list[Person]:
    listed = list(people)
    missing = {person.pk for person in without_key(listed)}
    return [person for person in listed if person.pk not in missing]


def shut_out(box: Box, person_id: UUID) -> None:
    """Take the person's key to an item's box away, and that of the post when the person has it."""
    holder = vault.person_holder(person_id)
    vault.dismiss(box, holder)
    if _has_the_post(person_id):
        vault.dismiss(box, POST)


def _has_the_post(person_id: UUID) -> bool:
    given = PostKey.objects.filter(post__holder=POST, member_holder=vault.person_holder(person_id))
    return given.exists() or holders(SECRETARIAT).filter(pk=person_id).exists()


def end_of(membership: Membership) -> datetime:
    """Return the moment at which a term is over: the end of its last day in Japan."""
    return timezone.make_aware(datetime.combine(membership.valid_to + timedelta(days=1), time()))


def keep_out_related(item: Item, members: Iterable[Membership]) -> None:
    """Recuse those who may not see the item's case."""
    for person in related(item.case, [m.person for m in members]):
        Recusal.standing.get_or_create(item=item, person=person, defaults={"reason": RecusalReason.RELATED})
        shut_out(item.box, person.pk)


def admit_to(item: Item, members: Collection[Membership], actor: Actor) -> None:
    """Let the members read the item until their terms end, and the secretariat, without those kept out and those who have no
    key yet. Nothing for an item that the actor cannot open."""
    if not vault.opens(item.box, actor.keys):
        return
    out = out_of(item)
    _admit(item.box, [m for m in members if m.person_id not in out], actor)
    own = secretariat()
    out |= {person.pk for person in related(item.case, own)}
    for person in own:
        if person.pk not in out:
            vault.admit(item.box, vault.person_holder(person.pk), keys=actor.keys)
    if not any(_has_the_post(person_id) for person_id in out):
        vault.admit(item.box, POST, keys=actor.keys)


def admit_to_meeting(meeting: Meeting, actor: Actor) -> None:
    """Let today's and the day's members read the general part and every item they may read."""
    members = list(members_on(max(clock.today(), meeting.day)))
    _admit(meeting.box, members, actor)
    for item in meeting.items.exclude(state=ItemState.WITHDRAWN).select_related("box", "case"):
        keep_out_related(item, members)
        admit_to(item, members, actor)


def _admit(box: Box, members: list[Membership], actor: Actor) -> None:
    able = {person.pk for person in _with_key(m.person for m in members)}
    for membership in members:
        if membership.person_id in able:
            holder = vault.person_holder(membership.person_id)
            vault.admit(box, holder, keys=actor.keys, until=end_of(membership))


def shorten(membership: Membership) -> None:
    """Shorten what the member can open to the new end of the term."""
    meetings = Meeting.objects.filter(state__in=OPEN_TO_MEMBERS)
    boxes = Box.objects.filter(Q(pk__in=meetings.values("box")) | Q(pk__in=Item.objects.values("box")))
    vault.limit(boxes, vault.person_holder(membership.person_id), end_of(membership))

"""Reads of keys for pages and the desk."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from governance.access import Actor
from governance.people.models import Person
from governance.people.queries import holders
from governance.people.roles import Role
from governance.vault.holders import person_holder, person_of, post_holder
from governance.vault.models import KeyPair, PostKey, Recovery, Share
from governance.vault.posts import office
from governance.vault.recovery import recovery_key


def words_of_post(holder: str) -> str:
    """Return the words of a post by its holder's name."""
    name = holder.partition(":")[2]
    found = office(name)
    return str(found[0] if found else Role(name).label)


def members_today(holder: str) -> QuerySet[Person]:
    """Return the people who hold the post today."""
    name = holder.partition(":")[2]
    found = office(name)
    return found[1]() if found else holders([name])


def _holder_of_person() -> Concat:
    return Concat(Value("person:"), Cast("pk", CharField()))


def waiting_members(post: KeyPair) -> QuerySet[Person]:
    """Return the people who hold the post today and have a key of their own, but not yet the post's."""
    own = KeyPair.objects.filter(holder=OuterRef("holder_name"), retired_at__isnull=True)
    handed = PostKey.objects.filter(post=post, member_holder=OuterRef("holder_name"))
    people = members_today(post.holder).annotate(holder_name=_holder_of_person())
    return people.filter(Exists(own)).exclude(Exists(handed))


@dataclass(frozen=True)
class HeldPost:
    """A post of the reader: whether its key was handed to them, and who waits for it."""

    id: UUID | None
    words: str
    handed: bool
    members: list[Person]
    waiting: list[Person]


def posts_held(actor: Actor) -> list[HeldPost]:
    """Return the posts of the reader with the state of their keys; a few queries for each post held."""
    keys = {key.holder: key for key in KeyPair.objects.filter(retired_at__isnull=True, holder__startswith="post:")}
    own = person_holder(actor.own_id)
    held = []
    for holder in sorted(post_holder(name) for name in actor.posts):
        key = keys.get(holder)
        handed = key is not None and PostKey.objects.filter(post=key, member_holder=own).exists()
        members = members_with_key(key) if key and handed else []
        waiting = list(waiting_members(key)) if key and handed else []
        held.append(HeldPost(key.pk if key else None, words_of_post(holder), handed, members, waiting))
    return held


def members_with_key(post: KeyPair) -> list[Person]:
    """Return the people to whom the key of the post was handed."""
    ids = [person_of(name) for name in post.members.values_list("member_holder", flat=True)]
    return list(Person.objects.filter(pk__in=ids).order_by("staff_number"))


def posts_in_escrow(actor: Actor) -> list[KeyPair]:
    """Return the posts of the reader whose key was not handed to them and which the recovery key can bring back."""
    own = PostKey.objects.filter(post=OuterRef("pk"), member_holder=person_holder(actor.own_id))
    names = [post_holder(name) for name in actor.posts]
    keys = KeyPair.objects.filter(holder__in=names, retired_at__isnull=True, escrowed_to=recovery_key())
    return list(keys.exclude(Exists(own)).exclude(escrowed_to__isnull=True))


@dataclass(frozen=True)
class Officer:
    """One who holds a share of the recovery key."""

    person: Person
    has_written_down: bool


def officers() -> list[Officer]:
    """Return who holds the shares of the recovery key in force."""
    shares = Share.objects.filter(recovery_key__holder="recovery", recovery_key__retired_at__isnull=True)
    taken = {person_of(share.officer_holder): share.taken_at is not None for share in shares}
    people = Person.objects.filter(pk__in=taken).order_by("staff_number")
    return [Officer(person, taken[person.pk]) for person in people]


def last_drill() -> Recovery | None:
    """Return the latest rehearsal that was carried out."""
    done = Recovery.objects.filter(kind=Recovery.Kind.DRILL, state=Recovery.State.DONE)
    return done.order_by("-ended_at").first()


def recoveries_with_enough_shares(actor: Actor) -> QuerySet[Recovery]:
    """Return the actor's own open requests for which the officers have given as many shares as are needed."""
    own = Recovery.objects.filter(asked_with__holder=person_holder(actor.own_id), state=Recovery.State.OPEN)
    needed = Share.objects.filter(recovery_key=OuterRef("recovery_key")).values("threshold")[:1]
    return own.annotate(there=Count("given")).filter(there__gte=Subquery(needed))


def asker_of(recovery: Recovery) -> Person:
    """Return who asked."""
    return Person.objects.get(pk=person_of(recovery.asked_with.holder))

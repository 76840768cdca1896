"""Keys of the demonstration: known in advance, from the demonstration's own root key. Never outside of it."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from governance.access import SYSTEM, Actor, actor_for_person
from governance.custody.access import is_system
from governance.keys import key_for
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action, run
from governance.vault.boxes import keys_in_force
from governance.vault.crypto import Pair, encrypt, key_of_passphrase, pair_of_seed, seal_to
from governance.vault.holders import person_holder, post_holder
from governance.vault.models import KeyPair, PostKey
from governance.vault.passphrases import CONTEXT, Wrapped
from governance.vault.posts import post_names

PASSPHRASE = "demo vault 2026 pension"  # noqa: S105
SALT = b"demonstration 26"


def demo_pair(holder: str) -> Pair:
    """Return the key pair of a demo person or post."""
    return pair_of_seed(key_for(f"demo key of {holder}"))


@lru_cache(maxsize=1)
def _key_of_passphrase(root_key: str) -> bytes:
    return key_of_passphrase(PASSPHRASE, SALT)


@action(
    "custody.make_demo_keys", subject=KeyPair, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def make_demo_keys(*, actor: Actor, people: Iterable[Person], wrapping: bytes) -> KeyPair:
    """Make the missing keys of all posts and of these people, and hand each post's to those who hold it."""
    if not settings.DEMO:
        raise RuntimeError("only in the demonstration")
    posts = _all_posts()
    chosen = list(people)
    known = keys_in_force(person_holder(p.pk) for p in chosen)
    for person in chosen:
        holder = person_holder(person.pk)
        key = known.get(holder) or _person_key(holder, wrapping)
        wanted = [posts[post_holder(name)] for name in actor_for_person(person).posts]
        PostKey.objects.bulk_create((_given(post, key) for post in wanted), ignore_conflicts=True)
    return next(iter(posts.values()))


def _all_posts() -> dict[str, KeyPair]:
    holders = [post_holder(name) for name in sorted(post_names())]
    posts = keys_in_force(holders)
    missing = [h for h in holders if h not in posts]
    made = KeyPair.objects.bulk_create(KeyPair(holder=h, public_key=demo_pair(h).public) for h in missing)
    return posts | {key.holder: key for key in made}


def _person_key(holder: str, wrapping: bytes) -> KeyPair:
    pair = demo_pair(holder)
    wrapped = Wrapped(SALT, encrypt(wrapping, pair.private, CONTEXT))
    return KeyPair.objects.create(
        holder=holder, public_key=pair.public, salt=wrapped.salt, sealed_private=wrapped.sealed_private
    )


def _given(post: KeyPair, key: KeyPair) -> PostKey:
    sealed = seal_to(bytes(key.public_key), demo_pair(post.holder).private)
    return PostKey(post=post, member=key, member_holder=key.holder, sealed_private=sealed)


def give_keys(people: Iterable[Person]) -> None:
    """Give these people keys that open with the demonstration's passphrase."""
    run(make_demo_keys, actor=SYSTEM, people=list(people), wrapping=_key_of_passphrase(settings.ROOT_KEY))


@demo
def make_keys() -> None:
    """Give every demo account with more than the role of staff a key; nothing when they have theirs."""
    people = Person.objects.filter(is_demo=True)
    people = people.filter(assignments__role__in=_roles_with_keys()).distinct()
    holders = [person_holder(pk) for pk in people.values_list("pk", flat=True)]
    if len(keys_in_force(holders)) < len(holders):
        give_keys(people)


def _roles_with_keys() -> list[str]:
    return [*post_names(), "investigator", "committee_member", "committee_chair"]


def actor(staff_number: str) -> Actor:
    """Return the actor of a demo account with their key open."""
    return actor_of(Person.objects.get(staff_number=staff_number))


def actor_of(person: Person) -> Actor:
    """Return the actor of someone with a key of the demonstration, open."""
    holder = person_holder(person.pk)
    key = keys_in_force([holder]).get(holder)
    return actor_for_person(person, (key.pk, demo_pair(holder).private) if key else None)

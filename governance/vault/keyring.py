"""The private keys that a reader has at hand: their own and those of the posts that they hold."""

from collections.abc import Callable
from uuid import UUID

from governance.vault.crypto import Locked, Pair, open_with, pair_of_code, pair_of_private
from governance.vault.models import KeyPair, PostKey


class Shut(Locked):
    """The reader has not opened their own key in this session (or has none yet)."""


class Keyring:
    """Keys by the id of their pair. Empty without an own key; posts are looked up when the first box is opened."""

    def __init__(self, load: Callable[[], dict[UUID, Pair]], own: Callable[[], dict[UUID, Pair]]) -> None:
        self._load, self._load_own = load, own
        self._keys: dict[UUID, Pair] | None = None
        self._own: dict[UUID, Pair] | None = None

    def keys(self) -> dict[UUID, Pair]:
        """Return every key at hand."""
        if self._keys is None:
            self._keys = self._load()
        return self._keys

    def own(self) -> dict[UUID, Pair]:
        """Return the reader's own keys, without those of posts."""
        if self._own is None:
            self._own = self._load_own()
        return self._own

    def own_only(self) -> "Keyring":
        """Return the ring without the posts' keys: for what is opened to a person by name."""
        return Keyring(self.own, self.own)

    @property
    def is_shut(self) -> bool:
        """Return whether no key of the reader's own is open."""
        return not self.own()


NO_KEYS = Keyring(dict, dict)


def ring_of_person(own: tuple[UUID, bytes] | None, holder: str, posts: Callable[[], frozenset[str]]) -> Keyring:
    """Return the ring of a person: the id and private key opened in the session, and the posts held today."""

    def own_keys() -> dict[UUID, Pair]:
        if own is None:
            return {}
        key_id, private = own
        return with_former({key_id: pair_of_private(private)}, [holder])

    def all_keys() -> dict[UUID, Pair]:
        mine = own_keys()
        return {**mine, **post_keys(mine, holder, posts())} if mine else {}

    return Keyring(all_keys, own_keys)


def ring_of_receipt(code: str, holder: str) -> Keyring:
    """Return the ring of a reporter who showed the receipt code."""

    def keys() -> dict[UUID, Pair]:
        found = KeyPair.objects.filter(holder=holder).values_list("pk", flat=True)
        return dict.fromkeys(found, pair_of_code(code))

    return Keyring(keys, keys)


def post_keys(mine: dict[UUID, Pair], holder: str, posts: frozenset[str]) -> dict[UUID, Pair]:
    """Return the keys of the posts that were handed to this person, their former ones too."""
    wanted = [f"post:{post}" for post in posts]
    given = PostKey.objects.filter(member_holder=holder, member_id__in=mine, post__holder__in=wanted)
    rows = given.select_related("post")
    keys = {row.post_id: pair_of_private(open_with(mine[row.member_id], bytes(row.sealed_private))) for row in rows}
    return with_former(keys, wanted)


def with_former(keys: dict[UUID, Pair], holders: list[str]) -> dict[UUID, Pair]:
    """Return the keys with all those before them, which each newer key opens. One query when there are any."""
    renewed = KeyPair.objects.filter(holder__in=holders, previous__isnull=False).order_by("-number")
    found = dict(keys)
    for row in renewed if keys else ():
        former = row.previous_id
        if row.pk in found and former and former not in found and row.sealed_previous:
            found[former] = pair_of_private(open_with(found[row.pk], bytes(row.sealed_previous)))
    return found

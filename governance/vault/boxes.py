"""Making, opening and closing boxes. The box and the field are bound into each seal."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from governance import clock
from governance.vault.crypto import Locked, Pair, new_pair, open_under, open_with, pair_of_code, seal_to, seal_under
from governance.vault.holders import receipt_holder
from governance.vault.keyring import Keyring, Shut
from governance.vault.models import Box, BoxHolder, KeyPair
from governance.vault.receipts import lookup_digest

Sealed = bytes | memoryview
"""What was sealed, as made or as a row gives it."""
BULK = 2000


class NoKey(Exception):
    """A person who is to be admitted has no key yet."""


def create_box(holders: Iterable[str]) -> Box:
    """Make a box with a fresh key pair, seal its private key to each holder, and return it.

    A post without a key yet is noted as waiting (see complete_waiting). Raises NoKey for such a person.
    """
    pair = new_pair()
    box = Box.objects.create(public_key=pair.public)
    wanted = list(dict.fromkeys(holders))
    known = keys_in_force(wanted)
    BoxHolder.objects.bulk_create(_admission(box, pair.private, holder, known.get(holder)) for holder in wanted)
    return box


def keys_in_force(holders: Iterable[str]) -> dict[str, KeyPair]:
    """Return the key in force of each holder that has one."""
    rows = KeyPair.objects.filter(holder__in=list(holders), retired_at__isnull=True)
    return {row.holder: row for row in rows}


def _admission(box: Box, private: bytes, holder: str, key: KeyPair | None, until: datetime | None = None) -> BoxHolder:
    if key is None:
        if not holder.startswith("post:"):
            raise NoKey(holder)
        return BoxHolder(box=box, holder=holder)
    sealed = seal_to(bytes(key.public_key), private)
    return BoxHolder(box=box, holder=holder, key=key, sealed_key=sealed, until=until)


def admit(box: Box, *holders: str, keys: Keyring, until: datetime | None = None) -> None:
    """Let the holders open the box from now on; `keys` are those of someone who can open it now.

    Admitting again renews the admission. Raises Shut or Locked when the keys do not open the box, NoKey for a person
    without a key.
    """
    private, known = _private_key(box, keys), keys_in_force(holders)
    rows = [_admission(box, private, holder, known.get(holder), until) for holder in holders]
    BoxHolder.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["box", "holder"], update_fields=["key", "sealed_key", "until"]
    )


def dismiss(box: Box, holder: str) -> None:
    """No longer let the holder open the box; dismissing a stranger changes nothing."""
    BoxHolder.objects.filter(box=box, holder=holder).delete()


def limit(boxes: QuerySet[Box], holder: str, until: datetime) -> None:
    """End the holder's admissions to the boxes at that moment, those that last longer."""
    BoxHolder.objects.filter(box__in=boxes, holder=holder, until__gt=until).update(until=until)


def destroy(box: Box) -> None:
    """Destroy every key of the box: whatever was sealed into it can never be opened again, by anyone."""
    BoxHolder.objects.filter(box=box).delete()
    Box.objects.filter(pk=box.pk).update(public_key=b"")


def holders_of(box: Box) -> frozenset[str]:
    """Return the names of all who may open the box."""
    return frozenset(box.admissions.filter(_in_time()).values_list("holder", flat=True))


def complete_waiting(holder: str, keys: Keyring, limit: int = BULK) -> int:
    """Seal to a post that has its key by now the boxes that wait for it and that the keys open; return how many."""
    key = keys_in_force([holder]).get(holder)
    if key is None:
        return 0
    waiting = BoxHolder.objects.filter(holder=holder, key__isnull=True).select_related("box").order_by("pk")
    done = []
    for row in waiting.filter(box__admissions__key_id__in=keys.keys()).distinct()[:limit]:
        row.key, row.sealed_key = key, seal_to(bytes(key.public_key), _private_key(row.box, keys))
        done.append(row)
    BoxHolder.objects.bulk_update(done, ["key", "sealed_key"])
    return len(done)


def seal(box: Box, field: str, data: bytes) -> bytes:
    """Return the data sealed into the box under a field name. Sealing needs no key: anyone may put something in."""
    return seal_under(bytes(box.public_key), data, f"{box.pk}:{field}")


def unseal(box: Box, field: str, sealed: Sealed, *, keys: Keyring) -> bytes:
    """Return what was sealed; raises Shut without an own key, Locked when none fits or box or field are others."""
    return opener(box, keys)(field, sealed)


def opener(box: Box, keys: Keyring) -> Callable[[str, Sealed], bytes]:
    """Return a function that opens many seals of one box with one query; raises Shut or Locked."""
    return _opener_of(box, _private_key(box, keys))


def openers(boxes: Iterable[Box], keys: Keyring) -> dict[UUID, Callable[[str, Sealed], bytes]]:
    """Return by id a function as `opener` gives it for each box that the keys open, the others left out. One query, however
    many boxes. Raises Shut."""
    if keys.is_shut:
        raise Shut("no key is open")
    by_id, at_hand = {box.pk: box for box in boxes}, keys.keys()
    found: dict[UUID, Callable[[str, Sealed], bytes]] = {}
    for row in BoxHolder.objects.filter(_in_time(), box__in=by_id, key_id__in=at_hand):
        if row.sealed_key is not None and row.key_id is not None and row.box_id not in found:
            private = open_with(at_hand[row.key_id], bytes(row.sealed_key))
            found[row.box_id] = _opener_of(by_id[row.box_id], private)
    return found


def _opener_of(box: Box, private: bytes) -> Callable[[str, Sealed], bytes]:
    pair = Pair(bytes(box.public_key), private)
    return lambda field, sealed: open_under(pair, bytes(sealed), f"{box.pk}:{field}")


def opens(box: Box, keys: Keyring) -> bool:
    """Return whether the keys open the box."""
    return BoxHolder.objects.filter(_in_time(), box=box, key_id__in=keys.keys()).exists()


def _private_key(box: Box, keys: Keyring) -> bytes:
    if keys.is_shut:
        raise Shut("no key is open")
    at_hand = keys.keys()
    row = BoxHolder.objects.filter(_in_time(), box=box, key_id__in=at_hand).first()
    if row is None or row.sealed_key is None or row.key_id is None:
        raise Locked("not admitted")
    return open_with(at_hand[row.key_id], bytes(row.sealed_key))


def _in_time() -> Q:
    return Q(until__isnull=True) | Q(until__gt=clock.now())


def add_receipt(code: str) -> str:
    """Note the public key of a receipt code, so that boxes can be sealed to it; return the holder's name."""
    holder = receipt_holder(lookup_digest(code))
    KeyPair.objects.get_or_create(holder=holder, defaults={"public_key": pair_of_code(code).public})
    return holder


def forget_receipts(box: Box) -> None:
    """Remove the receipt keys that open a box nobody will need, before the box itself is removed."""
    receipts = KeyPair.objects.filter(holder__startswith="receipt:", pk__in=box.admissions.values("key"))
    gone = list(receipts.values_list("pk", flat=True))
    BoxHolder.objects.filter(box=box).delete()
    KeyPair.objects.filter(pk__in=gone).delete()

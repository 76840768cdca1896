"""Tokens: the right to answer once. Nothing about a token is stored until it is spent, so none can be traced to its taker.

140 bits in seven groups of four signs: 56 random bits, 12 bits for the group (see WaveGroup.number), and a 72-bit MAC under
the wave's own key. Whoever holds one proves that it was given out for this wave; the server keeps no list.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from uuid import UUID

from governance.keys import digest, key_for
from governance.vault.receipts import ALPHABET, normalised, shown

SIGNS = 28
NONCE_BITS, GROUP_BITS, MAC_BITS = 56, 12, 72
MOST_GROUPS = 2**GROUP_BITS


@dataclass(frozen=True)
class Token:
    """A genuine token: the wave it belongs to, its holder's group, and the digest under which it is spent."""

    wave_id: UUID
    group: int
    digest: str


def new_token(wave_id: UUID, group: int) -> str:
    """Return a fresh token as it is shown: XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX."""
    head = secrets.randbits(NONCE_BITS) << GROUP_BITS | group
    return shown(_signs(head << MAC_BITS | _mac(wave_id, head)))


def read_token(typed: str, wave_ids: list[UUID]) -> Token | None:
    """Return the token in what was typed when it belongs to one of the waves, None otherwise."""
    code = normalised(typed)
    if len(code) != SIGNS:
        return None
    number = 0
    for sign in code:
        number = number << 5 | ALPHABET.index(sign)
    head, mac = number >> MAC_BITS, number & (2**MAC_BITS - 1)
    for wave_id in wave_ids:
        if hmac.compare_digest(_mac(wave_id, head).to_bytes(9, "big"), mac.to_bytes(9, "big")):
            name = digest("survey token spent", wave_id.bytes + head.to_bytes(9, "big"))
            return Token(wave_id, head & (MOST_GROUPS - 1), name)
    return None


def _mac(wave_id: UUID, head: int) -> int:
    key = key_for(f"survey tokens {wave_id}")
    return int.from_bytes(hashlib.blake2b(head.to_bytes(9, "big"), key=key, digest_size=9).digest(), "big")


def _signs(number: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(SIGNS)))

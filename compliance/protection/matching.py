"""Blind matching of personnel actions to protected people. The only module that knows how it is done.

What it is for: the personnel division hands in a file and learns nothing back, an administrator who reads the database
learns nothing from it, and the people in charge of a case are told when someone whom they protect is hit.

How: a staff number (or a name, or a name with a unit) becomes a keyed digest, HMAC-SHA-256 under a key that lies outside
the database (governance.keys, one purpose per use). Protected people are found by such an index. A kept personnel action
bears an index salted with its delivery, so that nobody can join the two tables, and its content is sealed under a key
that takes the staff number (or name and unit) itself to derive: it opens only for those who know whom they look for.

What it does not protect against: who runs the server and holds the root key can guess. There are some 22,000 staff
numbers, so with the root key one can compute the digest of each and see which stand in the index; the same person could
read the file as it comes in. Against a stolen database, a backup, a database administrator and the personnel division it
holds; against the operator with the root key only the rules of operation do (THREAT_MODEL.md). What a match is about is
sealed to the designated handlers' keys and opens for nobody else, the operator included.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from compliance.rules import compact
from governance.keys import digest, key_for
from governance.vault.crypto import decrypt, encrypt

PENDING = "personnel delivery"


@dataclass(frozen=True)
class PersonnelAction:
    """One row of the personnel division's file. Days as ISO text."""

    staff_number: str
    name: str
    unit: str
    kind: str
    decided_on: str
    effective_on: str
    deciding_unit: str

    @property
    def decided_day(self) -> date:
        """Return the day of the decision."""
        return date.fromisoformat(self.decided_on)

    @property
    def facts(self) -> dict[str, str]:
        """Return what the people in charge see: everything but name and staff number."""
        return {k: v for k, v in asdict(self).items() if k not in ("staff_number", "name")}


@dataclass(frozen=True)
class Indexes:
    """Blind indexes of one person; "" for what is not known."""

    number: str
    name: str
    name_unit: str


def normal_number(number: str) -> str:
    """Return a staff number as it is compared: NFKC, no white space, small letters."""
    return compact(number).lower()


def indexes_of(*, staff_number: str = "", name: str = "", unit: str = "") -> Indexes:
    """Return the indexes under which a person is protected; `unit` is a unit's code."""
    number, who = normal_number(staff_number), compact(name)
    return Indexes(
        _index("number", number) if number else "",
        _index("name", who) if len(who) > 1 else "",
        _index("name and unit", f"{who}|{unit}") if len(who) > 1 and unit else "",
    )


def _index(what: str, value: str) -> str:
    return digest(f"protected person by {what}", value.encode())


def seal_pending(delivery_id: object, rows: list[PersonnelAction]) -> bytes:
    """Return the rows of a delivery sealed until a worker takes them up."""
    data = json.dumps([asdict(row) for row in rows], ensure_ascii=False).encode()
    return encrypt(key_for(PENDING), data, str(delivery_id))


def open_pending(delivery_id: object, sealed: bytes) -> list[PersonnelAction]:
    """Return the rows of a waiting delivery; raises vault.Locked when the seal was moved or broken."""
    return [PersonnelAction(**row) for row in json.loads(decrypt(key_for(PENDING), sealed, str(delivery_id)))]


def kept_index(delivery_id: object, secret: str) -> str:
    """Return the index of a kept row; another one in each delivery."""
    return digest("kept personnel action", f"{delivery_id}|{secret}".encode())


def seal_kept(delivery_id: object, secret: str, row: PersonnelAction) -> bytes:
    """Return a row sealed under what identifies its person."""
    data = json.dumps(asdict(row), ensure_ascii=False).encode()
    return encrypt(_key_of(secret), data, str(delivery_id))


def open_kept(delivery_id: object, secret: str, sealed: bytes) -> PersonnelAction:
    """Return a kept row to someone who knows whom they look for; raises vault.Locked otherwise."""
    return PersonnelAction(**json.loads(decrypt(_key_of(secret), sealed, str(delivery_id))))


def _key_of(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), key=key_for("kept personnel action"), digest_size=32).digest()


def secret_of_number(number: str) -> str:
    """Return what a kept row is found and opened by, from a staff number."""
    return f"number|{normal_number(number)}"


def secret_of_name(name: str, unit: str) -> str:
    """Return what a kept row is found and opened by, from a name and the code of a unit."""
    return f"name|{compact(name)}|{unit}"


def fingerprint(protected_id: object, row: PersonnelAction) -> str:
    """Return what makes a match the same match: the protected person and the row, so that a file sent twice matches once."""
    return digest("personnel match", f"{protected_id}|{json.dumps(asdict(row), sort_keys=True)}".encode())

"""A thief has the database with every backup, the files on disk, and the server's settings with the root key."""

import hashlib
import hmac
import itertools
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from compliance.actions import assign
from compliance.models import Case
from compliance.protection.matching import PENDING, indexes_of, kept_index, secret_of_name, secret_of_number
from compliance.protection.models import PersonnelRow
from compliance.protection.sealing import field_of
from compliance.rules import compact
from governance.keys import key_for
from governance.runner import run
from governance.vault import sessions
from governance.vault.crypto import Locked, Pair, decrypt, key_of_passphrase, open_under, pair_of_private
from governance.vault.models import Box, KeyPair
from tests.committee.making import Room
from tests.guard.test_necessity import approve, asked
from tests.handlers.test_opening_identities import Setting as Opening
from tests.information.making import proposed
from tests.measures.test_measures import Setting as Measures
from tests.support import factories
from tests.support.five_cases import accepted_case
from tests.support.protection import NAME, NUMBER, found_match


def thirty_two_bytes_in_the_database() -> set[bytes]:
    """Return every value of every binary or text column that could be, or hold, a key of 32 bytes."""
    found: set[bytes] = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type = 'bytea'"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
            for (value,) in cursor.fetchall():
                raw = bytes(value)
                found |= {
                    raw[start : start + 32] for start in {0, 24, 48, max(len(raw) - 32, 0)} if len(raw) >= start + 32
                }
    return found


def keys_of_the_server() -> set[bytes]:
    """Return the keys that the root key gives for whatever words in the code could be a purpose."""
    sources = [path.read_text() for area in ("governance", "compliance") for path in Path(area).rglob("*.py")]
    purposes = {words for text in sources for words in re.findall(r'"([a-z][a-z ]{3,40})"', text)}
    assert {"receipt lookup", "kept personnel action", "second factor", PENDING} <= purposes
    return {key_for(purpose) for purpose in (*purposes, *INDEXES)}


INDEXES = [f"protected person by {what}" for what in ("number", "name", "name and unit")]


def a_life() -> tuple[Case, list[bytes]]:
    """Return a case that was filed, accepted, assigned and read with open sessions, and everything sealed in it."""
    case, head = accepted_case()
    investigator = factories.person("investigator")
    run(assign, actor=head, subject=case.pk, investigators=[investigator])
    factories.client_of(investigator).get(f"/compliance/cases/{case.pk}/")
    case.refresh_from_db()
    sealed = [bytes(case.sealed_content), *(bytes(m.sealed_text) for m in case.messages.all())]
    return case, sealed


def test_no_key_at_hand_opens_a_case(db: None) -> None:
    case, sealed = a_life()
    candidates = thirty_two_bytes_in_the_database() | keys_of_the_server()
    assert len(candidates) > 50
    for candidate in candidates:
        assert not opens(Pair(bytes(case.box.public_key), candidate), sealed[0], f"{case.box_id}:content")
    nothing_at_hand_is_a_private_key(candidates)


def nothing_at_hand_is_a_private_key(candidates: set[bytes]) -> None:
    """What is sealed to a public key opens with its private key alone; no candidate is one, of any box, person or post."""
    sealed_to = {
        bytes(key) for model in (Box, KeyPair) for key in model._default_manager.values_list("public_key", flat=True)
    }
    assert not {pair_of_private(candidate).public for candidate in candidates} & sealed_to


def a_life_in_every_room() -> None:
    """Let matches, packs, entries, openings, necessity records and disciplinary measures be made."""
    found_match()
    room = Room()
    room.case_item(room.plan())
    proposed()
    Opening().consented()
    approve(asked()[0])
    Measures().propose(kind="disciplinary")


def test_no_key_at_hand_opens_what_other_rooms_seal(db: None) -> None:
    before = Box.objects.count()
    a_life_in_every_room()
    assert Box.objects.count() > before + 15
    nothing_at_hand_is_a_private_key(thirty_two_bytes_in_the_database() | keys_of_the_server())


def digests_in_the_database() -> set[str]:
    """Return every value of 64 hexadecimal digits in a text column, and every 32 bytes of a binary one."""
    found = {value.hex() for value in thirty_two_bytes_in_the_database()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type = 'character varying' AND character_maximum_length >= 64"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE length("{column}") = 64')
            found |= {value for (value,) in cursor.fetchall()}
    return found


def test_without_the_root_key_no_guess_of_a_person_fits(db: None) -> None:
    """A thief who knows name, number and unit of everyone tries each with all salts that the database and the settings hold."""
    match, _ = found_match()
    guesses = [NAME, compact(NAME), NUMBER, NUMBER.lower(), secret_of_number(NUMBER), secret_of_name(NAME, "13001")]
    delivery = PersonnelRow.objects.get().delivery_id
    salts = ["", settings.SECRET_KEY, *INDEXES, "kept personnel action", "personnel match"]
    salts += [str(pk) for pk in (delivery, match.pk, match.protected_id, match.case_id)]
    tried = set()
    for salt, guess in itertools.product(salts, guesses):
        texts = [f"{salt}{joint}{guess}".encode() for joint in ("", "|", ":")]
        tried |= {hashlib.sha256(text).hexdigest() for text in texts}
        tried |= {hashlib.blake2b(guess.encode(), key=salt.encode()[:64], digest_size=32).hexdigest()}
        tried |= {hmac.new(salt.encode(), guess.encode(), hashlib.sha256).hexdigest()}
    standing = digests_in_the_database()
    assert not tried & standing
    with_root_key = {indexes_of(name=NAME).name, kept_index(delivery, secret_of_number(NUMBER))}
    assert with_root_key <= standing, "the search sees indexes; who holds the root key can guess (THREAT_MODEL.md)"


def test_even_with_the_root_key_and_a_right_guess_a_match_stays_shut(db: None) -> None:
    """The kept row of the personnel division opens for a right guess. That somebody is protected, for what, and what became of
    it: not."""
    match, _ = found_match()
    guessed = {key_for(purpose) for purpose in INDEXES} | {hashlib.sha256(NAME.encode()).digest()}
    guessed |= {
        hashlib.blake2b(secret.encode(), key=key_for("kept personnel action"), digest_size=32).digest()
        for secret in (secret_of_number(NUMBER), secret_of_name(NAME, "13001"))
    }
    nothing_at_hand_is_a_private_key(guessed)
    for key in guessed:
        with pytest.raises(Locked):
            decrypt(key, bytes(match.sealed), field_of(match, "facts"))


def opens(pair: Pair, data: bytes, context: str) -> bool:
    try:
        open_under(pair, data, context)
    except Locked:
        return False
    return True


def test_open_sessions_in_the_database_give_no_key(db: None) -> None:
    a_life()
    held = [s.get_decoded() for s in Session.objects.all()]
    assert any(sessions.FIELD in data for data in held)
    for data in held:
        for cookie in ("", "AAAA", *(str(value) for value in data.values())):
            assert sessions.kept(data, cookie) is None


def test_the_receipts_digest_says_nothing_about_its_key(db: None) -> None:
    case, _ = factories.file_case()
    key = KeyPair.objects.get(holder=f"receipt:{case.receipt_digest}")
    for guess in (bytes.fromhex(case.receipt_digest), bytes.fromhex(case.content_digest)):
        assert pair_of_private(guess).public != bytes(key.public_key)


def test_a_private_key_needs_the_passphrase_itself(db: None) -> None:
    person = factories.person("compliance_head")
    key = KeyPair.objects.get(holder=f"person:{person.pk}")
    for guess in ("", "demo-Pension-2026", person.staff_number, factories.PASSWORD):
        wrapping = key_of_passphrase(guess, bytes(key.salt or b""))
        try:
            decrypt(wrapping, bytes(key.sealed_private or b""), "private key")
        except Locked:
            continue
        raise AssertionError(guess)

"""A thief has the database with every backup, the files on disk, and the server's settings with the root key."""

import itertools

from django.contrib.sessions.models import Session
from django.db import connection

from compliance.actions import assign
from compliance.models import Case
from governance.keys import key_for
from governance.runner import run
from governance.vault import sessions
from governance.vault.crypto import Locked, Pair, decrypt, key_of_passphrase, open_under, open_with, pair_of_private
from governance.vault.models import BoxHolder, KeyPair, PostKey
from tests.support import factories
from tests.support.five_cases import accepted_case


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
    """Return what the settings give: keys of every purpose in the code, and guesses beside them."""
    purposes = [
        "vault",
        "reporter cookie",
        "second factor",
        "receipt signature",
        "receipt lookup",
        "draft token",
        "counter form",
    ]
    return {key_for(purpose) for purpose in purposes}


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
    box_public = bytes(case.box.public_key)
    for candidate in candidates:
        pair = Pair(box_public, candidate)
        assert pair_of_private(candidate).public != box_public
        assert not opens(pair, sealed[0], f"{case.box_id}:content")
    for row, candidate in itertools.product(BoxHolder.objects.exclude(sealed_key=None), candidates):
        assert not unseals(pair_of_private(candidate), bytes(row.sealed_key or b""))
    for given, candidate in itertools.product(PostKey.objects.all()[:10], candidates):
        assert not unseals(pair_of_private(candidate), bytes(given.sealed_private))


def opens(pair: Pair, data: bytes, context: str) -> bool:
    try:
        open_under(pair, data, context)
    except Locked:
        return False
    return True


def unseals(pair: Pair, data: bytes) -> bool:
    try:
        open_with(pair, data)
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

"""Boxes, receipt codes, keys."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from governance import keys, vault
from governance.vault.receipts import ALPHABET, new_code, normalised, shown


def test_only_admitted_holders_open(db: None) -> None:
    box = vault.create_box(["person:a"])
    sealed = vault.seal(box, "content", "秘密".encode())
    assert vault.unseal(box, "content", sealed, holders={"person:a", "post:x"}).decode() == "秘密"
    for others in ({"person:b"}, set(), {""}):
        with pytest.raises(vault.Locked):
            vault.unseal(box, "content", sealed, holders=others)
    vault.dismiss(box, "person:a")
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", sealed, holders={"person:a"})


def test_a_seal_is_bound_to_its_box_and_its_field(db: None) -> None:
    one, two = vault.create_box(["h"]), vault.create_box(["h"])
    sealed = vault.seal(one, "content", b"x")
    for box, field in ((two, "content"), (one, "decision")):
        with pytest.raises(vault.Locked):
            vault.unseal(box, field, sealed, holders={"h"})


@pytest.mark.parametrize("place", [0, 10, 30, -1])
def test_a_changed_byte_is_noticed(db: None, place: int) -> None:
    box = vault.create_box(["h"])
    sealed = bytearray(vault.seal(box, "content", b"some text"))
    sealed[place] ^= 1
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", bytes(sealed), holders={"h"})


def test_the_database_alone_opens_nothing(db: None, settings: Any) -> None:
    box = vault.create_box(["h"])
    sealed = vault.seal(box, "content", b"x")
    settings.ROOT_KEY = base64.b64encode(b"0" * 32).decode()
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", sealed, holders={"h"})


def test_the_same_text_never_looks_the_same(db: None) -> None:
    box = vault.create_box(["h"])
    assert vault.seal(box, "content", b"x") != vault.seal(box, "content", b"x")


def test_many_seals_are_opened_with_one_query(db: None, django_assert_num_queries: Any) -> None:
    box = vault.create_box(["h"])
    sealed = [vault.seal(box, f"m{n}", b"x") for n in range(5)]
    with django_assert_num_queries(1):
        opener = vault.opener(box, {"h"})
        assert [opener(f"m{n}", data) for n, data in enumerate(sealed)] == [b"x"] * 5


@pytest.mark.parametrize("key", ["", "short", base64.b64encode(b"x" * 31).decode(), "ä"])
def test_a_bad_root_key_is_refused(settings: Any, key: str) -> None:
    settings.ROOT_KEY = key
    with pytest.raises(Exception):  # noqa: B017, PT011 - ImproperlyConfigured, or ValueError for text that is no ASCII
        keys.root_key()


def test_purposes_have_unrelated_keys() -> None:
    assert keys.key_for("a") != keys.key_for("b")
    assert keys.digest("a", b"x") != keys.digest("b", b"x")


def is_well_formed(code: str) -> bool:
    return bool(mod_37_36.is_valid(code, ALPHABET))


codes = st.builds(lambda _: new_code(), st.integers())


@given(codes, st.integers(0, 19), st.sampled_from(ALPHABET))
def test_any_single_wrong_sign_is_noticed(code: str, place: int, sign: str) -> None:
    wrong = code[:place] + sign + code[place + 1 :]
    assert is_well_formed(code)
    assert is_well_formed(wrong) == (wrong == code)


@given(codes)
def test_what_is_shown_can_be_typed_back(code: str) -> None:
    assert normalised(shown(code)) == code
    assert normalised(shown(code).lower().replace("-", " ")) == code
    assert len(code) == 20
    assert len(set(code) - set(ALPHABET)) == 0


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _ in range(2000)}) == 2000

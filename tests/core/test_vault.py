"""Boxes, receipt codes, keys."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from governance import clock, keys, vault
from governance.vault.boxes import complete_waiting
from governance.vault.models import BoxHolder
from governance.vault.receipts import ALPHABET, new_code, normalised, shown
from tests.support.rings import holder


def test_only_admitted_holders_open(db: None) -> None:
    a, keys_of_a = holder("person:a")
    _b, keys_of_b = holder("person:b")
    box = vault.create_box([a])
    sealed = vault.seal(box, "content", "秘密".encode())
    assert vault.unseal(box, "content", sealed, keys=keys_of_a).decode() == "秘密"
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", sealed, keys=keys_of_b)
    with pytest.raises(vault.Shut):
        vault.unseal(box, "content", sealed, keys=vault.NO_KEYS)
    vault.admit(box, "person:b", keys=keys_of_a)
    assert vault.unseal(box, "content", sealed, keys=keys_of_b).decode() == "秘密"
    vault.dismiss(box, a)
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", sealed, keys=keys_of_a)


def test_nobody_admits_who_cannot_open(db: None) -> None:
    a, _ = holder("person:a")
    b, keys_of_b = holder("person:b")
    box = vault.create_box([a])
    with pytest.raises(vault.Locked):
        vault.admit(box, b, keys=keys_of_b)


def test_an_admission_ends_in_time(db: None) -> None:
    a, keys_of_a = holder("person:a")
    b, keys_of_b = holder("person:b")
    box = vault.create_box([a])
    vault.admit(box, b, keys=keys_of_a, until=clock.now() + timedelta(hours=1))
    assert vault.opens(box, keys_of_b)
    assert b in vault.holders_of(box)
    with clock.shifted(timedelta(hours=2)):
        assert not vault.opens(box, keys_of_b)
        assert b not in vault.holders_of(box)
        with pytest.raises(vault.Locked):
            vault.opener(box, keys_of_b)


def test_a_person_without_a_key_cannot_be_admitted(db: None) -> None:
    a, keys_of_a = holder("person:a")
    with pytest.raises(vault.NoKey):
        vault.admit(vault.create_box([a]), "person:nobody", keys=keys_of_a)


def test_a_post_without_a_key_waits_and_is_sealed_to_later(db: None) -> None:
    a, keys_of_a = holder("person:a")
    box = vault.create_box([a, "post:late"])
    sealed = vault.seal(box, "content", b"x")
    assert complete_waiting("post:late", keys_of_a) == 0
    late, keys_of_late = holder("post:late")
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", sealed, keys=keys_of_late)
    assert complete_waiting(late, keys_of_late) == 0
    assert complete_waiting(late, keys_of_a) == 1
    assert vault.unseal(box, "content", sealed, keys=keys_of_late) == b"x"


def test_a_destroyed_box_never_opens_again(db: None) -> None:
    a, keys_of_a = holder("person:a")
    box = vault.create_box([a])
    sealed = vault.seal(box, "content", b"x")
    vault.destroy(box)
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", sealed, keys=keys_of_a)
    assert not BoxHolder.objects.filter(box=box).exists()


def test_a_seal_is_bound_to_its_box_and_its_field(db: None) -> None:
    a, keys_of_a = holder("person:a")
    one, two = vault.create_box([a]), vault.create_box([a])
    sealed = vault.seal(one, "content", b"x")
    for box, field in ((two, "content"), (one, "decision")):
        with pytest.raises(vault.Locked):
            vault.unseal(box, field, sealed, keys=keys_of_a)


@pytest.mark.parametrize("place", [0, 10, 40, 90, 110, -1])
def test_a_changed_byte_is_noticed(db: None, place: int) -> None:
    a, keys_of_a = holder("person:a")
    box = vault.create_box([a])
    sealed = bytearray(vault.seal(box, "content", b"some text"))
    sealed[place] ^= 1
    with pytest.raises(vault.Locked):
        vault.unseal(box, "content", bytes(sealed), keys=keys_of_a)


def test_the_same_text_never_looks_the_same(db: None) -> None:
    box = vault.create_box([holder("person:a")[0]])
    assert vault.seal(box, "content", b"x") != vault.seal(box, "content", b"x")


def test_many_seals_are_opened_with_one_query(db: None, django_assert_num_queries: Any) -> None:
    a, keys_of_a = holder("person:a")
    box = vault.create_box([a])
    sealed = [vault.seal(box, f"m{n}", b"x") for n in range(5)]
    with django_assert_num_queries(1):
        opener = vault.opener(box, keys_of_a)
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

"""Tokens and envelopes, without a database."""

import uuid

import pytest

from governance.surveys.envelopes import PAD_TO, Broken, Opener, new_keys, seal
from governance.surveys.tokens import new_token, read_token

WAVE, OTHER = uuid.uuid4(), uuid.uuid4()


def test_a_token_says_its_wave_and_group_and_nothing_else() -> None:
    code = new_token(WAVE, 331)
    found = read_token(code, [OTHER, WAVE])
    assert found is not None
    assert (found.wave_id, found.group) == (WAVE, 331)
    assert len(code) == 34


def test_it_is_read_as_people_type_it() -> None:
    code = new_token(WAVE, 7)
    typed = code.lower().replace("-", " ").replace("0", "o")
    assert read_token(typed, [WAVE]) == read_token(code, [WAVE])


def test_two_tokens_of_one_group_have_nothing_in_common() -> None:
    first, second = (read_token(new_token(WAVE, 7), [WAVE]) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.digest != second.digest


def test_a_changed_or_foreign_code_is_none() -> None:
    code = new_token(WAVE, 7)
    assert read_token(code, [OTHER]) is None
    assert read_token("", [WAVE]) is None
    for place in (0, 8, 17, 33):
        swapped = "A" if code[place] != "A" else "B"
        assert read_token(code[:place] + swapped + code[place + 1 :], [WAVE]) is None


def test_an_envelope_opens_with_the_key_of_its_wave_only() -> None:
    public, private = new_keys(WAVE)
    content = {"group": 3, "answers": {"trust": "4", "remark": "𠮷野家"}}
    sealed = seal(public, content)
    assert Opener(WAVE, private).open(sealed) == content
    assert "𠮷野家".encode() not in sealed
    other = Opener(OTHER, new_keys(OTHER)[1])
    with pytest.raises(Broken):
        other.open(sealed)


def test_short_answers_have_one_length() -> None:
    public, _private = new_keys(WAVE)
    lengths = {len(seal(public, {"a": "x" * n})) for n in (0, 10, 500)}
    assert len(lengths) == 1
    assert min(lengths) > PAD_TO

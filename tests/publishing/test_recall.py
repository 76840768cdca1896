"""How well personal data is found, on texts that the finders were not tuned on. Figures: docs/masking.md."""

import pytest

from tests.publishing.corpus.reading import Score, measured, samples

CONTACTS = ("phone", "postal", "address", "email", "url")
NUMBERS = (
    "pension_number", "individual_number", "insured_number", "certificate", "bank", "birth", "car", "receipt",
)  # fmt: skip


@pytest.fixture(scope="module")
def held_out() -> Score:
    return measured("heldout")


def test_numbers_and_contacts_are_found(held_out: Score) -> None:
    assert held_out.recall(*CONTACTS, *NUMBERS) >= 0.98, held_out.missed
    assert held_out.precision(*CONTACTS, *NUMBERS) >= 0.97, held_out.wrong


def test_names_are_found(held_out: Score) -> None:
    assert held_out.recall("name") >= 0.92, held_out.missed
    assert held_out.precision("name") >= 0.92, held_out.wrong


def test_what_the_finders_were_tuned_on_is_found() -> None:
    score = measured("tuning")
    assert score.recall(*CONTACTS, *NUMBERS) >= 0.99, score.missed
    assert score.recall("name") >= 0.98, score.missed


def test_the_corpus_is_large_and_varied() -> None:
    texts = {half: list(samples(half)) for half in ("tuning", "heldout")}
    assert all(len(half) >= 160 for half in texts.values())
    bodies = {one.name for half in texts.values() for one in half if " again " not in one.name}
    assert len(bodies) >= 120
    assert sum(not one.planted for half in texts.values() for one in half) >= 40

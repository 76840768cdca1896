"""Likeness of texts and ages of what is open: pure."""

from datetime import date

import pytest

from audit.findings.rules.ages import analysis, band_of
from audit.findings.rules.similarity import ALIKE_PERCENT, bands, likeness, triples

CASH = "金庫の現金残高が帳簿より三千円少なく、照合は一人で行われていた。"


def test_the_same_fault_in_other_words_is_alike_and_another_is_not() -> None:
    again = "金庫の現金残高が帳簿より五千円多く、照合は一人で行われていた。"
    other = "年金手帳の写しが施錠されていない書棚に置かれていた。"
    assert likeness(triples(CASH), triples(again)) >= ALIKE_PERCENT
    assert likeness(triples(CASH), triples(other)) < 10
    assert set(bands(CASH)) & set(bands(again))
    assert not set(bands(CASH)) & set(bands(other))


def test_width_and_signs_make_no_difference() -> None:
    assert bands("ＡＢＣ－１２３ 現金") == bands("ABC123現金")
    assert likeness(triples(CASH), triples(CASH)) == 100


@pytest.mark.parametrize("text", ["", "金", "金庫"])
def test_a_text_shorter_than_a_triple_has_no_signature(text: str) -> None:
    assert bands(text) == []
    assert likeness(triples(text), triples(CASH)) == 0


@pytest.mark.parametrize(("days", "band"), [(0, 0), (90, 0), (91, 1), (180, 1), (181, 2), (365, 2), (366, 3)])
def test_the_bands_of_ages(days: int, band: int) -> None:
    assert band_of(days) == band


def test_the_analysis_counts_by_key_and_says_what_is_late() -> None:
    today = date(2026, 11, 27)
    rows = [
        ("b", date(2026, 11, 1), date(2027, 2, 1)), ("a", date(2026, 6, 1), date(2026, 9, 1)),
        ("a", date(2026, 11, 20), today),
    ]  # fmt: skip
    first, second = analysis(rows, today)
    assert (first.key, first.counts, first.late, first.total) == ("a", (1, 1, 0, 0), 1, 2)
    assert (second.key, second.late) == ("b", 0)
    assert analysis([], today) == []

"""Shares, digests, domains and principles: pure rules."""

from datetime import date

from audit.quality.first_catalogue import TEXTS
from audit.quality.models.catalogue import LONGEST, LONGEST_CODE
from audit.quality.rules.lines import by_domain, digest_of, principles
from audit.quality.rules.shares import Share, kept

TODAY = date(2026, 11, 27)


def test_what_is_not_due_yet_is_neither_kept_nor_missed() -> None:
    rows = [
        (date(2026, 11, 1), date(2026, 11, 1)), (date(2026, 11, 1), date(2026, 11, 2)), (date(2026, 11, 1), None),
        (date(2026, 12, 1), None), (date(2026, 12, 1), date(2026, 11, 20)),
    ]  # fmt: skip
    share = kept(rows, TODAY)
    assert (share.kept, share.missed, share.percent) == (2, 2, 50)
    assert Share(0, 0).percent is None


def test_a_principle_stands_as_its_weakest_standard_and_not_at_all_while_one_is_open() -> None:
    lines = [
        ("governing", "8.1", "1_full"),
        ("governing", "8.4", "4_not"),
        ("ethics", "1.1", "1_full"),
        ("ethics", "1.2", ""),
    ]
    assert principles(lines) == {"8": "4_not", "1": ""}
    domains = by_domain(lines, ["ethics", "governing", "managing"], ["1_full", "4_not"])
    assert [(one.domain, one.counts, one.open, one.total) for one in domains] == [
        ("ethics", (1, 0), 1, 2), ("governing", (1, 1), 0, 2),
    ]  # fmt: skip


def test_a_digest_hangs_on_every_word_and_on_the_order() -> None:
    rows = [["8.1", "ある"], ["8.4", "ない"]]
    assert digest_of(rows) == digest_of([list(row) for row in rows])
    assert len({digest_of(rows), digest_of(rows[::-1]), digest_of([["8.1", "ある"], ["8.4", "あり"]])}) == 3


def test_the_first_catalogue_holds_fifteen_principles_and_their_fifty_two_standards() -> None:
    lines = [line for of_domain in TEXTS.values() for line in of_domain]
    codes = [code for code, _text in lines]
    assert len(set(codes)) == len(codes)
    assert {code for code in codes if "." not in code} == {str(n) for n in range(16)}
    assert sum("." in code for code in codes) == 53
    assert all(0 < len(code) <= LONGEST_CODE and 0 < len(text) <= LONGEST for code, text in lines)

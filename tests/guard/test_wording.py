"""The wording check: places, reasons, and how well it does on written samples."""

from hypothesis import given
from hypothesis import strategies as st

from compliance.guard.choices import Reason
from compliance.guard.wording import Hit, Surroundings, check, line_and_column
from tests.guard.samples import HELD_OUT, OFFICE, TUNED, Sample


def found(text: str, about: Surroundings = OFFICE) -> list[tuple[str, Reason]]:
    return [(hit.found, Reason(hit.reason)) for hit in check(text, about)]


@given(st.text())
def test_a_hit_is_where_it_says(text: str) -> None:
    about = Surroundings(names=("佐藤 美咲",), unit_name="見本年金事務所", headcount=3, report=(text,))
    for hit in check(text, about):
        assert text[hit.start : hit.end] == hit.found


def test_widths_and_spaces_hide_nothing() -> None:
    assert found("佐 藤　美 咲 を見た")[0] == ("佐 藤　美 咲", Reason.NAME)
    assert ("４月１日", Reason.DATE) in found("４月１日に見た")
    assert found("佐藤\n美咲は別の話") == [] or found("佐藤\n美咲は別の話")[0][0] != "佐藤\n美咲"


def test_the_place_is_given_in_lines() -> None:
    text = "一行目\n二行目に通報者がいる"
    (hit,) = check(text, Surroundings())
    assert line_and_column(text, hit.start) == (2, 5)


def test_an_office_is_small_below_thirty() -> None:
    text = "見本年金事務所の職員です。"
    assert found(text, Surroundings(unit_name="見本年金事務所", headcount=29)) == [("見本年金事務所", Reason.SMALL)]
    assert found(text, Surroundings(unit_name="見本年金事務所", headcount=30)) == []


def test_without_the_report_its_words_are_no_hit() -> None:
    text = "金庫の現金を係長が一人で数え直しているとの指摘があります。"
    assert Reason.REPORT in [reason for _, reason in found(text)]
    assert found(text, Surroundings()) == []


def test_the_reports_own_words_are_found_as_far_as_they_go() -> None:
    hits = check("その件では帳簿の数字を鉛筆で書き換えていますので", OFFICE)
    assert [hit.found for hit in hits if hit.reason == Reason.REPORT] == ["帳簿の数字を鉛筆で書き換えています"]


def scores(samples: tuple[Sample, ...]) -> tuple[float, float]:
    """Return precision and recall over (text, reason) pairs."""
    right = wrong = missed = 0
    for text, wanted in samples:
        got = {Reason(hit.reason) for hit in check(text, OFFICE)}
        right, wrong, missed = right + len(got & wanted), wrong + len(got - wanted), missed + len(wanted - got)
    return right / (right + wrong), right / (right + missed)


def test_written_samples_that_the_rules_were_made_with() -> None:
    precision, recall = scores(TUNED)
    assert len(TUNED) >= 40
    assert precision >= 0.95
    assert recall >= 0.95


def test_written_samples_that_the_rules_never_saw() -> None:
    precision, recall = scores(HELD_OUT)
    assert len(HELD_OUT) >= 20
    assert precision >= 0.75
    assert recall >= 0.7


def test_hits_are_in_the_order_of_the_text() -> None:
    hits: list[Hit] = check("通報者は4月1日の午後3時ごろ、女性職員と話した。", OFFICE)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert {Reason(hit.reason) for hit in hits} == {Reason.PHRASE, Reason.DATE, Reason.TIME, Reason.GENDER}

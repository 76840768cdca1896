"""Comparison of two versions: Japanese text by words, articles by heading and likeness."""

from hypothesis import given
from hypothesis import strategies as st

from compliance.conduct.comparing import compared, pieces, words_of
from compliance.conduct.models import Article
from compliance.conduct.printing import blocks_of


def article(number: int, heading: str, text: str, branch: int = 0) -> Article:
    return Article(number=number, heading=heading, text=text, branch=branch)


@given(st.text(), st.text())
def test_nothing_is_lost_between_the_two_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(p.text for p in found if p.change != "inserted") == before
    assert "".join(p.text for p in found if p.change != "deleted") == after


def test_words_are_runs_of_one_script() -> None:
    assert words_of("年金の記録をＩＤで見る。") == ["年金", "の", "記録", "を", "ＩＤ", "で", "見", "る", "。"]


def test_a_change_is_marked_where_it_is() -> None:
    found = pieces("職員は、速やかに報告する。", "職員は、隠さず、直ちに報告する。")
    assert "".join(p.text for p in found if p.change == "deleted") == "速やかに"
    assert "".join(p.text for p in found if p.change == "inserted") == "隠さず、直ちに"
    assert (found[0].change, found[-1].change) == ("same", "same")


def test_articles_find_each_other_when_numbers_move() -> None:
    old = [
        article(1, "目的", "この規範は基本を定める。"),
        article(2, "服装", "清潔な服装を心がける。"),
        article(3, "秘密", "秘密を守る。"),
    ]
    new = [
        article(1, "目的", "この規範は基本を定める。"), article(2, "秘密", "職を退いた後も秘密を守る。"),
        article(3, "端末の利用", "許可された端末を使う。"),
    ]  # fmt: skip
    rows = compared(old, new)
    assert [(r.fate, (r.new or r.old).heading) for r in rows] == [  # type: ignore[union-attr]
        ("unchanged", "目的"), ("removed", "服装"), ("changed", "秘密"), ("added", "端末の利用"),
    ]  # fmt: skip
    assert rows[2].renumbered


def test_a_new_heading_for_the_same_text_is_the_same_article() -> None:
    old = [article(4, "事務処理", "定められた手順と期限に従って正確に処理する。")]
    new = [article(4, "正確な事務処理", "定められた手順と期限に従って、正確に処理する。")]
    (row,) = compared(old, new)
    assert row.fate == "changed"
    assert [p.text for p in row.heading if p.change == "inserted"] == ["正確", "な"] or row.heading[
        0
    ].change == "inserted"


def test_markdown_becomes_blocks_for_print() -> None:
    found = blocks_of("前文\n\n3. 一つ目\n4. 二つ目\n   - 内側\n\n**太字**")
    assert [(b.depth, b.mark, b.text) for b in found] == [
        (0, "", "前文"), (1, "3.", "一つ目"), (1, "4.", "二つ目"), (2, "・", "内側"), (0, "", "太字"),
    ]  # fmt: skip

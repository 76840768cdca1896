"""Finding proposals: in the list, and similar ones while somebody types."""

from typing import Any

import pytest

from governance.letters import joined
from tests.proposals import making
from tests.support import factories
from voice.proposals.grams import likeness, pairs, topics
from voice.proposals.queries import similar


def test_pieces_of_japanese_text() -> None:
    assert joined("ＡＢＣ　待ち 時間。") == "abc待ち時間"
    assert pairs("待ち時間") == ["ち時", "待ち", "時間"]
    assert topics("待ち時間について") == ["ち時間", "待ち時", "時間に", "間につ"]
    assert (likeness([], ["あ"]), likeness(["あ"], ["あ"])) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("words", "number"),
    [("待ち", 1), ("印字　苦情", 1), ("印字 委任状", 0), ("委任", 1), ("ｶﾀｶﾅ", 1), ("様", 1), ("時間を印字", 1), ("。", 2)],
)  # fmt: skip
def test_the_list_is_searched_in_title_and_text(db: None, words: str, number: int) -> None:
    clerk = making.clerk()
    making.filed(by=clerk)
    making.filed(by=clerk, title="委任状の様式", problem="カタカナの氏名欄が狭い。", idea="広げる。", effect="読める。")
    page: Any = factories.client_of(clerk).get("/voice/proposals/", {"words": words})
    assert page.context["page"].paginator.count == number


def test_similar_ones_are_ones_own_and_published_ones_only(db: None) -> None:
    clerk, colleague = making.clerk(), making.clerk(making.ELSEWHERE)
    published, own = making.answered(by=colleague), making.filed(by=clerk)
    making.filed(by=clerk, title="記入台に拡大鏡を置く", problem="字が小さい。")
    making.publish(published)
    hidden = making.filed(by=colleague)
    found = similar(factories.actor(clerk), "番号札に待ち時間を出す", "")
    assert {row.pk for row in found} == {published.pk, own.pk}
    assert hidden.pk not in {row.pk for row in found}
    assert similar(factories.actor(clerk), "", "") == []


def test_the_window_is_shown_published_ones_too_while_it_types(db: None) -> None:
    making.filed()
    assert similar(factories.actor(making.window()), "番号札に待ち時間を印字", "") == []

"""The pack as a printed document."""

from typing import Any

import pytest

from compliance.committee.pack import blocks_of, pack_of
from tests.committee.making import Room
from tests.support import factories

TEXT = """## 状況

ある**事務所**で起きた。
二行目。

- 一つ目
- 二つ目
  - 中の項目

3. 三
4. 四

| 内容 | 件数 |
|---|---|
| 預かり票 | 9 |

<b>生のHTML</b>
"""


def test_a_text_becomes_plain_blocks() -> None:
    blocks = blocks_of(TEXT)
    assert blocks[0] == {"kind": "heading", "text": "状況"}
    assert blocks[1] == {"kind": "text", "text": "ある事務所で起きた。\n二行目。"}
    items = [(b["mark"], b["text"], b["deep"]) for b in blocks if b["kind"] == "item"]
    assert items == [("・", "一つ目", 1), ("・", "二つ目", 1), ("・", "中の項目", 2), ("3.", "三", 1), ("4.", "四", 1)]
    assert [b["rows"] for b in blocks if b["kind"] == "table"] == [[["内容", "件数"], ["預かり票", "9"]]]
    assert blocks[-1] == {"kind": "text", "text": "<b>生のHTML</b>"}


def test_the_name_of_the_reader_stands_on_every_page(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    meeting, _ = room.convened(2)
    actor = factories.actor(room.members[0])
    assert pack_of(meeting, actor).startswith(b"%PDF")
    given: list[Any] = []
    monkeypatch.setattr("compliance.committee.pack.render_pdf", lambda *a, **_: given.append(a) or b"")
    pack_of(meeting, actor)
    assert given[0][1]["reader"] == actor.name
    assert [item["number"] for item in given[0][1]["items"]] == ["1", "2"]

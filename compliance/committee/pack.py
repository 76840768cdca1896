"""The pack of a meeting as PDF: only the items that the reader sees, with the reader's name on each page."""

from typing import Any

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from compliance.committee.choices import ItemState
from compliance.committee.models import Meeting
from compliance.committee.queries import ShownItem, shown_items
from governance.access import Actor
from governance.attachments.downloads import with_names
from governance.attachments.models import Attachment
from governance.documents import render_pdf
from governance.vault import Locked
from governance.web.templatetags.dates import moment

Block = dict[str, Any]


def pack_of(meeting: Meeting, actor: Actor) -> bytes:
    """Return the PDF of the items that the actor sees; raises vault.Shut."""
    items = [i for i in shown_items(meeting, actor) if i.readable and i.row.state != ItemState.WITHDRAWN]
    data = {
        "reader": actor.name,
        "starts": moment(meeting.starts_at),
        "place": meeting.place,
        "items": [_item(item, actor) for item in items],
    }
    return render_pdf("committee/pack.typ", data, title=_("Pack of %(meeting)s") % {"meeting": meeting})


def _item(item: ShownItem, actor: Actor) -> dict[str, Any]:
    files = Attachment.objects.filter(owner_type="committee.item", owner_id=item.row.pk).select_related("box")
    try:
        names = [file.name for file in with_names(files, actor.keys)]
    except Locked:
        names = []
    return {
        "number": str(item.number), "title": item.title, "about": str(item.row.get_theme_display()),
        "blocks": blocks_of(item.text), "files": names,
    }  # fmt: skip


def blocks_of(text: str) -> list[Block]:
    """Return a Markdown text as plain blocks for the printed page: headings, paragraphs, items of lists, rows of tables.

    Markup within a line is taken away; the text itself reaches the page as data, never as markup.
    """
    tokens = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").parse(text)
    blocks: list[Block] = []
    lists: list[int | None] = []
    kind = "text"
    for token in tokens:
        _step(token, blocks, lists)
        if token.type in ("heading_open", "paragraph_open"):
            kind = "heading" if token.type == "heading_open" else "text"
        elif token.type == "inline":
            _line(token, kind, blocks, lists)
        elif token.type in ("fence", "code_block"):
            blocks.append({"kind": "text", "text": token.content.rstrip()})
    return blocks


def _step(token: Token, blocks: list[Block], lists: list[int | None]) -> None:
    """Follow where in lists and tables the token stands."""
    if token.type == "bullet_list_open":
        lists.append(None)
    elif token.type == "ordered_list_open":
        lists.append(int(token.attrGet("start") or 1) - 1)
    elif token.type in ("bullet_list_close", "ordered_list_close"):
        lists.pop()
    elif token.type == "list_item_open":
        last = lists[-1]
        lists[-1] = None if last is None else last + 1
        blocks.append(
            {"kind": "item", "mark": "・" if last is None else f"{lists[-1]}.", "text": "", "deep": len(lists)}
        )
    elif token.type == "table_open":
        blocks.append({"kind": "table", "rows": []})
    elif token.type == "tr_open":
        blocks[-1]["rows"].append([])


def _line(token: Token, kind: str, blocks: list[Block], lists: list[int | None]) -> None:
    words = plain(token)
    if blocks and blocks[-1]["kind"] == "table" and blocks[-1]["rows"] and token.level >= 3 and not lists:
        blocks[-1]["rows"][-1].append(words)
    elif lists and blocks and blocks[-1]["kind"] == "item" and not blocks[-1]["text"]:
        blocks[-1]["text"] = words
    else:
        blocks.append({"kind": kind, "text": words})


def plain(token: Token) -> str:
    """Return the words of a line without its markup."""
    said = []
    for part in token.children or []:
        said.append("\n" if part.type in ("softbreak", "hardbreak") else part.content)
    return "".join(said)

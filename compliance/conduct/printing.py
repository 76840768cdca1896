"""A version on paper: articles in Markdown as blocks that the typst file can set."""

from dataclasses import asdict, dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from compliance.conduct.models import Article, Edition
from governance.web.templatetags.dates import japanese_day


@dataclass(frozen=True)
class Block:
    """A paragraph or an item of a list: how deep it stands, its mark ("1.", "・", ""), its text."""

    depth: int
    mark: str
    text: str


def blocks_of(text: str) -> list[Block]:
    """Return paragraphs and items of a text in Markdown, without emphasis; headings become paragraphs."""
    blocks: list[Block] = []
    lists: list[int | None] = []
    mark = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            mark, lists[-1] = ("・", None) if number is None else (f"{number}.", number + 1)
        elif token.type == "inline":
            blocks.append(Block(len(lists), mark, plain(token)))
            mark = ""
    return blocks


def plain(token: Token) -> str:
    """Return the words of a line of Markdown, line ends kept."""
    return "".join("\n" if "break" in child.type else child.content for child in token.children or ())


def printed(edition: Edition) -> dict[str, Any]:
    """Return what conduct/edition.typ is filled with."""
    return {
        "number": edition.number,
        "valid_from": japanese_day(edition.valid_from),
        "state": str(edition.get_state_display()),
        "hash": edition.content_hash,
        "chapters": chapters(list(edition.articles.all())),
    }


def chapters(articles: list[Article]) -> list[dict[str, Any]]:
    """Return the articles under their chapters, in order; articles before the first chapter have none."""
    found: list[dict[str, Any]] = []
    for article in articles:
        if not found or found[-1]["name"] != article.chapter:
            found.append({"name": article.chapter, "articles": []})
        blocks = [asdict(block) for block in blocks_of(article.text)]
        found[-1]["articles"].append({"label": article.label, "heading": article.heading, "blocks": blocks})
    return found

"""Texts that staff write in Markdown, as HTML. Raw HTML is shown as text, pictures are left out, headings are shifted."""

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_LOWEST = 6


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).enable("table")
    return parser.disable(["image", "html_block", "html_inline"])


def html_of(text: str, top: int = 3) -> SafeString:
    """Return the text as safe HTML; its highest headings become `top`, one below the page's own, however they were written."""
    parser = _parser()
    tokens = parser.parse(text)
    highest = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1)
    tokens = [_shifted(token, top - highest) for token in tokens]
    html: str = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(html)  # noqa: S308 - raw HTML is off


def _shifted(token: Token, shift: int) -> Token:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(int(token.tag[1]) + shift, _LOWEST)}"
    return token

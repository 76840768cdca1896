"""Texts that staff write in Markdown, as HTML. Raw HTML is shown as text, pictures are left out, headings start below h2."""

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_SHIFT = 2
_LOWEST = 6


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).enable("table")
    return parser.disable(["image", "html_block", "html_inline"])


def html_of(text: str) -> SafeString:
    """Return the text as safe HTML."""
    parser = _parser()
    tokens = [_shifted(token) for token in parser.parse(text)]
    html: str = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(html)  # noqa: S308 - raw HTML is off


def _shifted(token: Token) -> Token:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(int(token.tag[1]) + _SHIFT, _LOWEST)}"
    return token

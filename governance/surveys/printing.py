"""The figures of a wave as the printed document takes them: the same figures, words and gaps as on the page."""

from typing import Any

from django.utils.translation import gettext as _

from governance.access import Actor
from governance.surveys.branching import options_of
from governance.surveys.drawings import distribution, groups_compared
from governance.surveys.models import Figure, Kind, Wave
from governance.surveys.queries import Block, blocks_for
from governance.surveys.showing import cells_in_words, group_name, rate_of, score_in_words, top_two_in_words
from governance.web.templatetags.dates import japanese_day


def document_of(actor: Actor, wave: Wave) -> dict[str, Any]:
    """Return what the typst file fills in, within the reader's scope."""
    participation, blocks = blocks_for(actor, wave)
    rates = [rate_of(figure) for figure in participation]
    return {
        "days": f"{japanese_day(wave.opens_on)} – {japanese_day(wave.closes_on)}",
        "threshold": wave.threshold,
        "how": _(
            "Groups smaller than the smallest group shown, and what they could be worked out from, are left out. "
            "In brackets: the 95 percent interval."
        ),
        "participation": {
            "title": _("Participation"),
            "heads": [_("Unit"), _("Invited"), _("Answers"), _("Rate")],
            "rows": [
                [r.name, *([_("not shown")] * 2 if r.hidden else [str(r.invited), str(r.people)]), r.rate or "–"]
                for r in rates
            ],
        },
        "blocks": [_block(block) for block in blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    chart = distribution(block) or groups_compared(block)
    return {
        "title": block.question.text,
        "svg": str(chart.svg) if chart else "",
        "description": chart.description if chart else "",
        "heads": [
            _("Unit"),
            _("Answers"),
            _("Score"),
            _("4 or 5"),
            _("Compared with the others"),
            _("Answers by choice"),
        ],
        "rows": [] if block.question.kind == Kind.TEXT else [_row(figure, block) for figure in block.figures],
    }


def _row(figure: Figure, block: Block) -> list[str]:
    if figure.hidden:
        return [group_name(figure), _("not shown"), "–", "–", "–", "–"]
    has_choices = bool(options_of(block.question))
    verdict = str(figure.get_verdict_display()) if figure.verdict else "–"
    cells = (cells_in_words(figure) or _("not shown")) if has_choices else "–"
    score = score_in_words(figure, block.question) or "–"
    return [group_name(figure), str(figure.people), score, top_two_in_words(figure) or "–", verdict, cells]

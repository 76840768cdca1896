"""Sheets and codes for print. Codes are made here, on the way out, and stored nowhere."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from governance import clock
from governance.documents.qr import qr_svg
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.surveys.branching import options_of
from governance.surveys.models import Kind, Question, Wave
from governance.surveys.queries import pages_of
from governance.surveys.tokens import new_token
from governance.web.templatetags.dates import japanese_day
from voice.satisfaction.paper import BEFORE_CODE

MOST_SHEETS = 100
"""Sheets in one PDF: each QR code takes a twentieth of a second to draw. More go to the printer as a file of codes."""


def address_of(code: str) -> str:
    """Return the public address that a QR code leads to."""
    return f"{settings.PUBLIC_ADDRESS}/answer{BEFORE_CODE}{code}/"


def sheets_of(wave: Wave, offices: Sequence[Unit], groups: Sequence[int], count: int) -> dict[str, Any]:
    """Return what the typst file of the sheets is filled with: `count` sheets for each group, and the questions once."""
    names, proposal = office_names(offices), getattr(wave, "proposal", None)
    places = [names[office.pk] for office in offices] or [""]
    sheets = []
    for place, group in zip(places, groups, strict=True):
        for _number in range(count):
            code = new_token(wave.pk, group)
            sheets.append({"place": place, "code": code, "qr": qr_svg(address_of(code))})
    return {
        "heading": wave.survey.title,
        "purpose": wave.survey.purpose,
        "until": japanese_day(proposal.handed_until if proposal else wave.closes_on),
        "address": f"{settings.PUBLIC_ADDRESS}/answer/",
        "pages": [
            {"title": page.section.title, "questions": [_printed(question) for question in page.questions]}
            for page in pages_of(wave.questionnaire_id)
        ],
        "sheets": sheets,
    }


def _printed(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "options": [label for _value, label in options_of(question)],
        "lines": 4 if question.kind == Kind.TEXT else 1 if question.kind == Kind.NUMBER else 0,
        "several": question.kind == Kind.MULTIPLE,
    }


def code_heads() -> list[str]:
    """Return the heads of the file of codes for the printer."""
    return [_("Code of the office"), _("Office"), _("Answer code"), _("Address for the QR code")]


def code_rows(wave: Wave, offices: Sequence[Unit], groups: Sequence[int], count: int) -> Iterator[list[str]]:
    """Yield a row for each code."""
    names = office_names(offices)
    places = [(office.code, names[office.pk]) for office in offices] or [("", "")]
    for place, group in zip(places, groups, strict=True):
        for _number in range(count):
            code = new_token(wave.pk, group)
            yield [*place, code, address_of(code)]


def office_names(offices: Sequence[Unit]) -> dict[Any, str]:
    """Return office id → today's name."""
    found = periods_on(clock.today()).filter(unit__in=offices)
    return dict(found.values_list("unit_id", "name"))

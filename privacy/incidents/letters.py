"""Letters to the persons concerned, many in one PDF, each showing name and address in the window of an envelope."""

from governance.calendar.eras import in_japanese
from governance.documents import render_pdf
from privacy.incidents.models import Incident, PersonsList, Report
from privacy.incidents.queries import newest_letter
from privacy.incidents.refusals import NothingToTell
from privacy.incidents.sealing import opened

PER_FILE = 200
"""Letters in one file: some seconds of typesetting, and a stack that one person checks in one go."""


def parts_of(listed: PersonsList) -> int:
    """Return into how many files the letters to a list go."""
    return -(-listed.count // PER_FILE)


def letters_of(incident: Incident, part: int, title: str) -> bytes:
    """Return the letters of one part (from 1) as PDF; raises NothingToTell without a list or a wording, or past the last part."""
    listed, letter = incident.lists.order_by("number").last(), newest_letter(incident)
    if listed is None or letter is None or not listed.complete or not 1 <= part <= parts_of(listed):
        raise NothingToTell
    chosen = opened(listed.pk, listed.sealed)[(part - 1) * PER_FILE : part * PER_FILE]
    persons = [
        {"name": one.name, "postal_code": one.postal_code, "address": one.address, "record": one.record}
        for one in chosen
    ]
    data = {"persons": persons, "text": letter.text, "reference": incident.reference}
    return render_pdf("incidents/letters.typ", data, title=title)


def report_pdf(report: Report, labels: list[tuple[str, str]], title: str) -> bytes:
    """Return a report as PDF: the items in their order, each with its heading (`labels`: code, words)."""
    items = [{"label": words, "text": report.items.get(code, "")} for code, words in labels]
    data = {
        "items": items, "reference": report.incident.reference, "receipt": report.receipt, "number": report.number,
        "submitted_on": in_japanese(report.submitted_on) if report.submitted_on else "",
    }  # fmt: skip
    return render_pdf("incidents/report.typ", data, title=title)

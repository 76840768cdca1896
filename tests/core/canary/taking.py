"""Every list and every document that the application gives out, taken by every reader who may have it."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from django.urls import URLPattern, URLResolver, get_resolver

from audit.fieldwork.models import Paper
from audit.quality.models import Assessment
from compliance.committee.models import Meeting
from compliance.conduct.models import Edition
from compliance.figures.models import YearlyFigures
from compliance.handlers.models import Designation
from compliance.models import Case
from governance.lists.views import ScopedListView
from governance.organization.models import Unit
from governance.surveys.models import Wave
from privacy.monitoring.models import TrailRequest
from tests.core.canary.cast import Cast
from voice.models import Voice

Taken = dict[str, dict[str, str]]
"""Document → reader → its text without white space."""


def everything(cast: Cast, case: Case, wave: Wave) -> Taken:
    """Let everyone take every list and every document; return those that someone may have."""
    taken: Taken = {}
    for reader, hand in cast.everyone.items():
        for route, address in list_addresses(wave, cast.office).items():
            _keep(taken, route, reader, exported(hand.client, address))
        for name, (address, data) in documents_of(case, wave).items():
            _keep(taken, name, reader, printed(hand.client, address, **data))
    for name, address in documents_for_everyone().items():
        _keep(taken, name, "staff", printed(cast.staff.client, address))
    return taken


def _keep(taken: Taken, document: str, reader: str, text: str | None) -> None:
    if text is not None:
        taken.setdefault(document, {})[reader] = text


def list_addresses(wave: Wave, unit: Unit) -> dict[str, str]:
    """Return the address of every list. A list about one row of another kind must be added here."""
    asked = Wave.objects.get(survey__area="voice")
    rows = {"surveys": str(wave.pk), "conduct": str(unit.pk), "satisfaction": str(asked.pk),
            "quality": str(Assessment.objects.get().pk),
            "fieldwork": str(Paper.objects.values_list("engagement_id", flat=True)[0])}  # fmt: skip
    return {route: p.replace("<uuid:pk>", rows.get(route.split(":")[0], "?")) for route, p in lists().items()}


def documents_of(case: Case, wave: Wave) -> dict[str, tuple[str, dict[str, str]]]:
    """Return address and form of every PDF, those of pages that take no form with nothing to send."""
    voice = f"/voice/answers/voices/{Voice.objects.earliest('filed_at').pk}/"
    trail = TrailRequest.objects.get(state="approved")
    designation, base = Designation.objects.earliest("number"), "/compliance/"
    return {
        "answer to a customer": (f"{voice}print-letter/", {"idempotency_key": "letter"}),
        "dossier": (f"{base}protection/cases/{case.pk}/dossier/", {"purpose": "court"}),
        "letter": (f"{designation.get_absolute_url()}letter/", {}),
        "pack": (f"{Meeting.objects.get().get_absolute_url()}take-pack/", {"taken": "on"}),
        "trail of a record": (f"{trail.get_absolute_url()}export-trail/", {"idempotency_key": "trail"}),
        "survey": (f"/surveys/waves/{wave.pk}/take-results/", {"taken": "on"}),
        "promotion plan": ("/privacy/promotion/plan.pdf", {}),
        "yearly figures": (f"{base}figures/yearly/{YearlyFigures.objects.get().pk}/pdf/", {}),
    }


def documents_for_everyone() -> dict[str, str]:
    """Return the address of every PDF that is the same for all of the staff."""
    conduct = "/compliance/conduct/"
    return {
        "published figures": f"/hotline-figures/{YearlyFigures.objects.get().fiscal_year}/pdf/",
        "code of conduct": f"{conduct}editions/{Edition.objects.get(kind='code').pk}/pdf/",
        "card": f"{conduct}card/pdf/",
        "sheet of cards": f"{conduct}card/sheet/",
    }


def lists() -> dict[str, str]:
    """Return the address pattern of every list that can be exported, by the name of its route."""
    return dict(_lists(get_resolver(), "", ""))


def _lists(resolver: URLResolver, space: str, path: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            view = getattr(entry.callback, "view_class", None)
            if view and issubclass(view, ScopedListView):
                yield f"{space}{entry.name}", f"/{here}"
        else:
            yield from _lists(entry, f"{entry.namespace}:" if entry.namespace else space, here)


def exported(client: Any, address: str) -> str | None:
    """Return what stands in the CSV and the Excel file of a list, None for someone who may not have them."""
    answer = client.post(address, {"format": "csv"})
    if answer.status_code in (302, 403, 404):
        return None
    assert answer["Content-Type"].startswith("text/csv"), (address, answer.status_code)
    text = b"".join(answer.streaming_content).decode()
    book = zipfile.ZipFile(io.BytesIO(client.post(address, {"format": "xlsx"}).content))
    return "".join((text + "".join(book.read(name).decode() for name in book.namelist())).split())


def printed(client: Any, address: str, **data: str) -> str | None:
    """Return the text of a PDF (sent for, when there is data), None for someone who may not have it."""
    answer = client.post(address, data) if data else client.get(address)
    if answer.status_code in (302, 403, 404):
        return None
    assert answer["Content-Type"] == "application/pdf", (address, answer.status_code)
    return text_of(answer.content)


def text_of(data: bytes) -> str:
    """Return what a PDF shows and says of itself, without white space."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [str(pdf.docinfo), pdf.Root.Metadata.read_bytes().decode()]
        for page in pdf.pages:
            said += _shown(page)
    return "".join("".join(said).split())


def _shown(page: pikepdf.Page) -> Iterator[str]:
    """Yield the strings of a page, put back into characters by the tables that its fonts bring along."""
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
                    yield "".join(table.get(code, "") for code in codes)


def _characters(font: Any) -> dict[int, str]:
    """Return glyph → characters of a font."""
    table: dict[int, str] = {}
    stream = font["/ToUnicode"].read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                table[code] = chr(start + code - int(first, 16))
    return table

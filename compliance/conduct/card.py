"""The card: its lines, the counters, and the way to the reporting pages as a QR code."""

import base64
from typing import Any

from django.conf import settings

from compliance.conduct.models import ContactPoint, Edition
from governance.documents.qr import qr_svg


def report_address() -> str:
    """Return the address of the reporting pages: on the reporter's own host where there is one."""
    if not settings.REPORTER_HOST:
        return f"{settings.PUBLIC_ADDRESS}/report/"
    return f"{settings.PUBLIC_ADDRESS.partition('://')[0]}://{settings.REPORTER_HOST}/report/"


def qr_image(text: str) -> str:
    """Return the QR code as a data URI for an img element; the policy allows pictures from data and nothing else."""
    return "data:image/svg+xml;base64," + base64.b64encode(qr_svg(text).encode()).decode()


def printed_card(edition: Edition) -> dict[str, Any]:
    """Return what the typst files of the card are filled with."""
    address = report_address()
    return {
        "heading": edition.title,
        "lines": [{"heading": a.heading, "text": a.text} for a in edition.articles.all()],
        "contacts": [
            {"name": c.name, "organization": c.organization, "phone": c.phone, "hours": c.hours, "address": c.address}
            for c in ContactPoint.objects.all()
        ],
        "address": address,
        "qr": qr_svg(address),
        "version": edition.number,
    }

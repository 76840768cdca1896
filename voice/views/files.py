"""Files of customers, as downloads."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views import View

from governance.access import Actor, fetch, roles
from governance.attachments.intake import content_type
from governance.runner import run
from voice.access import READERS
from voice.actions import download_file
from voice.files import name_of, opened
from voice.models import VoiceFile


class VoiceFileView(View):
    """A file, never shown by the browser."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(VoiceFile, actor, pk)
        run(download_file, actor=actor, subject=row.pk)
        response = HttpResponse(opened(row.pk, "content", row.sealed), content_type=content_type(row.kind))
        response["Content-Disposition"] = content_disposition_header(True, name_of(row)) or "attachment"
        response["Cache-Control"] = "no-store"
        return response

"""Files of customers, as downloads."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views import View

from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download
from governance.runner import run
from voice.access import READERS
from voice.actions import download_file
from voice.models import VoiceFile


class VoiceFileView(View):
    """A file, never shown by the browser."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(VoiceFile, actor, pk)
        run(download_file, actor=actor, subject=row.pk)
        return as_download(row)

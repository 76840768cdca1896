"""Files that customers hand over."""

import uuid
from collections.abc import Sequence

from governance.access import Actor
from governance.attachments.intake import Examined, with_ending
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action
from voice.access import is_reader
from voice.files import sealed
from voice.models import Voice, VoiceFile

COPIES = {"heic": "jpg", "mov": "mp4"}
"""Kinds of which the copy without metadata is another kind."""


def keep_files(voice: Voice, files: Sequence[Examined]) -> None:
    """Keep the copies without metadata, sealed. Called by actions."""
    for file in files:
        row, kind = uuid.uuid4(), COPIES.get(file.kind, file.kind)
        VoiceFile.objects.create(
            id=row, voice=voice, kind=kind, size=len(file.copy), sealed=sealed(row, "content", file.copy),
            sealed_name=sealed(row, "name", with_ending(file.name, kind).encode()),
        )  # fmt: skip


@action(
    "voice.download_file", subject=VoiceFile, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_file(file: VoiceFile, *, actor: Actor) -> None:
    """Note that a file was handed out."""

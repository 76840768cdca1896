"""Files that customers hand over."""

from collections.abc import Sequence

from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action
from voice.access import is_reader
from voice.models import Voice, VoiceFile


def keep_files(voice: Voice, files: Sequence[Examined]) -> None:
    """Keep the copies without metadata, sealed. Called by actions."""
    for file in files:
        VoiceFile.keep(file, voice=voice)


@action(
    "voice.download_file", subject=VoiceFile, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_file(file: VoiceFile, *, actor: Actor) -> None:
    """Note that a file was handed out."""

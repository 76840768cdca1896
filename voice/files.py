"""Files of customers: sealed as their names and addresses are, opened for a page or a download."""

from dataclasses import dataclass
from uuid import UUID

from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt
from voice.models import Voice, VoiceFile

PURPOSE = "files of voices"


@dataclass(frozen=True)
class ShownFile:
    """A file as a page lists it."""

    name: str
    size: int
    url: str


def sealed(row: UUID, part: str, data: bytes) -> bytes:
    """Return the data encrypted for this part of this row alone."""
    return encrypt(key_for(PURPOSE), data, f"{row}:{part}")


def opened(row: UUID, part: str, data: bytes | memoryview) -> bytes:
    """Return the data; raises vault.Locked when it was moved to another row or altered."""
    return decrypt(key_for(PURPOSE), bytes(data), f"{row}:{part}")


def name_of(file: VoiceFile) -> str:
    """Return the name of the file; raises vault.Locked."""
    return opened(file.pk, "name", file.sealed_name).decode()


def files_of(voice: Voice) -> list[ShownFile]:
    """Return the files of a voice, without their contents. One query."""
    return [ShownFile(name_of(row), row.size, row.get_absolute_url()) for row in voice.files.defer("sealed")]

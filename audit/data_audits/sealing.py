"""What is found in data, and the data themselves, sealed with keys outside the database."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from nacl import bindings
from nacl.exceptions import CryptoError

from governance.keys import key_for
from governance.vault.crypto import Locked, decrypt, encrypt

PURPOSE, FILES = "findings in audited data", "audited data"
CHUNK = 1024 * 1024
_TAG = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MORE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


def sealed_text(owner: UUID, text: str) -> bytes:
    """Return a text, sealed for its row alone."""
    return encrypt(key_for(PURPOSE), text.encode(), str(owner))


def opened_text(owner: UUID, sealed: bytes | memoryview) -> str:
    """Return the text; raises Locked when it was moved or altered."""
    return decrypt(key_for(PURPOSE), bytes(sealed), str(owner)).decode()


def sealed_json(owner: UUID, value: Any) -> bytes:
    """Return a value, sealed for its row alone."""
    return sealed_text(owner, json.dumps(value, ensure_ascii=False))


def opened_json(owner: UUID, sealed: bytes | memoryview) -> Any:
    """Return the value; raises Locked."""
    return json.loads(opened_text(owner, sealed))


def seal_file(plain: Path, sealed: Path, owner: str) -> None:
    """Write a sealed copy of a file, chunk by chunk; it appears whole or not at all. `owner`: binds it to its place."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key_for(FILES))
    part = sealed.with_suffix(".part")
    with plain.open("rb") as source, part.open("wb") as target:
        target.write(header)
        for chunk, last in _chunks(source, CHUNK):
            tag = _LAST if last else _MORE
            target.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, owner.encode(), tag))
    part.replace(sealed)


def open_file(sealed: Path, plain: Path, owner: str) -> None:
    """Write the file in clear; raises Locked when it was altered, cut off or moved."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    with sealed.open("rb") as source, plain.open("wb") as target:
        header = source.read(bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
        try:
            bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key_for(FILES))
            for chunk, last in _chunks(source, CHUNK + _TAG):
                data, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, chunk, owner.encode())
                if (tag == _LAST) != last:
                    raise Locked
                target.write(data)
        except (CryptoError, RuntimeError, ValueError, TypeError) as error:
            raise Locked from error


def _chunks(source: Any, size: int) -> Iterator[tuple[bytes, bool]]:
    """Yield the chunks of a file, each with whether it is the last; an empty file is one empty chunk."""
    chunk = source.read(size)
    while True:
        following = source.read(size)
        yield chunk, not following
        if not following:
            return
        chunk = following

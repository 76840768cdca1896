"""Kinds by content, copies without metadata, scanning, sealing, large uploads."""

import io
import os
import socket
import threading
import time
import tracemalloc
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from PIL import Image

from governance import vault
from governance.attachments import storage
from governance.attachments.downloads import as_download
from governance.attachments.fields import AttachmentsField
from governance.attachments.intake import content_of, examine, keep, name_of, safe_name
from governance.attachments.models import Attachment
from governance.attachments.sniff import kind_of
from governance.attachments.strip import CannotStrip, strip
from governance.attachments.uploads import CappedMemoryUploadHandler
from tests.attachments.makers import CANARY, media, office, pdf, picture, unpacked
from tests.support.rings import holder

GOOD: list[tuple[str, Callable[[], bytes]]] = [
    ("jpg", lambda: picture("JPEG")),
    ("png", lambda: picture("PNG")),
    ("gif", lambda: picture("GIF")),
    ("webp", lambda: picture("WEBP")),
    ("tif", lambda: picture("TIFF")),
    ("heic", lambda: picture("HEIF")),
    ("pdf", pdf),
    ("docx", lambda: office("word/document.xml")),
    ("xlsx", lambda: office("xl/workbook.xml")),
    ("pptx", lambda: office("ppt/presentation.xml")),
    ("wav", lambda: media("wav", "pcm_s16le")),
    ("m4a", lambda: media("ipod", "aac")),
    ("mp4", lambda: media("mp4", "aac")),
]


def upload(data: bytes, name: str = "file.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize(("ending", "make"), GOOD, ids=[ending for ending, _ in GOOD])
def test_the_copy_holds_no_metadata_and_still_opens(ending: str, make: Callable[[], bytes]) -> None:
    original = make()
    assert CANARY.encode() in unpacked(original)
    examined = examine(upload(original, "wrong.name"))
    assert examined.kind == ending
    assert examined.data == original
    assert CANARY.encode() not in unpacked(examined.copy)
    if ending in ("jpg", "png", "gif", "webp", "tif", "heic"):
        with Image.open(io.BytesIO(examined.copy)) as image:
            assert image.size == (64, 48)
            assert ending == "tif" or not image.getexif()  # the tags of a TIFF are its structure
    elif ending == "pdf":
        with pikepdf.open(io.BytesIO(examined.copy)) as document:
            assert len(document.pages) == 1
    elif ending in ("docx", "xlsx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(examined.copy)) as archive:
            assert archive.testzip() is None
            assert any("本文".encode() in archive.read(name) for name in archive.namelist())
    else:
        assert kind_of(examined.copy) is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_text_becomes_utf8(encoding: str) -> None:
    assert examine(upload("帳簿の記録".encode(encoding), "a.txt")).copy == "帳簿の記録".encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "中身が空"),
        (b"MZ\x90\x00" + b"\0" * 64, "種類"),
        (b"\x7fELF" + b"\0" * 64, "種類"),
        (office("word/document.xml", macro=True), "種類"),
        (b"PK\x03\x04 no archive", "種類"),
        (picture("JPEG")[:200], "壊れているか"),
        (b"%PDF-1.4\nnothing", "壊れているか"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 40, "壊れているか"),
    ],
)
def test_what_is_refused_and_why(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError) as problem:
        examine(upload(data, "請求書.pdf"))
    assert words in problem.value.messages[0]
    assert "請求書.pdf" in problem.value.messages[0]


def test_bombs_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (210 * 1024 * 1024))
    assert kind_of(out.getvalue()) is None
    pixels = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(pixels, "PNG")
    with pytest.raises(CannotStrip):
        strip(pixels.getvalue(), "image")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\hanako\\写真.jpg", "写真.jpg"),
        ("𠮷😀.png", "𠮷😀.png"),
        ("a\r\nb\0.txt", "ab.txt"),
        ("", "file"),
        ("...", "file"),
        ("長" * 300 + ".pdf", "長" * 116 + ".pdf"),
    ],
)
def test_names(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def scanner(reply: bytes) -> tuple[str, threading.Thread]:
    """Answer one INSTREAM command on the loopback address."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection, server:
            received = b""
            while not received.endswith(b"\0\0\0\0"):
                received += connection.recv(65536)
            connection.sendall(reply)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return f"127.0.0.1:{server.getsockname()[1]}", thread


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"stream: OK\0", ""),
        (b"stream: Eicar-Test FOUND\0", "ウイルスが見つかった"),
        (b"INSTREAM size limit\0", "検査ができません"),
    ],
)
def test_the_scanner_decides(settings: Any, reply: bytes, words: str) -> None:
    settings.CLAMAV_ADDRESS, thread = scanner(reply)
    if words:
        with pytest.raises(ValidationError, match=words):
            examine(upload(b"text", "a.txt"))
    else:
        assert examine(upload(b"text", "a.txt")).scan == Attachment.Scan.CLEAN
    thread.join(timeout=5)


def test_a_scanner_that_is_away_lets_nothing_through(settings: Any) -> None:
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    with pytest.raises(ValidationError, match="検査ができません"):
        examine(upload(b"text", "a.txt"))
    settings.CLAMAV_ADDRESS = ""
    assert examine(upload(b"text", "a.txt")).scan == Attachment.Scan.NOT_SCANNED


def kept() -> tuple[Attachment, vault.Keyring]:
    """Return a kept picture, and the keys that open it."""
    name, keys = holder(f"person:{uuid.uuid4()}")
    box = vault.create_box([name])
    picture_file = examine(upload(picture("JPEG"), "秘密の写真.jpg"))
    return keep(box, picture_file, owner_type="tests", owner_id=uuid.uuid4()), keys


def test_on_disk_lies_ciphertext_only(db: None, settings: Any) -> None:
    row, keys = kept()
    files = [path for path in Path(settings.ATTACHMENT_ROOT).rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        assert CANARY.encode() not in path.read_bytes()
        assert b"JFIF" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert "秘密の写真".encode() not in bytes(row.sealed_name)
    assert name_of(row, keys) == "秘密の写真.jpg"
    assert CANARY.encode() in content_of(row, keys, "original")
    with pytest.raises(vault.Locked):
        content_of(row, holder("person:stranger")[1])


def test_a_download_is_never_shown_by_the_browser(db: None) -> None:
    answer = as_download(*kept())
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "no-store"
    assert CANARY.encode() not in answer.content


def test_files_swapped_on_disk_do_not_open(db: None) -> None:
    (one, keys), (two, _) = kept(), kept()
    storage.path_of(one.pk, "copy").write_bytes(storage.read(two.pk, "copy"))
    with pytest.raises(vault.Locked):
        content_of(one, keys)


def test_orphans_are_swept_after_a_day(db: None, settings: Any) -> None:
    row, keys = kept()
    orphan = uuid.uuid4()
    storage.write(orphan, "copy", b"x")
    assert storage.sweep_orphans() == 0
    long_ago = time.time() - 2 * storage.ORPHAN_SECONDS
    for path in Path(settings.ATTACHMENT_ROOT).rglob("*.*"):
        os.utime(path, (long_ago, long_ago))
    assert storage.sweep_orphans() == 1
    assert content_of(row, keys)


def test_the_field_names_every_file_that_is_not_taken(settings: Any) -> None:
    field = AttachmentsField()
    with pytest.raises(ValidationError) as problem:
        field.clean([upload(b"", "空.txt"), upload(b"ok", "a.txt"), upload(b"MZ\x90\0\0\0\0", "b.exe")])
    text = " ".join(problem.value.messages)
    assert "空.txt" in text
    assert "b.exe" in text
    assert "a.txt" not in text
    settings.ATTACHMENT_MAX_COUNT = 1
    with pytest.raises(ValidationError, match="1個まで"):
        field.clean([upload(b"ok", "a.txt"), upload(b"ok", "b.txt")])
    with pytest.raises(ValidationError):
        field.clean([])
    assert AttachmentsField(required=False).clean([]) == []


class Endless(io.RawIOBase):
    """A multipart body with 200 MB of file, made while it is read."""

    def __init__(self, size: int) -> None:
        self.parts = [
            b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + "残る文章".encode() + b"\r\n"
            b'--b\r\nContent-Disposition: form-data; name="files"; filename="big.mp4"\r\n\r\n'
        ]
        self.left = size
        self.tail = b"\r\n--b--\r\n"
        self.length = len(self.parts[0]) + size + len(self.tail)

    def read(self, size: int = -1) -> bytes:
        if self.parts:
            return self.parts.pop()
        if self.left:
            chunk = min(self.left, max(size, 1), 65536)
            self.left -= chunk
            return b"x" * chunk
        tail, self.tail = self.tail, b""
        return tail


def test_two_hundred_megabytes_take_little_memory_and_lose_no_text() -> None:
    body = Endless(200 * 1024 * 1024)
    request: HttpRequest = RequestFactory().post("/", content_type="multipart/form-data; boundary=b")
    request.META["CONTENT_LENGTH"] = str(body.length)
    request._stream = body  # type: ignore[attr-defined]
    request._read_started = False  # type: ignore[attr-defined]
    request.upload_handlers = [CappedMemoryUploadHandler(request)]
    tracemalloc.start()
    assert request.POST["text"] == "残る文章"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * 1024 * 1024
    file = request.FILES["files"]
    with pytest.raises(ValidationError, match="20MBを超えています"):
        AttachmentsField().clean([file])

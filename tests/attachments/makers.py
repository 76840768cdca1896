"""Files with a canary in their metadata, made for the tests."""

import io
import zipfile
from fractions import Fraction

import av
import pikepdf
import pillow_heif
from PIL import Image, PngImagePlugin

CANARY = "CANARY-4711"


def picture(kind: str) -> bytes:
    """Return a picture whose EXIF, comment or text chunk holds the canary, with a place in the EXIF."""
    image = Image.new("RGB", (64, 48), "teal")
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = CANARY
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    if kind == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_text("Author", CANARY)
        chunks.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
        image.save(out, kind, pnginfo=chunks, exif=exif)
    elif kind == "GIF":
        image.save(out, kind, comment=CANARY.encode())
    elif kind == "HEIF":
        pillow_heif.from_pillow(image).save(out, exif=exif.tobytes())
    else:
        image.save(out, kind, exif=exif, **({"comment": CANARY.encode()} if kind == "JPEG" else {}))
    return out.getvalue()


def pdf() -> bytes:
    """Return a document with author, XMP, an embedded file, a script and an annotator."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    document.docinfo["/Author"] = CANARY
    with document.open_metadata() as metadata:
        metadata["dc:title"] = CANARY
    document.attachments["hidden.txt"] = CANARY.encode()
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{CANARY}')")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=CANARY, Contents="a"
    )
    page.Annots = pikepdf.Array([document.make_indirect(note)])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def office(main_part: str, *, macro: bool = False) -> bytes:
    """Return a minimal office document with author, comments, custom properties and a thumbnail."""
    body = f'<w:p xmlns:w="w"><w:ins w:author="{CANARY}" w:date="2026-01-01T00:00:00Z">本文</w:ins></w:p>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main_part, body)
        archive.writestr("docProps/core.xml", f"<a><creator>{CANARY}</creator></a>")
        archive.writestr("docProps/app.xml", f"<a><Company>{CANARY}</Company></a>")
        archive.writestr("docProps/custom.xml", f"<a>{CANARY}</a>")
        archive.writestr("docProps/thumbnail.jpeg", picture("JPEG"))
        archive.writestr(
            main_part.split("/")[0] + "/comments.xml", f'<c w:author="{CANARY}"><author>{CANARY}</author></c>'
        )
        archive.writestr(main_part.split("/")[0] + "/media/image1.jpg", picture("JPEG"))
        if macro:
            archive.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def media(container: str, codec: str) -> bytes:
    """Return a second of silence with title and artist."""
    out = io.BytesIO()
    with av.open(out, "w", format=container) as target:
        target.metadata["title"] = target.metadata["artist"] = CANARY
        stream = target.add_stream(codec, rate=8000 if codec.startswith("pcm") else 44100)
        frame = av.AudioFrame(format=stream.format.name, layout="mono", samples=1024)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        stream.layout = "mono"
        for number in range(8):
            frame.pts, frame.sample_rate = number * 1024, stream.rate
            frame.time_base = Fraction(1, stream.rate)
            for packet in stream.encode(frame):
                target.mux(packet)
        for packet in stream.encode(None):
            target.mux(packet)
    return out.getvalue()


def unpacked(data: bytes) -> bytes:
    """Return the bytes, and everything inside an archive besides."""
    if data[:4] != b"PK\x03\x04":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return data + b"".join(archive.read(name) for name in archive.namelist())

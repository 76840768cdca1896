"""A mail as it came → what it says. Pure, but for nothing: the standard library's parser, and rules for what is no voice."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from html.parser import HTMLParser

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from voice.intake.charsets import header_of, text_of
from voice.intake.choices import Reason

ID = re.compile(r"<[^<>\s]{3,190}>")
DAEMONS = re.compile(r"^(mailer-daemon|postmaster)@", re.I)
AUTOMATIC_HEADERS = ("X-Auto-Response", "X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond")
AUTOMATIC_PRECEDENCE = frozenset({"bulk", "junk", "list", "auto_reply"})


@dataclass(frozen=True)
class Parsed:
    """What a mail says: by whom, about what, with which files, answering which mails; `reason` when it is no voice."""

    message_id: str
    answers: tuple[str, ...]
    name: str
    email: str
    subject: str
    text: str
    files: tuple[tuple[str, bytes], ...] = ()
    reason: Reason = Reason.NONE
    returned: tuple[str, ...] = field(default=())
    """Message-IDs of ours of which this mail says that they did not arrive."""


def parse(raw: bytes) -> Parsed:
    """Return what the mail says; raises whatever the parser raises on what is no mail."""
    mail = message_from_bytes(raw)
    if not mail.keys():
        raise ValueError("no header")
    name, email = sender_of(mail)
    reason = reason_of(mail, email)
    text, files = body_of(mail)
    if not reason and not text and not files:
        reason = Reason.EMPTY
    ids = ID.findall(str(mail.get("Message-ID", "")))
    answered = ID.findall(f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}")
    returned = tuple(dict.fromkeys(ID.findall(raw.decode("ascii", "replace")))) if reason == Reason.BOUNCE else ()
    return Parsed(
        message_id=ids[0] if ids else "", answers=tuple(dict.fromkeys(answered)), name=name, email=email,
        subject=header_of(mail.get("Subject")), text=text, files=tuple(files), reason=reason, returned=returned,
    )  # fmt: skip


def sender_of(mail: Message) -> tuple[str, str]:
    """Return name and address of the sender; "" for an address that is none."""
    name, address = parseaddr(str(mail.get("Reply-To") or mail.get("From") or ""))
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    return header_of(name)[:100], address[:200]


def reason_of(mail: Message, email: str) -> Reason:
    """Return why the mail is no voice: it came back, or no person wrote it. Reason.NONE for all others."""
    report = str(mail.get_param("report-type", "")).lower() if mail.get_content_type() == "multipart/report" else ""
    nobody = str(mail.get("Return-Path", "")).strip() == "<>" or DAEMONS.match(email)
    if report == "delivery-status" or nobody:
        return Reason.BOUNCE
    submitted = str(mail.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    precedence = str(mail.get("Precedence", "")).strip().lower()
    if report or submitted != "no" or precedence in AUTOMATIC_PRECEDENCE or any(h in mail for h in AUTOMATIC_HEADERS):
        return Reason.AUTOMATIC
    return Reason.NONE


def body_of(mail: Message) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the text (of the plain parts, else of the HTML ones) and the files, in their order."""
    plain: list[str] = []
    html: list[str] = []
    files: list[tuple[str, bytes]] = []
    for part in leaves(mail):
        kind, name = part.get_content_type(), header_of(part.get_filename())
        data = content_of(part)
        if name or part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            files.append((name or "file", data))
        else:
            (plain if kind == "text/plain" else html).append(text_of(data, part.get_content_charset()))
    text = "\n".join(plain).strip() or "\n".join(map(words_of_html, html)).strip()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), files


def leaves(mail: Message) -> list[Message]:
    """Return the parts that hold something; a mail within the mail counts as one."""
    if mail.get_content_type().startswith("message/") or not mail.is_multipart():
        return [mail]
    return [leaf for part in mail.get_payload() if isinstance(part, Message) for leaf in leaves(part)]


def content_of(part: Message) -> bytes:
    """Return the bytes of a part, decoded from its transfer encoding."""
    data = part.get_payload(decode=True)
    if isinstance(data, bytes):
        return data
    inner = part.get_payload()
    return b"\n".join(bytes(one) for one in inner if isinstance(one, Message)) if isinstance(inner, list) else b""


class _Words(HTMLParser):
    """Gathers the words of a page; what is no text is left out."""

    BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"})
    SILENT = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in self.SILENT
        if tag in self.BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT and self.silent > 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def words_of_html(page: str) -> str:
    """Return the words of an HTML page with its line breaks."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.found).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

"""Mails as programs write them."""

import base64
from email.header import Header
from typing import Any

SENDER = "hanako@example.jp"
TEXT = "年金証書の再発行に一か月かかると言われました。もう少し早くなりませんか。"
PDF_NAME = "証書の写し.txt"


def mail(
    text: str = TEXT, *, charset: str = "utf-8", subtype: str = "plain", subject: str = "再発行について",
    sender: str = SENDER, name: str = "山田 花子", message_id: str = "<1@example.jp>", **headers: str,
) -> bytes:  # fmt: skip
    """Return a mail in the charset, its body and headers encoded by hand, as a foreign program would."""
    lines = [
        f"From: {Header(name, charset).encode()} <{sender}>", f"Subject: {Header(subject, charset).encode()}",
        f"Message-ID: {message_id}",
        *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items()),
        "MIME-Version: 1.0", f'Content-Type: text/{subtype}; charset="{charset}"',
        "Content-Transfer-Encoding: base64",
    ]  # fmt: skip
    body = base64.encodebytes(text.encode(charset)).replace(b"\n", b"\r\n")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def with_files(*files: tuple[str, bytes], **more: Any) -> bytes:
    """Return a mail with files, their names encoded as most programs of Japan do (an encoded word in quotes)."""
    text = more.pop("text", TEXT)
    first = mail("", **more).decode().split("MIME-Version")[0]
    parts = [f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}"]
    for name, data in files:
        word = Header(name, "iso-2022-jp").encode()
        body = base64.b64encode(data).decode()
        parts.append(
            f'Content-Type: application/octet-stream; name="{word}"\r\nContent-Transfer-Encoding: base64\r\n'
            f'Content-Disposition: attachment; filename="{word}"\r\n\r\n{body}'
        )
    head = f'{first}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=b"\r\n\r\n'
    return (head + "".join(f"--=b\r\n{part}\r\n" for part in parts) + "--=b--\r\n").encode()


def bounce(of: str) -> bytes:
    """Return what a mail server writes when a mail of ours did not arrive."""
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.jp\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "Message-ID: <bounce@mx.example.jp>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="=r"\r\n\r\n'
        "--=r\r\nContent-Type: text/plain\r\n\r\nThe address does not exist.\r\n"
        "--=r\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x@example.jp\r\nAction: failed\r\n\r\n"
        f"--=r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {of}\r\n\r\n--=r--\r\n"
    ).encode()

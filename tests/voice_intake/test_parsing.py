"""Mails of every kind are read as their senders meant them."""

import pytest

from tests.voice_intake.mails import SENDER, TEXT, bounce, mail, with_files
from voice.intake.charsets import header_of, text_of
from voice.intake.choices import Reason
from voice.intake.parsing import parse


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp"])
def test_the_encodings_of_japan(charset: str) -> None:
    said = parse(mail(charset=charset))
    assert (said.text, said.subject, said.name, said.email) == (TEXT, "再発行について", "山田 花子", SENDER)
    assert said.reason == Reason.NONE


def test_signs_beyond_the_standard_that_programs_write_all_the_same() -> None:
    words = "①髙橋㈱∑"
    pairs = [word.encode("cp932") for word in words]
    moved = b""
    for high, low in pairs:  # Shift_JIS → JIS, as a mail program with the vendor's table does
        row = (high - (0x81 if high < 0xA0 else 0xC1)) * 2 + 0x21
        first, cell = (row, low - (0x1F if low < 0x7F else 0x20)) if low < 0x9F else (row + 1, low - 0x7E)
        moved += bytes((first, cell))
    assert text_of(b"\x1b$B" + moved + b"\x1b(B ok", "iso-2022-jp") == f"{words} ok"


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
def test_text_without_or_with_a_wrong_charset_is_guessed(codec: str) -> None:
    for named in (None, "us-ascii", "x-unknown"):
        assert text_of("年金の相談をしました".encode(codec), named) == "年金の相談をしました"


def test_what_cannot_be_read_is_shown_as_such() -> None:
    assert "〓" in text_of(b"abc\xff\xff\xfe", "utf-8")


def test_a_header_in_raw_bytes() -> None:
    raw = b"Subject: " + "生の見出し".encode() + b"\nFrom: a@example.jp\n\nhello"
    assert parse(raw).subject == "生の見出し"
    assert header_of("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=") == "日本"


def test_html_alone_becomes_words() -> None:
    page = "<html><head><style>p{}</style><title>x</title></head><body><p>一行目</p><p>二行目<br>三行目</p><script>1</script>"
    assert parse(mail(page, subtype="html")).text == "一行目\n\n二行目\n三行目".replace("\n\n", "\n")


def test_plain_text_goes_before_html() -> None:
    both = (
        "From: a@example.jp\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain; charset=utf-8\n\n文だけ\n"
        "--b\nContent-Type: text/html; charset=utf-8\n\n<p>飾り</p>\n--b--\n"
    ).encode()
    assert (parse(both).text, parse(both).files) == ("文だけ", ())


def test_files_with_japanese_names() -> None:
    said = parse(with_files(("証書の写し.txt", "写し".encode())))
    assert said.files == (("証書の写し.txt", "写し".encode()),)
    assert said.text == TEXT


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (bounce("<x@y>"), Reason.BOUNCE),
        (mail(sender="MAILER-DAEMON@mx.example.jp"), Reason.BOUNCE),
        (mail(Return_Path="<>"), Reason.BOUNCE),
        (mail(Auto_Submitted="auto-replied"), Reason.AUTOMATIC),
        (mail(Auto_Submitted="no"), Reason.NONE),
        (mail(Precedence="bulk"), Reason.AUTOMATIC),
        (mail(X_Auto_Response_Suppress="All"), Reason.AUTOMATIC),
        (mail("　\n"), Reason.EMPTY),
    ],
)
def test_what_no_person_wrote_is_recognised(raw: bytes, reason: Reason) -> None:
    assert parse(raw).reason == reason


def test_a_bounce_names_the_mail_that_came_back() -> None:
    assert "<ours@here>" in parse(bounce("<ours@here>")).returned


def test_what_is_answered_is_named_once() -> None:
    said = parse(mail(In_Reply_To="<a@x>", References="<b@x> <a@x>"))
    assert said.answers == ("<a@x>", "<b@x>")


def test_an_address_that_is_none_is_left_out() -> None:
    assert parse(b"From: nobody at all\n\nhello").email == ""

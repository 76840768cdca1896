"""Pages of documents of conduct: reading, writing, approving, signing, the card."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.conduct.models import Article, ContactPoint, Edition, Signature
from governance import clock
from governance.web.templatetags.dates import japanese_day
from tests.conduct.helpers import approved, asked, drafted, in_force, later, sign, signature_of, submitted
from tests.support import factories

CONDUCT = "/compliance/conduct/"
ABOUT = {
    "kind": "code", "title": "職員行動規範", "note": "理由", "valid_from": "", "needs_signature": "on",
    "sign_within_days": "30", "remind_every_days": "7",
}  # fmt: skip


def head() -> Client:
    return factories.client_of(factories.person("compliance_head"))


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_version_from_draft_to_approval_through_the_pages(db: None) -> None:
    client = head()
    made = client.post(f"{CONDUCT}draft/", ABOUT | {"valid_from": later(1).isoformat()})
    assert made.status_code == 303
    page = made["Location"]
    for number, heading in ((1, "目的"), (2, "法令の遵守")):
        said = {"number": number, "branch": "", "chapter": "第1章 総則", "heading": heading, "text": "1. 守る。"}
        assert client.post(f"{page}add-article/", said).status_code == 303
    article = Article.objects.get(number=2)
    change = f"{CONDUCT}articles/{article.pk}/change-article/"
    assert "法令の遵守" in text(client.get(change))
    said = {"number": 2, "branch": "2", "chapter": "第1章 総則", "heading": "法令等の遵守", "text": "守る。"}
    assert client.post(change, said).status_code == 303
    assert "第2条の2（法令等の遵守）" in text(client.get(page))
    assert client.post(f"{page}submit/").status_code == 303
    approver = factories.client_of(factories.person("president"))
    shown = approver.get(f"{page}approve/")
    fingerprint = shown.context["form"]["content_hash"].value()
    assert approver.post(f"{page}approve/", {"content_hash": fingerprint}).status_code == 303
    edition = Edition.objects.get()
    assert (edition.state, edition.content_hash) == ("approved", fingerprint)
    assert "これから施行される版" in text(client.get(CONDUCT))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"valid_from": "令和1年5月1日"}, "今日以降"),
        ({"valid_from": "あした"}, "日付は|令和8年4月1日"),
        ({"title": ""}, "入力"),
        ({"sign_within_days": "999"}, "365"),
        ({"kind": "memo"}, "選"),
    ],
)
def test_bad_drafts_are_said_at_the_field_and_kept(db: None, changes: dict[str, str], message: str) -> None:
    answer = head().post(f"{CONDUCT}draft/", ABOUT | {"valid_from": later(1).isoformat(), "note": "残る文章"} | changes)
    assert answer.status_code == 422
    assert any(part in text(answer) for part in message.split("|"))
    assert "残る文章" in text(answer)


def test_an_article_number_is_taken_once(db: None) -> None:
    edition = drafted()
    said = {"number": 1, "branch": "", "heading": "重なり", "text": "残る文章"}
    answer = head().post(f"{edition.get_absolute_url()}add-article/", said)
    assert answer.status_code == 422
    assert "同じ番号の条があります" in text(answer)
    assert "残る文章" in text(answer)


def test_signing_on_the_page_and_sending_twice(db: None) -> None:
    person = factories.person("staff")
    edition = asked()
    client = factories.client_of(person)
    desk = text(client.get("/desk/"))
    assert "読んで署名する" in desk
    assert japanese_day(signature_of(edition, person).due_on) in desk
    page = f"{edition.get_absolute_url()}sign/"
    shown = text(client.get(page))
    assert "第2条（法令の遵守）" in shown
    assert "<ol>" in shown
    unread = client.post(page, {"content_hash": edition.content_hash})
    assert unread.status_code == 422
    assert "チェックを入れてください" in text(unread)
    assert client.post(page, {"content_hash": "0" * 64, "read": "on"}).status_code == 409
    said = {"content_hash": edition.content_hash, "read": "on", "idempotency_key": "k"}
    first = client.post(page, said)
    assert (first.status_code, client.post(page, said).status_code) == (303, 302)
    confirmation = text(client.get(f"{edition.get_absolute_url()}confirmation/"))
    assert edition.content_hash in confirmation
    assert person.staff_number in confirmation
    assert "読んで署名する" not in text(client.get("/desk/"))
    assert "署名済み" in text(client.get(CONDUCT))


def test_a_confirmation_is_the_signers_own(db: None) -> None:
    person = factories.person("staff")
    edition = asked()
    sign(edition, person)
    other = factories.client_of(factories.person("staff"))
    assert other.get(f"{edition.get_absolute_url()}confirmation/").status_code == 404


def test_everyone_reads_the_code_without_a_login(db: None) -> None:
    assert "まだありません" in text(Client().get(f"{CONDUCT}code-of-conduct/"))
    in_force()
    approved(valid_from=later(5), articles=((1, "目的", "まだ来ない文章"),))
    page = text(Client().get(f"{CONDUCT}code-of-conduct/"))
    assert "第2条（法令の遵守）" in page
    assert "<script" not in page
    assert "まだ来ない文章" not in page
    with clock.shifted(timedelta(days=5)):
        assert "まだ来ない文章" in text(Client().get(f"{CONDUCT}code-of-conduct/"))
    assert f"{CONDUCT}code-of-conduct/" in text(Client().get("/"))


def test_the_comparison_says_in_words_what_was_struck_out_and_put_in(db: None) -> None:
    in_force(articles=((1, "報告", "速やかに報告する。"), (2, "服装", "清潔にする。")))
    edition = approved(valid_from=later(5), articles=((1, "報告", "直ちに報告する。"), (2, "秘密", "秘密を守る。")))
    page = text(factories.client_of(factories.person("staff")).get(f"{edition.get_absolute_url()}compare/"))
    for words in ("［削除：", "［追加：", "<del>", "<ins>", "新設", "削除"):
        assert words in page
    assert factories.client_of(factories.person("staff")).get(
        f"{edition.get_absolute_url()}compare/?with=99"
    ).status_code == 404  # fmt: skip


def test_what_an_editor_writes_is_never_markup(db: None) -> None:
    in_force(articles=((1, "<b>見出し</b>", "<script>alert(1)</script> [x](javascript:alert(1))"),))
    page = text(Client().get(f"{CONDUCT}code-of-conduct/"))
    assert "<script>" not in page
    assert "<b>見出し" not in page
    assert 'href="javascript' not in page


CONTACT = {
    "place": "1", "name": "外部窓口", "organization": "見本法律事務所", "phone": "03-0000-0220", "hours": "平日", "address": "",
}  # fmt: skip


def test_the_head_keeps_the_counters_and_the_card_shows_them(db: None) -> None:
    client = head()
    assert client.post(f"{CONDUCT}contacts/add-contact/", CONTACT).status_code == 303
    contact = ContactPoint.objects.get()
    assert "03-0000-0220" in text(Client().get(f"{CONDUCT}card/"))
    change = f"{CONDUCT}contacts/{contact.pk}/change-contact/"
    assert client.post(change, CONTACT | {"phone": "03-0000-0999"}).status_code == 303
    assert "03-0000-0999" in text(Client().get(f"{CONDUCT}card/"))
    bad = client.post(change, CONTACT | {"phone": "でんわ"})
    assert bad.status_code == 422
    assert "でんわ" in text(bad)
    unreachable = client.post(change, CONTACT | {"phone": ""})
    assert "電話番号か郵便の宛先" in text(unreachable)
    assert client.post(f"{CONDUCT}contacts/{contact.pk}/remove-contact/").status_code == 303
    assert not ContactPoint.objects.exists()
    staff = factories.client_of(factories.person("staff"))
    assert staff.get(f"{CONDUCT}contacts/").status_code == 404


def test_the_card_leads_to_the_reporters_own_host(db: None, settings: Any) -> None:
    settings.PUBLIC_ADDRESS, settings.REPORTER_HOST = "https://governance.example", ""
    page = text(Client().get(f"{CONDUCT}card/"))
    assert "https://governance.example/report/" in page
    assert "data:image/svg+xml;base64," in page
    assert "<script" not in page
    from compliance.conduct.card import report_address

    settings.REPORTER_HOST = "hotline.example"
    assert report_address() == "https://hotline.example/report/"


def test_the_card_and_a_version_on_paper(db: None) -> None:
    client = factories.client_of(factories.person("staff"))
    assert client.get(f"{CONDUCT}card/pdf/").status_code == 404
    in_force(kind="card", needs_signature=False)
    head().post(f"{CONDUCT}contacts/add-contact/", CONTACT)
    for address in ("card/pdf/", "card/sheet/"):
        answer = client.get(CONDUCT + address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")
    edition = in_force()
    assert client.get(f"{edition.get_absolute_url()}pdf/").content.startswith(b"%PDF")


def test_the_same_number_of_queries_for_one_article_and_for_many(db: None) -> None:
    client = factories.client_of(factories.person("staff"))
    few = in_force(articles=((1, "目的", "文"),))
    many = in_force(kind="rules", articles=tuple((n, f"見出し{n}", "文") for n in range(1, 12)))

    def count(edition: Edition) -> int:
        client.get(edition.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(edition.get_absolute_url()).status_code == 200
        return len(queries)

    assert count(few) == count(many)


def test_approvers_find_it_on_their_desk(db: None) -> None:
    submitted()
    desk = text(factories.client_of(factories.person("vice_president")).get("/desk/"))
    assert "行動規範等の文書を承認する" in desk
    assert "行動規範等の文書を承認する" not in text(head().get("/desk/"))
    assert not Signature.objects.exists()

"""The form on our pages: sent once, without sign-in and without a name, warned of numbers, delivered like every voice."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from tests.support import factories
from tests.support.database import check_deferred
from tests.voice import making
from voice.answers.letter import customer_of
from voice.checks import compare_receipts
from voice.intake.models import OutgoingMail
from voice.intake.working import send_mails
from voice.models import ReceiptCheck, Sender, Voice

FORM = {
    "kind": "question", "text": "予約の変更は\n電話のほかにできますか。", "office": "", "answer_by": "none", "name": "匿名 希望",
    "email": "", "address": "", "idempotency_key": "k",
}  # fmt: skip
NUMBER = "1234-567890"


def post(client: Client, **changes: str) -> Any:
    return client.post("/send-voice/", FORM | changes)


@pytest.fixture
def anyone(db: None) -> Client:
    return Client()


def test_it_is_sent_without_sign_in_and_shows_a_receipt_number(anyone: Client) -> None:
    assert b"<script" not in anyone.get("/send-voice/").content
    answer = post(anyone)
    assert answer.status_code == 303
    voice = Voice.objects.get()
    assert (voice.channel, voice.kind, voice.title, voice.filed_by, voice.unit, voice.may_publish) == (
        "web", "question", "予約の変更は", None, None, False,
    )  # fmt: skip
    page = anyone.get(answer["Location"]).content.decode()
    assert voice.reference in page
    assert voice.reference not in answer["Location"]
    assert anyone.get("/send-voice/sent/x/").status_code == 404


def test_without_a_wish_for_an_answer_no_name_is_kept(anyone: Client) -> None:
    post(anyone, email="a@example.jp")
    assert not Sender.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_same_page_sent_twice_is_one_voice_and_other_words_are_another(anyone: Client) -> None:
    first, again = post(anyone), post(anyone)
    assert [first.status_code, again.status_code] == [303, 303]
    assert Voice.objects.count() == 1
    post(anyone, text="書き直しました。")
    assert Voice.objects.count() == 2


def test_whoever_is_signed_in_is_not_noted(db: None) -> None:
    clerk = making.clerk()
    post(factories.client_of(clerk))
    assert Voice.objects.get().filed_by is None
    assert not Entry.objects.filter(action="intake.send_voice", actor_id=clerk.pk).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": ""}, "選んでください"),
        ({"text": ""}, "入力してください"),
        ({"text": "長" * 8001}, "8000"),
        ({"answer_by": "email"}, "メールアドレスを入力するか"),
        ({"answer_by": "email", "email": "x"}, "有効なメールアドレス"),
        ({"answer_by": "letter", "name": ""}, "文書での回答に必要です"),
        ({"office": "x"}, "一覧から年金事務所"),
        ({"kind": "unsorted"}, "選択肢から選んで"),
    ],
)
def test_bad_input_is_said_at_the_field_and_kept(anyone: Client, changes: dict[str, str], words: str) -> None:
    answer = post(anyone, **({"address": "𠮷野町一丁目"} | changes))
    page = answer.content.decode()
    assert (answer.status_code, words in page, "𠮷野町一丁目" in page) == (422, True, True)
    assert not Voice.objects.exists()


class TestNumbers:
    TEXT = f"私の基礎年金番号は{NUMBER}です。記録を直してください。"

    def test_a_number_is_warned_of_before_it_is_sent_and_what_was_typed_is_kept(self, anyone: Client) -> None:
        answer = post(anyone, text=self.TEXT)
        page = answer.content.decode()
        assert (answer.status_code, page.count(NUMBER) > 1, "このまま送る</button>" in page) == (422, True, True)
        assert not Voice.objects.exists()

    def test_it_can_be_sent_as_it_is(self, anyone: Client) -> None:
        assert post(anyone, text=self.TEXT, send_anyway="1").status_code == 303
        assert Voice.objects.get().text == self.TEXT

    def test_another_error_must_be_put_right_first(self, anyone: Client) -> None:
        assert "このまま送る</button>" not in post(anyone, text=self.TEXT, kind="").content.decode()

    def test_a_phone_number_or_a_day_is_no_such_number(self, anyone: Client) -> None:
        assert post(anyone, text="令和8年4月1日に03-1234-5678に電話しました。").status_code == 303


class TestDelivery:
    def test_headquarters_has_it_and_the_block_of_an_office_that_is_named(self, anyone: Client) -> None:
        service, officer, stranger = (
            factories.person("service_promotion"), making.block_officer(), making.block_officer(making.ELSEWHERE)
        )  # fmt: skip
        post(anyone, office=str(making.unit().pk))
        voice = Voice.objects.get()
        assert {row.side: row.unit for row in voice.deliveries.all()} == {"headquarters": None, "block": making.block()}
        outbox.dispatch()
        told = Notice.objects.filter(kind="voice.voice_filed").values_list("person_id", flat=True)
        assert set(told) == {service.pk, officer.pk}
        head = factories.person("office_head", at=making.unit())
        answers = [
            factories.client_of(reader).get(voice.get_absolute_url()).status_code
            for reader in (head, officer, stranger)
        ]
        assert answers == [200, 200, 404]

    def test_it_stands_in_the_daily_comparison(self, anyone: Client) -> None:
        post(anyone, office=str(making.unit().pk))
        post(anyone, text="事務所は関係ありません。")
        with clock.shifted(timedelta(days=1)):
            compare_receipts()
            check = ReceiptCheck.objects.get(day=clock.today() - timedelta(days=1))
        assert (check.filed, check.headquarters, check.block, check.missing) == (1, 1, 1, [])

    def test_the_database_refuses_an_office_filing_without_filer_or_unit(self, db: None) -> None:
        fields = {name: value for name, value in vars(making.heard()).items() if name != "customer"}
        for changes in ({"unit": making.unit()}, {"filed_by": making.clerk()}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Voice.objects.create(reference="V-AAAA-0001", filed_at=clock.now(), **fields, **changes)

    def test_a_direct_voice_with_one_receipt_does_not_exist(self, db: None) -> None:
        fields = {name: value for name, value in vars(making.heard(channel="web")).items() if name != "customer"}
        with transaction.atomic():
            Voice.objects.create(reference="V-AAAA-0001", filed_at=clock.now(), **fields)
            factories.ledger_note()
            with pytest.raises(DatabaseError):
                check_deferred()
            transaction.set_rollback(True)


class TestCustomer:
    def sent(self, client: Client) -> Voice:
        post(client, answer_by="email", email="a@example.jp", office=str(making.unit().pk), may_publish="on")
        return Voice.objects.get()

    def test_is_kept_encrypted_and_gets_a_receipt_without_content(self, anyone: Client) -> None:
        voice = self.sent(anyone)
        assert (customer_of(voice).name, customer_of(voice).email, voice.may_publish) == (
            "匿名 希望",
            "a@example.jp",
            True,
        )
        assert b"example.jp" not in bytes(voice.sender.sealed)
        assert send_mails() == 1
        assert "電話のほか" not in mail.outbox[0].body

    def test_is_shown_to_headquarters_never_to_the_office_it_is_about(self, anyone: Client) -> None:
        voice = self.sent(anyone)
        address = f"{voice.get_absolute_url()}show-sender/"
        head = factories.client_of(factories.person("office_head", at=making.unit()))
        service = factories.client_of(factories.person("service_promotion"))
        assert head.post(address, {"idempotency_key": "a"}).status_code == 403
        assert "a@example.jp" in service.post(address, {"idempotency_key": "a"}).content.decode()


def test_a_flood_is_slowed_down_never_refused(anyone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    monkeypatch.setattr("governance.web.throttle.FREE_IN_WINDOW", 0)
    assert (post(anyone).status_code, len(waited)) == (303, 1)

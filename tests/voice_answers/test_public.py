"""What the public reads: voice and answer together, findable, and gone in the moment in which they are taken back."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.notices import outbox
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from tests.support import factories
from tests.voice_answers import making
from tests.voice_answers.making import Staff, act
from voice.answers.models import PublicVoice
from voice.answers.rules import comparable, pairs_of


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def read(address: str = "/voices/", **query: str) -> str:
    return Client().get(address, query).content.decode()


def test_a_voice_goes_out_with_its_answer_masked(staff: Staff) -> None:
    made = making.told(staff, text="山田太郎です。電話は090-1234-5678です。窓口で二時間待ちました。")
    row = making.published(staff, made)
    page = read(row.get_absolute_url())
    assert all(words in page for words in ("二時間待ちました", making.ANSWER, "待つ時間の表示"))
    assert "090-1234-5678" not in page
    assert "山田太郎" not in page
    assert "<script" not in page
    assert "待つ時間の表示" in read()
    assert "/voices/" in read("/")


def test_original_and_public_text_stand_side_by_side_for_the_author(staff: Staff) -> None:
    publication = making.draft(staff, making.told(staff, text="電話は090-1234-5678です。"))
    page = factories.client_of(staff.service).get(publication.get_absolute_url()).content.decode()
    assert "090-1234-5678" in page
    assert page.count("sides__pair") == 2


class TestDraft:
    def address(self, made: Any) -> str:
        return f"/voice/answers/voices/{made.pk}/draft-publication/"

    def test_needs_a_decided_answer(self, staff: Staff) -> None:
        client = factories.client_of(staff.service)
        for made in (making.voice(staff), making.drafted(staff)):
            assert client.get(self.address(made)).status_code == 404
        assert client.get(self.address(making.decided(staff))).status_code == 200

    def test_is_begun_once_and_offered_no_more(self, staff: Staff) -> None:
        made, client = making.told(staff), factories.client_of(staff.service)
        data = {"title": "題", "idempotency_key": "k"}
        assert client.post(self.address(made), {"title": ""}).status_code == 422
        first, again = client.post(self.address(made), data), client.post(self.address(made), data)
        assert (first.status_code, first["Location"]) == (303, again["Location"])
        assert client.post(self.address(made), {"title": "題"}).status_code == 409
        assert Publication.objects.count() == 1
        assert "draft-publication" not in client.get(made.get_absolute_url()).content.decode()
        leave = client.post(self.address(made).replace("draft-publication", "leave-unpublished"), {"reason": "x"})
        assert leave.status_code == 409

    @pytest.mark.parametrize("who", ["quality", "head", "clerk"])
    def test_is_service_promotions_own(self, staff: Staff, who: str) -> None:
        client = factories.client_of(getattr(staff, who))
        assert client.get(self.address(making.told(staff))).status_code == 404

    def test_is_refused_without_one_of_its_parts(self, staff: Staff) -> None:
        publication = making.draft(staff, making.told(staff))
        address = f"{publication.get_absolute_url()}change-text/"
        answer = factories.client_of(staff.service).post(address, {"title": "題", "part_0": "声", "part_1": ""})
        assert answer.status_code == 422


class TestTakenBack:
    def take_back(self, staff: Staff, row: PublicVoice) -> None:
        act(publishing.withdraw, staff.quality, row.publication, reason="お名前が残っていた。")

    def test_it_is_gone_at_once_and_says_so(self, staff: Staff) -> None:
        row = making.published(staff)
        self.take_back(staff, row)
        answer = Client().get(row.get_absolute_url())
        assert answer.status_code == 410
        assert making.ANSWER not in answer.content.decode()
        assert "お名前" not in answer.content.decode()
        assert "待つ時間の表示" not in read() + read("/voices/feed/") + read(q="窓口")

    def test_another_edition_gets_an_address_of_its_own(self, staff: Staff) -> None:
        made = making.told(staff)
        row = making.published(staff, made)
        self.take_back(staff, row)
        anew = making.published(staff, made, title="待ち時間のお知らせ")
        assert "待ち時間のお知らせ" in read(anew.get_absolute_url())
        assert Client().get(row.get_absolute_url()).status_code == 410

    def test_what_was_taken_back_before_it_could_be_found_never_is(self, staff: Staff) -> None:
        row = making.published(staff)
        self.take_back(staff, row)
        PublicVoice.objects.all()._raw_delete("default")
        from voice.answers.listeners import make_findable

        make_findable(type("E", (), {"subject_id": row.publication_id})())  # type: ignore[arg-type]
        assert not PublicVoice.objects.exists()

    def test_what_never_was_public_is_not_found(self, db: None) -> None:
        assert Client().get("/voices/7/").status_code == 404


class TestSearch:
    @pytest.fixture
    def rows(self, staff: Staff) -> tuple[PublicVoice, PublicVoice]:
        first = making.classified(
            staff, making.told(staff, answer="改めます。", text="カウンターの番号札が読みにくい。")
        )
        second = making.told(staff, answer="広げます。", text="駐車場が狭い。窓口の札も小さい。", title="駐車場")
        return making.published(staff, first, "番号札について"), making.published(staff, second, "駐車場について")

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("番号札", 1),
            ("札", 2),
            ("ｶｳﾝﾀｰ", 1),
            ("かうんたー", 1),
            ("番号札　読みにくい", 1),
            ("番札", 0),
            ("について", 2),
        ],
    )
    def test_finds_words_in_any_width_and_kana(
        self, rows: tuple[PublicVoice, PublicVoice], asked: str, found: int
    ) -> None:
        page: Any = Client().get("/voices/", {"q": asked})
        assert page.context["page"].paginator.count == found

    def test_narrows_to_a_subject_and_those_below_it(self, staff: Staff, rows: tuple[PublicVoice, PublicVoice]) -> None:
        for code in (making.theme().code, making.theme().parent_code):
            page = read(subject=code)
            assert "番号札について" in page
            assert "駐車場について" not in page

    def test_says_when_nothing_fits_and_what_makes_no_sense(self, db: None) -> None:
        assert "まだ" in read()
        assert Client().get("/voices/", {"subject": "nowhere"}).status_code == 422
        assert Client().get("/voices/", {"q": "あ" * 61}).status_code == 422

    def test_is_served_by_an_index(self, db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN SELECT 1 FROM voice_answers_publicvoice WHERE pairs @> ARRAY['窓口']::varchar[]")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        assert "public_voice_pairs" in plan


def test_words_are_compared_without_width_case_kana_and_space() -> None:
    assert comparable("ﾏﾄﾞグチ Ａ b\n") == "まどぐちab"
    assert pairs_of("窓口窓口") == ["口窓", "窓口"]


def test_the_feed_holds_the_newest_as_atom(staff: Staff) -> None:
    row = making.published(staff)
    answer = Client().get("/voices/feed/")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    name = "{http://www.w3.org/2005/Atom}"
    entry = feed.find(f"{name}entry")
    assert entry is not None
    assert entry.findtext(f"{name}title") == "待つ時間の表示"
    link = entry.find(f"{name}link")
    assert link is not None
    assert link.attrib["href"].endswith(row.get_absolute_url())


def test_what_other_areas_publish_gets_no_number(db: None) -> None:
    from tests.publishing import making as others

    others.published()
    outbox.dispatch()
    assert not PublicVoice.objects.exists()


def test_the_list_takes_a_constant_number_of_queries(staff: Staff) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert Client().get("/voices/").status_code == 200
        return len(seen)

    making.published(staff)
    queries()
    few = queries()
    making.published(staff)
    making.published(staff)
    assert queries() == few

"""Finding voices by what was said, inside what the reader may see."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import conditional_escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance import clock
from governance.letters import folded
from governance.people.models import Person
from tests.support import factories
from tests.voice import making
from voice.answers.actions import write_reply
from voice.database import actions, chores, search
from voice.database.marking import excerpt, marked
from voice.database.models import SearchRow, Term
from voice.database.vectors import terms_of, vector
from voice.database.words import words_of
from voice.models import Voice

LONG_WAIT, NO_LINE, SMALL = "待ち時間が長い", "電話がつながらない", "字が小さい"


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


def looked_for(reader: Person, **conditions: str) -> list[str]:
    """Return the titles that the reader's list shows, in their order."""
    page: Any = factories.client_of(reader).get("/voice/", conditions)
    assert page.status_code == 200
    return [row[2].value for row in page.context["table"]]


class TestWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("つながらない", "繋がる"), ("打合わせ", "打ち合わせ"), ("障がい者", "障害者"), ("申込書", "申し込み書"),
            ("ＴＥＬ", "tel"), ("待った", "待つ"), ("ﾈﾝｷﾝﾈｯﾄ", "ねんきんネット"),
        ],
    )  # fmt: skip
    def test_ways_of_writing_are_one(self, one: str, other: str) -> None:
        def forms(text: str) -> set[str]:
            return {form for word in words_of(text) for form in word.forms}

        assert forms(one) & forms(other) or folded(one) == folded(other)

    def test_particles_and_what_stands_everywhere_say_nothing(self) -> None:
        assert [word.whole for word in words_of("電話をすることがある。")] == ["電話"]

    def test_a_compound_is_known_by_its_parts(self) -> None:
        assert next(iter(words_of("コールセンター"))).parts == (folded("コール"), folded("センター"))


class TestMarking:
    def test_hits_are_marked_and_everything_is_escaped(self) -> None:
        shown = conditional_escape(marked("<b>繋がりにくい</b>電話&", terms_of("つながる 電話")))
        assert shown == "&lt;b&gt;<mark>繋がり</mark>にくい&lt;/b&gt;<mark>電話</mark>&amp;"

    def test_an_excerpt_lies_round_the_first_hit(self) -> None:
        made = excerpt(f"{'前置き。' * 30}窓口で待った。{'後の話。' * 30}", terms_of("窓口"))
        assert made.startswith("…")
        assert made.endswith("…")
        assert "<mark>窓口</mark>で待った" in conditional_escape(made)

    def test_letters_are_marked_in_their_own_width(self) -> None:
        assert conditional_escape(marked("ＡＢＣ年金", terms_of("bc"))) == "Ａ<mark>ＢＣ</mark>年金"

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=60), st.text(max_size=10))
    def test_marks_add_nothing_but_marks(self, text: str, typed: str) -> None:
        shown = conditional_escape(marked(text, terms_of(typed)))
        assert shown.replace("<mark>", "").replace("</mark>", "") == conditional_escape(text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300))
def test_the_database_takes_every_text(db: None, text: str) -> None:
    """A voice must never fail to be filed because of its words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector, voice_database_pairs(%s)", [vector(("A", text)), folded(text)])
        for term in terms_of(text):
            cursor.execute("SELECT (%s)::tsquery", [term.query])


@pytest.mark.parametrize("text", ["亜" * 8000, "w" * 8000, "電話 " * 2600, "'\\:*&|!() ' \\'"])
def test_long_and_odd_texts_are_filed_and_found(db: None, text: str) -> None:
    filer = making.clerk()
    filed = making.voice(by=filer, text=text)
    assert looked_for(filer, q=text.split()[0][:50]) == [filed.title]


class TestFinding:
    @pytest.fixture(autouse=True)
    def voices(self, db: None) -> None:
        filer = making.clerk()
        making.voice(by=filer, title=LONG_WAIT, text="月末の窓口で二時間待った。", done="予約を案内した。")
        making.voice(by=filer, title=NO_LINE, text="コールセンターに何度かけても繋がらない。窓口なら早い。", done="")
        making.voice(by=filer, title=SMALL, text="通知の文字が小さい。窓口で聞いた。", done="")

    @pytest.mark.parametrize(
        ("typed", "titles"),
        [
            ("つながる", [NO_LINE]),
            ("センター", [NO_LINE]),
            ("窓口　待つ", [LONG_WAIT]),
            ("予約", [LONG_WAIT]),
            ("字が小さ", [SMALL]),
            ("ールセ", [NO_LINE]),
            ("繋がらない窓口", [NO_LINE]),
            ("監査", []),
        ],
    )
    def test_words_and_letters(self, service: Person, typed: str, titles: list[str]) -> None:
        assert looked_for(service, q=typed) == titles

    def test_the_title_counts_more_than_what_was_done(self, service: Person) -> None:
        making.voice(title="予約が取れない", text="予約の電話が混んでいる。", done="")
        with clock.shifted(timedelta(hours=1)):
            making.voice(title="別の話", text="手続が長い。", done="次回の予約をした。")
        assert looked_for(service, q="予約")[0] == "予約が取れない"

    def test_hits_stand_in_marks(self, service: Person) -> None:
        page = factories.client_of(service).get("/voice/", {"q": "繋がる"}).content.decode()
        assert "電話が<mark>つながら</mark>ない" in page

    def test_only_what_the_reader_may_see_is_found(self, service: Person) -> None:
        elsewhere = making.voice(by=making.clerk(making.ELSEWHERE), title="よその窓口", text="窓口")
        assert looked_for(making.block_officer(making.ELSEWHERE), q="窓口") == [elsewhere.title]
        assert looked_for(making.clerk(), q="窓口") == []
        assert len(looked_for(service, q="窓口")) == 4
        assert len(looked_for(factories.person("office_head", at=making.unit()), q="窓口")) == 3

    def test_a_constant_number_of_queries(self, service: Person) -> None:
        client = factories.client_of(service)

        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                assert client.get("/voice/", {"q": "窓口", "subject": "none"}).status_code == 200
            return len(seen)

        queries()
        few = queries()
        filer = making.clerk()
        for _ in range(4):
            making.voice(by=filer, text="窓口で聞いた。")
        assert queries() == few

    def test_the_export_holds_plain_text(self, service: Person) -> None:
        answer: Any = factories.client_of(service).post("/voice/?q=繋がる", {"format": "csv"})
        text = b"".join(answer.streaming_content).decode()
        assert NO_LINE in text
        assert "<mark>" not in text


class TestNarrowing:
    def test_by_days_unit_and_block(self, service: Person) -> None:
        with clock.shifted(timedelta(days=-40)):
            making.voice(title="先月の声")
        making.voice(title="今日の声")
        making.voice(by=making.clerk(making.ELSEWHERE), title="よその声")
        since = (clock.today() - timedelta(days=7)).isoformat()
        assert set(looked_for(service, from_day=since)) == {"今日の声", "よその声"}
        assert looked_for(service, to_day=since) == ["先月の声"]
        for place in (making.unit(making.ELSEWHERE), making.block(making.ELSEWHERE)):
            for words in ("", "窓口"):
                assert looked_for(service, unit=str(place.pk), q=words) == ["よその声"]

    def test_words_are_looked_for_among_what_the_conditions_leave(
        self, service: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(search, "LIMIT", 2)
        monkeypatch.setattr(search, "FEW", 0)
        with clock.shifted(timedelta(days=-1)):
            making.voice(title="ほめられた窓口", kind="praise")
        for number in range(3):
            making.voice(title=f"窓口{number}")
        assert looked_for(service, q="窓口", kind="praise") == ["ほめられた窓口"]
        assert "新しい方から500件" in factories.client_of(service).get("/voice/", {"q": "窓口"}).content.decode()

    def test_by_how_far_the_answer_is_with_words_and_without(self, service: Person) -> None:
        making.voice(title="答えのない窓口")
        waiting = making.voice(title="決定を待つ窓口")
        making.act(write_reply, service, waiting, text="改めます。")
        for words in ("", "窓口"):
            assert looked_for(service, state="drafted", q=words) == [waiting.title]
        assert looked_for(service, state="told", q="窓口") == []
        page = factories.client_of(service).get("/voice/", {"state": "drafted"}).content.decode()
        assert "回答案の決定待ち" in page

    def test_recent_months_first_then_further_back(self, service: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(search, "LIMIT", 3)
        for days in (1500, 500, 100, 0):
            with clock.shifted(timedelta(days=-days)):
                making.voice(title=f"窓口{days}日前")
        assert set(looked_for(service, q="窓口")) == {"窓口0日前", "窓口100日前", "窓口500日前"}

    def test_by_subject_with_everything_below_and_what_is_not_classified(self, service: Person) -> None:
        wait, plain = making.voice(title="待ち"), making.voice(title="未分類")
        subject = Term.objects.get(name="窓口の待ち時間")
        making.act(actions.classify, service, wait, subject_term=subject)
        assert looked_for(service, subject=subject.parent_code) == [wait.title]
        assert looked_for(service, subject="none") == [plain.title]
        assert looked_for(service, subject=subject.code, q="窓口") == [wait.title]
        assert looked_for(service, procedure="none", q="窓口", subject=subject.code) == [wait.title]

    @pytest.mark.parametrize("conditions", [{"from_day": "きのう"}, {"subject": "X1"}, {"unit": "x"}])
    def test_a_condition_that_makes_no_sense_is_said_at_its_field(
        self, service: Person, conditions: dict[str, str]
    ) -> None:
        assert factories.client_of(service).get("/voice/", conditions).status_code == 422

    def test_a_clerk_is_not_asked_for_a_unit(self, db: None) -> None:
        page = factories.client_of(making.clerk()).get("/voice/").content.decode()
        assert 'name="unit"' not in page


class TestIndex:
    def test_rows_that_are_missing_or_of_an_earlier_edition_are_renewed(self, service: Person) -> None:
        filed, old = making.voice(), making.voice(title="古い版")
        making.act(actions.classify, service, filed, subject_term=Term.objects.get(name="窓口の待ち時間"))
        SearchRow.objects.filter(voice=filed).delete()
        SearchRow.objects.filter(voice=old).update(edition=0, tokens="", letters="")
        factories.ledger_note()
        assert looked_for(service, q="待ち時間") == []
        chores.renew_index()
        assert looked_for(service, q="待ち時間") == [filed.title]
        assert looked_for(service, q="古い版") == [old.title]
        assert SearchRow.objects.get(voice=filed).subject_code
        chores.renew_index()  # nothing is left to do
        assert SearchRow.objects.count() == Voice.objects.count()

"""Subjects and procedures by which voices are classified: dated, never rewritten; what a voice was classified as."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from governance import clock
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed
from tests.support import factories
from tests.voice import making
from voice.database import actions
from voice.database.actions.terms import HasChildren, NotTheLatest, OutOfPlace, TooEarly
from voice.database.models import Classification, Term
from voice.database.rules import Placed, codes_under, in_tree_order, next_code
from voice.database.taxonomy import branches_on, code_choices, codes_from, terms_on

TAXONOMY = "/voice/database/taxonomy/"


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


def term(name: str) -> Term:
    return Term.objects.filter(name=name).latest("valid_from")


def in_days(number: int) -> date:
    return clock.today() + timedelta(days=number)


class TestRules:
    TERMS = {"S003": ("窓口", "S002"), "S001": ("電話", ""), "S002": ("接遇", ""), "S009": ("迷子", "S100")}

    def test_children_stand_behind_their_parent_and_a_term_without_its_parent_is_a_root(self) -> None:
        assert in_tree_order(self.TERMS) == [
            Placed("S001", 0, ("電話",)),
            Placed("S002", 0, ("接遇",)),
            Placed("S003", 1, ("接遇", "窓口")),
            Placed("S009", 0, ("迷子",)),
        ]

    def test_a_condition_reaches_everything_below(self) -> None:
        parents = {"A": "", "B": "A", "C": "B", "D": ""}
        assert codes_under("A", parents) == {"A", "B", "C"}
        assert codes_under("A", {"A": "B", "B": "A"}) == {"A", "B"}

    def test_codes_run_on(self) -> None:
        assert next_code("S", ["S001", "S012", "P099"]) == "S013"
        assert next_code("P", []) == "P001"


class TestTrees:
    def test_a_pension_office_finds_its_subjects_and_procedures(self, service: Person) -> None:
        page = factories.client_of(service).get(TAXONOMY).content.decode()
        for name in (
            "窓口・接遇 ＞ 職員の言葉づかい・態度",
            "施設・設備",
            "年金相談・請求 ＞ 障害年金の請求",
            "国民年金",
        ):
            assert name in page

    def test_a_renamed_term_is_called_as_it_was_on_each_day(self, service: Person) -> None:
        old = term("電話のつながりやすさ")
        made = making.act(actions.change_term, service, old, name="電話の混雑", parent=None, valid_from=in_days(10))
        assert Term.objects.get(pk=made.result).code == old.code
        for day, name, depth in ((in_days(9), "電話のつながりやすさ", 1), (in_days(10), "電話の混雑", 0)):
            found = next(b for b in branches_on(day, "subject") if b.term.code == old.code)
            assert (found.term.name, found.depth) == (name, depth)

    def test_a_moved_child_is_found_under_both_its_parents_only_by_the_latest(self, service: Person) -> None:
        child, parent = term("バリアフリー"), term("窓口・接遇")
        making.act(actions.change_term, service, child, name=child.name, parent=parent, valid_from=in_days(1))
        assert child.code in codes_from(parent.code)
        assert child.code not in codes_from(term("施設・設備").code)

    @pytest.mark.parametrize(
        ("inputs", "refusal"),
        [
            ({"parent": "電話・コールセンター", "days": 0}, None),
            ({"parent": "電話での応対・説明", "days": 5}, OutOfPlace),
            ({"parent": "国民年金", "days": 5}, OutOfPlace),
        ],
    )
    def test_a_term_moves_within_its_tree_and_never_below_itself(
        self, service: Person, inputs: dict[str, Any], refusal: Any
    ) -> None:
        moved = term("電話・コールセンター")
        parent = term(inputs["parent"])
        if refusal is None:
            parent, refusal = None, TooEarly
            day = moved.valid_from
        else:
            day = in_days(inputs["days"])
        with pytest.raises(refusal):
            making.act(actions.change_term, service, moved, name="電話", parent=parent, valid_from=day)

    def test_a_changed_version_is_not_changed_again(self, service: Person) -> None:
        old = term("その他")
        making.act(actions.change_term, service, old, name="その他の声", parent=None, valid_from=in_days(1))
        with pytest.raises(NotTheLatest):
            making.act(actions.change_term, service, old, name="別の名", parent=None, valid_from=in_days(2))

    def test_a_term_ends_after_those_below_it(self, service: Person) -> None:
        root = term("個人情報の取扱い")
        with pytest.raises(HasChildren):
            making.act(actions.end_term, service, root, valid_to=in_days(30))
        for child in terms_on(clock.today()).filter(parent_code=root.code):
            making.act(actions.end_term, service, child, valid_to=in_days(20))
        making.act(actions.end_term, service, root, valid_to=in_days(30))
        assert terms_on(in_days(30)).filter(code=root.code).exists()
        assert not terms_on(in_days(31)).filter(code=root.code).exists()
        assert root.code in dict(code_choices("subject"))  # voices of earlier days are still looked for

    @pytest.mark.parametrize("change", [{"name": "改名"}, {"parent_code": "S007"}, {"valid_from": date(2020, 1, 1)}])
    def test_the_database_refuses_to_rewrite_a_term(self, db: None, change: dict[str, Any]) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            Term.objects.filter(code="S002").update(**change)


class TestTermPages:
    @pytest.fixture
    def client(self, service: Person) -> Client:
        return factories.client_of(service)

    def test_a_term_is_added_once_even_when_sent_twice(self, client: Client) -> None:
        form = {
            "tree": "subject", "name": "キャッシュレス", "parent": str(term("施設・設備").pk),
            "valid_from": clock.today().isoformat(), "idempotency_key": "a",
        }  # fmt: skip
        for _ in range(2):
            answer = client.post(f"{TAXONOMY}add-term/", form)
            assert answer.status_code == 303
        page = client.get(answer["Location"]).content.decode()
        assert "キャッシュレス" in page
        assert "分類を加えました。" in page
        assert Term.objects.get(name="キャッシュレス").parent_code == term("施設・設備").code

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"name": ""}, "入力してください"),
            ({"parent": "国民年金"}, "同じ分類体系"),
            ({"valid_from": "2020-01-01"}, "今日以降"),
            ({"tree": ""}, "選んでください"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, client: Client, changes: dict[str, str], words: str) -> None:
        form = {
            "tree": "subject",
            "name": "駅前",
            "valid_from": clock.today().isoformat(),
            "idempotency_key": "a",
        } | changes
        if form.get("parent"):
            form["parent"] = str(term(form["parent"]).pk)
        answer = client.post(f"{TAXONOMY}add-term/", form)
        assert (answer.status_code, words in answer.content.decode()) == (422, True)

    def test_rename_and_end_on_the_page(self, client: Client) -> None:
        old = term("組織の運営")
        page = f"{old.get_absolute_url()}change-term/"
        assert "組織の運営" in client.get(page).content.decode()
        form = {"name": "組織の在り方", "parent": "", "valid_from": in_days(3).isoformat(), "idempotency_key": "b"}
        answer = client.post(page, form)
        assert answer.status_code == 303
        new = term("組織の在り方")
        assert client.post(page, form | {"idempotency_key": "c"}).status_code == 409
        ended = client.post(
            f"{new.get_absolute_url()}end-term/", {"valid_to": in_days(9).isoformat(), "idempotency_key": "d"}
        )
        assert ended.status_code == 303
        assert Term.objects.get(pk=new.pk).valid_to == in_days(9)

    def test_errors_of_moving_and_ending_stand_at_their_fields(self, client: Client) -> None:
        root = term("事務処理")
        child = term("処理の遅れ")
        answer = client.post(
            f"{root.get_absolute_url()}change-term/",
            {"name": "事務", "parent": str(child.pk), "valid_from": in_days(2).isoformat(), "idempotency_key": "a"},
        )
        assert (answer.status_code, "この分類自身の下" in answer.content.decode()) == (422, True)
        answer = client.post(
            f"{root.get_absolute_url()}end-term/", {"valid_to": in_days(2).isoformat(), "idempotency_key": "b"}
        )
        assert (answer.status_code, "下にある分類" in answer.content.decode()) == (422, True)

    def test_the_trees_as_of_a_day(self, client: Client) -> None:
        assert "窓口・接遇" not in client.get(TAXONOMY, {"day": "2000-01-01"}).content.decode()
        assert client.get(TAXONOMY, {"day": "きのう"}).status_code == 422

    @pytest.mark.parametrize("role", ["office_head", "block_officer", "president", "staff"])
    def test_others_do_not_know_the_pages(self, db: None, role: str) -> None:
        client = factories.client_of(factories.person(role))
        for path in (TAXONOMY, f"{TAXONOMY}add-term/", term("その他").get_absolute_url()):
            assert client.get(path).status_code == 404


class TestClassifying:
    def form(self, subject: str = "窓口の待ち時間", procedure: str = "年金の相談", key: str = "a") -> dict[str, str]:
        return {
            "subject_term": str(term(subject).pk), "procedure_term": str(term(procedure).pk) if procedure else "",
            "note": "月末", "idempotency_key": key,
        }  # fmt: skip

    def test_the_office_and_headquarters_classify_and_the_history_stays(self, service: Person) -> None:
        filer = making.clerk()
        voice = making.voice(by=filer)
        page = f"/voice/database/voices/{voice.pk}/classify/"
        assert factories.client_of(filer).post(page, self.form()).status_code == 303
        answer = factories.client_of(service).post(page, self.form("予約の取りやすさ", "", "b"))
        assert answer.status_code == 303
        rows = Classification.objects.filter(voice=voice)
        assert [(row.subject.name, row.made_by, row.superseded_at is None) for row in rows] == [
            ("予約の取りやすさ", service, True),
            ("窓口の待ち時間", filer, False),
        ]
        shown = factories.client_of(filer).get(voice.get_absolute_url()).content.decode()
        assert shown.index("予約の取りやすさ") < shown.index("窓口の待ち時間")

    def test_a_classification_keeps_the_name_under_which_it_was_made(self, service: Person) -> None:
        voice, subject = making.voice(), term("窓口の待ち時間")
        making.act(actions.classify, service, voice, subject_term=subject)
        making.act(actions.change_term, service, subject, name="待ち時間", parent=None, valid_from=in_days(1))
        assert voice.classifications.get().subject.name == "窓口の待ち時間"

    def test_the_block_reads_and_does_not_classify(self, db: None) -> None:
        officer, voice = making.block_officer(), making.voice()
        client = factories.client_of(officer)
        assert "classify" not in client.get(voice.get_absolute_url()).content.decode()
        assert client.get(f"/voice/database/voices/{voice.pk}/classify/").status_code == 403
        with pytest.raises(NotAllowed):
            making.act(actions.classify, officer, voice, subject_term=term("その他"))

    def test_a_voice_of_another_office_is_not_known(self, db: None) -> None:
        voice = making.voice()
        stranger = making.clerk(making.NEIGHBOUR)
        assert factories.client_of(stranger).get(f"/voice/database/voices/{voice.pk}/classify/").status_code == 404
        with pytest.raises(Invisible):
            making.act(actions.classify, stranger, voice, subject_term=term("その他"))

    def test_a_term_that_has_ended_cannot_be_chosen(self, service: Person) -> None:
        voice, ended = making.voice(), term("予約の取りやすさ")
        making.act(actions.end_term, service, ended, valid_to=clock.today())
        with clock.shifted(timedelta(days=1)):
            answer = factories.client_of(service).post(
                f"/voice/database/voices/{voice.pk}/classify/", self.form("予約の取りやすさ")
            )
        assert answer.status_code == 422
        assert not voice.classifications.exists()

    def test_one_classification_counts(self, service: Person) -> None:
        voice = making.voice()
        making.act(actions.classify, service, voice, subject_term=term("その他"))
        row = voice.classifications.get()
        with pytest.raises(DatabaseError), transaction.atomic():
            Classification.objects.create(voice=voice, subject=row.subject, made_by=service)

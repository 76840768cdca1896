"""Paper sheets: typed by two, compared, counted once; nobody without the paper reads them."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from governance.access import PUBLIC_ACTOR
from governance.notices import outbox
from governance.people.models import Person
from governance.runner import NotAllowed, Refused, run
from governance.surveys import actions as surveys
from governance.surveys.envelopes import Opener
from governance.surveys.models import Envelope, Figure, Spent, Wave, WaveKey
from governance.surveys.tokens import new_token, read_token
from tests.satisfaction import making
from tests.satisfaction.making import BASE, BLANK
from tests.support import factories
from voice.satisfaction import actions
from voice.satisfaction.models import TypedSheet


@pytest.fixture
def first(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def second(db: None) -> Person:
    return making.clerk("quality_management")


def counted(wave: Wave) -> list[dict[str, str]]:
    opener = Opener(wave.pk, WaveKey.objects.get(wave=wave).sealed_private)
    return [opener.open(e.sealed)["answers"] for e in Envelope.objects.filter(wave=wave)]


def test_a_sheet_typed_alike_by_two_people_is_counted_once_with_its_blanks(first: Person, second: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    assert making.typed(first, wave, code, manners="4", remark="文字が小さい。") == "once"
    assert counted(wave) == []
    assert making.typed(second, wave, code.lower().replace("-", " "), manners="4", remark="文字が小さい") == "counted"
    assert counted(wave) == [BLANK | {"manners": "4", "remark": "文字が小さい。"}]
    assert not TypedSheet.objects.exists()
    with pytest.raises(Refused) as refusal:
        making.typed(first, wave, code, manners="4")
    assert refusal.value.code == "spent_already"
    assert Spent.objects.count() == 1


def test_the_same_person_cannot_type_a_sheet_twice(first: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    making.typed(first, wave, code, manners="4")
    with pytest.raises(Refused) as refusal:
        making.typed(first, wave, code, manners="4")
    assert refusal.value.code == "same_person"
    with pytest.raises(IntegrityError, match="typed_by_two_people"), transaction.atomic():
        TypedSheet.objects.update(second_by=first, second=b"x", state="differs")


def test_what_the_customer_answered_on_the_web_is_not_counted_from_paper_again(first: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    token = read_token(code, [wave.pk])
    run(surveys.answer, actor=PUBLIC_ACTOR, subject=wave.pk, token=token, answers=BLANK)
    with pytest.raises(Refused) as refusal:
        making.typed(first, wave, code, manners="4")
    assert refusal.value.code == "spent_already"


def test_a_sheet_answered_on_the_web_while_it_was_typed_is_counted_once(first: Person, second: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    making.typed(first, wave, code, manners="4")
    token = read_token(code, [wave.pk])
    run(surveys.answer, actor=PUBLIC_ACTOR, subject=wave.pk, token=token, answers=BLANK)
    with pytest.raises(Refused):
        making.typed(second, wave, code, manners="4")
    assert len(counted(wave)) == 1


def test_codes_of_other_waves_and_mistyped_ones_are_refused(first: Person) -> None:
    wave = making.opened(first)
    other = making.planned(first, making.OFFICE, survey=wave.survey)
    for code in (new_token(other.pk, 0), making.code_of(wave)[:-1] + "?", "ABCD"):
        with pytest.raises(Refused) as refusal:
            making.typed(first, wave, code, manners="4")
        assert refusal.value.code == "other_code"


def test_differences_are_decided_by_the_second_or_a_third_person_with_the_paper(first: Person, second: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    sheet = making.differing_sheet(first, second, wave, code)
    for typist, offered in ((first, False), (second, True)):
        page = factories.client_of(typist).get(f"/voice/satisfaction/waves/{wave.pk}/").content.decode()
        assert (f"{sheet.pk}/decide-sheet/" in page) is offered
    with pytest.raises(NotAllowed):
        making.act(actions.decide_sheet, first, sheet, code=code, chosen={"manners": "first"})
    with pytest.raises(Refused) as refusal:
        making.typed(making.clerk(), wave, code, manners="5")
    assert refusal.value.code == "undecided"
    with pytest.raises(Refused) as refusal:
        making.act(actions.decide_sheet, second, sheet, code=making.code_of(wave), chosen={"manners": "first"})
    assert refusal.value.code == "other_code"
    making.act(actions.decide_sheet, making.clerk(), sheet, code=code, chosen={"manners": "second"})
    assert counted(wave) == [BLANK | {"manners": "5", "waiting": "2"}]


def test_dropped_entries_leave_the_sheet_to_be_typed_anew(first: Person, second: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    sheet = making.differing_sheet(first, second, wave, code)
    factories.client_of(first).post(f"{BASE}sheets/{sheet.pk}/start-over/", {"idempotency_key": "k"})
    assert not TypedSheet.objects.exists()
    assert making.typed(second, wave, code, manners="1") == "once"


def test_unfinished_sheets_are_dropped_when_the_wave_closes(first: Person) -> None:
    wave = making.opened(first)
    making.typed(first, wave, making.code_of(wave), manners="4")
    making.close(first, wave)
    outbox.dispatch()
    assert Figure.objects.filter(wave=wave).exists()
    assert not TypedSheet.objects.exists()


def test_nothing_typed_opens_without_the_paper_and_nothing_tells_when_or_where(first: Person, second: Person) -> None:
    """Not even the house, with its root key, reads a sheet that is being typed: the code is stored nowhere."""
    wave = making.opened(first)
    making.differing_sheet(first, second, wave, making.code_of(wave))
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(s)::text FROM satisfaction_typedsheet s")
        (row,) = cursor.fetchone()
    assert "manners" not in row
    assert set(json.loads(row)) == {
        "id", "wave_id", "digest", "state", "first_by_id", "second_by_id", "first", "second",
    }  # fmt: skip
    sheet = TypedSheet.objects.get()
    assert len(bytes(sheet.first)) == len(bytes(sheet.second or b""))


def test_the_whole_way_on_the_pages_by_keyboard_alone(first: Person, second: Person) -> None:
    wave = making.opened(first)
    code = making.code_of(wave)
    address = f"{BASE}waves/{wave.pk}/type-sheet/"
    one, two = factories.client_of(first), factories.client_of(second)
    page = one.get(address).text
    assert 'type="radio"' not in page.partition("<form")[2]
    scanned = f"https://example.invalid/answer/with/{code}/"
    bad = one.post(address, {"code": scanned, "q-manners": "6", "idempotency_key": "a"})
    assert bad.status_code == 422
    assert "scanned" not in bad.text
    empty = one.post(address, {"code": scanned, "idempotency_key": "b"})
    assert empty.status_code == 422
    entry = {"code": scanned, "q-manners": "４", "q-settled": "1", "q-remark": "待った"}
    for _ in range(2):
        assert one.post(address, entry | {"idempotency_key": "c"}).status_code == 303
    assert TypedSheet.objects.get().state == "once"
    answer = two.post(address, entry | {"q-settled": "2", "idempotency_key": "d"})
    assert answer["Location"].endswith(f"waves/{wave.pk}/")
    sheet = TypedSheet.objects.get()
    decide = f"{BASE}sheets/{sheet.pk}/decide-sheet/"
    assert decide in two.get(answer["Location"]).text
    assert one.get(decide).status_code == 403
    assert two.post(decide, {"open": "yes", "code": making.code_of(wave)}).status_code == 422
    opened = two.post(decide, {"open": "yes", "code": scanned}).text
    assert opened.count('type="radio"') == 2
    assert two.post(decide, {"code": code, "idempotency_key": "e"}).status_code == 422
    assert two.post(decide, {"code": code, "q-settled": "second", "idempotency_key": "f"}).status_code == 303
    assert two.post(decide, {"code": code, "q-settled": "second", "idempotency_key": "f"}).status_code == 302
    assert counted(wave) == [BLANK | {"manners": "4", "settled": "no", "remark": "待った"}]


def test_sheets_are_for_those_who_run_the_survey(first: Person, second: Person) -> None:
    wave = making.opened(first)
    sheet = making.differing_sheet(first, second, wave, making.code_of(wave))
    head = factories.client_of(factories.person("office_head", at=making.unit()))
    for address in (
        f"waves/{wave.pk}/type-sheet/",
        f"sheets/{sheet.pk}/decide-sheet/",
        f"sheets/{sheet.pk}/start-over/",
    ):
        assert head.get(f"{BASE}{address}").status_code == 404

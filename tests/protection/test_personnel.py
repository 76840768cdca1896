"""Personnel actions: taken, matched blindly, told to designated handlers alone; the personnel division learns nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.content import Identity
from compliance.protection import actions, chores, matching
from compliance.protection.choices import How
from compliance.protection.importing import COLUMNS
from compliance.protection.models import Delivery, Match, PersonnelRow, Protected
from compliance.protection.queries import facts_of
from compliance.protection.sealing import apart_opener
from governance import clock
from governance.access import SYSTEM
from governance.deadlines.queries import faces_of
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import NotAllowed, run
from governance.vault import Locked
from tests.support import factories
from tests.support.protection import NAME, NUMBER, assigned_investigator, deliver, found_match, row, statutory_case

ADDRESS = "/compliance/protection/personnel/deliver/"
HEAD = ",".join(COLUMNS)


def csv(*rows: str, head: str = HEAD, encoding: str = "utf-8-sig") -> SimpleUploadedFile:
    return SimpleUploadedFile("jinji.csv", "\r\n".join([head, *rows]).encode(encoding), "text/csv")


def line(number: str = NUMBER, name: str = NAME, **changes: str) -> str:
    today = clock.today().isoformat()
    values = {"unit": "13001", "kind": "解雇", "decided": today, "effective": today, "deciding": "D05"} | changes
    return ",".join([number, name, *values.values()])


def hr_client() -> Client:
    return factories.client_of(factories.person("hr_officer"))


class TestDeliver:
    """The personnel division's page."""

    def test_a_right_file_is_taken(self, db: None) -> None:
        client = hr_client()
        answer = client.post(
            ADDRESS, {"file": csv(line(), line("P2", "別人 太郎", kind="異動")), "idempotency_key": "k"}
        )
        assert (answer.status_code, answer["Location"]) == (303, "/compliance/protection/personnel/")
        assert Delivery.objects.get().rows == 2
        client.post(ADDRESS, {"file": csv(line()), "idempotency_key": "k"})
        assert Delivery.objects.count() == 1

    def test_shift_jis_and_eras_are_read(self, db: None) -> None:
        text = csv(line(decided="令和2年4月1日", effective="R2.5.1"), encoding="cp932")
        assert hr_client().post(ADDRESS, {"file": text}).status_code == 303

    def test_each_wrong_row_is_named_and_nothing_taken(self, db: None) -> None:
        future = (clock.today() + timedelta(days=2)).isoformat()
        rows = [
            line(),
            line(number=""),
            line(kind="左遷"),
            line(unit="99999"),
            line(decided="昨日"),
            line(decided=future),
        ]
        answer = hr_client().post(ADDRESS, {"file": csv(*rows)})
        assert answer.status_code == 422
        text = answer.content.decode()
        for words in ("3行目 職員番号", "4行目 種類", "5行目 所属コード", "6行目 決定日", "7行目 決定日"):
            assert words in text, words
        assert not Delivery.objects.exists()

    def test_a_missing_column_and_no_file(self, db: None) -> None:
        client = hr_client()
        assert client.post(ADDRESS, {"file": csv("1,2", head="職員番号,氏名")}).status_code == 422
        assert client.post(ADDRESS, {}).status_code == 422

    @pytest.mark.parametrize("role", ["compliance_head", "system_admin", "staff", "president", "investigator"])
    def test_nobody_else_has_the_page(self, db: None, role: str) -> None:
        client = factories.client_of(factories.person(role))
        assert client.get(ADDRESS).status_code == 404
        assert client.get("/compliance/protection/personnel/").status_code == 404

    def test_refused_to_others_by_the_action_too(self, db: None) -> None:
        with pytest.raises(NotAllowed):
            run(actions.deliver, actor=factories.actor(factories.person("compliance_head")), rows=[row()], count=1)


def same(text: bytes) -> str:
    """Return a page without what differs from request to request: tokens, nonces, the key of the form, the minute."""
    plain = re.sub(r'nonce="[^"]*"|name="(csrfmiddlewaretoken|idempotency_key)" value="[^"]*"', "", text.decode())
    return re.sub(r"\d\d:\d\d", "", plain)


def test_the_personnel_division_learns_nothing_back(db: None) -> None:
    """Same pages, byte for byte, and the same number of queries, whether somebody in the file is protected or not."""
    hr = factories.person("hr_officer")
    seen, counts = [], []
    for protected in (False, True):
        if protected:
            statutory_case()
        client = factories.client_of(hr)
        client.get("/desk/")
        key = f"k{protected}"
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(ADDRESS, {"file": csv(line()), "idempotency_key": key})
            pages = [answer.content, client.get("/compliance/protection/personnel/").content]
        counts.append(len(queries))
        outbox.dispatch()
        pages += [client.get(page).content for page in ("/compliance/protection/personnel/", "/desk/", "/inbox/")]
        seen.append([same(page) for page in pages])
        assert Match.objects.count() == int(protected)
        with transaction.atomic():
            factories.ledger_note()
            PersonnelRow.objects.all().delete()
            Delivery.objects.all().delete()
    assert seen[0] == seen[1]
    assert counts[0] == counts[1]


class TestMatch:
    """What the worker finds."""

    def test_a_named_reporter_is_found_by_name(self, db: None) -> None:
        case, _, actor = statutory_case()
        deliver(row(), row(staff_number="p2", name="別人太郎"))
        match = Match.objects.get()
        assert (match.case_id, match.how, match.needs_legal) == (case.pk, How.NAME, True)
        facts = facts_of(match, apart_opener(case, actor))
        assert (facts.kind, facts.decided_on, facts.deciding_unit) == ("解雇", clock.today(), "人事部")

    def test_by_number_when_it_is_known_and_then_by_nothing_else(self, db: None) -> None:
        case, _, actor = statutory_case(disclosure="anonymous", identity=None)
        run(actions.protect, actor=actor, subject=case.pk, standing="witness", staff_number=NUMBER, name=NAME, unit="")
        deliver(row(staff_number="other"), row(staff_number="Ｐ１２３４５".lower()))
        assert [m.how for m in Match.objects.all()] == [How.NUMBER]

    def test_by_name_and_unit(self, db: None) -> None:
        case, _, actor = statutory_case(disclosure="anonymous", identity=None)
        more = {"standing": "witness", "staff_number": "", "name": NAME, "unit": "13001"}
        run(actions.protect, actor=actor, subject=case.pk, **more)
        deliver(row(), row(unit="27001", kind="transfer"))
        assert sorted(Match.objects.values_list("how", flat=True)) == [How.NAME, How.NAME_AND_UNIT]

    def test_only_within_the_watched_year(self, db: None) -> None:
        statutory_case()
        before = (clock.today() - timedelta(days=1)).isoformat()
        deliver(row(decided_on=before))
        assert not Match.objects.exists()
        with clock.shifted(timedelta(days=370)):
            deliver(row())
        assert not Match.objects.exists()

    def test_a_file_sent_twice_matches_once(self, db: None) -> None:
        statutory_case()
        deliver(row())
        deliver(row())
        assert Match.objects.count() == 1

    def test_someone_registered_later_is_found_in_earlier_files(self, db: None) -> None:
        case, _, actor = statutory_case(disclosure="anonymous", identity=None)
        deliver(row())
        assert not Match.objects.exists()
        run(actions.protect, actor=actor, subject=case.pk, standing="witness", staff_number=NUMBER, name="", unit="")
        assert Match.objects.get().how == How.NUMBER

    def test_a_released_person_is_found_no_more(self, db: None) -> None:
        case, _, actor = statutory_case(disclosure="anonymous", identity=None)
        run(actions.protect, actor=actor, subject=case.pk, standing="witness", staff_number=NUMBER, name="", unit="")
        run(actions.release, actor=actor, subject=Protected.objects.get().pk)
        deliver(row())
        assert not Match.objects.exists()

    def test_nobody_ends_the_protection_of_the_reporter_from_the_filing(self, db: None) -> None:
        case, _, actor = statutory_case()
        own = Protected.objects.get()
        with pytest.raises(NotAllowed):
            run(actions.release, actor=actor, subject=own.pk)
        client = factories.client_of(Person.objects.get(pk=actor.id))
        assert (
            f"people/{own.pk}/release/" not in client.get(f"/compliance/protection/cases/{case.pk}/").content.decode()
        )
        deliver(row())
        assert Match.objects.filter(case=case).count() == 1

    def test_only_those_who_handle_the_case_and_keep_identities_are_told(self, db: None) -> None:
        others = [
            factories.person(r)
            for r in ("president", "vice_president", "compliance_head", "system_admin", "hr_officer")
        ]
        match, actor = found_match()
        outbox.dispatch()
        notices = Notice.objects.filter(kind="protection.match_noted")
        assert [n.person_id for n in notices] == [actor.id]
        assert notices[0].reference == match.case.reference
        assert not Notice.objects.filter(person__in=others, path__contains="protection").exists()

    def test_a_reporter_who_gave_the_staff_number_is_found_under_a_new_name(self, db: None) -> None:
        case, _, _ = statutory_case(identity=Identity("旧姓 花子", "", NUMBER))
        deliver(row())
        assert Match.objects.filter(case=case).count() == 1

    def test_a_mistyped_number_is_made_good_by_name_and_unit(self, db: None) -> None:
        office = Unit.objects.get(code="13001")
        case, _, _ = statutory_case(identity=Identity(NAME, "", "P99999"), unit=office)
        statutory_case(identity=Identity(NAME, "", "P99998"))  # a number tells people of one name apart
        deliver(row())
        assert list(Match.objects.values_list("case_id", "how")) == [(case.pk, "name_unit")]

    def test_the_assessment_is_on_a_clock(self, db: None) -> None:
        match, _ = found_match()
        assert [f.code for f in faces_of("protection.match", [match.pk])[match.pk]] == ["D4-P"]

    def test_without_a_designation_the_content_stays_shut(self, db: None) -> None:
        case, _ = factories.file_case(disclosure="in_confidence", identity=Identity(NAME, ""))
        investigator = assigned_investigator(case)
        deliver(row())
        match = Match.objects.get(case=case)
        with pytest.raises(Locked):
            apart_opener(case, factories.actor(investigator))
        assert factories.client_of(investigator).get(match.get_absolute_url()).status_code == 404
        page = factories.client_of(investigator).get(f"/compliance/protection/cases/{case.pk}/").content.decode()
        assert "従事者がいません" in page


def test_nothing_in_clear_and_no_table_can_be_joined_to_the_other(db: None) -> None:
    statutory_case()
    deliver(row())
    protected, kept, delivery = Protected.objects.get(), PersonnelRow.objects.get(), Delivery.objects.get()
    assert delivery.sealed_rows is None
    indexes = {protected.number_index, protected.name_index, protected.name_unit_index} - {""}
    assert indexes.isdisjoint({kept.number_index, kept.name_unit_index})
    blob = b"".join(bytes(v) for v in (protected.sealed, kept.sealed_by_number, Match.objects.get().sealed))
    assert NAME.replace(" ", "").encode() not in blob
    assert NUMBER.lower().encode() not in blob
    assert NUMBER not in str(list(Entry.objects.values_list("details", flat=True)))


def test_a_kept_row_opens_only_for_those_who_know_whom_they_look_for() -> None:
    secret = matching.secret_of_number(NUMBER)
    sealed = matching.seal_kept("d", secret, row())
    assert matching.open_kept("d", matching.secret_of_number("ｐ１２３４５"), sealed) == row()
    for wrong in (("d", matching.secret_of_number("p2")), ("e", secret)):
        with pytest.raises(Locked):
            matching.open_kept(*wrong, sealed)


def test_kept_rows_are_forgotten_after_their_time(db: None) -> None:
    deliver(row())
    with clock.shifted(timedelta(days=399)):
        assert chores.forget_old() == 0
    with clock.shifted(timedelta(days=401)):
        assert (chores.forget_old(), chores.forget_old()) == (1, 0)
    assert not PersonnelRow.objects.exists()
    assert Delivery.objects.count() == 1


def test_matching_takes_as_many_queries_for_many_rows(db: None) -> None:
    counts = []
    for size in (1, 50):
        hr = factories.actor(factories.person("hr_officer"))
        rows = [row(staff_number=f"n{n}", name=f"別人{n}") for n in range(size)]
        outcome = run(actions.deliver, actor=hr, rows=rows, count=size)
        with CaptureQueriesContext(connection) as queries:
            run(actions.match, actor=SYSTEM, subject=outcome.subject_id)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("kind", ["dismissal", "discipline", "transfer"])
def test_dismissal_and_discipline_need_a_legal_check(db: None, kind: str) -> None:
    match, _ = found_match(kind=kind)
    assert match.needs_legal == (kind != "transfer")


def test_protect_page(db: None) -> None:
    case, _, actor = statutory_case(disclosure="anonymous", identity=None)
    client = factories.client_of(Person.objects.get(pk=actor.id))
    address = f"/compliance/protection/cases/{case.pk}/protect/"
    wrong: Any = client.post(address, {"standing": "witness", "name": "あ"})
    assert wrong.status_code == 422
    assert "職員番号か氏名" in wrong.content.decode()
    assert client.post(address, {"standing": "witness", "name": NAME}).status_code == 303
    page = client.get(f"/compliance/protection/cases/{case.pk}/").content.decode()
    assert NAME in page
    assert factories.client_of(factories.person("compliance_head")).get(address).status_code == 404

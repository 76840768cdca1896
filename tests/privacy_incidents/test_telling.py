"""The persons concerned: the list, the letters, that they were told, a publication in its place."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import run
from privacy.contributed import Concerned, Opening, incident_opened, incidents_about, viewed_persons
from privacy.incidents import actions
from privacy.incidents.filling import TO_FILL_IN
from privacy.incidents.letters import PER_FILE
from privacy.incidents.models import Incident, PersonsList, Telling
from privacy.incidents.queries import persons_concerned
from privacy.incidents.refusals import NoScope, NothingToTell, OtherPersons, SomeLeft, ToldAlready
from privacy.incidents.sealing import opened
from tests.core.canary.taking import text_of
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, act, deadline
from tests.support import factories

GOOD = "氏名,郵便番号,住所,整理番号\n見本 花子,100-0001,千代田区千代田1-1,A1\n見本 次郎,,港区芝2-2,A2\n"


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def upload(text: str | bytes) -> io.BytesIO:
    file = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    file.name = "list.csv"
    return file


def viewed(staff: Staff) -> Incident:
    """Return an incident that the judges of views opened."""
    opening = Opening("monitoring.flag", uuid4(), "snooping", staff.unit.pk, clock.now(), "閲覧", views=True)
    return Incident.objects.get(pk=incident_opened.ask(opening))


class TestList:
    @pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
    def test_read_sealed_and_counted(self, staff: Staff, encoding: str) -> None:
        made, client = making.assessed(staff, sensitive="yes"), factories.client_of(staff.manager)
        address = f"{made.get_absolute_url()}add-persons/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"file": upload(GOOD.encode(encoding))}).status_code == 303
        row = PersonsList.objects.get()
        assert [person.name for person in opened(row.pk, row.sealed)] == ["見本 花子", "見本 次郎"]
        assert (row.count, row.complete, persons_concerned(made)) == (2, True, 2)
        with connection.cursor() as cursor:
            cursor.execute("SELECT row_to_json(r)::text FROM privacy_incidents_personslist r")
            assert "花子" not in cursor.fetchone()[0]
        assert "花子" not in client.get(made.get_absolute_url()).content.decode()

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("名前,住所\nx,y\n", "次の列がありません：氏名、郵便番号"),
            ("氏名,郵便番号,住所\n", "対象者がありません"),
            ("氏名,郵便番号,住所\n見本,100,\n", "2行目：氏名又は住所がありません"),
            ("氏名,郵便番号,住所\n見本,1000001,港区\n\n見本,1000001,港区\n", "4行目：同じ方が二度"),
            (f"氏名,郵便番号,住所\n{'長' * 301},1,港区\n", "2行目：長すぎる"),
            ("氏名,郵便番号,住所\n見本,10-001,港区\n", "2行目：郵便番号は7桁"),
            (b"\x00\xff\xfe", "CSV"),
        ],
    )
    def test_every_wrong_row_is_named_and_nothing_is_kept(self, staff: Staff, text: str | bytes, words: str) -> None:
        made = making.assessed(staff, sensitive="yes")
        answer = factories.client_of(staff.manager).post(
            f"{made.get_absolute_url()}add-persons/", {"file": upload(text)}
        )
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert not PersonsList.objects.exists()


class TestFrozenScope:
    def test_it_is_the_number_of_the_report_and_is_completed_not_changed(
        self, staff: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = viewed(staff)
        scope = [Concerned("", record=f"R{n}") for n in range(3)]
        monkeypatch.setattr(viewed_persons, "_provider", lambda kind, pk: scope)
        client = factories.client_of(staff.officer)
        address = f"{made.get_absolute_url()}freeze-scope/"
        assert client.get(address).status_code == 200
        assert client.post(address, {}).status_code == 303
        scope.append(Concerned("", record="R9"))
        assert persons_concerned(made) == 3
        making.assessed(staff, of=made, wrongful="yes", persons=2)
        assert making.report(staff, made).items["persons"] == "3人"
        act(actions.write_letter, staff.officer, made, text="お詫び")
        with pytest.raises(NothingToTell):
            act(actions.print_letters, staff.officer, made, part=1)
        named = [Concerned(f"見本{n}", "1", "港区", f"R{n}") for n in range(3)]
        with pytest.raises(OtherPersons):
            act(actions.add_persons, staff.officer, made, persons=named[:2])
        act(actions.add_persons, staff.officer, made, persons=named)
        assert list(made.lists.values_list("origin", "count", "complete")) == [("views", 3, False), ("views", 3, True)]

    def test_without_a_room_that_knows_or_for_another_leak_there_is_none(
        self, staff: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(viewed_persons, "_provider", None)
        for made in (viewed(staff), making.incident(staff)):
            with pytest.raises(NoScope):
                act(actions.freeze_scope, staff.officer, made)
        monkeypatch.setattr(viewed_persons, "_provider", lambda kind, pk: [])
        with pytest.raises(NoScope):
            act(actions.freeze_scope, staff.officer, viewed(staff))


class TestOtherRooms:
    def test_one_row_opens_one_incident_whose_clocks_run_from_its_moment(self, staff: Staff) -> None:
        pk, known = uuid4(), clock.now() - timedelta(days=1)
        opening = Opening("takeouts.takeout", pk, "loss", staff.unit.pk, known, "鞄を失くした。", persons=12)
        first = incident_opened.ask(opening)
        assert incident_opened.ask(opening) == first
        made = Incident.objects.get(pk=first)
        assert (made.unit, made.filed_by, made.persons, made.known_at) == (staff.unit, None, 12, known)
        assert deadline(made, "D10").opened_on == made.known_on
        ways = ((staff.head, made.get_absolute_url()), (staff.clerk, ""))
        for reader, way in ways:  # whoever may not open it reads its number and is led nowhere
            link = incidents_about.ask(factories.actor(reader), "takeouts.takeout", [pk, uuid4()])
            assert {key: (found.reference, found.url) for key, found in link.items()} == {pk: (made.reference, way)}
        assert factories.client_of(staff.head).get(made.get_absolute_url()).status_code == 200

    def test_a_room_keeps_it_from_the_unit_from_the_beginning(self, staff: Staff) -> None:
        opening = Opening(
            "monitoring.flag", uuid4(), "snooping", staff.unit.pk, clock.now(), "閲覧", kept_from_unit=True, views=True
        )
        made = Incident.objects.get(pk=incident_opened.ask(opening))
        assert factories.client_of(staff.head).get(made.get_absolute_url()).status_code == 404
        assert incidents_about.ask(factories.actor(staff.head), "monitoring.flag", [opening.subject_id]) == {}
        assert factories.client_of(staff.officer).get(made.get_absolute_url()).status_code == 200

    def test_the_database_holds_one_incident_a_row_too(self, staff: Staff) -> None:
        made = viewed(staff)
        rows = Incident.objects.filter(pk=viewed(staff).pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(subject_id=made.subject_id)


class TestLetters:
    def test_each_shows_one_person_and_the_words_of_all(self, staff: Staff) -> None:
        made = making.listed(staff)
        client = factories.client_of(staff.manager)
        address = f"{made.get_absolute_url()}print-letters/"
        assert client.get(address).status_code == 200
        answer = client.post(address, {"part": "1"})
        assert answer["Content-Type"] == "application/pdf"
        text = text_of(answer.content)
        for words in ("太郎1", "太郎2", "深くお詫びします。"):
            assert words in text, text
        assert Entry.objects.get(action="incidents.print_letters").details == {"part": 1}
        assert client.post(address, {"part": "2"}).status_code == 422

    def test_many_come_in_parts(self, staff: Staff) -> None:
        made = making.listed(staff, count=PER_FILE + 1)
        page = factories.client_of(staff.officer).get(f"{made.get_absolute_url()}print-letters/").content.decode()
        assert page.count("<option") == 2

    def test_the_first_wording_is_filled_from_the_case(self, staff: Staff) -> None:
        made, client = making.assessed(staff, sensitive="yes"), factories.client_of(staff.officer)
        address = f"{made.get_absolute_url()}write-letter/"
        first = client.get(address).content.decode()
        for words in ("深くお詫び申し上げます", "日付は調査中ですが、千代田年金事務所において", "現在調査しております"):
            assert words in first
        unfinished = client.post(address, {"text": f"お問い合わせ窓口\n千代田年金事務所　{TO_FILL_IN}"})
        assert unfinished.status_code == 422
        assert "の部分を書いてください" in unfinished.text
        assert client.post(address, {"text": "お詫び"}).status_code == 303
        assert "お詫び" in client.get(address).content.decode()

    def test_not_without_a_list_and_words(self, staff: Staff) -> None:
        with pytest.raises(NothingToTell):
            act(actions.print_letters, staff.officer, making.incident(staff), part=1)


class TestTold:
    @pytest.mark.parametrize(("unreached", "state"), [("0", "met"), ("3", "running")])
    def test_on_the_page(self, staff: Staff, unreached: str, state: str) -> None:
        made, client = making.assessed(staff, sensitive="yes"), factories.client_of(staff.manager)
        address = f"{made.get_absolute_url()}note-told/"
        assert client.get(address).status_code == 200
        given = {"how": "letter", "told_on": clock.today().isoformat(), "persons": "9", "unreached": unreached}
        for _ in range(2):
            assert client.post(address, given | {"idempotency_key": "k"}).status_code == 303
        assert (Telling.objects.count(), deadline(made, "D12").state) == (1, state)
        assert client.post(address, given | {"how": "publication"}).status_code == 422

    def test_a_publication_takes_its_place_once_it_has_come_out(self, staff: Staff) -> None:
        made, client = making.assessed(staff, sensitive="yes"), factories.client_of(staff.officer)
        address = f"{made.get_absolute_url()}tell-by-publication/"
        assert client.get(address).status_code == 200
        given = {"persons": "40", "reason": "住所が分からない。", "desk": "専用窓口 0120-000-000 平日9時から17時"}
        assert client.post(address, given | {"desk": ""}).status_code == 422
        assert client.post(address, given).status_code == 303
        assert client.post(address, given).status_code == ToldAlready.status
        outbox.dispatch()
        assert deadline(made, "D12").state == "running"
        assert address not in client.get(made.get_absolute_url()).text
        publication = published(staff, made)
        assert deadline(made, "D12").state == "met"
        page = Client().get(f"/leaks/{publication.pk}/").content.decode()
        assert "専用窓口 0120-000-000 平日9時から17時" in page
        assert publication.title in Client().get("/leaks/").content.decode()

    def test_nobody_was_told_before_it_was_known(self, staff: Staff) -> None:
        made = making.assessed(staff, sensitive="yes")
        yesterday = (clock.today() - timedelta(days=1)).isoformat()
        given = {"how": "letter", "told_on": yesterday, "persons": "1", "unreached": "0"}
        answer = factories.client_of(staff.manager).post(f"{made.get_absolute_url()}note-told/", given)
        assert answer.status_code == 409
        assert "この事案を把握したのは" in answer.text
        assert not Telling.objects.exists()

    def test_everyone_who_is_concerned_counts_as_told_or_as_not_reached(self, staff: Staff) -> None:
        made = making.listed(staff, count=3)
        given = {"how": "letter", "told_on": clock.today(), "note": ""}
        with pytest.raises(SomeLeft):
            act(actions.note_told, staff.manager, made, persons=1, unreached=0, **given)
        act(actions.note_told, staff.manager, made, persons=1, unreached=2, **given)
        assert deadline(made, "D12").state == "running"
        act(actions.note_told, staff.manager, made, persons=2, unreached=0, **given | {"how": "phone"})
        assert deadline(made, "D12").state == "met"

    def test_a_publication_for_some_leaves_the_others_to_be_told(self, staff: Staff) -> None:
        made = making.listed(staff, count=3)
        act(actions.tell_by_publication, staff.officer, made, persons=1, reason="転居先不明", desk="専用窓口")
        published(staff, made)
        assert deadline(made, "D12").state == "running"
        act(
            actions.note_told, staff.manager, made, how="letter", told_on=clock.today(), persons=2, unreached=1, note=""
        )
        assert deadline(made, "D12").state == "met"

    def test_from_the_incident_to_its_text_and_back_for_those_who_work_on_it(self, staff: Staff) -> None:
        made = making.assessed(staff, sensitive="yes")
        row = published(staff, made)
        officer = factories.client_of(staff.officer)
        assert row.get_absolute_url() in officer.get(made.get_absolute_url()).text
        assert made.get_absolute_url() in officer.get(row.get_absolute_url()).text
        assert row.get_absolute_url() not in factories.client_of(staff.manager).get(made.get_absolute_url()).text


def published(staff: Staff, made: Incident) -> Publication:
    """Bring the incident to the public: prepared on its page, approved by another person."""
    client = factories.client_of(staff.officer)
    address = f"{made.get_absolute_url()}draft-publication/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"title": ""}).status_code == 422
    assert client.post(address, {"title": "通知書の誤交付について"}).status_code == 303
    assert client.post(address, {"title": "もう一つ"}).status_code == 409
    row = Publication.objects.get(subject_id=made.pk)
    officer, other = factories.actor(staff.officer), factories.actor(factories.person("vice_president"))
    run(publishing.submit, actor=officer, subject=row.pk)
    edition = edition_in_review(row)
    run(publishing.approve, actor=other, subject=row.pk, seen=edition.hash if edition else "")
    run(publishing.publish, actor=officer, subject=row.pk)
    outbox.dispatch()
    row.refresh_from_db()
    return row


def test_a_text_taken_back_is_gone_for_the_public(staff: Staff) -> None:
    made = making.assessed(staff, sensitive="yes")
    row = published(staff, made)
    at = f"/leaks/{row.pk}/"
    assert Client().get(at).status_code == 200
    run(publishing.withdraw, actor=factories.actor(staff.officer), subject=row.pk, reason="誤り")
    assert [Client().get(page).status_code for page in (at, f"/leaks/{uuid4()}/")] == [410, 404]
    assert row.title not in Client().get("/leaks/").content.decode()

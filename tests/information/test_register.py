"""information.register: anyone registers, written rules decide at once who gets it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.choices import Position, Track
from compliance.information import actions
from compliance.information.choices import Kind, LeftOut, Source
from compliance.information.content import Heard, heard_in
from compliance.information.models import Delivery, Information
from governance import clock, vault
from governance.calendar.business_days import add_business_days
from governance.deadlines.queries import faces_of
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Mail, Notice
from governance.organization.models import Unit
from governance.runner import Invisible, run
from tests.information import making
from tests.support import factories

ADDRESS = "/compliance/information/register/"


def answers(**changes: Any) -> dict[str, Any]:
    now = timezone.localtime(clock.now())
    fields = {
        "what": making.WORDS,
        "source": "complaint",
        "aware_on": now.date().isoformat(),
        "aware_time": "00:00",
        "unit": str(making.office().pk),
        "position": "staff",
        "kinds": ["leak"],
        "relation": "told",
        "idempotency_key": "k",
    }
    return fields | changes


def test_anyone_signed_in_registers_and_it_is_routed_in_the_same_moment(db: None) -> None:
    person = factories.person("staff")
    client = factories.client_of(person)
    answer = client.post(ADDRESS, answers())
    information = Information.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/compliance/information/entries/{information.pk}/")
    assert information.registered_by == person
    assert making.posts(information) == {"compliance_head", "chief_privacy_officer", "service_promotion"}
    assert set(information.deliveries.values_list("delivered_at", flat=True)) == {information.registered_at}
    entries = Entry.objects.filter(subject_id=information.pk, outcome="done")
    assert [e.action for e in entries] == ["information.register"]


def test_sent_twice_it_registers_once(db: None) -> None:
    client = factories.client_of(factories.person("staff"))
    places = {client.post(ADDRESS, answers())["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Information.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("what", "", "入力してください"),
        ("source", "rumour", "選択"),
        ("aware_on", "2099-01-01", "今日以前"),
        ("aware_time", "25時", "14:30"),
        ("relation", "", "選んでください"),
        ("relation", "area", "選択"),
        ("unit", "x", "一覧"),
        ("position", "nobody", "選択"),
    ],
)
def test_bad_input_is_said_at_the_field_and_keeps_what_was_typed(db: None, field: str, value: str, words: str) -> None:
    client = factories.client_of(factories.person("staff"))
    answer = client.post(ADDRESS, answers(**{"who": "書きかけの人", field: value}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "書きかけの人" in page
    assert not Information.objects.exists()


def test_a_time_that_has_not_come_yet_is_refused(db: None) -> None:
    ahead = timezone.localtime(clock.now() + timedelta(minutes=30))
    with clock.shifted(timedelta(minutes=-30)):
        client = factories.client_of(factories.person("staff"))
        answer = client.post(ADDRESS, answers(aware_on=ahead.date().isoformat(), aware_time=f"{ahead:%H:%M}"))
        page = answer.content.decode()
    assert answer.status_code == 422
    assert "過去の時刻" in page or "今日以前" in page
    assert not Information.objects.exists()


def test_nothing_that_was_heard_stands_in_clear(db: None) -> None:
    making.register(heard=Heard("墨田の金庫の話", "目印 花子"))
    outbox.dispatch()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s OR t::text LIKE %s',
                ["%墨田の金庫%", "%目印 花子%"],
            )
            assert cursor.fetchone()[0] == 0, table
    assert not Mail.objects.filter(body__contains="墨田").exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"compliance_head", "service_promotion"}),
        ({"source": Source.PRESS}, {"compliance_head", "vice_president"}),
        ({"source": Source.OTHER, "kinds": []}, {"compliance_head"}),
        ({"kinds": [Kind.MONEY]}, {"compliance_head", "audit_head", "vice_president", "service_promotion"}),
        ({"position": Position.COMPLIANCE_HEAD}, {"vice_president", "service_promotion"}),
        ({"position": Position.PRESIDENT}, {"statutory_auditor", "external_counsel"}),
        ({"position": Position.VICE_PRESIDENT, "kinds": [Kind.MONEY]}, {"statutory_auditor", "external_counsel"}),
    ],
)
def test_the_rules_decide(db: None, changes: dict[str, Any], expected: set[str]) -> None:
    assert making.posts(making.register(**changes)) == expected


def test_a_post_whose_own_unit_is_concerned_gets_nothing(db: None) -> None:
    privacy = Unit.objects.get(code="D12")
    factories.person("chief_privacy_officer", at=privacy)
    information = making.register(unit=privacy, kinds=[Kind.LEAK])
    assert "chief_privacy_officer" not in making.posts(information)
    assert information.left_out == {"chief_privacy_officer": LeftOut.OWN_UNIT}


def test_people_named_are_kept_out_and_the_track_follows(db: None) -> None:
    head = factories.person("compliance_head", name="名指 一郎")
    vice = factories.person("vice_president")
    information = making.register(heard=Heard("名指一郎さんが止めた。", ""))
    assert information.track == Track.VICE_PRESIDENT
    assert "compliance_head" not in making.posts(information)
    assert factories.client_of(head).get(information.get_absolute_url()).status_code == 404
    assert factories.client_of(vice).get(information.get_absolute_url()).status_code == 200


def test_content_opens_for_recipients_only(db: None) -> None:
    counsel, privacy = factories.person("external_counsel"), factories.person("chief_privacy_officer")
    information = making.register(kinds=[Kind.LEAK])
    assert heard_in(information, factories.actor(privacy)).what == making.WORDS
    with pytest.raises(vault.Locked):
        heard_in(information, factories.actor(counsel))


def test_recipients_are_told_without_content_all_at_once(db: None) -> None:
    people = [factories.person(post) for post in ("compliance_head", "service_promotion")]
    outsider = factories.person("audit_head")
    information = making.register()
    outbox.dispatch()
    notices = Notice.objects.filter(reference=information.reference)
    assert {n.person_id for n in notices} == {p.pk for p in people}
    assert not notices.filter(person=outsider).exists()


def tones(information: Information) -> dict[str, str]:
    faces = faces_of("information.information", [information.pk])[information.pk]
    return {face.code: face.tone for face in faces}


def test_routing_meets_the_first_clock_and_starts_the_second(db: None) -> None:
    information = making.register()
    assert tones(information) == {"D5": "met", "D5b": "calm"}
    assert information.in_time


def test_late_registration_is_measured(db: None) -> None:
    known = clock.now() - timedelta(days=20)
    information = making.register(aware_at=known)
    assert not information.in_time
    face = next(f for f in faces_of("information.information", [information.pk])[information.pk] if f.code == "D5")
    assert face.due_on == add_business_days(timezone.localdate(known), 1)
    assert face.settled_on is not None
    assert face.settled_on > face.due_on


def test_who_registered_follows_it_but_reads_nothing(db: None) -> None:
    person = factories.person("staff")
    information = making.register(person)
    client = factories.client_of(person)
    page = client.get(information.get_absolute_url()).content.decode()
    assert "伝達しました" in page or "受付" in page
    assert making.WORDS not in page
    assert information.reference in client.get("/compliance/information/").content.decode()
    with pytest.raises(Invisible):
        run(actions.take_up, actor=factories.actor(factories.person("staff")), subject=information.pk)


def test_the_result_is_not_shown_to_who_registered(db: None) -> None:
    person = factories.person("staff")
    information, actor = making.taken_up(by=person)
    client = factories.client_of(person)
    before = client.get(information.get_absolute_url()).content.decode()
    assert "対応中" in before
    run(actions.make_case, actor=actor, subject=information.pk)
    after = client.get(information.get_absolute_url()).content.decode()
    assert "対応は終わりました" in after
    case = Information.objects.get(pk=information.pk).case
    assert case is not None
    assert case.reference not in after


@pytest.mark.parametrize(
    "role", ["staff", "office_head", "system_admin", "investigator", "committee_member", "audit_head"]
)
def test_strangers_learn_nothing(db: None, role: str) -> None:
    information = making.register()
    client = factories.client_of(factories.person(role))
    assert client.get(information.get_absolute_url()).status_code == 404
    assert client.get(f"{information.get_absolute_url()}take-up/").status_code == 404
    assert information.reference not in client.get("/compliance/information/").content.decode()


def test_the_head_of_the_unit_concerned_sees_nothing_even_as_recipient(db: None) -> None:
    audit = Unit.objects.get(code="D04")
    person = factories.person("audit_head", at=audit)
    information = making.register(unit=audit, kinds=[Kind.MONEY])
    assert factories.client_of(person).get(information.get_absolute_url()).status_code == 404
    outbox.dispatch()
    assert not Notice.objects.filter(person=person).exists()


def test_files_go_to_the_recipients(db: None) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = factories.client_of(factories.person("staff"))
    note = SimpleUploadedFile("メモ.txt", "控えです。".encode())
    assert client.post(ADDRESS, answers(files=[note])).status_code == 303
    information = Information.objects.get()
    reader = factories.client_of(factories.person("compliance_head"))
    page = reader.get(information.get_absolute_url()).content.decode()
    assert "メモ.txt" in page
    path = page.split('<ul class="file-list">')[1].split('href="')[1].split('"')[0]
    assert b"".join(reader.get(path)).decode() == "控えです。"  # type: ignore[call-overload]
    assert Entry.objects.filter(action="information.download", subject_id=information.pk).count() == 1
    assert client.get(path).status_code == 404
    assert reader.get(path.replace(path.split("/")[-2], str(uuid.uuid4()))).status_code == 404


def test_the_database_keeps_the_rules(db: None) -> None:
    information = making.register()
    for change in ({"state": "answered"}, {"state": "case"}, {"area": "voice"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Information.objects.filter(pk=information.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(
            information=information, role="compliance_head", why="standing", delivered_at=clock.now()
        )


def test_lists_take_a_constant_number_of_queries(db: None) -> None:
    reader, person = factories.client_of(factories.person("compliance_head")), factories.person("staff")
    own = factories.client_of(person)
    pages = [(reader, "/compliance/information/received/"), (own, "/compliance/information/"), (reader, "/desk/")]

    def counts() -> list[int]:
        found = []
        for client, address in pages:
            client.get(address)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    making.register(person)
    one = counts()
    for _ in range(5):
        making.register(person)
    assert counts() == one


def test_the_list_filters_sorts_and_exports(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    press, other = (
        making.register(source=Source.PRESS, kinds=[Kind.LEAK]),
        making.register(aware_at=clock.now() - timedelta(days=30)),
    )
    address = "/compliance/information/received/"
    page = client.get(f"{address}?source=press&kind=leak&in_time=true&sort=-delay").content.decode()
    assert press.reference in page
    assert other.reference not in page
    export = client.post(f"{address}?in_time=false", {"format": "csv"})
    text = b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]
    assert other.reference in text
    assert press.reference not in text
    assert "720.0" in text

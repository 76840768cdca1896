"""Somebody asks who has viewed their record: taken in, decided, handed out, each look in the ledger."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from governance import clock
from governance.desk.registry import items_for
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import NotAllowed
from privacy.monitoring import actions
from privacy.monitoring.document import purpose_of, rows_of
from privacy.monitoring.models import TrailRequest
from privacy.monitoring.refusals import TooMany
from tests.core.canary.taking import text_of
from tests.privacy_monitoring import making
from tests.privacy_monitoring.making import NEIGHBOUR, RECORD, Log
from tests.support import factories

pytestmark = pytest.mark.django_db
BASE = "/privacy/monitoring/trails/"
NAME = "請求 花子"


@pytest.fixture
def manager(log: Log) -> Person:
    return making.manager()


@pytest.fixture
def officer(log: Log) -> Person:
    return making.officer()


@pytest.fixture
def own(manager: Person) -> Client:
    return factories.client_of(manager)


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def form(**changes: Any) -> dict[str, Any]:
    today = clock.today()
    return key(
        name=NAME, record=RECORD, first=(today - timedelta(days=30)).isoformat(), last=today.isoformat(),
        asked_on=today.isoformat(), identity="licence", identity_note="顔写真と見比べた",
    ) | changes  # fmt: skip


def filed(client: Client) -> TrailRequest:
    assert client.post(f"{BASE}file-trail-request/", form()).status_code == 303
    return TrailRequest.objects.get()


def test_from_the_request_to_the_report(log: Log, manager: Person, officer: Person, own: Client) -> None:
    log.view("S1", 1, kind="reception")
    log.view("S2", 2)
    trail = filed(own)
    address = trail.get_absolute_url()
    page = own.get(address).text
    assert "●●●●●●●●90" in page
    for hidden in (RECORD, NAME):
        assert hidden not in page
    assert own.get(f"{address}export-trail/").status_code == 403
    outbox.dispatch()
    assert Notice.objects.get(kind="monitoring.trail_requested").person == officer
    assert [item for item in items_for(factories.actor(officer)) if item.url == address]
    decider = factories.client_of(officer)
    assert NAME in decider.post(f"{address}show-requester/", key()).text
    assert decider.post(f"{address}approve-trail/", key(note="")).status_code == 303
    outbox.dispatch()
    assert Notice.objects.get(kind="monitoring.trail_decided").person == manager
    report = own.post(f"{address}export-trail/", key())
    assert report["Content-Type"] == "application/pdf"
    assert report["Content-Disposition"].count(".pdf") == 1
    text = text_of(report.content)
    for word in (NAME, RECORD, "窓口", "記録なし", "2件"):
        assert word.replace(" ", "") in text
    for hidden in ("S1", "S2"):
        assert hidden not in text
    entry = Entry.objects.get(action="monitoring.export_trail", outcome="done")
    assert (entry.actor_id, entry.details) == (manager.pk, {"views": 2, "with_names": False})
    own.post(f"{address}export-trail/", key())
    assert Entry.objects.filter(action="monitoring.export_trail", outcome="done").count() == 2
    assert Entry.objects.filter(action="monitoring.show_requester", actor_id=officer.pk).count() == 1


def test_the_viewers_are_named_only_by_decision_and_for_a_reason(log: Log, officer: Person, own: Client) -> None:
    viewer = making.clerk(name="照会 次郎")
    log.view(viewer.staff_number, 1)
    log.view("S9", 2)
    trail, decider = filed(own), factories.client_of(officer)
    address = trail.get_absolute_url()
    assert decider.post(f"{address}approve-trail/", key(note="", with_names="on")).status_code == 409
    assert decider.post(f"{address}approve-trail/", key(note="裁判所の命令", with_names="on")).status_code == 303
    text = text_of(own.post(f"{address}export-trail/", key()).content)
    assert "照会次郎" in text
    assert "S9" in text


def test_a_refusal_has_a_reason_and_no_report(officer: Person, own: Client) -> None:
    trail, decider = filed(own), factories.client_of(officer)
    address = trail.get_absolute_url()
    assert decider.post(f"{address}refuse-trail/", key(reason="")).status_code == 422
    assert decider.post(f"{address}refuse-trail/", key(reason="本人の記録ではない")).status_code == 303
    assert "本人の記録ではない" in own.get(address).text
    assert own.post(f"{address}export-trail/", key()).status_code == 403


@pytest.mark.parametrize(
    "changes",
    [{"name": ""}, {"record": "1" * 21}, {"first": "2099-01-01"}, {"last": "2001-01-01"}, {"identity": "face"}],
)
def test_a_request_with_something_wrong_is_shown_again(own: Client, changes: dict[str, str]) -> None:
    assert own.post(f"{BASE}file-trail-request/", form(**changes)).status_code == 422
    assert not TrailRequest.objects.exists()


def test_nobody_decides_on_what_they_filed(officer: Person) -> None:
    client = factories.client_of(officer)
    trail = filed(client)
    assert client.get(f"{trail.get_absolute_url()}approve-trail/").status_code == 403
    with pytest.raises(NotAllowed):
        making.act(actions.approve_trail, officer, trail, note="", with_names=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrailRequest.objects.filter(pk=trail.pk).update(state="approved", decided_by=officer, decided_at=clock.now())


def test_who_sees_and_hands_out(own: Client, officer: Person) -> None:
    trail = filed(own)
    making.act(actions.approve_trail, officer, trail, note="", with_names=False)
    address = trail.get_absolute_url()
    block = factories.client_of(factories.person("block_head", at=making.unit("B4")))
    assert block.get(address).status_code == 200
    assert trail.reference in block.get(BASE).text
    for stranger in (making.manager(NEIGHBOUR), making.clerk(), factories.person("system_admin")):
        client = factories.client_of(stranger)
        for verb in ("", "export-trail/", "show-requester/"):
            assert client.get(address + verb).status_code == 404, (stranger, verb)
    for verb in ("export-trail/", "show-requester/"):
        assert block.post(address + verb, key()).status_code == 404


def test_neither_name_nor_record_stand_in_clear(own: Client) -> None:
    filed(own)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM privacy_monitoring_trailrequest t")
        (row,) = cursor.fetchone()
    assert RECORD not in row
    assert NAME not in row


def test_the_answer_of_a_manager_stands_in_the_report(log: Log, manager: Person, own: Client) -> None:
    clerk = making.clerk()
    for number in (1, 2, 3):
        log.hit("repeated" if number < 3 else "own_record", clerk.staff_number, number, clock_time="10:00:00")
        log.view("S1", number, kind="call" if number == 3 else None)
    making.go_through()
    for rule, answer in (("repeated", "confirm"), ("own_record", "deny")):
        for flag in clerk_flags(clerk, rule):
            if answer == "deny":
                making.deny(manager, flag)
            else:
                making.act(actions.confirm_purpose, manager, flag, shown=making.shown())
    found = {row.purpose for row in rows_of(filed(own))}
    assert found == {"業務目的を確認", "業務目的なし"}
    assert purpose_of("call", "") != purpose_of(None, "")


def clerk_flags(clerk: Person, rule: str) -> list[Any]:
    from privacy.monitoring.models import Flag

    return list(Flag.objects.filter(task__staff_id=clerk.staff_number, rule=rule))


def test_more_views_than_a_report_bears_are_refused(log: Log, officer: Person, own: Client) -> None:
    for number in range(1001):
        log.view("S1", number)
    trail = filed(own)
    making.act(actions.approve_trail, officer, trail, note="", with_names=False)
    answer = own.post(f"{trail.get_absolute_url()}export-trail/", key())
    assert answer.status_code == 409
    assert "1,000件" in answer.text
    with pytest.raises(TooMany):
        rows_of(trail)

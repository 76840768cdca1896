"""One filing, two receipts (seed part 2): the block gets it at the same moment and can neither stop, delay nor alter it."""

from datetime import timedelta
from typing import Any

import psycopg2
import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from governance import clock
from governance.access import visible
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import Invisible, NotAllowed
from tests.support import factories
from tests.support.database import CommittedDatabase, check_deferred
from tests.voice import making
from voice import actions
from voice.checks import compare_receipts
from voice.models import Delivery, ReceiptCheck, Voice


def receipts(filing: Any) -> dict[str, Delivery]:
    return {receipt.side: receipt for receipt in filing.deliveries.all()}


def test_both_sides_have_it_in_the_moment_of_filing(db: None) -> None:
    filed = making.voice()
    found = receipts(filed)
    assert {r.delivered_at for r in found.values()} == {filed.filed_at}
    assert (found["headquarters"].unit, found["block"].unit) == (None, making.block())


def test_both_sides_are_told_by_the_same_event(db: None) -> None:
    service, officer = factories.person("service_promotion"), making.block_officer()
    other = making.block_officer(making.ELSEWHERE)
    filed = making.voice()
    outbox.dispatch()
    told = Notice.objects.filter(kind="voice.voice_filed", reference=filed.reference)
    assert set(told.values_list("person_id", flat=True)) == {service.pk, officer.pk}
    assert len(set(told.values_list("event_id", flat=True))) == 1
    assert not visible(Voice, factories.actor(other)).exists()


def test_a_division_files_to_headquarters_alone(db: None) -> None:
    filed = making.voice(by=factories.person("staff", at=making.unit("D05")))
    assert set(receipts(filed)) == {"headquarters"}


def test_headquarters_reads_while_the_block_has_not_opened_it(db: None) -> None:
    service = factories.person("service_promotion")
    filed = making.voice()
    assert factories.client_of(service).get(filed.get_absolute_url()).status_code == 200
    found = receipts(filed)
    assert found["headquarters"].seen_by == service
    assert found["block"].seen_at is None


def test_the_first_look_counts_and_each_side_acknowledges_for_itself(db: None) -> None:
    officer, second = making.block_officer(), making.block_officer()
    filed = making.voice()
    making.act(actions.open_voice, officer, filed)
    with clock.shifted(timedelta(hours=2)):
        making.act(actions.acknowledge, second, filed)
    found = receipts(filed)
    assert (found["block"].seen_by, found["block"].acknowledged_by) == (officer, second)
    assert found["headquarters"].seen_at is None


def test_the_office_and_the_president_do_not_stamp_receipts(db: None) -> None:
    filer, president = making.clerk(), factories.person("president")
    filed = making.voice(by=filer)
    for reader in (filer, president):
        assert factories.client_of(reader).get(filed.get_absolute_url()).status_code == 200
        with pytest.raises(NotAllowed):
            making.act(actions.acknowledge, reader, filed)
    assert all(r.seen_at is None for r in receipts(filed).values())


@pytest.mark.parametrize(
    "change",
    [
        lambda filed: Voice.objects.filter(pk=filed.pk).update(text="書き換え"),
        lambda filed: Voice.objects.filter(pk=filed.pk).update(kind="praise"),
        lambda filed: filed.deliveries.filter(side="headquarters").delete(),
        lambda filed: filed.deliveries.update(delivered_at=clock.now() + timedelta(hours=1)),
        lambda filed: filed.deliveries.filter(side="block").update(side="headquarters", unit=None),
        lambda filed: Voice.objects.filter(pk=filed.pk).delete(),
    ],
)
def test_the_database_refuses_to_alter_or_remove_what_was_filed(db: None, change: Any) -> None:
    filed = making.voice()
    with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
        change(filed)
    assert Voice.objects.get(pk=filed.pk).text == filed.text
    assert filed.deliveries.count() == 2


def test_a_time_of_reading_is_never_put_back(db: None) -> None:
    service = factories.person("service_promotion")
    filed = making.voice()
    making.act(actions.acknowledge, service, filed)
    for field in ("seen_at", "acknowledged_at"):
        with pytest.raises(DatabaseError), transaction.atomic():
            filed.deliveries.filter(side="headquarters").update(**{field: clock.now() + timedelta(days=1)})


@pytest.mark.parametrize("side", ["headquarters", "block"])
def test_a_filing_with_one_receipt_does_not_exist(db: None, side: str) -> None:
    filer, now = making.clerk(), clock.now()
    with transaction.atomic():
        fields = {name: value for name, value in vars(making.heard()).items() if name != "customer"}
        filed = Voice.objects.create(
            reference="V-AAAA-0001", unit=making.unit(), block=making.block(), filed_by=filer, filed_at=now, **fields
        )
        Delivery.objects.create(
            voice=filed, side=side, unit=making.block() if side == "block" else None, delivered_at=now
        )
        factories.ledger_note()
        with pytest.raises(DatabaseError):
            check_deferred()
        transaction.set_rollback(True)


def test_others_of_the_block_add_under_their_name_and_change_nothing(db: None) -> None:
    officer, filer = making.block_officer(), making.clerk()
    filed = making.voice(by=filer)
    making.act(actions.add_to_voice, officer, filed, text="同じ声がほかの事務所にもあります。")
    outbox.dispatch()
    assert filed.additions.get().author == officer
    assert Notice.objects.filter(kind="voice.voice_commented", person=filer).count() == 1


def test_who_sees_a_voice(db: None) -> None:
    filer = making.clerk()
    filed = making.voice(by=filer)
    sees = [
        filer, factories.person("office_head", at=making.unit()), making.block_officer(),
        factories.person("block_head", at=making.block()), factories.person("quality_management"),
        factories.person("vice_president"),
    ]  # fmt: skip
    blind = [
        making.clerk(), factories.person("office_head", at=making.unit(making.NEIGHBOUR)),
        making.block_officer(making.ELSEWHERE), factories.person("auditor"), factories.person("system_admin"),
        factories.person("compliance_head"),
    ]  # fmt: skip
    for reader in sees:
        assert visible(Voice, factories.actor(reader)).get() == filed
    for reader in blind:
        with pytest.raises(Invisible):
            making.act(actions.open_voice, reader, filed)


def test_what_waits_on_the_desk_of_each_side(db: None) -> None:
    service, officer = factories.person("service_promotion"), making.block_officer()
    filed, told = making.voice(), making.incident()
    for reader in (service, officer):
        assert {i.reference for i in items_for(factories.actor(reader))} == {filed.reference, told.reference}
    making.act(actions.acknowledge, service, filed)
    assert [i.reference for i in items_for(factories.actor(service))] == [told.reference]
    assert len(items_for(factories.actor(officer))) == 2


class TestComparison:
    def test_each_day_is_compared_once(self, db: None) -> None:
        making.voice()
        making.incident(by=making.clerk(making.ELSEWHERE))
        making.voice(by=factories.person("staff", at=making.unit("D05")))
        with clock.shifted(timedelta(days=1)):
            assert (compare_receipts(), compare_receipts()) == (7, 0)
            check = ReceiptCheck.objects.get(day=clock.today() - timedelta(days=1))
        assert (check.filed, check.headquarters, check.block, check.missing) == (2, 2, 2, [])
        assert check.is_equal
        outbox.dispatch()
        assert not Notice.objects.filter(kind="voice.receipts_checked").exists()

    def test_a_receipt_removed_behind_the_application_raises_the_alarm(self, committed_db: CommittedDatabase) -> None:
        service, auditor = factories.person("service_promotion"), factories.person("audit_head")
        filed = making.voice()
        with psycopg2.connect(committed_db.owner_url) as server, server.cursor() as cursor:
            cursor.execute("ALTER TABLE voice_delivery DISABLE TRIGGER USER")
            cursor.execute("DELETE FROM voice_delivery WHERE side = 'headquarters'")
        with clock.shifted(timedelta(days=1)):
            compare_receipts()
            outbox.dispatch()
            page = factories.client_of(auditor).get("/voice/receipts/").content.decode()
        check = ReceiptCheck.objects.order_by("-day")[0]
        assert (check.filed, check.headquarters, check.block, check.missing) == (1, 0, 1, [filed.reference])
        told = Notice.objects.filter(kind="voice.receipts_checked").values_list("person_id", flat=True)
        assert {service.pk, auditor.pk} <= set(told)
        assert "不一致" in page
        assert filed.reference in page

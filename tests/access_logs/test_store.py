"""The store is compared with the ledger each day; files that could not be taken in are kept for their days and no longer."""

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from governance import clock
from governance.desk.registry import items_for
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import NotAllowed, run
from privacy.access_logs import actions, store, verifying
from privacy.access_logs.choices import Wrong
from privacy.access_logs.intake.working import take_in
from privacy.access_logs.models import Damage, DayPart, LogDay, LogFile, StoreCheck
from privacy.access_logs.verifying import compare, compare_once_a_day
from privacy.monitoring import chores
from privacy.monitoring.models import Forgetting
from tests.access_logs import making
from tests.access_logs.making import contact, rows_stored, take, view, yesterday
from tests.support import factories

pytestmark = pytest.mark.django_db
BASE = "/privacy/access_logs/"
REASON = "運用担当がすべてのバックアップを確かめたが、なかった。"


@pytest.fixture
def officer() -> Person:
    return making.officer()


def part_of(file: LogFile) -> DayPart:
    return file.parts.get()


def on_the_desk(person: Person) -> list[str]:
    return [item.reference for item in items_for(factories.actor(person)) if item.url == f"{BASE}damages/"]


def test_a_missing_and_an_altered_day_become_tasks_of_the_officer_once(officer: Person) -> None:
    missing = part_of(take("views_1.csv", [view(1)]))
    altered = part_of(take("views_2.csv", [view(2, day=yesterday(2))]))
    take("views_3.csv", [view(3, day=yesterday(3))])
    store.stored(missing).unlink()
    store.stored(altered).write_bytes(b"other")
    for _turn in range(2):
        assert compare() == 2
    assert {(row.part, row.wrong) for row in Damage.objects.all()} == {
        (missing, Wrong.MISSING), (altered, Wrong.ALTERED),
    }  # fmt: skip
    assert sorted(on_the_desk(officer)) == sorted([yesterday().isoformat(), yesterday(2).isoformat()])
    assert [(row.parts, row.found) for row in StoreCheck.objects.order_by("checked_at")] == [(3, 2), (3, 0)]
    outbox.dispatch()
    assert Notice.objects.filter(person=officer, kind="access_logs.store_compared").count() == 1
    page = factories.client_of(officer).get(f"{BASE}damages/").text
    assert "views_1.csv" in page
    assert "台帳の記録と一致しません" in page
    assert "2件あります" in factories.client_of(officer).get(f"{BASE}days/").text


def test_what_was_put_back_is_found_by_the_next_comparison(officer: Person) -> None:
    part = part_of(take("views_1.csv", [view(1)]))
    path = store.stored(part)
    kept = path.read_bytes()
    path.unlink()
    compare()
    path.write_bytes(kept)
    assert compare() == 0
    assert Damage.objects.get().state == "mended"
    assert on_the_desk(officer) == []


def test_the_store_is_compared_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    take("views_1.csv", [view(1)])
    assert [compare_once_a_day(), compare_once_a_day()] == [True, False]
    with clock.shifted(timedelta(days=1)):
        assert compare_once_a_day()
    with clock.shifted(timedelta(days=2)):
        monkeypatch.setattr(verifying, "alone", lambda _lock: nullcontext(False))
        assert not compare_once_a_day()


def test_a_day_is_given_up_for_a_reason_and_its_file_can_come_again(officer: Person) -> None:
    client = factories.client_of(officer)
    take("views_1.csv", [view(1), view(2), view(9, day=yesterday(2))])
    take("views_2.csv", [view(3)])
    making.explained()
    lost = DayPart.objects.get(file__name="views_1.csv", day=yesterday())
    store.stored(lost).unlink()
    compare()
    damage = Damage.objects.get()
    address = f"{BASE}damages/{damage.pk}/give-up/"
    assert address in client.get(f"{BASE}damages/").text
    assert 'aria-invalid="true"' in submit_as(client, address, reason="")
    submit_as(client, address, reason=REASON)
    damage.refresh_from_db()
    assert (damage.state, damage.settled_by, damage.reason) == ("lost", officer, REASON)
    assert REASON in client.get(f"{BASE}damages/?state=lost").text
    assert on_the_desk(officer) == []
    assert compare() == 0

    figures = LogDay.objects.get(day=yesterday())
    take("contacts_1.csv", [contact(1)])
    making.explained()
    assert LogDay.objects.get(day=yesterday()).views == figures.views == 3  # figures do not follow a loss

    again = take("views_1_again.csv", [view(1), view(2), view(9, day=yesterday(2))])
    assert {(part.day, part.rows, part.doubled) for part in again.parts.all()} == {
        (yesterday(), 2, 0), (yesterday(2), 0, 1),
    }  # fmt: skip
    making.explained()
    assert [row[0] for row in rows_stored("views")] == [1, 2, 3]
    take("contacts_2.csv", [contact(2)])
    assert LogDay.objects.get(day=yesterday()).state == "waiting"


def test_only_the_officer_gives_up_and_readers_read(officer: Person) -> None:
    store.stored(part_of(take("views_1.csv", [view(1)]))).unlink()
    compare()
    damage = Damage.objects.get()
    president = factories.person("president")
    with pytest.raises(NotAllowed):
        run(actions.give_up, actor=factories.actor(president), subject=damage.pk, reason=REASON)
    page = factories.client_of(president).get(f"{BASE}damages/").text
    assert "views_1.csv" in page
    assert "give-up" not in page
    head = factories.client_of(factories.person("office_head", making.unit()))
    assert head.get(f"{BASE}damages/").status_code == 404
    assert head.get(f"{BASE}files/rejected/").status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic():
        Damage.objects.update(state="lost")


def submit_as(client: Client, address: str, **fields: str) -> str:
    return client.post(address, {"idempotency_key": "k", "subject_version": 1} | fields, follow=True).text


def keep_rejected(days: int) -> None:
    with clock.shifted(timedelta(days=days)):
        chores.forget_rejected_files()


def test_what_could_not_be_taken_in_is_kept_for_its_days_and_then_thrown_away(officer: Person) -> None:
    file = take("views_1.csv", [], head="a,b")
    client = factories.client_of(officer)
    page = client.get(f"{BASE}files/rejected/").text
    assert file.name in page
    assert file.reason in page
    assert "90日" in page
    keep_rejected(90)
    assert len(list(store.folder("rejected").iterdir())) == 1
    keep_rejected(91)
    file.refresh_from_db()
    assert (file.state, file.reason != "") == ("removed", True)
    assert not list(store.folder("rejected").iterdir())
    assert Entry.objects.filter(action="access_logs.remove", subject_id=file.pk).exists()
    assert (Forgetting.objects.get().what, Forgetting.objects.get().number) == ("files", 1)
    keep_rejected(92)
    assert Forgetting.objects.count() == 1
    assert "廃棄しました" in client.get(file.get_absolute_url()).text
    assert file.name not in client.get(f"{BASE}files/rejected/").text


def test_a_rejected_file_left_by_a_killed_worker_goes_too() -> None:
    take("views_1.csv", [], head="a,b")
    left = next(store.folder("rejected").iterdir())
    data = left.read_bytes()
    keep_rejected(91)
    Path(left).write_bytes(data)
    keep_rejected(91)
    assert not left.exists()


def test_of_two_equal_files_of_one_batch_the_first_by_name_counts() -> None:
    for name in ("views_b.csv", "views_a.csv", "views_c.csv"):
        making.put(name, [view(1)])
    take_in()
    assert dict(LogFile.objects.values_list("name", "state")) == {
        "views_a.csv": "stored", "views_b.csv": "doubled", "views_c.csv": "doubled",
    }  # fmt: skip

"""Access logs come in: whatever happens to a file, nothing is lost and nothing counts twice."""

import hashlib
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from governance.keys import digest
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from privacy.access_logs import store
from privacy.access_logs.intake import working
from privacy.access_logs.intake.working import take_in
from privacy.access_logs.kinds import ADDRESS, SURNAME, day_in, kind_of
from privacy.access_logs.models import DayPart, LogDay, LogFile
from tests.access_logs import making
from tests.access_logs.making import put, put_bytes, rows_stored, take, view, yesterday

pytestmark = pytest.mark.django_db


def test_a_file_is_stored_by_day_with_its_hash_in_the_ledger() -> None:
    file = take("views_1.csv", [view(1), view(2), view(3, day=yesterday(2))])
    assert (file.state, file.rows, file.wrong) == ("stored", 3, 0)
    parts = list(file.parts.order_by("day"))
    assert [(part.day, part.rows) for part in parts] == [(yesterday(2), 1), (yesterday(), 2)]
    for part in parts:
        path = store.stored(part)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == part.sha256
        assert Entry.objects.filter(
            action="access_logs.store", subject_id=part.pk, details__sha256=part.sha256
        ).exists()
    assert set(LogDay.objects.values_list("day", flat=True)) == {yesterday(), yesterday(2)}
    assert not list(store.drop().iterdir())
    assert not list(store.folder("work").iterdir())


def test_the_same_file_twice_is_known_by_its_bytes() -> None:
    first = take("views_1.csv", [view(1)])
    second = take("views_again.csv", [view(1)])
    assert (second.state, second.same_as) == ("doubled", first)
    assert len(rows_stored("views")) == 1


def test_overlapping_files_count_each_row_once_and_keep_what_differs() -> None:
    take("views_1.csv", [view(1), view(2)])
    second = take("views_2.csv", [view(2), view(3), view(1, staff_id="S9")])
    part = second.parts.get()
    assert (part.rows, part.doubled, part.differing) == (1, 1, 1)
    assert [row[0] for row in rows_stored("views")] == [1, 2, 3]
    assert rows_stored("views")[0][2] == "S1"
    kept = duckdb.sql(f"SELECT staff_id FROM '{store.wrong(part.pk)}'").fetchall()
    assert kept == [("S9",)]


def test_repeats_within_a_file_count_once() -> None:
    part = take("views_1.csv", [view(1), view(1), view(1), view(2)]).parts.get()
    assert (part.found, part.rows, part.doubled, part.differing) == (4, 2, 2, 0)
    assert len(rows_stored("views")) == 2


def test_a_late_file_for_an_old_day_is_added_and_the_day_is_explained_anew() -> None:
    take("views_1.csv", [view(1, day=yesterday(9))])
    making.explained()
    day = LogDay.objects.get()
    assert (day.state, day.views) == ("explained", 1)
    take("views_late.csv", [view(2, day=yesterday(9))])
    assert LogDay.objects.get().state == "waiting"
    making.explained()
    assert LogDay.objects.get().views == 2
    assert LogDay.objects.get().version > day.version


def test_wrong_rows_are_reported_with_their_line_and_the_others_count() -> None:
    rows = [view(1), "x" + view(2), view(3, day=yesterday(-30)), view(4) + ",", "5,half", view(6, staff_id="")]
    file = take("views_1.csv", rows)
    assert (file.state, file.rows, file.wrong) == ("stored", 6, 4)
    assert len(rows_stored("views")) == 2
    told = {(fault.row, fault.column, fault.problem) for fault in file.faults.all()}
    assert (3, "log_no", "cast") in told
    assert {problem for _row, _column, problem in told} >= {"cast", "columns", "value"}
    assert {column for _row, column, problem in told if problem == "value"} == {"viewed_at", "staff_id"}


def test_a_file_cut_off_in_the_middle_of_a_row_loses_only_that_row() -> None:
    text = making.HEADS["views"] + "\n" + view(1) + "\n" + view(2)[:30]
    put_bytes("views_cut.csv", text.encode())
    take_in()
    file = LogFile.objects.get()
    assert (file.state, file.rows, file.wrong) == ("stored", 2, 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("views_1.parquet", b"PAR1 and then nothing"),
        ("views_1.csv", b"\x00\x01\x02" * 400),
        ("views_1.csv", b""),
        ("views_1.csv", b"log_no,viewed_at\n1,2026-01-01\n"),
        ("views_1.csv", (making.HEADS["views"] + "\n").encode()),
        ("views_1.csv", (making.HEADS["views"] + "\n" + "a,b\n" * 9).encode()),
        ("something.csv", b"a\n1\n"),
        ("staff_without_day.csv", (making.HEADS["staff"] + "\nS1,a,b,13001,2020-01-01,\n").encode()),
    ],
    ids=["damaged parquet", "no text", "empty", "columns missing", "no rows", "no row right", "unknown", "list without day"],
)  # fmt: skip
def test_what_cannot_be_read_is_rejected_with_a_reason_and_kept(name: str, data: bytes) -> None:
    officer = making.officer()
    put_bytes(name, data)
    assert take_in() == 1
    file = LogFile.objects.get()
    assert file.state == "rejected"
    assert file.reason
    assert [path.read_bytes() for path in store.folder("rejected").iterdir()] == [data]
    assert not list(store.folder("staged").iterdir())  # rows of it that could be read lie nowhere else
    assert take_in() == 0
    outbox.dispatch()
    assert Notice.objects.filter(person=officer, kind="access_logs.file_rejected").exists()


def test_a_file_that_is_not_as_it_was_sent_is_rejected() -> None:
    path = put("views_1.csv", [view(1)])
    store.sum_of(path).write_text(f"{'0' * 64}  views_1.csv\n")
    take_in()
    assert LogFile.objects.get().state == "rejected"
    path = put("views_1.csv", [view(1)])
    store.sum_of(path).write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  views_1.csv\n")
    take_in()
    assert LogFile.objects.filter(state="stored").count() == 1
    assert not list(store.folder("work").iterdir())


def test_japanese_headings_shift_jis_line_ends_and_further_columns_are_understood() -> None:
    head = "備考,照会日時,照会番号,職員番号,端末番号,事務所コード,記録番号,機能コード"
    rows = [f"窓口,{yesterday()} 10:00:00,1,S1,T1,13001,R1,KYUFU"]
    file = take("views_sjis.csv", rows, head=head, end="\r\n", encoding="cp932")
    assert (file.state, file.wrong) == ("stored", 0)
    assert rows_stored("views")[0][0] == 1


def test_parquet_is_taken_as_csv_is(tmp_path: Path) -> None:
    put("views_1.csv", [view(1), view(2)])
    (tmp_path / "drop" / "views_1.csv").rename(tmp_path / "given.csv")
    duckdb.sql(f"COPY (FROM read_csv('{tmp_path}/given.csv')) TO '{tmp_path}/drop/views_2.parquet'")
    take_in()
    assert LogFile.objects.get().state == "stored"
    assert len(rows_stored("views")) == 2


def test_names_and_addresses_are_kept_as_keyed_digests_alone(tmp_path: Path) -> None:
    take("records_2026-01-05.csv", ["R1,佐藤,架空県見本市1,,false", "R2,佐 藤,架空県見本市2,S1,true"])
    take(
        "searches_1.csv",
        [f"1,1,{yesterday()} 10:00:00,S1,T1,13001,佐藤,R1", f"1,2,{yesterday()} 10:00:00,S1,T1,13001,佐藤,"],
    )
    part = DayPart.objects.get(kind="records")
    rows = duckdb.sql(f"FROM read_parquet('{store.stored(part)}', hive_partitioning=false) ORDER BY ALL").fetchall()
    assert rows[0][1] == rows[1][1] == digest(SURNAME, "佐藤".encode())
    assert rows[0][2] == digest(ADDRESS, "架空県見本市1".encode())
    assert rows_stored("searches")[0][6] == rows[0][1]
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "佐藤".encode() not in everything
    assert "架空県".encode() not in everything


@pytest.mark.parametrize("step", ["checking", "after checking", "storing", "before the end", "clearing"])
def test_a_worker_killed_at_any_step_is_gone_on_with(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is thrown stands for the kill: nothing after it runs, and the next worker knows only database and disk."""
    rows = [view(1), view(2), view(3, day=yesterday(2))]
    put("views_1.csv", rows)
    place = {"checking": "check", "after checking": "_store", "storing": "store_part", "before the end": "_put_away"}
    with monkeypatch.context() as broken:
        if step == "clearing":
            broken.setattr(working.store, "clear", _killed)
        elif step == "storing":
            broken.setattr(working, "store_part", _killed_after_the_first())
        else:
            broken.setattr(working, place[step], _killed)
        if step in ("clearing", "before the end"):
            with pytest.raises(_KilledError):
                take_in()
        else:
            assert take_in() == 0
    take_in()
    assert [row[0] for row in rows_stored("views") + rows_stored("views", yesterday(2))] == [1, 2, 3]
    assert LogFile.objects.get().state == "stored"
    assert not list(store.folder("work").iterdir())
    take_in()
    assert len(rows_stored("views")) == 2


class _KilledError(Exception):
    pass


def _killed(*_: Any, **__: Any) -> Any:
    raise _KilledError


def _killed_after_the_first() -> Any:
    real, calls = working.store_part, iter((True, False))

    def store_part(part: DayPart) -> Any:
        done = real(part)  # the file is in the store, and no row says so yet
        if next(calls, False):
            return done
        raise _KilledError

    return store_part


def test_a_file_that_was_moved_before_the_kill_gets_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    put("views_1.csv", [view(1)])
    monkeypatch.setattr(working, "_register", lambda: None)
    take_in()
    assert not LogFile.objects.exists()
    monkeypatch.undo()
    take_in()
    assert LogFile.objects.get().state == "stored"


def test_a_file_that_is_still_being_written_is_left(settings: Any) -> None:
    put("views_1.csv", [view(1)])
    put("views_2.csv.part", [view(2)])
    settings.ACCESS_LOGS_SETTLE_SECONDS = 60
    take_in()
    assert not LogFile.objects.exists()
    assert len(list(store.drop().iterdir())) == 2


def test_one_worker_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    put("views_1.csv", [view(1)])
    monkeypatch.setattr(working, "alone", lambda lock: _Taken())
    assert take_in() == 0
    assert not LogFile.objects.exists()


class _Taken:
    def __enter__(self) -> bool:
        return False

    def __exit__(self, *_: object) -> None:
        return


def test_what_is_stored_is_never_changed() -> None:
    part = take("views_1.csv", [view(1)]).parts.get()
    for change in ({"found": 5}, {"rows": 0}, {"sha256": ""}):
        with pytest.raises(DatabaseError), transaction.atomic():
            DayPart.objects.filter(pk=part.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        DayPart.objects.filter(pk=part.pk).delete()


def test_the_store_can_be_compared_with_its_hashes(capsys: pytest.CaptureFixture[str]) -> None:
    part = take("views_1.csv", [view(1)]).parts.get()
    call_command("verify_access_logs")
    store.stored(part).write_bytes(b"other")
    with pytest.raises(CommandError):
        call_command("verify_access_logs")


def test_the_command_takes_files_from_anywhere(tmp_path: Path) -> None:
    path = put("views_1.csv", [view(1)])
    moved = path.rename(tmp_path / path.name)
    call_command("take_in_logs", str(moved))
    assert LogDay.objects.get().state == "explained"
    assert moved.exists()
    with pytest.raises(CommandError):
        call_command("take_in_logs", "nowhere.csv")


def test_names_of_files() -> None:
    assert kind_of("views-2026-11-26.csv") is kind_of("VIEWS_x.parquet")
    assert kind_of("viewsx.csv") is kind_of("views.txt") is None
    assert str(day_in("staff_20261126.csv")) == "2026-11-26"
    assert day_in("staff_2026-13-26.csv") is day_in("staff_123456789.csv") is None

"""Files of access logs, small and by hand, in a store of the test's own; and worlds of the generator."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from governance import clock
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.access_logs import store
from privacy.access_logs.explaining import explain_days
from privacy.access_logs.intake.working import take_in
from privacy.access_logs.models import LogFile
from tests.support import factories

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
HEADS = {
    "views": "log_no,viewed_at,staff_id,terminal_id,unit_code,record_id,function_code",
    "contacts": "contact_no,kind,opened_at,closed_at,entered_at,unit_code,staff_id,record_id",
    "searches": "search_no,position,searched_at,staff_id,terminal_id,unit_code,name,record_id",
    "duty": "staff_id,starts_at,ends_at,kind",
    "staff": "staff_id,surname,address,unit_code,since,left_on",
    "records": "record_id,surname,address,own_staff_id,well_known",
    "relatives": "staff_id,record_id",
}


def yesterday(days: int = 1) -> date:
    return clock.today() - timedelta(days=days)


def view(number: int, at: str = "10:00:00", *, day: date | None = None, **changes: Any) -> str:
    """Return a row of a view."""
    row = {
        "staff_id": "S1",
        "terminal_id": "T1",
        "unit_code": OFFICE,
        "record_id": "R1",
        "function_code": "KYUFU",
    } | changes
    return f"{number},{day or yesterday()} {at},{','.join(row.values())}"


def contact(
    number: int, at: str = "10:00:00", *, kind: str = "reception", day: date | None = None, **changes: Any
) -> str:
    """Return a row of a contact of ten minutes, entered as it began."""
    moment = f"{day or yesterday()} {at}"
    row = {
        "opened_at": moment, "closed_at": moment, "entered_at": moment, "unit_code": OFFICE, "staff_id": "",
        "record_id": "R1",
    }  # fmt: skip
    return f"{number},{kind},{','.join((row | changes).values())}"


def put(name: str, rows: Iterable[str], *, head: str | None = None, end: str = "\n", encoding: str = "utf-8") -> Path:
    """Let a file arrive in the drop folder."""
    kind = name.partition("_")[0].partition(".")[0]
    text = end.join([HEADS.get(kind, "a") if head is None else head, *rows]) + end
    return put_bytes(name, text.encode(encoding))


def put_bytes(name: str, data: bytes) -> Path:
    folder = store.drop()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def take(name: str, rows: Iterable[str], **how: Any) -> LogFile:
    """Let a file arrive and be taken in."""
    put(name, rows, **how)
    take_in()
    return LogFile.objects.filter(name=name).latest("arrived_at", "pk")


def explained() -> int:
    return explain_days()


def officer() -> Person:
    return factories.person("chief_privacy_officer")


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def rows_stored(kind: str, day: date | None = None) -> list[tuple[Any, ...]]:
    """Return the rows of the store that count, in order."""
    import duckdb

    from privacy.access_logs.choices import FileKind

    found = store.paths(store.parts_of(FileKind(kind), day or yesterday(), day or yesterday()))
    return duckdb.sql(f"FROM read_parquet({found}, hive_partitioning=false) ORDER BY ALL").fetchall() if found else []

"""A world and its days as the files that the systems would send. What was planted is a table of its own, read by nobody but
those who measure."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from privacy.access_logs.generating.working_days import KINDS, WorkingDay
from privacy.access_logs.generating.world import SURNAMES, Numbers, World

IN_A_DAY = 1_000_000_000
FUNCTIONS = ("KIROKU", "KYUFU", "TEKIYO", "CHOSHU", "SODAN")


def write_lists(world: World, day: date, folder: Path, *, records: bool = True) -> list[Path]:
    """Write staff, insured persons and relatives as of a day; return the files."""
    units = pa.array(world.units)
    staff = np.arange(world.staff)
    listed = world.staff_left & ~world.staff_left_unlisted
    left = pa.array([day.replace(year=day.year - 1) if gone else None for gone in listed], pa.date32())
    tables = {
        "staff": {
            "staff_id": _staff(staff), "surname": _surname(world.staff_surname), "address": _address(world.staff_address),
            "unit_code": units.take(pa.array(world.unit_of_staff(staff))),
            "since": pa.array([day.replace(year=day.year - 3)] * world.staff), "left_on": left,
        },
        "relatives": {"staff_id": _staff(world.relative_staff), "record_id": _person(world.relative_person)},
    }  # fmt: skip
    if records:
        own = pc.if_else(pa.array(world.person_staff >= 0), _staff(world.person_staff), pa.scalar(None, pa.string()))
        tables["records"] = {
            "record_id": _person(np.arange(world.persons)), "surname": _surname(world.person_surname),
            "address": _address(world.person_address), "own_staff_id": own, "well_known": pa.array(world.person_known),
        }  # fmt: skip
    return [_write(pa.table(columns), folder / f"{name}_{day.isoformat()}.csv") for name, columns in tables.items()]


def write_day(world: World, work: WorkingDay, folder: Path) -> list[Path]:
    """Write the logs of a day and what explains them; return the files. Numbers follow the time."""
    units = pa.array(world.units)
    views, contacts, searches, duty = work.views, work.contacts, work.searches, work.duty
    tables = {
        "views": {
            "log_no": pa.array(log_numbers(work)), "viewed_at": _moment(work.day, views.at),
            "staff_id": _staff(views.staff), "terminal_id": _terminal(views.terminal),
            "unit_code": units.take(pa.array(views.unit)), "record_id": _person(views.person),
            "function_code": pa.array(FUNCTIONS).take(pa.array(views.person % len(FUNCTIONS))),
        },
        "contacts": {
            "contact_no": pa.array(work.day.toordinal() * IN_A_DAY + np.arange(len(contacts.kind))),
            "kind": pa.array(KINDS).take(pa.array(contacts.kind)), "opened_at": _moment(work.day, contacts.opened),
            "closed_at": _moment(work.day, contacts.closed), "entered_at": _moment(work.day, contacts.entered),
            "unit_code": units.take(pa.array(contacts.unit)),
            "staff_id": pc.if_else(pa.array(contacts.owner >= 0), _staff(contacts.owner), pa.scalar(None, pa.string())),
            "record_id": _person(contacts.person),
        },
        "searches": {
            "search_no": pa.array(searches.number), "position": pa.array(searches.position),
            "searched_at": _moment(work.day, searches.at), "staff_id": _staff(searches.staff),
            "terminal_id": _terminal(searches.staff), "unit_code": units.take(pa.array(searches.unit)),
            "name": _surname(searches.name), "record_id": _person(searches.person),
        },
        "duty": {
            "staff_id": _staff(duty.staff), "starts_at": _moment(work.day, duty.begins),
            "ends_at": _moment(work.day, duty.ends),
            "kind": pc.if_else(pa.array(duty.on_leave), pa.scalar("leave"), pa.scalar("work")),
        },
    }  # fmt: skip
    return [
        _write(pa.table(columns), folder / f"{name}_{work.day.isoformat()}.csv") for name, columns in tables.items()
    ]


def truth_of(work: WorkingDay) -> pa.Table:
    """Return what was planted: scheme, who, and the number in the log (null for a sweep, which is in the searches)."""
    numbers = log_numbers(work)
    rows = [
        (scheme, int(work.searches.staff[place]) if scheme == "sweep" else int(work.views.staff[place]),
         None if scheme == "sweep" else int(numbers[place]))
        for scheme, places in work.truth
        for place in (places[:1] if scheme == "sweep" else places)
    ]  # fmt: skip
    schemes, staff, log_no = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table(
        {
            "scheme": pa.array(schemes, pa.string()), "staff_id": _staff(np.array(staff, dtype=np.int64)),
            "log_no": pa.array(log_no, pa.int64()),
        }
    )  # fmt: skip


def log_numbers(work: WorkingDay) -> Numbers:
    """Return the number of each view: its place in the order of time."""
    order = np.argsort(work.views.at, kind="stable")
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(len(order))
    return work.day.toordinal() * IN_A_DAY + numbers + 1


def _write(table: pa.Table, path: Path) -> Path:
    begun = path.with_name(f".{path.name}")
    pyarrow.csv.write_csv(table, begun, pyarrow.csv.WriteOptions(quoting_style="needed"))
    begun.replace(path)
    return path


def _moment(day: date, seconds: Numbers) -> pa.Array:
    start = np.datetime64(day.isoformat(), "s")
    return pc.strftime(pa.array(start + seconds.astype("timedelta64[s]")), format="%Y-%m-%d %H:%M:%S")


def _numbered(prefix: str, numbers: Numbers, digits: int) -> pa.Array:
    return pc.binary_join_element_wise(prefix, pc.utf8_lpad(pa.array(numbers).cast(pa.string()), digits, "0"), "")


def _staff(numbers: Numbers) -> pa.Array:
    return _numbered("S", numbers, 6)


def _person(numbers: Numbers) -> pa.Array:
    return _numbered("", numbers, 10)


def _terminal(numbers: Numbers) -> pa.Array:
    shared = pa.array(numbers < 0)
    return pc.if_else(shared, _numbered("C", -1 - numbers, 5), _numbered("T", numbers, 6))


def _surname(numbers: Numbers) -> pa.Array:
    return pa.array(SURNAMES).take(pa.array(numbers))


def _address(numbers: Numbers) -> pa.Array:
    return _numbered("架空県見本市", numbers, 8)

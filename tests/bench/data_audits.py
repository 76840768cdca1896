"""ONLY=data make bench: profile and each test of audited data beside one scan of the file, in the same run and within 4 GB.

ROWS makes it smaller. The yardstick is DuckDB reading every column of the Parquet file once (a hash of every cell).
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS = int(os.environ.get("ROWS", "10000000"))
TARGET = 5.0
"""Scans."""
MADE = """
    SELECT i AS no, DATE '2024-04-01' + CAST(i % 730 AS INTEGER) AS day,
    1 + CAST(pow(10, 2 + 4 * ((i * 7919) % 1000003) / 1000003.0) AS BIGINT) AS amount,
    '業者' || (i * 31) % 5000 AS vendor, ['厚生', '国民', '共済'][1 + CAST(i % 3 AS INTEGER)] AS kind,
    '山田' || (i * 17) % 1000003 AS name, '東京都新宿区' || i % 40 || '丁目' || (i * 7) % 100003 AS address,
    ['支払を確認した', '電話で苦情', '緊急の随意契約'][1 + CAST(i % 3 AS INTEGER)] || i % 1000 AS memo
    FROM range({rows}) t(i) WHERE i % 99991 <> 0
"""
SIZING = {"confidence": 95, "tolerable": 5, "expected": 1, "size": None}
MONEY = {"amount": "amount", "confidence": 95, "tolerable": ROWS * 1000, "expected": 0, "interval": None}
ASKED: dict[str, dict[str, Any]] = {
    "random_sample": SIZING, "stratified_sample": {**SIZING, "stratum": "kind", "way": "proportional"},
    "monetary_sample": MONEY, "cell_sample": MONEY, "exact_duplicates": {"columns": ["vendor", "day", "amount"]},
    "near_duplicates": {"name": "name", "address": "address", "same": [], "similar": 93}, "gaps": {"number": "no", "series": []},
    "benford": {"amount": "amount", "digits": "first_two", "least": 10},
    "outliers": {"amount": "amount", "method": "iqr", "factor": 3, "groups": ["kind"]}, "closed_days": {"day": "day"},
    "split_amounts": {"amount": "amount", "day": "day", "same": ["vendor"], "limit": 1_000_000, "near": 20, "days": 7},
    "matching": {"keys": ["no"], "other_keys": ["no"], "way": "exact", "compared": ["amount"], "other_compared": ["amount"]},
    "wording": {"text": "memo", "rules": ["緊急 -入札", "苦情"]},
}  # fmt: skip


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that an act took, and what it gave."""
    started = time.perf_counter()
    made = act()
    return time.perf_counter() - started, made


def data_audits() -> None:
    """Make a file, seal and open it, then profile and test it."""
    from audit.data_audits.duck import connection, quoted, relate
    from audit.data_audits.rules import TESTS
    from audit.data_audits.rules.profile import profile
    from audit.data_audits.rules.shapes import ROW, Tables
    from audit.data_audits.sealing import open_file, seal_file

    with tempfile.TemporaryDirectory() as folder, connection(Path(folder)) as con:
        path, sealed = Path(folder) / "data.parquet", Path(folder) / "sealed"
        made = MADE.format(rows=ROWS)
        print(f"{ROWS:,} rows made in {timed(lambda: con.execute(f'COPY ({made}) TO {quoted(path)}'))[0]:.1f} s")
        print(f"{path.stat().st_size / 1e6:.0f} MB sealed in {timed(lambda: seal_file(path, sealed, 'x'))[0]:.2f} s, "
              f"opened in {timed(lambda: open_file(sealed, path, 'x'))[0]:.2f} s")  # fmt: skip
        columns = relate(con, "data", path)
        relate(con, "other", path)
        question = f"SELECT bit_xor(hash(COLUMNS(* EXCLUDE ({ROW})))) FROM data"
        scan = min(timed(lambda: con.execute(question).fetchall())[0] for _ in range(3))
        print(
            f"one scan: {scan:.2f} s; load of the machine {os.getloadavg()[0]:.1f}\n{'what':<20}{'seconds':>9}{'scans':>8}"
        )
        closed = [str(day[0]) for day in con.execute("SELECT DISTINCT day FROM data WHERE isodow(day) > 5").fetchall()]
        tables = Tables(con, columns, columns, closed)
        acts: dict[str, Callable[[], Any]] = {"profile": lambda: profile(con, "data", (ROW,))}
        for code, params in ASKED.items():
            acts[code] = lambda code=code, params=params: TESTS[code].run(tables, params, "00")
        for label, act in acts.items():
            seconds = timed(act)[0]
            mark = "" if seconds <= TARGET * scan else "  over the target"
            print(f"{label:<20}{seconds:9.2f}{seconds / scan:8.1f}{mark}", flush=True)
            _tidy(con)
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB (target 4)")


def _tidy(con: Any) -> None:
    """Drop what a test left, as a run's own connection would."""
    for name, temporary in con.execute("SELECT table_name, temporary FROM duckdb_tables()").fetchall():
        if temporary:
            con.execute(f'DROP TABLE "{name}"')

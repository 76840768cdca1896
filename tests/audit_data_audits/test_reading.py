"""Files become typed Parquet files, or are refused with a reason."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from audit.data_audits.sealing import open_file, seal_file
from audit.data_audits.taking_in import reading
from audit.data_audits.taking_in.reading import Unreadable, take_in
from governance.vault.crypto import Locked

Taken = Callable[..., tuple[list[tuple[str, str]], list[tuple[Any, ...]]]]


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[Taken]:
    con = duckdb.connect()

    def take(content: bytes, source: str = "csv") -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]]:
        came = tmp_path / "came"
        came.write_bytes(content)
        path = take_in(con, source, came, tmp_path)
        kinds = con.execute(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()
        return [(row[0], row[1]) for row in kinds], con.execute(f"SELECT * FROM read_parquet('{path}')").fetchall()

    yield take
    con.close()


TYPED = """番号,コード,金額,日,時刻,備考,空
1,001,"1,234",2026/5/1,2026-05-01 09:30,"改行
あり",
2,002,△50,2026年12月31日,2026-05-02 10:00:05,,
"""


def test_columns_get_the_type_that_every_cell_has(taken: Taken) -> None:
    kinds, rows = taken(TYPED.encode())
    assert [kind for _name, kind in kinds] == [
        "BIGINT",
        "VARCHAR",
        "DECIMAL(24,4)",
        "DATE",
        "TIMESTAMP",
        "VARCHAR",
        "VARCHAR",
    ]
    assert [(row[0], row[1], int(row[2]), row[3].isoformat(), row[5]) for row in rows] == [
        (1, "001", 1234, "2026-05-01", "改行\nあり"), (2, "002", -50, "2026-12-31", None),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["2026-02-30", "R8.4.1", "12ヶ月", "1,23", "-"])
def test_one_other_cell_leaves_a_column_text(taken: Taken, cell: str) -> None:
    kinds, rows = taken(f'値\n2026-05-01\n"{cell}"\n'.encode())
    assert kinds == [("値", "VARCHAR")]
    assert rows[1] == (cell,)


def test_shift_jis_with_the_characters_of_old_machines_is_read(taken: Taken) -> None:
    assert taken("氏名\n髙橋①\n".encode("cp932"))[1] == [("髙橋①",)]
    assert taken("氏名\n山田\n".encode("utf-8-sig"))[0] == [("氏名", "VARCHAR")]


def test_excel_is_read_as_it_shows(taken: Taken) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in (["日", "金額", "コード"], [date(2026, 5, 1), 1000.0, "007"], [None, 2.5, "008"]):
        sheet.append(row)
    book.save(file)
    kinds, rows = taken(file.getvalue(), "excel")
    assert [kind for _name, kind in kinds] == ["DATE", "DECIMAL(24,4)", "VARCHAR"]
    assert rows[0][2] == "007"


def test_parquet_keeps_its_types_and_nested_columns_become_text(taken: Taken, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    duckdb.connect().execute(f"COPY (SELECT 1 AS a, DATE '2026-05-01' AS d, [1, 2] AS l) TO '{path}' (FORMAT parquet)")
    kinds, _rows = taken(path.read_bytes(), "parquet")
    assert [kind for _name, kind in kinds] == ["INTEGER", "DATE", "VARCHAR"]


@pytest.mark.parametrize(
    ("content", "source", "problem"),
    [
        (b"a\n\x81\n", "csv", reading.NOT_TEXT), (b"a,b\n1,2\n1,2,3,4\n", "csv", reading.NOT_CSV),
        (b"a,b\n", "csv", reading.NO_ROWS), (b"PK nothing", "excel", reading.NOT_EXCEL),
        (b"PAR1 nothing", "parquet", reading.NOT_PARQUET), (b"x," * 300 + b"x\n", "csv", reading.TOO_WIDE),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(taken: Taken, content: bytes, source: str, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem.replace(".", r"\.")):
        taken(content, source)


def test_a_sealed_file_opens_only_whole_and_in_its_place(tmp_path: Path) -> None:
    plain, sealed, again = tmp_path / "plain", tmp_path / "sealed", tmp_path / "again"
    plain.write_bytes(b"secret" * 400_000)
    seal_file(plain, sealed, "one")
    assert b"secret" not in sealed.read_bytes()
    open_file(sealed, again, "one")
    assert again.read_bytes() == plain.read_bytes()
    whole = sealed.read_bytes()
    for owner, changed in (
        ("two", whole),
        ("one", whole[:-1]),
        ("one", whole[: 1024 * 1024 + 41]),
        ("one", whole[:90] + b"x" + whole[91:]),
    ):
        sealed.write_bytes(changed)
        with pytest.raises(Locked):
            open_file(sealed, again, owner)

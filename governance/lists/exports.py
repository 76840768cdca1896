"""Lists as CSV and Excel files."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse

from governance.lists.columns import Column, plain

CSV_LIMIT = 1_000_000
EXCEL_LIMIT = 100_000
BOM = "\ufeff"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: str) -> str:
    """Return the text so that a spreadsheet takes it as text: what could start a formula gets an apostrophe."""
    return f"'{value}" if value.startswith(_DANGEROUS) else value


def csv_lines(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Yield the lines of a CSV file: UTF-8 with BOM, CRLF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([guarded(value) for value in head])
    for row in rows:
        writer.writerow([guarded(value) for value in row])
        if buffer.tell() > 65_536:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def csv_response(name: str, head: list[str], rows: Iterable[list[str]]) -> StreamingHttpResponse:
    """Return the rows as a CSV download."""
    response = StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def excel_response(name: str, head: list[str], rows: Iterable[Sequence[str | float]]) -> HttpResponse:
    """Return the rows as an Excel download: text stays text, with its leading zeros; a number can be reckoned with."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for column, heading in enumerate(head):
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(number, column, value)
    book.close()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(buffer.getvalue(), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def plain_rows(rows: Iterable[object], columns: list[Column]) -> Iterator[list[str]]:
    """Yield each row's values as text."""
    for row in rows:
        yield [plain(column.value(row)) for column in columns]

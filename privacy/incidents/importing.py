"""Persons concerned from a CSV file, checked row by row."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from privacy.contributed import Concerned

HEADS = {"氏名": "name", "郵便番号": "postal_code", "住所": "address", "整理番号": "record"}
POSTAL_CODE = re.compile(r"^\d{3}-?\d{4}$")
MOST = 20_000
LONGEST = 300


def read(text: str) -> tuple[list[Concerned], list[str]]:
    """Return the persons of a file and what is wrong with it. Headings: 氏名, 郵便番号, 住所, and where there is one 整理番号."""
    rows = csv.reader(io.StringIO(text))
    heads = [head.strip() for head in next(rows, [])]
    if missing := [head for head in list(HEADS)[:3] if head not in heads]:
        return [], [_("Columns are missing: %(columns)s") % {"columns": "、".join(missing)}]
    found: list[tuple[int, Concerned]] = []
    problems: list[str] = []
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            person = _person(dict(zip(heads, row, strict=False)))
            problems += _wrong_with(number, person)
            found.append((number, person))
    if len(found) > MOST:
        problems.append(_("The file has more than %(most)s persons.") % {"most": f"{MOST:,}"})
    if not found:
        problems.append(_("The file holds no person."))
    return [person for _number, person in found], problems + _twice(found)


def _person(row: dict[str, str]) -> Concerned:
    return Concerned(**{field: row.get(head, "").strip() for head, field in HEADS.items()})


def _wrong_with(number: int, person: Concerned) -> list[str]:
    if not person.name or not person.address:
        return [_("Row %(row)s: name or address is missing.") % {"row": number}]
    if max(map(len, vars(person).values())) > LONGEST:
        return [_("Row %(row)s: a value is too long.") % {"row": number}]
    if person.postal_code and not POSTAL_CODE.match(unicodedata.normalize("NFKC", person.postal_code)):
        return [_("Row %(row)s: a postal code has seven digits.") % {"row": number}]
    return []


def _twice(found: Iterable[tuple[int, Concerned]]) -> list[str]:
    """Return a problem for each person who stands in the file twice: they would get two letters and count twice."""
    seen: set[object] = set()
    problems = []
    for number, person in found:
        mark = person.record or person
        if mark in seen:
            problems.append(_("Row %(row)s: this person stands in the file twice.") % {"row": number})
        seen.add(mark)
    return problems

"""Completion by block and unit: who sees which numbers, and who sees names."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.ledger.models import Entry
from governance.organization.models import Unit
from governance.people.models import Person
from tests.conduct.helpers import asked, sign
from tests.support import factories

PAGE = "/compliance/conduct/completion/"


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


class Setting:
    """Three people in one office of block B4, one in another block; one of the three has signed."""

    def __init__(self) -> None:
        self.office, self.neighbour, self.far = unit("13001"), unit("13002"), unit("27001")
        self.signed = factories.person("staff", at=self.office, name="署名 済子")
        self.open = factories.person("staff", at=self.office, name="未署 名夫")
        self.head = factories.person("office_head", at=self.office, name="所長 一郎")
        self.elsewhere = factories.person("staff", at=self.far, name="遠方 花子")
        self.edition = asked()
        sign(self.edition, self.signed)


def rows(client: Any, query: str = "") -> dict[str, list[str]]:
    """Return the exported table: unit → numbers."""
    answer = client.post(f"{PAGE}{query}", {"format": "csv"})
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    return {line[0]: line[1:] for line in lines[1:]}


def name(of: Unit) -> str:
    return str(of.periods.get().name)


def test_each_reader_counts_within_their_scope(db: None) -> None:
    setting = Setting()
    everything = rows(factories.client_of(factories.person("compliance_head")))
    assert len(everything) == Person.objects.values("home_unit").distinct().count()
    assert everything[name(setting.office)] == ["3", "1", "2", "33.3%"]
    block = rows(factories.client_of(factories.person("block_officer", at=unit("B4"))))
    assert name(setting.office) in block
    assert name(setting.far) not in block
    own = rows(factories.client_of(setting.head))
    assert list(own) == [name(setting.office)]
    assert factories.client_of(setting.open).get(PAGE).status_code == 404
    assert factories.client_of(factories.person("system_admin")).get(PAGE).status_code == 404
    assert Entry.objects.filter(action="lists.export", details__list_name="conduct.completion").count() == 3


def test_block_by_block_and_down_to_the_offices(db: None) -> None:
    setting = Setting()
    client = factories.client_of(factories.person("president"))
    page = client.get(PAGE).content.decode()
    assert "ブロック別" in page
    within = rows(client, f"?block={unit('B4').pk}")
    assert name(setting.office) in within
    assert name(setting.far) not in within
    assert list(rows(client, "?open_only=on&block=" + str(unit("B6").pk))) == [name(setting.far)]
    assert client.get(f"{PAGE}?document=rules").status_code == 200
    assert client.get(f"{PAGE}?block=zzz").status_code == 422


def test_names_are_for_the_head_of_the_unit_alone(db: None) -> None:
    setting = Setting()
    names = f"{PAGE}{setting.office.pk}/"
    head = factories.client_of(setting.head)
    page = head.get(names).content.decode()
    assert "未署 名夫" in page
    assert "署名 済子" not in page
    assert "遠方 花子" not in page
    assert names in head.get(PAGE).content.decode()
    for role, at in (
        ("compliance_head", "D01"), ("president", "D01"), ("block_head", "B4"), ("office_head", "13002"),
        ("block_officer", "B4"),
    ):  # fmt: skip
        reader = factories.client_of(factories.person(role, at=unit(at)))
        assert reader.get(names).status_code == 404, role
        assert "未署 名夫" not in reader.get(PAGE).content.decode()
        assert reader.post(names, {"format": "csv"}).status_code == 404, role
    assert head.post(names, {"format": "csv"}).status_code == 200


@pytest.mark.parametrize("role", ["compliance_head", "office_head"])
def test_the_same_number_of_queries_for_one_signer_and_for_many(db: None, role: str) -> None:
    Setting()
    reader = factories.client_of(factories.person(role, at=unit("13001") if role == "office_head" else unit("D01")))

    def count() -> int:
        reader.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(PAGE).status_code == 200
        return len(queries)

    few = count()
    for number in range(8):
        factories.person("staff", at=unit(("13001", "27001", "14001", "01001")[number % 4]), second_factor=False)
    from compliance.conduct.chores import keep_up

    keep_up()
    assert Person.objects.count() > 10
    assert count() == few

"""Files of the system: taken in as a whole or not at all, differences, doubted rights."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import NotAllowed
from privacy.functions import actions
from privacy.functions.actions.taking import NotLater
from privacy.functions.chores import flag_rights
from privacy.functions.models import Flag, Holding, Snapshot, Terminal
from privacy.functions.reading import read
from tests.privacy_functions import making
from tests.privacy_functions.making import NEIGHBOUR, OFFICE, right
from tests.support import factories


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


def test_differences_to_the_file_before(officer: Person) -> None:
    stays, goes, comes = making.clerk(), making.clerk(), making.clerk()
    making.take(officer, [right(stays), right(goes)], taken_on=making.day(-7))
    second = making.take(officer, [right(stays), right(comes)])
    assert (second.added, second.gone) == (1, 1)
    client = factories.client_of(officer)
    page = client.get(second.get_absolute_url()).text
    assert goes.staff_number in page
    assert comes.staff_number in page
    assert stays.staff_number not in page
    assert client.get(second.file.get_absolute_url()).status_code == 200
    now = Holding.objects.filter(gone_in__isnull=True).values_list("staff_number", flat=True)
    assert set(now) == {stays.staff_number, comes.staff_number}


def test_a_right_that_comes_back_is_a_right_of_its_own(officer: Person) -> None:
    clerk, other = making.clerk(), making.clerk()
    for days, lines in ((-9, [right(clerk), right(other)]), (-5, [right(other)]), (-1, [right(other), right(clerk)])):
        making.take(officer, lines, taken_on=making.day(days))
    assert Holding.objects.filter(staff_number=clerk.staff_number).count() == 2


def test_the_same_file_twice_changes_nothing(officer: Person) -> None:
    lines = [right(making.clerk())]
    first = making.take(officer, lines, taken_on=making.day(-7))
    assert making.take(officer, lines) == first
    assert (Snapshot.objects.count(), Holding.objects.count()) == (1, 1)


def test_an_older_file_does_not_come_after_a_newer_one(officer: Person) -> None:
    making.take(officer, [right(making.clerk())])
    with pytest.raises(NotLater):
        making.take(officer, [right(making.clerk())], taken_on=making.day(-1))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("t1,99999,WM01,照会", "99999"),
        ("t1,13001,,照会", "機能コード"),
        ("t2,13001,WM01,別の名", "一致していません"),
        ("good,13001,WM01,WM01の照会", "2回"),
        ("長" * 21 + ",13001,WM01,WM01の照会", "職員番号"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_in(officer: Person, line: str, words: str) -> None:
    clerk = making.clerk()
    making.take(officer, [right(clerk)], taken_on=making.day(-7))
    faulty = making.take(officer, [right("good"), line])
    assert (faulty.state, faulty.wrong) == ("faulty", 1)
    fault = faulty.faults.get()
    assert fault.row == 3
    assert words in fault.problem
    assert Holding.objects.get(gone_in__isnull=True).person == clerk
    assert words in factories.client_of(officer).get(faulty.get_absolute_url()).text


def test_a_file_without_a_column_or_rows_is_said_to_be_so(db: None) -> None:
    assert read("rights", "職員番号,部署コード\n1,13001").faults[0][0] == 1
    assert read("rights", making.text([])).faults


def test_rights_of_leavers_and_movers_and_of_nobody_are_flagged_at_once(officer: Person) -> None:
    manager, stays, moved, left = making.manager(), making.clerk(), making.clerk(NEIGHBOUR), making.clerk()
    Person.objects.filter(pk=left.pk).update(is_active=False)
    making.take(officer, [right(stays), right(moved), right(left), right("x99")])
    found = dict(Flag.objects.values_list("holding__staff_number", "kind"))
    assert found == {moved.staff_number: "moved", left.staff_number: "left", "x99": "unknown"}
    assert Notice.objects.filter(person=manager, kind="functions.rights_flagged").count() == 1
    assert flag_rights() == 0
    page = factories.client_of(manager).get(f"{making.BASE}flags/?state=open").text
    assert moved.staff_number in page
    assert stays.staff_number not in page


def test_who_leaves_between_two_files_is_found_by_the_hour(officer: Person) -> None:
    clerk = making.clerk()
    making.take(officer, [right(clerk)])
    Person.objects.filter(pk=clerk.pk).update(is_active=False)
    assert (flag_rights(), flag_rights()) == (1, 0)
    with clock.shifted(timedelta(days=3)):
        making.take(officer, [right(making.clerk())])
    assert Flag.objects.get().state == "over"


def test_terminals_show_how_they_identify_people_and_where_that_is_too_little(officer: Person) -> None:
    lines = [
        f"TERM-1,{OFFICE},窓口,パスワード・静脈",
        f"TERM-2,{OFFICE},窓口,パスワード",
        f"TERM-3,{NEIGHBOUR},窓口,カード・パスワード",
    ]
    making.take(officer, lines, "terminals")
    assert dict(Terminal.objects.values_list("number", "has_gap")) == {"TERM-1": False, "TERM-2": True, "TERM-3": True}
    page = factories.client_of(making.manager()).get(f"{making.BASE}terminals/?has_gap=true").text
    assert "TERM-2" in page
    assert "TERM-1" not in page
    assert "TERM-3" not in page
    faulty = making.take(officer, [f"TERM-1,{OFFICE},窓口,指紋"], "terminals", making.day(1))
    assert faulty.state == "faulty"


def test_a_file_is_uploaded_on_its_page_by_the_officer_alone(officer: Person) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    data = making.text([right(making.clerk())]).encode("cp932")
    form = {"kind": "rights", "taken_on": clock.today().isoformat()}
    address = f"{making.BASE}snapshots/take-snapshot/"
    client = factories.client_of(officer)
    answer = client.post(address, form | {"file": SimpleUploadedFile("権限.csv", data)})
    assert answer.status_code == 303
    assert "1" in client.get(answer["Location"]).text
    assert Holding.objects.count() == 1
    wrong = client.post(address, form | {"file": SimpleUploadedFile("権限.xlsx", b"PK\x03\x04\x00\xff\xfe")})
    assert wrong.status_code == 422
    with pytest.raises(NotAllowed):
        making.take(making.manager(), [right(making.clerk())])
    assert factories.client_of(making.manager()).get(address).status_code == 404


def test_what_a_file_said_stays(officer: Person) -> None:
    making.take(officer, [right(making.clerk())])
    for change in ({"staff_number": "other"}, {"function_id": "WM99"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Holding.objects.update(**change)


def test_downloads_of_a_file_are_for_the_officer(officer: Person) -> None:
    row = making.take(officer, [right(making.clerk())]).file
    making.act(actions.download, officer, row)
    assert factories.client_of(making.manager()).get(row.get_absolute_url()).status_code == 404
    assert factories.client_of(factories.person("president")).get(row.get_absolute_url()).status_code == 404

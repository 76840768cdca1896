"""Pages of access logs: files with what is wrong, days, rules with versions, shares of units; each for whom it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.calendar.business_days import is_open
from governance.desk.registry import items_for
from governance.people.models import Person
from governance.runner import NotAllowed, Stale, run
from privacy.access_logs import actions, store
from privacy.access_logs.intake import working
from privacy.access_logs.models import LogDay, RuleVersion
from privacy.access_logs.queries import missing_days, rules_on
from privacy.access_logs.rules import ALL
from privacy.access_logs.verifying import compare
from tests.access_logs import making
from tests.access_logs.making import ELSEWHERE, NEIGHBOUR, contact, put, take, view, yesterday
from tests.support import factories

pytestmark = pytest.mark.django_db
BASE = "/privacy/access_logs/"


@pytest.fixture
def officer() -> Person:
    return making.officer()


def latest(code: str) -> RuleVersion:
    return RuleVersion.objects.filter(code=code).latest("number")


def test_the_page_of_a_file_says_what_was_wrong_in_which_column(officer: Person) -> None:
    file = take("views_1.csv", [view(1), "x" + view(2), view(3, staff_id="")])
    client = factories.client_of(officer)
    page = client.get(file.get_absolute_url()).text
    assert "照会番号" in page
    assert "職員番号" in page
    assert file.sha256 in page
    assert file.name in client.get(f"{BASE}files/?state=stored&kind=views").text
    assert file.name not in client.get(f"{BASE}files/?state=rejected").text
    part = client.get(file.get_absolute_url(), headers={"HX-Request": "true"})
    assert "<html" not in part.text


def test_a_file_on_its_way_shows_how_far_it_is(officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    put("views_1.csv", [view(1), view(2, day=yesterday(2))])
    monkeypatch.setattr(working, "_store", lambda file: None)
    working.take_in()
    file = working.LogFile.objects.get()
    page = factories.client_of(officer).get(file.get_absolute_url()).text
    assert 'value="0"' in page
    assert "hx-get" in page


def test_the_page_of_a_rejected_or_doubled_file_says_why(officer: Person) -> None:
    client = factories.client_of(officer)
    take("views_1.csv", [view(1)])
    doubled, rejected = take("views_2.csv", [view(1)]), take("views_3.csv", [], head="a,b")
    assert str(doubled.same_as_id) in client.get(doubled.get_absolute_url()).text
    assert rejected.reason in client.get(rejected.get_absolute_url()).text


def test_a_day_that_has_not_come_waits_on_the_officers_desk(officer: Person) -> None:
    days = [yesterday(back) for back in range(1, 12)]
    open_days = [day for day in days if is_open(day)]
    for day in (open_days[0], open_days[-1]):
        take(f"views_{day}.csv", [view(1, day=day)])
    assert missing_days() == sorted(open_days[1:-1])
    waiting = [item for item in items_for(factories.actor(officer)) if item.url == f"{BASE}days/"]
    assert [item.since for item in waiting] == sorted(open_days[1:-1])
    president = factories.actor(factories.person("president"))
    assert not [item for item in items_for(president) if item.url == f"{BASE}days/"]
    page = factories.client_of(officer).get(f"{BASE}days/")
    assert "missing" in page.text


def test_without_any_log_no_day_is_missing(officer: Person) -> None:
    assert missing_days() == []


def test_shares_are_read_by_those_who_answer_for_the_unit(officer: Person) -> None:
    take("views_1.csv", [view(1), view(2, unit_code=NEIGHBOUR), view(3, unit_code=ELSEWHERE, record_id="R9")])
    take("contacts_1.csv", [contact(1)])
    making.explained()
    readers = {
        officer: 3, factories.person("office_head", at=making.unit()): 1,
        factories.person("privacy_manager", at=making.unit(NEIGHBOUR)): 1,
        factories.person("block_officer", at=making.unit("B4")): 2, factories.person("statutory_auditor"): 3,
    }  # fmt: skip
    for reader, number in readers.items():
        client = factories.client_of(reader)
        for address in (BASE, f"{BASE}units-by-day/"):
            assert client.get(address).text.count("<tr>") - 1 == number, (address, reader)
    client = factories.client_of(officer)
    assert "100.0" in client.get(BASE).text
    assert 'class="filter"' not in client.get(BASE).text  # nothing to narrow it by
    assert client.get(f"{BASE}units-by-day/?unit={NEIGHBOUR}").text.count("<tr>") == 2
    assert client.get(f"{BASE}units-by-day/?since=R8.13.99").status_code == 422


@pytest.mark.parametrize("role", ["staff", "office_head", "service_promotion", "system_admin", "compliance_head"])
def test_files_and_rules_are_not_for_those_who_are_judged_by_them(role: str) -> None:
    file = take("views_1.csv", [view(1)])
    client = factories.client_of(factories.person(role, at=making.unit()))
    rule = latest("volume")
    for address in (file.get_absolute_url(), rule.get_absolute_url(), f"{BASE}files/", f"{BASE}rules/", f"{BASE}days/"):
        assert client.get(address).status_code == 404, address


def test_every_rule_has_a_first_version_that_names_all_its_parameters() -> None:
    versions = {version.code: version for version in rules_on(clock.today())}
    assert set(versions) == set(ALL)
    for code, version in versions.items():
        assert set(version.parameters) == {parameter.name for parameter in ALL[code].parameters}


def typed(code: str, **changes: Any) -> dict[str, Any]:
    rule = latest(code)
    fields = {f"parameter_{name}": value for name, value in rule.parameters.items()}
    day = (clock.today() + timedelta(days=3)).isoformat()
    return fields | {"is_active": "on", "reason": "検出が多すぎる", "valid_from": day, "subject_version": 1} | changes


def test_the_officer_writes_a_new_version_and_the_old_one_stays(officer: Person) -> None:
    client, first = factories.client_of(officer), latest("volume")
    page = client.get(f"{first.get_absolute_url()}revise-rule/").text
    assert 'value="40"' in page
    answer = client.post(f"{first.get_absolute_url()}revise-rule/", typed("volume", parameter_least=60))
    assert answer.status_code == 303
    first.refresh_from_db()
    second = latest("volume")
    assert first.valid_to == clock.today() + timedelta(days=2)
    assert (second.number, second.parameters["least"], second.written_by) == (2, 60, officer)
    assert first.parameters["least"] == 40
    assert {rule.number for rule in rules_on(clock.today()) if rule.code == "volume"} == {1}
    page = client.get(second.get_absolute_url()).text
    assert "検出が多すぎる" in page
    assert officer.name in page
    assert client.get(f"{BASE}rules/").status_code == 200
    with pytest.raises(Stale):
        run(actions.revise_rule, actor=factories.actor(officer), subject=first.pk, parameters={}, is_active=True,
            reason="x", valid_from=clock.today() + timedelta(days=9))  # fmt: skip


@pytest.mark.parametrize(
    "changes", [{"parameter_least": "0"}, {"parameter_least": ""}, {"reason": ""}, {"valid_from": "2020-01-01"}]
)
def test_a_version_with_something_wrong_is_shown_again(officer: Person, changes: dict[str, str]) -> None:
    rule = latest("volume")
    answer = factories.client_of(officer).post(f"{rule.get_absolute_url()}revise-rule/", typed("volume", **changes))
    assert answer.status_code == 422
    assert latest("volume") == rule


def test_a_version_begins_after_the_one_before_it(officer: Person) -> None:
    client = factories.client_of(officer)
    client.post(f"{latest('volume').get_absolute_url()}revise-rule/", typed("volume"))
    again = client.post(f"{latest('volume').get_absolute_url()}revise-rule/", typed("volume"))
    assert again.status_code in (409, 422)
    assert latest("volume").number == 2


def test_readers_of_rules_do_not_write_them() -> None:
    rule, auditor = latest("volume"), factories.person("audit_head")
    client = factories.client_of(auditor)
    assert client.get(rule.get_absolute_url()).status_code == 200
    assert client.get(f"{rule.get_absolute_url()}revise-rule/").status_code == 404
    with pytest.raises(NotAllowed):
        run(actions.revise_rule, actor=factories.actor(auditor), subject=rule.pk)


def test_a_rule_is_never_altered_in_the_database() -> None:
    rule = latest("volume")
    with pytest.raises(DatabaseError), transaction.atomic():
        RuleVersion.objects.filter(pk=rule.pk).update(parameters={})


def lose(name: str, number: int) -> None:
    """Let a file be taken in whose stored day is missing afterwards, and another one that cannot be read."""
    store.stored(take(name, [contact(number, day=yesterday(30 + number))]).parts.get()).unlink()
    take(f"views_bad_{number}.csv", [], head=f"a{number}")
    compare()


def test_lists_take_the_same_number_of_queries_however_long_they_are(officer: Person) -> None:
    client = factories.client_of(officer)

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(address)
        return len(found)

    names = ("", "units-by-day/", "files/", "files/rejected/", "days/", "damages/")
    addresses = [f"{BASE}{name}" for name in names]
    take("views_1.csv", [view(1)])
    lose("contacts_1.csv", 1)
    making.explained()
    few = [queries(address) for address in addresses]
    for number, code in enumerate((NEIGHBOUR, ELSEWHERE, "01001"), start=2):
        take(f"views_{number}.csv", [view(number, unit_code=code), view(number, day=yesterday(number), unit_code=code)])
        lose(f"contacts_{number}.csv", number)
    making.explained()
    assert LogDay.objects.count() == 4
    assert [queries(address) for address in addresses] == few

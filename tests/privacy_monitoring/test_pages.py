"""The pages of monitoring: for whom they are, what they show and hide, forms with something wrong, constant queries."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.people.models import Person
from privacy.incidents.models import Incident
from privacy.monitoring import actions
from privacy.monitoring.models import Flag, Judgement, Look, Plant, Settings, Task
from privacy.monitoring.offering import flags_of_days, tasks_standing
from tests.privacy_monitoring import making
from tests.privacy_monitoring.making import ELSEWHERE, NEIGHBOUR, RECORD, Log
from tests.support import factories

pytestmark = pytest.mark.django_db
BASE = "/privacy/monitoring/"
LISTS = ("", "waiting/", "units/", "overview/", "rules/", "managers/", "plants/", "settings/", "trails/")


@pytest.fixture
def clerk(log: Log) -> Person:
    return making.clerk(name="照会 一郎")


@pytest.fixture
def manager(log: Log) -> Person:
    return making.manager()


@pytest.fixture
def task(log: Log, clerk: Person, manager: Person) -> Task:
    return making.flagged(log, clerk)


@pytest.fixture
def own(manager: Person) -> Client:
    return factories.client_of(manager)


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def evidence(**changes: Any) -> dict[str, Any]:
    return key(
        evidence="order", evidence_reference="命令第12号", evidence_day=making.yesterday().isoformat(),
        evidence_time="09:00", words="",
    ) | changes  # fmt: skip


def address(verb: str, flag: Flag) -> str:
    return f"{BASE}flags/{flag.pk}/{verb}/"


def test_from_the_desk_over_the_task_to_the_answer_even_when_sent_twice(
    task: Task, manager: Person, own: Client
) -> None:
    (item,) = [item for item in items_for(factories.actor(manager)) if item.url == task.get_absolute_url()]
    assert item.clock is not None
    assert task.reference in own.get(f"{BASE}waiting/").text
    page = own.get(item.url).text
    for words in ("照会 一郎", "自分の年金記録を照会しています。", "●●●●●●●●90", "得点"):
        assert words in page
    assert RECORD not in page
    assert Look.objects.get().person == manager
    flag = task.flags.get()
    for _ in range(2):
        answer = own.post(address("confirm-purpose", flag), evidence())
        assert (answer.status_code, answer["Location"]) == (303, item.url)
    assert Judgement.objects.count() == 1
    assert "命令第12号" in own.get(item.url).text
    assert task.reference not in own.get(f"{BASE}waiting/").text
    assert not [item for item in items_for(factories.actor(manager)) if item.url == task.get_absolute_url()]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"evidence_time": "10:00"}, "照会より前の記録"),
        ({"evidence_day": "2099-01-01"}, "今日"),
        ({"evidence_reference": ""}, "evidence_reference"),
        ({"evidence": "invented"}, "evidence"),
    ],
)
def test_evidence_with_something_wrong_is_shown_again(task: Task, own: Client, changes: Any, words: str) -> None:
    answer = own.post(address("confirm-purpose", task.flags.get()), evidence(**changes))
    assert answer.status_code in (409, 422)
    assert words in answer.text
    assert making.fresh(task).state == "open"


def test_no_purpose_is_reported_with_words_and_leads_to_the_incident(task: Task, own: Client) -> None:
    officer = factories.client_of(making.officer())
    flag = task.flags.get()
    page = own.get(address("deny-purpose", flag)).text
    assert "checked" in page
    views = [str(pk) for pk in making.views_of(flag)]
    assert own.post(address("deny-purpose", flag), key(words="", views=views)).status_code == 422
    assert own.post(address("deny-purpose", flag), key(words="説明がない。", views=[])).status_code == 422
    assert own.post(address("deny-purpose", flag), key(words="説明がない。", views=views)).status_code == 303
    outbox.dispatch()
    incident = Incident.objects.get()
    assert incident.reference in officer.get(task.get_absolute_url()).text
    assert own.get(incident.get_absolute_url()).status_code == 404
    assert officer.get(incident.get_absolute_url()).status_code == 200


def test_the_record_numbers_are_shown_once_noted(task: Task, own: Client) -> None:
    flag = task.flags.get()
    assert RECORD not in own.get(address("show-records", flag)).text
    answer = own.post(address("show-records", flag), key())
    assert RECORD in answer.text
    assert answer["Cache-Control"] == "no-store"
    president = factories.client_of(factories.person("president"))
    assert president.get(address("show-records", flag)).status_code == 404


def test_who_sees_a_task(task: Task, clerk: Person) -> None:
    seen = {
        making.manager(): 200, factories.person("office_head", at=making.unit()): 200,
        factories.person("block_officer", at=making.unit("B4")): 200, making.officer(): 200,
        factories.person("statutory_auditor"): 200, factories.person("audit_head"): 200,
        making.manager(NEIGHBOUR): 404, making.manager(ELSEWHERE): 404, clerk: 404, factories.person("system_admin"): 404,
        factories.person("compliance_head"): 404, factories.person("service_promotion"): 404,
    }  # fmt: skip
    for person, status in seen.items():
        assert factories.client_of(person).get(task.get_absolute_url()).status_code == status, person


def test_nothing_of_monitoring_is_there_for_staff_and_administrators(task: Task, clerk: Person) -> None:
    for person in (clerk, factories.person("system_admin"), factories.person("service_promotion")):
        client = factories.client_of(person)
        for name in LISTS:
            assert client.get(BASE + name).status_code == 404, name
        assert BASE not in client.get("/desk/").text


def test_lists_hold_what_is_in_sight_and_filters_narrow_them(log: Log, task: Task, clerk: Person) -> None:
    log.hit("own_record", making.clerk(ELSEWHERE).staff_number, 9)
    making.go_through()
    other = Task.objects.exclude(pk=task.pk).get()
    officer, head = factories.client_of(making.officer()), factories.client_of(making.manager())
    for client, both in ((officer, True), (head, False)):
        page = client.get(BASE).text
        assert task.reference in page
        assert (other.reference in page) is both
    page = officer.get(f"{BASE}?unit={ELSEWHERE}&state=open&since={making.yesterday()}").text
    assert other.reference in page
    assert task.reference not in page
    assert officer.get(f"{BASE}?since=R8.13.99").status_code == 422
    assert officer.get(f"{BASE}?staff={clerk.staff_number}").text.count("<tr>") == 2
    exported = b"".join(officer.post(BASE, {"format": "csv"}).streaming_content).decode()
    assert task.reference in exported
    assert RECORD not in exported
    block = factories.client_of(factories.person("block_head", at=making.unit("B4")))
    assert block.get(f"{BASE}units/").text.count("<tr>") == 2
    assert officer.get(f"{BASE}units/").text.count("<tr>") == 3


def test_a_planted_entry_looks_like_any_other_until_it_is_judged(
    log: Log, clerk: Person, manager: Person, own: Client
) -> None:
    log.hit("repeated", clerk.staff_number, 1)
    log.view(clerk.staff_number, 7)
    making.go_through()
    task, plant = Task.objects.get(), Plant.objects.get()
    page = own.get(task.get_absolute_url()).text
    assert "架空の検知" not in page
    cards = [part.split("</section>")[0] for part in page.split('<section class="card"')[1:]]
    assert len(cards) == 3  # found, made up, drawn by lot
    assert len({tuple(re.findall(r"<(\w+)", card)) for card in cards}) == 1
    assert own.get(f"{BASE}plants/").status_code == 404
    officer = factories.client_of(making.officer())
    assert "未判断" in officer.get(f"{BASE}plants/").text
    made_up = own.post(address("confirm-purpose", plant.flag), evidence(evidence_time="00:01"), follow=True)
    assert "これは架空の検知でした" in made_up.text
    assert "架空なのに" in officer.get(f"{BASE}plants/?caught=false").text
    assert manager.name in officer.get(f"{BASE}managers/").text


def test_figures_leave_out_what_was_made_up(log: Log, clerk: Person, manager: Person) -> None:
    log.hit("own_record", clerk.staff_number, 1)
    log.view(clerk.staff_number, 7)
    making.go_through()
    task = Task.objects.get()
    for flag in task.flags.all():
        making.act(actions.look, manager, task)
        with clock.shifted(timedelta(hours=5)):
            making.deny(manager, flag)
    officer = factories.client_of(making.officer())
    rules = officer.get(f"{BASE}rules/").text
    assert rules.count("<tr>") == 1 + 2  # own_record and the random sample
    assert ">60<" in rules  # minutes, capped
    log.hit("own_record", "S77", 2)
    making.go_through()
    assert officer.get(f"{BASE}rules/").text.count(">60<") == rules.count(">60<")  # what nobody judged took no time
    overview = officer.get(f"{BASE}overview/")
    assert "2 / 2" in overview.text
    assert "100 %" in overview.text
    president = factories.client_of(factories.person("president"))
    assert "架空の検知" not in president.get(f"{BASE}overview/").text
    assert president.get(f"{BASE}managers/").status_code == 404


def test_managers_who_only_stamp_are_shown_with_the_sign(log: Log, manager: Person) -> None:
    for number in range(21):
        log.hit("own_record", f"S{number:03}", number)
    making.go_through()
    for flag in Flag.objects.all():
        making.act(actions.confirm_purpose, manager, flag, shown=making.shown())
    page = factories.client_of(making.officer()).get(f"{BASE}managers/").text
    row = page[page.index(manager.name) :]
    assert "数秒で判断している" in row
    assert "ほとんどすべて" in row


def test_confirmations_by_numbers_that_never_came_in_are_counted(log: Log, task: Task, manager: Person) -> None:
    log.contact(4711, making.at("09:30:00"))
    flag = task.flags.get()
    making.act(actions.confirm_purpose, manager, flag, shown=making.shown(kind="call", reference="4712"))
    page = factories.client_of(making.officer()).get(f"{BASE}managers/")
    assert [row.not_found for row in page.context["managers"]] == [1]


def test_the_officer_sets_other_numbers_and_the_old_ones_stay(log: Log) -> None:
    client, first = factories.client_of(making.officer()), Settings.objects.get()
    page = client.get(f"{BASE}settings/").text
    assert "システム導入時" in page
    form = client.get(f"{BASE}settings/{first.pk}/revise-settings/").text
    fields = dict(re.findall(r'name="(parameter_\w+)"[^>]*?value="(\d+)"', form))
    assert len(fields) == len(first.values)
    day = (clock.today() + timedelta(days=2)).isoformat()
    typed = key(**fields, reason="抽出を増やす", valid_from=day, subject_version="1") | {"parameter_planted": "3"}
    for changes in ({"reason": ""}, {"parameter_planted": "51"}, {"valid_from": "2020-01-01"}):
        assert client.post(f"{BASE}settings/{first.pk}/revise-settings/", typed | changes).status_code == 422
    assert client.post(f"{BASE}settings/{first.pk}/revise-settings/", typed).status_code == 303
    second = Settings.objects.get(number=2)
    assert (second.values["planted"], Settings.objects.get(number=1).values["planted"]) == (3, 1)
    assert "抽出を増やす" in client.get(f"{BASE}settings/").text
    again = client.post(f"{BASE}settings/{first.pk}/revise-settings/", typed | {"idempotency_key": "other"})
    assert again.status_code == 409
    auditor = factories.client_of(factories.person("audit_head"))
    assert auditor.get(f"{BASE}settings/").status_code == 200
    assert auditor.get(f"{BASE}settings/{first.pk}/revise-settings/").status_code == 404


def test_pages_take_the_same_number_of_queries_however_much_there_is(log: Log, clerk: Person, manager: Person) -> None:
    officer, own = factories.client_of(making.officer()), factories.client_of(manager)
    log.hit("repeated", clerk.staff_number, 1)
    making.go_through()
    task = Task.objects.get()

    def queries(client: Client, path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    def all_queries() -> list[int]:
        return [queries(officer, BASE + name) for name in LISTS if name != "waiting/"] + [
            queries(own, f"{BASE}waiting/"), queries(own, task.get_absolute_url()), queries(own, "/desk/")
        ]  # fmt: skip

    few = all_queries()
    for number in range(2, 6):
        log.hit("repeated", clerk.staff_number, number)
        log.hit("own_record", clerk.staff_number, number + 100)
        log.hit("own_record", making.clerk(NEIGHBOUR).staff_number, number + 20)
        log.hit("own_record", making.clerk().staff_number, number + 40)
    making.go_through()
    assert all_queries() == few


def test_flags_and_their_clock_stand_on_the_overview_of_privacy(task: Task, manager: Person) -> None:
    page = "/privacy/"
    assert f"{BASE}?state=open" in factories.client_of(making.officer()).get(page).text
    own = factories.client_of(manager)
    waits = own.get(page).context["overview"]
    assert [one.number for one in waits.flags if one.words == "確認待ち"] == [1]
    making.deny(manager, Flag.objects.get())
    found = {str(one.words): one.number for one in own.get(page).context["overview"].flags}
    assert (found["確認待ち"], found["業務目的なし"]) == (0, 1)
    elsewhere = factories.client_of(making.manager(ELSEWHERE)).get(page).context["overview"]
    assert {one.number for one in elsewhere.flags} == {0}


def test_each_number_of_the_overview_is_that_of_the_list_it_leads_to(log: Log, clerk: Person, manager: Person) -> None:
    for _ in range(2):
        making.flagged(log, making.clerk())
    log.hit("own_record", clerk.staff_number, 1)
    task = making.flagged(log, clerk, "repeated", 1, 2)
    for flag in task.flags.all():  # two flags of one day are one row of the list
        making.deny(manager, flag)
    outbox.dispatch()
    client, actor = factories.client_of(manager), factories.actor(manager)
    days = making.yesterday(), making.yesterday()
    found = [(str(one.words), one.number, one.url) for one in flags_of_days(actor, *days)]
    assert [number for _words, number, _url in found] == [2, 0, 1, 0]
    for words, number, url in found:
        assert client.get(url).context["page"].paginator.count == number, words  # type: ignore[index]
    with clock.shifted(timedelta(days=30)):
        standing = next(iter(tasks_standing(actor)))
        assert (standing.whole, standing.pressing) == (2, 2)
        later = factories.client_of(manager)
        assert later.get(standing.pressing_url).context["page"].paginator.count == 2  # type: ignore[index]
    client = factories.client_of(manager)
    assert client.get(f"{BASE}?late=true").context["page"].paginator.count == 0  # type: ignore[index]

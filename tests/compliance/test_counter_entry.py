"""compliance.enter and compliance.acknowledge: reports by phone, letter and visit."""

import re
from typing import Any

import pytest
from django.test import Client

from compliance.actions import acknowledge, enter
from compliance.choices import Channel
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.people.models import Person
from governance.runner import run
from governance.vault.receipts import lookup_digest, new_code, normalised
from tests.support import factories
from tests.support.five_cases import FiveCases, head

ADDRESS = "/compliance/cases/enter/"


def enter_letter(by: Person) -> Case:
    """Enter a letter and return its case."""
    report = factories.report(new_code(), channel=Channel.LETTER)
    outcome = run(enter, actor=factories.actor(by), report=report, channel="letter", told_at_once=False)
    return Case.objects.get(pk=outcome.subject_id)


class TestAcknowledge(FiveCases):
    action = acknowledge
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        person = head()
        return enter_letter(person), factories.actor(person)

    def inputs(self) -> dict[str, Any]:
        return {"told_on": clock.today()}


def tones(case: Case) -> dict[str, str]:
    return {c.code: c.tone for c in faces_of("compliance.case", [case.pk])[case.pk]}


def test_a_letter_runs_the_first_clock_until_acknowledged(db: None) -> None:
    person = head()
    case = enter_letter(person)
    assert tones(case) == {"D1": "calm", "D2": "calm", "D3": "calm"}
    run(acknowledge, actor=factories.actor(person), subject=case.pk, told_on=clock.today())
    assert tones(case)["D1"] == "met"


def answers(client: Client, **changes: str) -> dict[str, str]:
    """Return a filled form with the hidden fields of a fresh page."""
    page = client.get(ADDRESS).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="([a-z_]+)" value="([^"]*)"', page))
    data = {
        "channel": "phone",
        "received_on": clock.today().isoformat(),
        "reporter_kind": "public",
        "disclosure": "named",
        "name": "電話 一郎",
        "contact": "090-1111-2222",
        "what": "電話で聞いた内容です。",
        "position": "unknown",
    }
    return hidden | data | changes


def code_on(page: str) -> str:
    """Return the receipt code on a page."""
    found = re.search(r'code-display__code">(.*?)</p>', page, re.S)
    assert found is not None
    return normalised(re.sub(r"<[^>]+>", "", found[1]))


@pytest.mark.parametrize("role", ["compliance_head", "investigator", "external_counsel", "statutory_auditor"])
def test_each_counter_enters_and_is_shown_the_code(db: None, role: str) -> None:
    client = factories.client_of(factories.person(role))
    answer = client.post(ADDRESS, answers(client, told_at_once="on"))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    case = Case.objects.get()
    assert lookup_digest(code_on(answer.content.decode())) == case.receipt_digest
    assert tones(case)["D1"] == "met"


def test_sent_twice_it_files_once_and_shows_the_same_code(db: None) -> None:
    client = factories.client_of(head())
    data = answers(client)
    pages = [client.post(ADDRESS, data).content.decode() for _ in range(2)]
    assert code_on(pages[0]) == code_on(pages[1])
    assert Case.objects.count() == 1


def test_a_broken_hidden_code_starts_anew_and_keeps_what_was_typed(db: None) -> None:
    client = factories.client_of(head())
    answer = client.post(ADDRESS, answers(client, sealed_code="AAAA"))
    assert answer.status_code == 422
    assert "電話で聞いた内容です。" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("what", ""), ("received_on", "2099-01-01"), ("channel", "web"), ("name", ""), ("unit", "x")]
)
def test_bad_input(db: None, field: str, value: str) -> None:
    client = factories.client_of(head())
    assert client.post(ADDRESS, answers(client, **{field: value})).status_code == 422
    assert not Case.objects.exists()


@pytest.mark.parametrize("role", ["staff", "office_head", "system_admin", "vice_president", "president"])
def test_nobody_else_is_a_counter(db: None, role: str) -> None:
    client = factories.client_of(factories.person(role))
    assert client.get(ADDRESS).status_code == 404

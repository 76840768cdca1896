"""compliance.accept"""

from typing import Any

import pytest
from django.db import IntegrityError

from compliance.actions import accept
from compliance.models import Case, Message
from compliance.queries import conversation
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.runner import Stale, run
from tests.support import factories
from tests.support.five_cases import FiveCases, head

INPUTS = {"severity": "high", "category": "money", "message": "調査します。"}


class TestAccept(FiveCases):
    action = accept

    def make(self) -> tuple[Case, Actor]:
        return factories.file_case()[0], factories.actor(head())

    def inputs(self) -> dict[str, Any]:
        return dict(INPUTS)

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="declined")
        return True


def accepted() -> tuple[Case, Actor, str]:
    case, code = factories.file_case()
    actor = factories.actor(head())
    run(accept, actor=actor, subject=case.pk, **INPUTS)
    case.refresh_from_db()
    return case, actor, code


def test_severity_and_category_are_kept(db: None) -> None:
    case, _, _ = accepted()
    assert (case.severity, case.category) == ("high", "money")
    assert case.decided_at is not None


def test_the_twenty_day_clock_is_met_and_the_reporter_told(db: None) -> None:
    case, _, _ = accepted()
    clocks = {c.code: c.tone for c in faces_of("compliance.case", [case.pk])[case.pk]}
    assert clocks == {"D1": "met", "D2": "met", "D3": "calm"}
    (message,) = conversation(case, factories.reporter(case))
    assert (message.side, message.text) == ("handler", "調査します。")


def test_a_stale_page_is_refused(db: None) -> None:
    case, _ = factories.file_case()
    with pytest.raises(Stale):
        run(accept, actor=factories.actor(head()), subject=case.pk, version=case.version + 1, **INPUTS)
    assert not Message.objects.filter(case=case).exists()


def test_history_says_who(db: None) -> None:
    case, actor, _ = accepted()
    assert [h.history_user_id for h in case.history.order_by("history_id")] == [None, actor.id]


def test_the_database_refuses_an_accepted_case_without_severity(db: None) -> None:
    case, _ = factories.file_case()
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=case.pk).update(state="accepted")


def test_page_of_the_head(db: None) -> None:
    case, _ = factories.file_case()
    person = head()
    client = factories.client_of(person)
    address = f"/compliance/cases/{case.pk}/accept/"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"severity": "", "category": "", "message": "書きかけ"})
    assert answer.status_code == 422
    assert "書きかけ" in answer.content.decode()
    answer = client.post(address, {**INPUTS, "subject_version": case.version, "idempotency_key": "k"})
    assert (answer.status_code, answer["Location"]) == (303, f"/compliance/cases/{case.pk}/")
    case.refresh_from_db()
    assert case.state == "accepted"


def test_stale_page_keeps_what_was_typed(db: None) -> None:
    case, _ = factories.file_case()
    client = factories.client_of(head())
    data = {**INPUTS, "message": "長い文章です。", "subject_version": case.version + 5, "idempotency_key": "k"}
    answer = client.post(f"/compliance/cases/{case.pk}/accept/", data)
    assert answer.status_code == 409
    assert "長い文章です。" in answer.content.decode()
    assert "別の人が更新しました" in answer.content.decode()


@pytest.mark.parametrize("role", ["office_head", "system_admin", "investigator", "staff", "committee_member"])
def test_nobody_else_learns_that_it_exists(db: None, role: str) -> None:
    case, _ = factories.file_case()
    client = factories.client_of(factories.person(role))
    assert client.get(f"/compliance/cases/{case.pk}/accept/").status_code == 404
    assert client.post(f"/compliance/cases/{case.pk}/accept/", INPUTS).status_code == 404
    assert client.get(f"/compliance/cases/{case.pk}/").status_code == 404


def test_those_who_only_see_get_403(db: None) -> None:
    case, _ = factories.file_case()
    client = factories.client_of(factories.person("vice_president"))
    assert client.get(f"/compliance/cases/{case.pk}/accept/").status_code == 403
    assert client.post(f"/compliance/cases/{case.pk}/accept/", INPUTS).status_code == 403

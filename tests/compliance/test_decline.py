"""compliance.decline"""

from typing import Any

from compliance.actions import decline
from compliance.content import text_of
from compliance.models import Case
from compliance.queries import conversation
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.runner import run
from tests.support import factories
from tests.support.five_cases import FiveCases, head

INPUTS = {"reason": "法令違反に当たらない。", "message": "調査しません。理由は次のとおりです。"}


class TestDecline(FiveCases):
    action = decline

    def make(self) -> tuple[Case, Actor]:
        return factories.file_case()[0], factories.actor(head())

    def inputs(self) -> dict[str, Any]:
        return dict(INPUTS)

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="declined")
        return True


def test_the_reason_is_kept_sealed_and_the_reporter_told(db: None) -> None:
    case, _ = factories.file_case()
    actor = factories.actor(head())
    run(decline, actor=actor, subject=case.pk, **INPUTS)
    case.refresh_from_db()
    assert text_of(case, "decision", case.sealed_decision, actor) == INPUTS["reason"]
    assert INPUTS["reason"].encode() not in bytes(case.sealed_decision or b"")
    (message,) = conversation(case, factories.reporter(case))
    assert message.text == INPUTS["message"]
    assert {c.code: c.tone for c in faces_of("compliance.case", [case.pk])[case.pk]}["D2"] == "met"


def test_page(db: None) -> None:
    case, _ = factories.file_case()
    client = factories.client_of(head())
    address = f"/compliance/cases/{case.pk}/decline/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "", "message": ""}).status_code == 422
    assert client.post(address, INPUTS).status_code == 303
    page = client.get(f"/compliance/cases/{case.pk}/").content.decode()
    assert INPUTS["reason"] in page
    assert INPUTS["message"] in page

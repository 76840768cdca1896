"""compliance.conclude"""

from typing import Any

import pytest
from django.db import IntegrityError

from compliance.actions import conclude
from compliance.content import text_of
from compliance.models import Case
from compliance.queries import conversation
from governance.access import Actor
from governance.runner import run
from tests.support import factories
from tests.support.five_cases import FiveCases, assigned_case

INPUTS = {"finding": "found", "reasons": "領収書と照合した。", "message": "違反が認められました。"}


class TestConclude(FiveCases):
    action = conclude

    def make(self) -> tuple[Case, Actor]:
        case, actor, _ = assigned_case()
        return case, actor

    def inputs(self) -> dict[str, Any]:
        return dict(INPUTS)

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="received")
        return True


def test_the_reporter_is_told_and_the_reasons_are_sealed(db: None) -> None:
    case, actor, _ = assigned_case()
    run(conclude, actor=actor, subject=case.pk, **INPUTS)
    case.refresh_from_db()
    assert (case.state, case.finding) == ("concluded", "found")
    assert text_of(case, "conclusion", case.sealed_conclusion, actor) == INPUTS["reasons"]
    assert conversation(case, factories.reporter(case))[-1].text == INPUTS["message"]


def test_the_database_knows_no_conclusion_without_a_finding(db: None) -> None:
    case, _, _ = assigned_case()
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=case.pk).update(state="concluded")


def test_page(db: None) -> None:
    case, _, investigator = assigned_case()
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/conclude/"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"finding": "", "reasons": "途中まで", "message": ""})
    assert answer.status_code == 422
    assert "途中まで" in answer.content.decode()
    assert client.post(address, INPUTS).status_code == 303
    page = client.get(f"/compliance/cases/{case.pk}/").content.decode()
    assert INPUTS["reasons"] in page

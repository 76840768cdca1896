"""compliance.submit_conclusion, return_conclusion, conclude"""

from typing import Any

import pytest
from django.db import IntegrityError

from compliance.actions import add_allegation, assign, conclude, return_conclusion, submit_conclusion
from compliance.actions.conclusion import OpenAllegations
from compliance.content import text_of
from compliance.models import Case, Conclusion
from compliance.queries import conversation
from governance.access import Actor
from governance.runner import NotAllowed, run
from tests.support import factories
from tests.support.five_cases import (
    FiveCases,
    accepted_case,
    assigned_case,
    concluded_case,
    head,
    reviewed_case,
    submit,
    with_finding,
)

TEXTS = {"finding": "found", "reasons": "領収書と照合した。", "message": "違反が認められました。"}


class TestSubmit(FiveCases):
    action = submit_conclusion

    def make(self) -> tuple[Case, Actor]:
        case, actor, _ = assigned_case()
        with_finding(case, actor)
        return case, actor

    def inputs(self) -> dict[str, Any]:
        return dict(TEXTS)

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="received")
        return True


class TestConclude(FiveCases):
    action = conclude

    def make(self) -> tuple[Case, Actor]:
        case, reviewer, self.author = reviewed_case()
        return case, reviewer

    def inputs(self) -> dict[str, Any]:
        return {}

    def onlooker(self, case: Case) -> Actor:
        """The author sees the case, and may not review it."""
        return self.author

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="investigating")
        return True


class TestReturn(FiveCases):
    action = return_conclusion

    def make(self) -> tuple[Case, Actor]:
        case, reviewer, self.author = reviewed_case()
        return case, reviewer

    def inputs(self) -> dict[str, Any]:
        return {"comments": "理由を補ってください。"}

    def onlooker(self, case: Case) -> Actor:
        return self.author

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="investigating")
        return True


def test_the_reporter_is_told_only_when_it_is_approved(db: None) -> None:
    case, reviewer, author = reviewed_case()
    assert TEXTS["message"] not in [m.text for m in conversation(case, factories.reporter(case))]
    run(conclude, actor=reviewer, subject=case.pk)
    case.refresh_from_db()
    assert (case.state, case.finding) == ("concluded", "found")
    assert text_of(case, "conclusion", case.sealed_conclusion, author) == TEXTS["reasons"]
    assert conversation(case, factories.reporter(case))[-1].text == TEXTS["message"]


def test_without_a_finding_for_each_allegation_it_cannot_be_submitted(db: None) -> None:
    case, actor, _ = assigned_case()
    with pytest.raises(OpenAllegations):
        run(submit_conclusion, actor=actor, subject=case.pk, **TEXTS)
    run(add_allegation, actor=actor, subject=case.pk, what="流用", rule="第1条", who="担当者")
    with pytest.raises(OpenAllegations):
        run(submit_conclusion, actor=actor, subject=case.pk, **TEXTS)


def test_what_the_head_wrote_is_reviewed_one_step_up(db: None) -> None:
    case, author = accepted_case()
    submit(case, author)
    with pytest.raises(NotAllowed):
        run(conclude, actor=author, subject=case.pk)
    run(conclude, actor=factories.actor(factories.person("vice_president")), subject=case.pk)
    case.refresh_from_db()
    assert case.state == "concluded"


def test_the_database_knows_no_review_of_ones_own(db: None) -> None:
    case, _, _ = concluded_case()
    row = Conclusion.objects.get(case=case)
    with pytest.raises(IntegrityError):
        Conclusion.objects.filter(pk=row.pk).update(reviewer=row.author)


def test_the_database_knows_no_conclusion_without_a_finding(db: None) -> None:
    case, _, _ = assigned_case()
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=case.pk).update(state="concluded")


def test_pages(db: None) -> None:
    case, actor, investigator = assigned_case()
    author, reviewer = factories.client_of(investigator), factories.client_of(head())
    base = f"/compliance/cases/{case.pk}/"
    answer = author.post(base + "submit-conclusion/", {"finding": "", "reasons": "途中まで", "message": ""})
    assert answer.status_code == 422
    assert "途中まで" in answer.content.decode()
    answer = author.post(base + "submit-conclusion/", TEXTS)
    assert answer.status_code == 409
    assert "認定した結果を記録してください" in answer.content.decode()
    allegation = {"what": "現金を流用した。", "rule": "会計規程第12条", "who": "担当者"}
    assert author.post(base + "add-allegation/", allegation).status_code == 303
    found = {"result": "established", "reasons": "帳簿と合わない。"}
    assert author.post(f"{base}allegations/{case.allegations.get().pk}/find/", found).status_code == 303
    assert author.post(base + "submit-conclusion/", TEXTS).status_code == 303
    assert author.get(base + "conclude/").status_code == 403
    page = reviewer.get(base + "return-conclusion/").content.decode()
    assert all(words in page for words in (TEXTS["reasons"], TEXTS["message"], allegation["what"], found["reasons"]))
    assert reviewer.post(base + "return-conclusion/", {"comments": "証拠を補ってください。"}).status_code == 303
    assert "証拠を補ってください。" in author.get(base + "findings/").content.decode()
    assert TEXTS["reasons"] in author.get(base + "submit-conclusion/").content.decode()
    assert author.post(base + "submit-conclusion/", TEXTS).status_code == 303
    assert reviewer.post(base + "conclude/", {}).status_code == 303
    assert TEXTS["reasons"] in author.get(base).content.decode()


def test_investigators_of_the_case_are_no_reviewers(db: None) -> None:
    case, _, author = reviewed_case()
    other = factories.person("investigator")
    Case.objects.filter(pk=case.pk).update(state="investigating")
    run(assign, actor=factories.actor(head()), subject=case.pk, investigators=[other])
    Case.objects.filter(pk=case.pk).update(state="in_review")
    with pytest.raises(NotAllowed):
        run(conclude, actor=factories.actor(other), subject=case.pk)

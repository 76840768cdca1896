"""The written notices that a reporter is owed: D2b from the decision, D3 within three months."""

from datetime import timedelta

import pytest

from compliance.actions import accept, conclude, decline
from compliance.models import Case
from compliance.protection import actions
from compliance.queries import conversation
from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_business_days, add_months
from governance.deadlines.queries import faces_of
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.support import factories, five_cases
from tests.support.five_cases import accepted_case, submit

NOTICE = {"says": "corrected", "tells_measures": False, "text": "是正しました。"}


def tones(case: Case) -> dict[str, str]:
    return {face.code: face.tone for face in faces_of("compliance.case", [case.pk])[case.pk]}


def concluded_case() -> tuple[Case, Actor]:
    case, head, _ = five_cases.concluded_case()
    return case, head


def test_declining_is_itself_the_written_notice(db: None) -> None:
    case, _ = factories.file_case()
    head = factories.actor(factories.person("compliance_head"))
    run(decline, actor=head, subject=case.pk, reason="対象外", message="対象になりません。")
    assert tones(case) == {"D1": "met", "D2": "met", "D2b": "met", "D3": "met"}


def test_d2b_counts_from_the_decision_and_d3_from_the_report(db: None) -> None:
    with clock.shifted(timedelta(days=-30)):
        case, _ = factories.file_case()
        head = factories.actor(factories.person("compliance_head"))
        run(accept, actor=head, subject=case.pk, severity="high", category="money", message="調査します。")
    case.refresh_from_db()
    submit(case, head)
    run(conclude, actor=factories.actor(factories.person("compliance_head")), subject=case.pk)
    faces = {f.code: f for f in faces_of("compliance.case", [case.pk])[case.pk]}
    assert faces["D2b"].due_on == add_business_days(clock.today(), 5)
    assert faces["D3"].due_on == add_months(case.clock_day, 3)


def test_the_notice_settles_d2b_and_d3_only_when_it_tells_the_measures(db: None) -> None:
    case, head = concluded_case()
    assert (tones(case)["D2b"], tones(case)["D3"]) == ("calm", "calm")
    run(actions.notify, actor=head, subject=case.pk, **NOTICE)
    assert (tones(case)["D2b"], tones(case)["D3"]) == ("met", "calm")
    run(actions.feedback, actor=head, subject=case.pk, text="担当を二人にしました。")
    assert tones(case)["D3"] == "met"
    texts = [m.text for m in conversation(case, factories.reporter(case))]
    assert texts[-2:] == ["是正しました。", "担当を二人にしました。"]


def test_one_notice_can_settle_both(db: None) -> None:
    case, head = concluded_case()
    run(actions.notify, actor=head, subject=case.pk, **NOTICE | {"tells_measures": True})
    assert (tones(case)["D2b"], tones(case)["D3"]) == ("met", "met")


def test_wrong_state_onlooker_and_stranger(db: None) -> None:
    case, head = accepted_case()
    with pytest.raises(WrongState):
        run(actions.notify, actor=head, subject=case.pk, **NOTICE)
    with pytest.raises(NotAllowed):
        run(actions.feedback, actor=factories.actor(factories.person("vice_president")), subject=case.pk, text="x")
    with pytest.raises(Invisible):
        run(actions.feedback, actor=factories.actor(factories.person("office_head")), subject=case.pk, text="x")


def test_pages_and_desk(db: None) -> None:
    case, head = concluded_case()
    client = factories.client_of(Person.objects.get(pk=head.id))
    assert f"/compliance/protection/cases/{case.pk}/" in client.get("/desk/").content.decode()
    address = f"/compliance/protection/cases/{case.pk}/notify/"
    wrong = client.post(address, {"says": "", "text": "書きかけ"})
    assert wrong.status_code == 422
    assert "書きかけ" in wrong.content.decode()
    assert (
        client.post(address, {"says": "corrected", "text": "是正しました。", "tells_measures": "on"}).status_code == 303
    )
    assert f"/compliance/protection/cases/{case.pk}/" not in client.get("/desk/").content.decode()
    assert client.get(f"/compliance/cases/{case.pk}/").status_code == 200


def test_after_the_result_the_desk_asks_for_the_measures(db: None) -> None:
    case, head = concluded_case()
    client = factories.client_of(Person.objects.get(pk=head.id))
    assert "結果を書面で通知する" in client.get("/desk/").content.decode()
    run(actions.notify, actor=head, subject=case.pk, **NOTICE)
    page = client.get("/desk/").content.decode()
    assert "結果を書面で通知する" not in page
    assert "措置の内容を通報者に伝える" in page


def test_nothing_is_offered_that_would_be_refused_at_the_external_counter(db: None) -> None:
    case, _ = factories.file_case(counter="external")
    client = factories.client_of(factories.person("external_counsel"))
    for address in (case.get_absolute_url(), f"/compliance/protection/cases/{case.pk}/"):
        assert "/feedback/" not in client.get(address).content.decode()

"""The kind of an incident turns out to be another one: corrected with a reason, kept, judged anew, no clock loosened."""

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState
from privacy.incidents import actions
from privacy.incidents.models import Incident, KindCorrection
from privacy.incidents.refusals import SameKind
from privacy.incidents.rules import facts_under
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, act, deadline
from tests.support import factories

CODES = ("D10", "D11", "D12")


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def correct(staff: Staff, made: Incident, kind: str) -> None:
    act(actions.correct_kind, staff.officer, made, kind=kind, reason="防犯カメラで確かめた。")


def clocks(made: Incident) -> list[tuple[str, object]]:
    return [(deadline(made, code).state, deadline(made, code).due_on) for code in CODES]


def test_on_the_page_once_with_a_reason_and_the_history_stays(staff: Staff) -> None:
    made, client = making.incident(staff, kind="loss"), factories.client_of(staff.officer)
    address = f"{made.get_absolute_url()}correct-kind/"
    assert address in client.get(made.get_absolute_url()).text
    assert "紛失" in client.get(address).text
    assert client.post(address, {"kind": "theft", "reason": ""}).status_code == 422
    same = client.post(address, {"kind": "loss", "reason": "同じ"})
    assert same.status_code == SameKind.status
    assert "現在と同じ種別です" in same.text
    given = {"kind": "theft", "reason": "鞄ごと盗まれていた。", "idempotency_key": "k"}
    for _ in range(2):
        assert client.post(address, given).status_code == 303
    row = KindCorrection.objects.get()
    assert (row.was, row.became, row.corrected_by) == ("loss", "theft", staff.officer)
    page = client.get(made.get_absolute_url()).text
    for words in ("盗難 <span", "紛失 → 盗難", "鞄ごと盗まれていた。"):
        assert words in page
    assert "鞄ごと盗まれていた。" not in factories.client_of(staff.head).get(made.get_absolute_url()).text
    assert made.reference in client.get("/privacy/incidents/?kind=theft").text
    outbox.dispatch()
    assert Notice.objects.filter(person=staff.head, kind="incidents.kind_corrected").count() == 1


def test_only_the_officer_and_only_while_it_is_open(staff: Staff) -> None:
    made = making.incident(staff)
    assert factories.client_of(staff.manager).get(f"{made.get_absolute_url()}correct-kind/").status_code == 404
    with pytest.raises(NotAllowed):
        act(actions.correct_kind, staff.manager, made, kind="loss", reason="x")
    Incident.objects.filter(pk=made.pk).update(state="closed")
    with pytest.raises(WrongState):
        correct(staff, made, "loss")


def test_the_database_changes_no_kind_without_the_row_that_says_why(staff: Staff) -> None:
    made = making.incident(staff, kind="loss")
    correct(staff, made, "theft")
    for kind in ("loss", "attack"):
        with pytest.raises(DatabaseError, match="corrected with a reason"), transaction.atomic():
            Incident.objects.filter(pk=made.pk).update(kind=kind)
    with pytest.raises(DatabaseError, match="neither changed"), transaction.atomic():
        KindCorrection.objects.update(reason="x")
    correct(staff, made, "loss")
    assert list(made.kind_corrections.values_list("became", flat=True)) == ["theft", "loss"]


def test_what_was_not_to_be_reported_is_open_again_and_the_same_clocks_run_on(staff: Staff) -> None:
    made = making.incident(staff, kind="loss")
    before = clocks(made)
    making.assessed(staff, of=made)
    assert {state for state, _due in clocks(made)} == {"stopped"}
    correct(staff, made, "theft")
    assert (made.verdict, made.wrongful) == ("unknown", "unknown")
    assert clocks(made) == before
    latest = made.assessments.latest("number")
    assert (latest.number, latest.verdict, "防犯カメラで確かめた。" in latest.note) == (2, "unknown", True)
    page = factories.client_of(staff.officer).get(made.get_absolute_url()).text
    assert "これまでの評価" in page


def test_a_clock_that_runs_keeps_its_day(staff: Staff) -> None:
    made = making.assessed(staff, of=making.incident(staff, kind="loss"), sensitive="yes")
    before = clocks(made)
    correct(staff, made, "attack")
    assert (made.verdict, clocks(made)) == ("yes", before)


def test_a_fear_is_not_taken_back_by_another_kind(staff: Staff) -> None:
    made = making.assessed(staff, of=making.incident(staff, kind="theft"), wrongful="feared")
    before = clocks(made)
    correct(staff, made, "loss")
    assert (made.verdict, made.wrongful, made.assessments.count()) == ("yes", "feared", 1)
    assert clocks(made) == before


def test_encryption_is_believed_under_any_kind() -> None:
    known = making.facts(protected="yes", unread="yes", wrongful="yes")
    judged = facts_under("theft", known)
    assert (judged.protected, judged.unread, judged.wrongful) == ("yes", "unknown", "yes")
    assert facts_under("loss", known) == known


def test_figures_count_it_under_its_kind(staff: Staff) -> None:
    made = making.incident(staff, kind="loss")
    correct(staff, made, "misdelivery")
    page = factories.client_of(staff.officer).get(f"/privacy/incidents/?kind=loss&since={clock.today()}").text
    assert made.reference not in page

"""D10 to D12 run from the first moment of knowing; they move with the facts and never start anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from governance import clock
from governance.deadlines.models import DeadlineStep
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from privacy.incidents import actions
from privacy.incidents.models import Incident
from privacy.incidents.refusals import NotEarlier
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, act, deadline
from tests.support import factories


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def states(made: Incident) -> list[str]:
    return [deadline(made, code).state for code in ("D10", "D11", "D12")]


def due(made: Incident, code: str) -> int:
    """Return how many days after the day of knowing a clock is due."""
    return (deadline(made, code).due_on - made.known_on).days


def test_they_run_from_the_first_report_on_whatever_it_turns_out_to_be(staff: Staff) -> None:
    made = making.incident(staff, minutes_ago=60 * 24 * 2)
    assert states(made) == ["running"] * 3
    assert [due(made, code) for code in ("D10", "D11", "D12")] == [4, 29, 10]
    assert deadline(made, "D10").opened_on == timezone.localdate(clock.now() - timedelta(days=2))


@pytest.mark.parametrize(
    ("facts", "state"), [({}, "stopped"), ({"persons": None}, "running"), ({"sensitive": "yes"}, "running")]
)
def test_they_stop_only_when_it_is_certain_that_nothing_is_owed(
    staff: Staff, facts: dict[str, Any], state: str
) -> None:
    assert states(making.assessed(staff, **facts)) == [state] * 3


def test_a_stopped_clock_runs_on_with_its_old_day(staff: Staff) -> None:
    made = making.assessed(staff)
    before = deadline(made, "D10").due_on
    with clock.shifted(timedelta(days=3)):
        making.assessed(staff, of=made, sensitive="feared")
    assert states(made) == ["running"] * 3
    assert deadline(made, "D10").due_on == before
    assert deadline(made, "D10").settled_at is None


def test_thirty_days_become_sixty_and_thirty_again_on_one_clock(staff: Staff) -> None:
    made = making.assessed(staff, sensitive="yes")
    first = deadline(made, "D11")
    with clock.shifted(timedelta(days=25)):
        making.assessed(staff, of=made, wrongful="feared")
        assert (deadline(made, "D11").pk, due(made, "D11")) == (first.pk, 59)
        amber = DeadlineStep.objects.get(deadline=first, step__kind="amber")
        assert timezone.localdate(amber.due_at) == made.known_on + timedelta(days=49)
        making.assessed(staff, of=made, wrongful="no", sensitive="yes")
    assert due(made, "D11") == 29
    assert deadline(made, "D11").opened_on == made.known_on


def test_steps_that_lie_ahead_again_are_taken_again(staff: Staff) -> None:
    made = making.assessed(staff, sensitive="yes")
    with clock.shifted(timedelta(days=20)):
        sweep()
        outbox.dispatch()
    told = Notice.objects.filter(person=staff.officer, kind="incidents.clock.amber", reference=made.reference)
    before = told.count()
    with clock.shifted(timedelta(days=21)):
        making.assessed(staff, of=made, wrongful="yes")
    with clock.shifted(timedelta(days=50)):
        sweep()
        outbox.dispatch()
    assert told.count() == before + 1


def test_who_knew_earlier_moves_all_of_them(staff: Staff) -> None:
    made = making.incident(staff)
    earlier = made.known_at - timedelta(days=3)
    address = f"/privacy/incidents/{made.pk}/note-earlier-knowledge/"
    local = timezone.localtime(earlier)
    data = {"day": local.date().isoformat(), "at": f"{local:%H:%M}", "text": "窓口の職員が三日前に気づいていた。"}
    client = factories.client_of(staff.manager)
    assert client.get(address).status_code == 200
    assert client.post(address, data).status_code == 303
    made.refresh_from_db()
    assert made.known_on == local.date()
    assert [due(made, code) for code in ("D10", "D11", "D12")] == [4, 29, 10]
    assert "三日前に気づいていた" in client.get(made.get_absolute_url()).content.decode()
    assert client.post(address, data).status_code == 409


def test_no_later_moment_is_taken_not_even_by_the_database(staff: Staff) -> None:
    made = making.incident(staff, minutes_ago=90)
    with pytest.raises(NotEarlier):
        act(actions.note_earlier_knowledge, staff.clerk, made, known_at=made.known_at, text="x")
    rows = Incident.objects.filter(pk=made.pk)
    with pytest.raises(DatabaseError, match="never starts anew"), transaction.atomic():
        rows.update(known_at=made.known_at + timedelta(minutes=1))


def test_the_ladder_climbs_from_the_officer_to_the_president(staff: Staff) -> None:
    made = making.assessed(staff, sensitive="yes")
    with clock.shifted(timedelta(days=6)):
        sweep()
        outbox.dispatch()
    for person, kinds in ((staff.officer, {"amber", "red", "passed"}), (staff.president, {"escalated", "passed"})):
        rows = Notice.objects.filter(person=person, reference=made.reference, kind__startswith="incidents.clock.")
        assert {kind.rsplit(".", 1)[1] for kind in rows.values_list("kind", flat=True)} >= kinds


def test_a_submitted_report_meets_what_it_answers(staff: Staff) -> None:
    made = making.assessed(staff, sensitive="yes")
    making.submit(staff, making.report(staff, made))
    assert states(made) == ["met", "running", "running"]
    making.submit(staff, making.report(staff, made, "full"))
    assert states(made) == ["met", "met", "running"]
    making.assessed(staff, of=made, wrongful="yes")
    assert states(made) == ["met", "met", "running"]


def test_the_persons_are_told_once_nobody_is_left(staff: Staff) -> None:
    made = making.assessed(staff, sensitive="yes")
    making.told(staff, made, unreached=1)
    assert deadline(made, "D12").state == "running"
    making.told(staff, made)
    assert deadline(made, "D12").state == "met"

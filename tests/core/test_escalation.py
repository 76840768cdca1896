"""The ladder of D1 and D2, step by step, once each, to the right people."""

import threading
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from compliance.actions import accept
from compliance.models import Case
from governance import clock
from governance.deadlines.models import DeadlineStep
from governance.deadlines.queries import faces_of
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import run
from tests.compliance.test_counter_entry import enter_letter
from tests.support import factories

ROLES = ("compliance_head", "vice_president", "committee_chair", "president", "statutory_auditor", "external_counsel")


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    return {role: factories.person(role) for role in ROLES}


def told(case: Case) -> Counter[tuple[str, str]]:
    """Return how often each kind of clock notice reached each role."""
    rows = Notice.objects.filter(reference=case.reference, kind__startswith="compliance.clock.")
    return Counter((n.kind.rsplit(".", 1)[1], n.person.assignments.get().role) for n in rows.select_related("person"))


def on_day(day: int) -> None:
    with clock.shifted(timedelta(days=day)):
        sweep()
        outbox.dispatch()


def test_d2_climbs_day_by_day(people: dict[str, Any]) -> None:
    case, _ = factories.file_case()
    expected: Counter[tuple[str, str]] = Counter()
    ladder = {
        7: ("amber", "compliance_head"),
        14: ("red", "compliance_head"),
        17: ("escalated", "vice_president"),
        21: ("passed", "compliance_head"),
        22: ("passed", "vice_president"),
        23: ("passed", "committee_chair"),
    }
    for day in range(26):
        on_day(day)
        if day in ladder:
            expected[ladder[day]] += 1
        assert told(case) == expected, f"day {day}"


def test_the_face_of_the_clock(people: dict[str, Any]) -> None:
    case, _ = factories.file_case()
    tones = {}
    for day in (0, 6, 7, 13, 14, 20, 21):
        with clock.shifted(timedelta(days=day)):
            tones[day] = {c.code: c.tone for c in faces_of("compliance.case", [case.pk])[case.pk]}["D2"]
    assert tones == {0: "calm", 6: "calm", 7: "amber", 13: "amber", 14: "red", 20: "red", 21: "passed"}


def test_after_an_outage_everything_comes_once_and_in_order(people: dict[str, Any]) -> None:
    case, _ = factories.file_case()
    on_day(40)
    on_day(40)
    assert sum(told(case).values()) == 6
    assert set(told(case).values()) == {1}
    taken = DeadlineStep.objects.filter(deadline__subject_id=case.pk, taken_at__isnull=False).order_by("taken_at")
    assert [step.due_at for step in taken] == sorted(step.due_at for step in taken)


def test_a_settled_clock_climbs_no_further(people: dict[str, Any]) -> None:
    case, _ = factories.file_case()
    on_day(8)
    head = factories.actor(people["compliance_head"])
    run(accept, actor=head, subject=case.pk, severity="low", category="other", message="調査します。")
    on_day(40)
    assert told(case) == Counter({("amber", "compliance_head"): 1})


def test_the_statutory_track_stays_inside(people: dict[str, Any]) -> None:
    case, _ = factories.file_case(position="vice_president")
    on_day(40)
    assert {role for _kind, role in told(case)} == {"statutory_auditor", "external_counsel"}


def test_excluded_people_are_passed_over(people: dict[str, Any]) -> None:
    case, _ = factories.file_case()
    for role in ("vice_president", "committee_chair"):
        case.exclusions.create(person=people[role], reason="declared")
    on_day(40)
    roles = {role for _kind, role in told(case)}
    assert not roles & {"vice_president", "committee_chair"}
    assert "statutory_auditor" in roles  # the last step is not lost with the chair


def test_a_letter_needs_an_acknowledgement(people: dict[str, Any]) -> None:
    case = enter_letter(people["compliance_head"])
    on_day(10)
    d1 = DeadlineStep.objects.filter(deadline__subject_id=case.pk, deadline__rule__code="D1", taken_at__isnull=False)
    assert d1.count() == 3


def test_every_step_is_in_the_ledger(people: dict[str, Any]) -> None:
    factories.file_case()
    on_day(40)
    assert Entry.objects.filter(action="deadlines.take_step", actor_kind="system", outcome="done").count() == 6


def test_two_sweeps_at_once(committed_db: Any) -> None:
    factories.person("compliance_head")
    for _ in range(3):
        factories.file_case()
    counts: list[int] = []

    def work() -> None:
        with clock.shifted(timedelta(days=30)):
            counts.append(sweep())
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sum(counts) == 18
    assert Entry.objects.filter(action="deadlines.take_step").count() == 18

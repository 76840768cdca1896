"""Two who make the next row of a series at the same time get two numbers."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections, transaction

from compliance.committee.models import Meeting, Resolution
from compliance.conduct import actions as conduct
from compliance.guard import actions as guard
from compliance.guard.models import Necessity
from compliance.handlers import actions as handlers
from compliance.handlers.models import Designation
from governance import clock
from governance.runner import Refused, run
from tests.committee.making import Room
from tests.guard.test_necessity import GROUNDS
from tests.handlers.test_designations import inputs
from tests.support import factories
from tests.support.five_cases import accepted_case

Attempt = Callable[[], object]
CODE = {
    "kind": "code", "title": "職員行動規範", "note": "理由", "needs_signature": True, "sign_within_days": 30,
    "remind_every_days": 7,
}  # fmt: skip


def meetings() -> tuple[Attempt, Any]:
    room = Room()
    return room.plan, Meeting


def resolutions() -> tuple[Attempt, Any]:
    room = Room()
    items = [room.carried(), room.carried()]
    return lambda: room.adopted(items.pop()), Resolution


def designations() -> tuple[Attempt, Any]:
    head = factories.actor(factories.person("compliance_head"))
    people = [factories.person("investigator"), factories.person("investigator")]
    return lambda: run(handlers.propose, actor=head, **inputs(people.pop())), Designation


def necessity_records() -> tuple[Attempt, Any]:
    cases = [accepted_case(), accepted_case()]

    def ask() -> None:
        case, head = cases.pop()
        run(guard.request_step, actor=head, subject=case.pk, **GROUNDS)

    return ask, Necessity


def at_once(attempt: Attempt) -> list[Refused]:
    """Make the attempt twice, the second while the first is not committed; return the refusals."""
    refusals, errors = list[Refused](), list[BaseException]()

    def second() -> None:
        try:
            attempt()
        except Refused as refusal:
            refusals.append(refusal)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        attempt()
        thread.start()
        while thread.is_alive() and not somebody_waits():
            thread.join(timeout=0.02)
    thread.join()
    assert errors == []
    return refusals


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
        return cursor.fetchone() is not None


@pytest.mark.parametrize("prepare", [meetings, resolutions, designations, necessity_records])
def test_two_at_once_get_two_numbers(committed_db: Any, prepare: Callable[[], tuple[Attempt, Any]]) -> None:
    attempt, model = prepare()
    assert at_once(attempt) == []
    assert list(model.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_the_second_of_two_drafts_is_refused(committed_db: Any) -> None:
    head = factories.actor(factories.person("compliance_head"))
    refusals = at_once(lambda: run(conduct.draft, actor=head, valid_from=clock.today(), **CODE))
    assert [refusal.code for refusal in refusals] == ["draft_exists"]

"""Actions on accounts and roles: refused to others, repeated with the same key, and two at once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from governance import clock
from governance.access import Actor
from governance.ledger.models import Entry
from governance.organization.models import Unit
from governance.people import actions
from governance.people.models import RoleAssignment
from governance.runner import Action, Outcome, Refused, run
from tests.support import factories

Prepared = tuple[Action, Any, Actor, dict[str, Any]]


def admin() -> Actor:
    return factories.actor(factories.person("system_admin"))


def on_account(action: Action, **inputs: Any) -> Callable[[], Prepared]:
    def prepare() -> Prepared:
        person = factories.person("staff")
        given = dict(inputs)
        if action is actions.change:
            given["home_unit"] = person.home_unit
        if action is actions.give_role:
            given |= {"unit": Unit.objects.get(code="D02"), "valid_from": clock.today(), "valid_to": None}
        return action, person.pk, admin(), given

    return prepare


def on_proposed_role(action: Action) -> Callable[[], Prepared]:
    def prepare() -> Prepared:
        person, unit = factories.person("staff"), Unit.objects.get(code="D01")
        given = {"role": "auditor", "unit": unit, "valid_from": clock.today(), "valid_to": None}
        run(actions.give_role, actor=admin(), subject=person.pk, **given)
        waiting = RoleAssignment.objects.get(person=person, role="auditor")
        return action, waiting.pk, factories.actor(factories.person("president")), {}

    return prepare


def on_held_role() -> Prepared:
    held = RoleAssignment.objects.get(person=factories.person("auditor"))
    return actions.end_role, held.pk, admin(), {"last_day": clock.today()}


ACTIONS: dict[str, tuple[Callable[[], Prepared], int]] = {
    "change": (on_account(actions.change, name="改名", kana="", email=""), 2),
    "deactivate": (on_account(actions.deactivate), 2),
    "reactivate": (on_account(actions.reactivate), 2),
    "reset_sign_in": (on_account(actions.reset_sign_in, password="new-Horse-4711"), 2),
    "give_role": (on_account(actions.give_role, role="quality_management"), 1),
    "end_role": (lambda: on_held_role(), 2),
    "confirm_role": (on_proposed_role(actions.confirm_role), 1),
    "refuse_role": (on_proposed_role(actions.refuse_role), 1),
}
"""For each action how to prepare it, and how often two at once may both succeed."""


def entries(action: Action, subject: Any, outcome: str = "done") -> int:
    return Entry.objects.filter(action=action.name, subject_id=subject, outcome=outcome).count()


@pytest.mark.parametrize("name", ACTIONS)
def test_refused_to_everyone_else_and_noted(db: None, name: str) -> None:
    action, subject, _, inputs = ACTIONS[name][0]()
    for role in ("staff", "compliance_head", "office_head"):
        with pytest.raises(Refused):
            run(action, actor=factories.actor(factories.person(role)), subject=subject, **inputs)
    assert (entries(action, subject), entries(action, subject, "refused")) == (0, 3)


@pytest.mark.parametrize("name", ACTIONS)
def test_the_same_key_happens_once(db: None, name: str) -> None:
    action, subject, actor, inputs = ACTIONS[name][0]()
    run(action, actor=actor, subject=subject, key="same", **inputs)
    if name in ("confirm_role", "refuse_role"):  # what was decided is out of a confirmer's sight
        with pytest.raises(Refused):
            run(action, actor=actor, subject=subject, key="same", **inputs)
    else:
        assert run(action, actor=actor, subject=subject, key="same", **inputs).repeated
    assert entries(action, subject) == 1


@pytest.mark.parametrize("name", ACTIONS)
def test_two_at_once(committed_db: Any, name: str) -> None:
    prepare, both = ACTIONS[name]
    action, subject, actor, inputs = prepare()
    results: list[object] = []
    start = threading.Barrier(2)

    def attempt() -> None:
        try:
            start.wait(timeout=10)
            results.append(run(action, actor=actor, subject=subject, **inputs))
        except Refused as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(results) == 2
    assert sum(isinstance(result, Outcome) for result in results) == both == entries(action, subject)

"""Every address × every role × where the role is held, compared with reviewed snapshots (*.txt).

A difference is a change of who may see what: look at it, then renew the snapshot with
UPDATE_MATRIX=1 make test ARGS=tests/architecture/matrix

The addresses are asked in parts, a file each, so that the processes of a run share them.
"""

import importlib
import os
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponseNotFound
from django.test import Client

from compliance.actions import add_allegation, add_evidence, add_occurrence, add_task, assign, plan_interview
from compliance.choices import Counter
from compliance.models import Case
from governance import clock, urls
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.roles import Role
from governance.runner import Action, run
from tests.architecture import worlds
from tests.architecture.test_registry import routes
from tests.support import factories
from tests.support.five_cases import accepted_case

HQ_ROLES = {
    Role.INVESTIGATOR, Role.COMPLIANCE_HEAD, Role.EXTERNAL_COUNSEL, Role.VICE_PRESIDENT, Role.COMMITTEE_MEMBER,
    Role.SERVICE_PROMOTION, Role.QUALITY_MANAGEMENT, Role.DIVISION_OWNER, Role.CHIEF_PRIVACY_OFFICER, Role.AUDIT_HEAD,
    Role.AUDITOR, Role.PRESIDENT, Role.BOARD_MEMBER, Role.STATUTORY_AUDITOR, Role.HR_OFFICER, Role.COMMITTEE_CHAIR,
    Role.SYSTEM_ADMIN,
}  # fmt: skip
PLACES = {"own office": "13001", "same block": "13002", "other block": "27001", "block": "B4", "headquarters": "D01"}
PARTS = {
    "cases": ("/compliance/cases/",),
    "committee": ("/compliance/committee/", "/compliance/figures/"),
    "compliance": ("/compliance/",),
    "voice": ("/voice/",),
    "promotion": ("/privacy/promotion/", "/privacy/workspace/"),
    "privacy": ("/privacy/", "/leaks/"),
    "audit": ("/audit/",),
    "core": ("/",),
}
"""Parts and how their addresses begin; the first that fits counts."""
ABSENT = "00000000-0000-4000-8000-000000000000"


def holders_of_everything() -> list[tuple[str, Person]]:
    """Return a person for each role at each kind of place where it is held."""
    units = {name: Unit.objects.get(code=code) for name, code in PLACES.items()}
    people = []
    for role in Role:
        places = ["headquarters"] if role in HQ_ROLES else list(PLACES)
        people += [(f"{role.value} at {place}", factories.person(role.value, at=units[place])) for place in places]
    return people


def world() -> dict[str, Any]:
    """Return one case of each kind about the office 13001, and what addresses need besides."""
    office = Unit.objects.get(code=PLACES["own office"])
    received, _ = factories.file_case(unit=office)
    statutory, _ = factories.file_case(unit=office, position="president")
    for_vice_president, _ = factories.file_case(unit=office, position="compliance_head")
    at_counsel, _ = factories.file_case(unit=office, counter=Counter.EXTERNAL)
    assigned, head = accepted_case()
    investigator = factories.person("investigator")
    run(assign, actor=head, subject=assigned.pk, investigators=[investigator])
    return {
        "cases": {
            "received": received,
            "statutory": statutory,
            "about the head": for_vice_president,
            "assigned": assigned,
            "at the external counter": at_counsel,
        },
        "investigator": investigator,
        "parts": parts(assigned, investigator),
        "rooms": rooms(office),
    }


def addresses(setting: dict[str, Any]) -> list[tuple[str, str]]:
    """Return label and address of every page of ours, each page of a case once per kind of case."""
    found = []
    for pattern, route in routes():
        if getattr(getattr(route.callback, "view_class", None), "requires", None) is None:
            continue
        if pattern.startswith("compliance/cases/<uuid:pk>"):
            for kind, case in setting["cases"].items():
                found.append((f"/{pattern} [{kind}]", fill(pattern, case, setting)))
        elif room := next((r for r in setting["rooms"] if pattern.startswith(r)), None):
            for kind, values in setting["rooms"][room].items():
                found.append((f"/{pattern} [{kind}]", "/" + with_values(pattern, values)))
        else:
            found.append((f"/{pattern}", "/" + pattern.replace("<uuid:pk>", ABSENT)))
    return found


def with_values(pattern: str, values: dict[str, str]) -> str:
    """Return the address with the values by name; an id that the room does not name is one that does not exist."""
    for name, value in values.items():
        pattern = re.sub(rf"<\w+:{name}>", value, pattern)
    return re.sub(r"<uuid:\w+>", ABSENT, pattern)


def readers_of_rooms() -> list[tuple[str, Person]]:
    """Return the readers that rooms bring: people who may see something by more than a role.

    A module of a room may have a function readers(), asked after its rows are made.
    """
    found: list[tuple[str, Person]] = []
    for module in pkgutil.iter_modules(worlds.__path__):
        bring = getattr(importlib.import_module(f"{worlds.__name__}.{module.name}"), "readers", list)
        found += bring()
    return found


def rooms(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return what each room of the house brings: start of its addresses → label → value by name of the address's part.

    A room has a module tests/architecture/worlds/<room>.py with a function rows(office) that makes its rows.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    for module in pkgutil.iter_modules(worlds.__path__):
        found |= importlib.import_module(f"{worlds.__name__}.{module.name}").rows(office)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def parts(case: Case, person: Person) -> dict[str, str]:
    """Return one of each part of a case under investigation: name in the address → id."""
    actor, day = factories.actor(person), clock.today()

    def act(action: Action, **inputs: Any) -> None:
        run(action, actor=actor, subject=case.pk, **inputs)

    act(add_task, text="作業", assignee=person, due_on=day)
    act(plan_interview, who="相手", planned_on=day, place="会議室", topics="質問")
    act(add_evidence, description="写し", source="書庫", obtained_on=day, place="保管庫")
    act(add_occurrence, day=day, precision="day", text="出来事", evidence=[])
    act(add_allegation, what="行為", rule="規程", who="担当者")
    rows = {
        "task": case.tasks, "interview": case.interviews, "evidence": case.evidence, "occurrence": case.occurrences,
        "allegation": case.allegations,
    }  # fmt: skip
    return {name: str(related.get().pk) for name, related in rows.items()}


def fill(pattern: str, case: Case, setting: dict[str, Any]) -> str:
    person = setting["investigator"].pk
    return "/" + with_values(pattern, {"pk": str(case.pk), "person": str(person), **setting["parts"]})


def meets_a_row(label: str) -> bool:
    """Return whether the address leads to a row: only then it can matter where a role is held."""
    return "<uuid:" in label


def readers_of(label: str, readers: list[tuple[str, Client]]) -> list[tuple[str, Client]]:
    """Return everyone for the address of a row; for other addresses each role at one place."""
    other_places = tuple(f" at {place}" for place in list(PLACES)[1:-1])
    everywhere = meets_a_row(label)
    return [(name, client) for name, client in readers if everywhere or not name.endswith(other_places)]


def part_of(label: str) -> str:
    """Return the part in which an address is asked."""
    return next(part for part, starts in PARTS.items() if label.startswith(starts))


def answer(client: Client, address: str) -> str:
    response = client.get(address)
    if response.status_code == 302:
        return "sign-in" if "/account/login/" in response["Location"] else "302"
    return str(response.status_code)


def asked(part: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ask every address of the part as every reader; return the answers as the snapshot holds them."""
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponseNotFound(), raising=False)
    setting = world()
    readers = [("nobody", Client())]
    readers += [(label, factories.client_of(person)) for label, person in holders_of_everything()]
    readers.append(("the assigned investigator", factories.client_of(setting["investigator"])))
    readers += [(label, factories.client_of(person)) for label, person in readers_of_rooms()]
    found = sorted(pair for pair in addresses(setting) if part_of(pair[0]) == part)
    text = "\n".join(line for label, address in found for line in lines_of(label, address, readers)) + "\n"
    if os.environ.get("UPDATE_MATRIX"):
        path_of(part).write_text(text, "utf-8")
    return text


def snapshot(part: str) -> str:
    """Return the reviewed answers of the part."""
    return path_of(part).read_text("utf-8")


def path_of(part: str) -> Path:
    return Path(__file__).with_name(f"{part}.txt")


def lines_of(label: str, address: str, readers: list[tuple[str, Client]]) -> list[str]:
    """Return the label and, for each answer, who gets it."""
    asked = readers_of(label, readers)
    by_answer: dict[str, list[str]] = {}
    for reader, client in asked:
        by_answer.setdefault(answer(client, address), []).append(reader)
    lines = [label]
    for code, names in sorted(by_answer.items()):
        shown = "everyone else" if len(names) > len(asked) / 2 else ", ".join(names)
        lines.append(f"    {code}: {shown}")
    return lines

"""Every address × every role × where the role is held, compared with reviewed snapshots (*.txt).

A difference is a change of who may see what: look at it, then renew the snapshot with
UPDATE_MATRIX=1 make test ARGS=tests/architecture/matrix

The addresses are asked in parts, a file each, so that the processes of a run share them. A room brings its rows and readers in a
module of tests/architecture/worlds, which names the part to which all its addresses belong.
"""

import importlib
import os
import pkgutil
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponseNotFound
from django.test import Client
from django.urls import resolve

from compliance.actions import add_allegation, add_evidence, add_occurrence, add_task, assign, plan_interview
from compliance.choices import Counter
from compliance.models import Case
from governance import clock, urls
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.queries import assignments_on
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
    "committee": ("/compliance/committee/", "/compliance/figures/", "/hotline-figures/"),
    "compliance": ("/compliance/",),
    "voice": ("/voice/", "/voices/", "/voice-report/", "/monitors/"),
    "promotion": ("/privacy/promotion/", "/privacy/workspace/"),
    "privacy": ("/privacy/", "/leaks/"),
    "audit": ("/audit/", "/audit-summaries/"),
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


def world(part: str) -> dict[str, Any]:
    """Return the rows of the part: of its rooms, or one case of each kind about the office 13001, and who reads them besides."""
    office = Unit.objects.get(code=PLACES["own office"])
    if part == "cases":
        return cases(office)
    brought = [module for module in modules() if part == module.PART]
    rows = {start: kinds for module in brought for start, kinds in module.rows(office).items()}
    assert {part_of(f"/{start}") for start in rows} <= {part}
    readers = [reader for module in brought for reader in getattr(module, "readers", list)()]
    return {"cases": {}, "readers": readers, "rooms": dict(sorted(rows.items(), key=lambda item: -len(item[0])))}


def modules() -> list[Any]:
    """Return the modules of the rooms: each has PART and a function rows(office), and may have a function readers().

    rows: start of its addresses → label → value by name of the address's part. readers, asked after it: people who may see
    something by more than a role.
    """
    names = (module.name for module in pkgutil.iter_modules(worlds.__path__))
    return [importlib.import_module(f"{worlds.__name__}.{name}") for name in names]


def cases(office: Unit) -> dict[str, Any]:
    """Return one case of each kind about the office, and what addresses of cases need besides."""
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
        "readers": [("the assigned investigator", investigator)],
        "parts": parts(assigned, investigator),
        "rooms": {},
    }


def addresses(setting: dict[str, Any]) -> list[tuple[str, str]]:
    """Return label and address of every page of ours, each page of a case once per kind of case."""
    found = []
    for pattern, route in routes():
        if getattr(getattr(route.callback, "view_class", None), "requires", None) is None:
            continue
        if pattern.startswith("compliance/cases/<uuid:pk>") and setting["cases"]:
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


@dataclass(frozen=True)
class Reader:
    """Who asks: a name, a browser, the roles held."""

    name: str
    client: Client
    roles: frozenset[str]

    @property
    def holds(self) -> str:
        """Return what is held, without the place."""
        return self.name.split(" at ")[0]


def reader(name: str, person: Person) -> Reader:
    """Return a signed-in person as a reader."""
    roles = frozenset(assignments_on(clock.today()).filter(person=person).values_list("role", flat=True))
    return Reader(name, factories.client_of(person), roles)


def meets_a_row(label: str) -> bool:
    """Return whether the address leads to a row: only then it can matter where a role is held."""
    return "<uuid:" in label


def readers_of(label: str, readers: list[Reader]) -> list[Reader]:
    """Return everyone for the address of a row; for other addresses each role at one place."""
    other_places = tuple(f" at {place}" for place in list(PLACES)[1:-1])
    everywhere = meets_a_row(label)
    return [one for one in readers if everywhere or not one.name.endswith(other_places)]


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
    setting = world(part)
    readers = [Reader("nobody", Client(), frozenset())]
    readers += [reader(label, person) for label, person in (*holders_of_everything(), *setting["readers"])]
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


def lines_of(label: str, address: str, readers: list[Reader]) -> list[str]:
    """Return the label and, for each answer, who gets it.

    The gate looks at roles alone (governance.access.gate): whom it refused at one place is not asked again at the others.
    """
    asked = readers_of(label, readers)
    requires = resolve(address).func.view_class.requires  # type: ignore[attr-defined]
    refused: set[str] = set()
    by_answer: dict[str, list[str]] = {}
    for one in asked:
        code = "404" if one.holds in refused else answer(one.client, address)
        if code == "404" and requires.roles and requires.roles.isdisjoint(one.roles):
            refused.add(one.holds)
        by_answer.setdefault(code, []).append(one.name)
    lines = [label]
    for code, names in sorted(by_answer.items()):
        shown = "everyone else" if len(names) > len(asked) / 2 else ", ".join(names)
        lines.append(f"    {code}: {shown}")
    return lines

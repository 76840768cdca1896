"""People, units, cases and clients for tests. Cases are filed through the real actions."""

import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.test import Client

from compliance.access import CASE_ROLES
from compliance.actions import file_report
from compliance.choices import Channel, Disclosure, Position, ReporterKind
from compliance.content import Content, Identity
from compliance.filing import Report
from compliance.models import Case, Declaration
from compliance.reporter import drafts
from governance import clock
from governance.access import PUBLIC_ACTOR, Actor, reporter_actor
from governance.custody.demo import actor_of, demo_pair, give_keys
from governance.ledger import writer
from governance.organization.models import Unit, UnitPeriod
from governance.people.models import Person, RoleAssignment
from governance.runner import run
from governance.vault import sessions
from governance.vault.boxes import keys_in_force
from governance.vault.holders import person_holder

_numbers = itertools.count(1)
_codes: dict[Any, str] = {}
PASSWORD = "correct-Horse-42"
OPENED = date(2010, 1, 1)


def ledger_note() -> None:
    """Write the ledger row that guarded tables ask for in this transaction."""
    writer.append(
        actor_kind="system",
        actor_id=None,
        action="tests.setup",
        subject_type="",
        subject_id=None,
        outcome="done",
        details={},
    )


def unit(name: str = "試験年金事務所", kind: str = "office", parent: Unit | None = None, **kwargs: Any) -> Unit:
    """Return a unit with one open period."""
    made = Unit.objects.create(code=kwargs.pop("code", f"T{next(_numbers):04}"), kind=kind)
    UnitPeriod.objects.create(unit=made, name=name, parent=parent, valid_from=OPENED, **kwargs)
    return made


def named_unit(name: str) -> Unit:
    """Return the unit of the loaded organization that bears the name."""
    return UnitPeriod.objects.get(name=name).unit


def person(*roles: str, at: Unit | None = None, name: str = "", second_factor: bool = True, **kwargs: Any) -> Person:
    """Return an account that holds the roles at the unit from long ago, with password and second factor."""
    place = at or Unit.objects.filter(code="D01").first() or unit()
    number = next(_numbers)
    made = Person(
        staff_number=kwargs.pop("staff_number", f"t{number:05}"),
        name=name or f"試験 太郎{number}",
        home_unit=place,
        email=f"t{number}@example.invalid",
        **kwargs,
    )
    made.set_password(PASSWORD)
    made.save()
    if second_factor:
        Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={"secret": "x"})
    give(made, *roles, at=place)
    if set(roles) - {"staff"}:
        give_keys([made])
    if set(roles) & set(CASE_ROLES):
        declare_no_relation(Case.objects.all(), [made])
    return made


def declare_no_relation(cases: Iterable[Case], people: Iterable[Person]) -> None:
    """Note for tests that are about something else that nobody has a relation to any case (see compliance.declare)."""
    listed = list(people)
    rows = [Declaration(case=case, person=someone, relation=False) for case in cases for someone in listed]
    with transaction.atomic():
        Declaration.objects.bulk_create(rows, ignore_conflicts=True)
        if rows:
            ledger_note()


def give(to: Person, *roles: str, at: Unit, valid_to: date | None = None) -> None:
    """Give roles, confirmed, from long ago."""
    with transaction.atomic():
        for role in roles:
            RoleAssignment.objects.create(person=to, role=role, unit=at, valid_from=OPENED, valid_to=valid_to)
        if roles:
            ledger_note()


def actor(someone: Person) -> Actor:
    """Return the actor of a person, with the roles held now and their key open."""
    return actor_of(someone)


def client_of(someone: Person, **kwargs: Any) -> Client:
    """Return a client signed in as the person, second factor passed."""
    client = Client(**kwargs)
    client.force_login(someone, backend="governance.people.backends.PersonBackend")
    open_key(client, someone)
    return client


def open_key(client: Client, someone: Person) -> None:
    """Open the person's key in the client's session, as the passphrase page does; nothing for someone without a key."""
    key = keys_in_force([person_holder(someone.pk)]).get(person_holder(someone.pk))
    if key is not None:
        session = client.session
        client.cookies[settings.VAULT_COOKIE_NAME] = sessions.keep(session, key.pk, demo_pair(key.holder).private)
        session.save()


def content(**changes: str) -> Content:
    """Return the content of a report."""
    fields = {
        "what": "窓口の現金が毎月合わない。",
        "happened_on": "2026-04-01",
        "when_note": "",
        "where_note": "",
        "who": "",
        "how_known": "見た",
    }
    return Content(**(fields | changes))


def report(code: str, **changes: Any) -> Report:
    """Return a report as the form gives it."""
    fields: dict[str, Any] = {
        "code": code,
        "channel": Channel.WEB,
        "disclosure": Disclosure.ANONYMOUS,
        "reporter_kind": ReporterKind.STAFF,
        "position": Position.STAFF,
        "unit": None,
        "content": content(),
        "identity": None,
        "received_on": clock.today(),
    }
    fields |= changes
    if fields["disclosure"] != Disclosure.ANONYMOUS and fields["identity"] is None:
        fields["identity"] = Identity("通報 花子", "090-0000-0000")
    return Report(**fields)


def file_case(*, declared: bool = True, **changes: Any) -> tuple[Case, str]:
    """File a report as the public does; return the case and its receipt code.

    `declared`: everyone who may have cases has declared that they have no relation to it.
    """
    draft = drafts.start()
    made = report(draft.code, box=draft.row.box, **changes)
    outcome = run(file_report, actor=PUBLIC_ACTOR, key=str(draft.row.pk), report=made, draft=draft.row)
    _codes[outcome.subject_id] = draft.code
    case = Case.objects.get(pk=outcome.subject_id)
    if declared:
        declare_no_relation([case], Person.objects.filter(assignments__role__in=CASE_ROLES).distinct())
    return case, draft.code


def reporter(case: Case) -> Actor:
    """Return the reporter of a case made by file_case, with the receipt code in hand."""
    return reporter_actor(case.pk, _codes[case.pk])


def days(count: int) -> timedelta:
    """Return a distance in days."""
    return timedelta(days=count)

"""The demonstration's people, and that none of it exists in production."""

import time
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client

from governance.ledger.models import Entry
from governance.ledger.verify import breaks
from governance.organization.models import Unit, UnitPeriod
from governance.people import checks
from governance.people.demo.accounts import ACCOUNTS, PASSWORD, present_code
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person, RoleAssignment
from governance.people.roles import NEED_NO_SECOND_FACTOR, Role
from governance.runner import NotAllowed, run
from tests.support import factories
from tests.support.database import check_deferred


@pytest.fixture(autouse=True)
def _quick(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the demo data of areas: their own tests make it."""
    cache.clear()
    monkeypatch.setattr("governance.people.management.commands.make_demo.hooks", list)


def make_demo() -> str:
    out = StringIO()
    call_command("make_demo", stdout=out)
    return out.getvalue()


def test_every_role_has_an_account_in_two_blocks() -> None:
    assert {account.role for account in ACCOUNTS} == {role.value for role in Role}
    counts = {role: sum(account.role == role for account in ACCOUNTS) for role in Role}
    assert counts[Role.OFFICE_HEAD] == 3
    assert counts[Role.INVESTIGATOR] == 3
    assert counts[Role.STAFF] == 4
    assert min(counts[r] for r in (Role.BLOCK_HEAD, Role.BLOCK_OFFICER, Role.PRIVACY_MANAGER, Role.AUDITOR)) == 2
    offices = [Unit.objects.get(code=account.unit) for account in ACCOUNTS if account.role == Role.OFFICE_HEAD]
    assert len({UnitPeriod.objects.get(unit=office, valid_to=None).parent_id for office in offices}) >= 2


def test_accounts_are_made_once_and_printed_each_time() -> None:
    first = make_demo()
    check_deferred()
    people = Person.objects.filter(is_demo=True)
    assert people.count() == len(ACCOUNTS)
    assert all(person.email.endswith("@example.invalid") for person in people)
    started = time.monotonic()
    assert make_demo() == first
    assert time.monotonic() - started < 2
    assert Entry.objects.filter(action="people.make_demo_accounts").count() == 1
    assert PASSWORD in first
    assert "head " in first
    assert "リスク" in first or "Risk" in first


def test_those_who_need_a_second_factor_have_one() -> None:
    make_demo()
    with_factor = set(Authenticator.objects.filter(type="totp").values_list("user__staff_number", flat=True))
    assert with_factor == {account.staff_number for account in ACCOUNTS if account.role not in NEED_NO_SECOND_FACTOR}


@pytest.mark.parametrize("number", ["head", "admin", "president", "office-head1"])
def test_the_page_after_the_password_shows_the_code(number: str) -> None:
    make_demo()
    client = Client()
    answer = client.post("/account/login/", {"login": number, "password": PASSWORD})
    page = client.get(answer["Location"]).content.decode()
    code = present_code(Person.objects.get(staff_number=number))
    assert "デモ環境のみ" in page
    assert f'id="demo-code">{code}<' in page
    client.post(answer["Location"], {"code": code})
    assert client.get("/desk/").status_code == 200


def test_a_second_visitor_gets_another_code() -> None:
    make_demo()
    head = Person.objects.get(staff_number="head")
    codes = set()
    for _ in range(3):
        client = Client()
        client.post("/account/login/", {"login": "head", "password": PASSWORD})
        codes.add(code := present_code(head))
        assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert len(codes) == 3


def test_a_visitor_who_removed_the_app_breaks_nothing() -> None:
    make_demo()
    head = Person.objects.get(staff_number="head")
    Authenticator.objects.filter(user=head).delete()
    assert present_code(head) == ""


def test_production_shows_neither_code_nor_accounts(settings: Any) -> None:
    make_demo()
    settings.DEMO = False
    client = Client()
    assert PASSWORD not in client.get("/account/login/").content.decode()
    answer = client.post("/account/login/", {"login": "head", "password": PASSWORD})
    page = client.get(answer["Location"]).content.decode()
    assert "demo-code" not in page
    assert present_code(Person.objects.get(staff_number="head")) not in page


def test_no_code_for_an_account_that_is_not_of_the_demonstration() -> None:
    make_demo()
    Person.objects.filter(staff_number="head").update(is_demo=False)
    client = Client()
    answer = client.post("/account/login/", {"login": "head", "password": PASSWORD})
    assert "demo-code" not in client.get(answer["Location"]).content.decode()


def test_the_login_page_lists_the_accounts_in_the_demonstration() -> None:
    page = Client().get("/account/login/").content.decode()
    assert PASSWORD in page
    assert all(account.staff_number in page for account in ACCOUNTS)


def test_production_makes_no_demo_accounts(settings: Any) -> None:
    settings.DEMO = False
    for command in ("make_demo", "make_people"):
        with pytest.raises(CommandError):
            call_command(command)
    assert not Person.objects.exists()


def test_only_the_launcher_makes_them() -> None:
    with pytest.raises(NotAllowed):
        run(make_demo_accounts, actor=factories.actor(factories.person("system_admin")))


def test_production_does_not_start_with_them(settings: Any) -> None:
    settings.DEMO = False
    checks.refuse_demo_accounts()
    assert "people.E001" not in {found.id for found in run_checks(include_deployment_checks=True)}
    factories.person("staff", is_demo=True)
    with pytest.raises(ImproperlyConfigured):
        checks.refuse_demo_accounts()
    assert "people.E001" in {found.id for found in run_checks(include_deployment_checks=True)}


def test_the_deployment_check_bears_a_database_that_is_away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> bool:
        raise OperationalError

    settings.DEMO = False
    monkeypatch.setattr(checks, "holds_demo_accounts", away)
    assert checks.no_demo_accounts(None) == []
    with pytest.raises(OperationalError):
        checks.refuse_demo_accounts()


def test_invented_staff_fill_every_unit_and_are_the_same_each_time() -> None:
    make_demo()
    call_command("make_people", "--count", "3000", stdout=StringIO())
    check_deferred()
    made = Person.objects.filter(staff_number__startswith="s0")
    assert made.count() == 3000
    assert made.filter(is_demo=False).count() == 0
    offices = Unit.objects.filter(kind="office")
    for role in ("office_head", "privacy_manager"):
        assert RoleAssignment.objects.filter(role=role, unit__in=offices).values("unit").distinct().count() == 312
        assert RoleAssignment.objects.filter(role=role, unit__in=offices).count() == 312
    assert set(made.values_list("home_unit__kind", flat=True)) == {"headquarters", "division", "block", "office"}
    sample = list(made.values_list("staff_number", "name", "kana")[:50])
    assert len({name for _, name, _ in sample}) > 40
    assert Person.history.filter(staff_number="s00001").count() == 1
    assert Entry.objects.filter(action="people.make_staff").count() == 2
    call_command("make_people", "--count", "3100", stdout=StringIO())
    assert made.count() == 3100
    assert list(made.values_list("staff_number", "name", "kana")[:50]) == sample
    assert not list(breaks())


@pytest.mark.parametrize("count", ["0", "-1", "100000"])
def test_a_senseless_number_of_staff_is_refused(count: str) -> None:
    with pytest.raises(CommandError):
        call_command("make_people", "--count", count)

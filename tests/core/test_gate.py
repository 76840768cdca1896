"""The gate: who is signed in, with what, for how long; sign-in itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from governance import clock
from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.people.checks import refuse_demo_accounts
from governance.people.demo.accounts import ACCOUNTS, PASSWORD, make_accounts, present_code
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.people.roles import Role
from governance.runner import run
from tests.support import factories

LOGIN, CODE = "/account/login/", "/account/2fa/authenticate/"


@pytest.fixture
def demo(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)


def sign_in(staff_number: str, password: str = PASSWORD) -> tuple[Client, Any]:
    client = Client()
    return client, client.post(LOGIN, {"login": staff_number, "password": password})


def test_password_alone_is_not_enough(demo: None) -> None:
    client, answer = sign_in("head")
    assert answer["Location"].startswith(CODE)
    assert client.get("/desk/")["Location"].startswith(LOGIN)
    page = client.get(CODE).content.decode()
    code = present_code(Person.objects.get(staff_number="head"))
    assert code in page
    assert "デモ環境のみ" in page
    assert client.post(CODE, {"code": "000000" if code != "000000" else "111111"}).status_code == 200
    assert client.post(CODE, {"code": code}).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_the_code_is_shown_in_the_demonstration_only(demo: None, settings: Any) -> None:
    settings.DEMO = False
    client, _ = sign_in("head")
    page = client.get(CODE).content.decode()
    assert present_code(Person.objects.get(staff_number="head")) not in page
    assert "デモ環境" not in page


def test_real_accounts_never_show_a_code(demo: None) -> None:
    Person.objects.filter(staff_number="head").update(is_demo=False)
    client, _ = sign_in("head")
    assert "デモ環境のみ" not in client.get(CODE).content.decode()


def test_staff_sign_in_with_the_password(demo: None) -> None:
    client, answer = sign_in("staff1")
    assert answer.status_code == 302
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize(("number", "password"), [("head", "wrong"), ("nobody", PASSWORD), ("", ""), ("head'--", "x")])
def test_wrong_and_unknown_read_the_same(demo: None, number: str, password: str) -> None:
    _, answer = sign_in(number, password)
    assert answer.status_code == 200
    assert "エラー" in answer.content.decode()


def test_the_sixth_failure_is_throttled(demo: None) -> None:
    for _ in range(5):
        sign_in("staff1", "wrong")
    client, answer = sign_in("staff1")
    assert answer.status_code in (200, 429)
    assert "エラー" in answer.content.decode()
    assert client.get("/desk/")["Location"].startswith(LOGIN)


def test_without_a_second_factor_one_is_led_to_its_set_up(db: None) -> None:
    person = factories.person("compliance_head", second_factor=False)
    client = factories.client_of(person)
    assert client.get("/desk/")["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/compliance/cases/")["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code in (200, 302)


def test_idle_and_absolute_time_outs(db: None) -> None:
    person = factories.person("staff", second_factor=False)
    client = factories.client_of(person)
    for _ in range(24):
        assert client.get("/desk/").status_code == 200
        clock.move(timedelta(minutes=26))
    assert client.get("/desk/")["Location"].startswith(LOGIN)
    idle = factories.client_of(person)
    assert idle.get("/desk/").status_code == 200
    clock.move(timedelta(minutes=31))
    assert idle.get("/desk/")["Location"].startswith(LOGIN)


def test_sign_out_is_a_post(demo: None) -> None:
    client, _ = sign_in("staff1")
    client.get("/account/logout/")
    assert client.get("/desk/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/desk/")["Location"].startswith(LOGIN)


@pytest.mark.parametrize(
    "address", ["/account/signup/", "/account/email/", "/account/3rdparty/", "/nowhere/", "/admin/"]
)
def test_what_nobody_opened_is_shut(demo: None, address: str) -> None:
    client, _ = sign_in("staff1")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/account/password/change/", "/account/2fa/", "/account/2fa/webauthn/",
        "/account/reauthenticate/", "/account/logout/", "/inbox/", "/inbox/mail/", "/organization/", "/desk/",
    ],
)  # fmt: skip
def test_pages_of_ones_own_account(demo: None, address: str) -> None:
    client, _ = sign_in("auditor1")
    client.post(CODE, {"code": present_code(Person.objects.get(staff_number="auditor1"))})
    answer = client.get(address)
    assert answer.status_code == 200
    assert '<html lang="ja">' in answer.content.decode()


def test_a_forgotten_password(demo: None) -> None:
    client = Client()
    assert client.post("/account/password/reset/", {"email": "staff1@example.invalid"}).status_code == 302
    assert [m.to for m in mail.outbox] == [["staff1@example.invalid"]]


def test_english_by_choice(db: None) -> None:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert "法令違反の通報" in client.get("/report/").content.decode()
    assert client.post("/language/", {"language": "en", "next": "/report/"})["Location"] == "/report/"
    assert "Report a violation" in client.get("/report/").content.decode()
    assert client.post("/language/", {"language": "en", "next": "https://evil.example/"})["Location"] == "/"


def test_security_headers(db: None) -> None:
    answer = Client().get("/account/login/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_demo_accounts_hold_every_role_in_two_blocks(demo: None) -> None:
    assert {account.role for account in ACCOUNTS} == {role.value for role in Role}
    offices = Unit.objects.filter(code__in=[a.unit for a in ACCOUNTS], kind="office")
    assert len({unit.periods.get().parent_id for unit in offices}) >= 2
    assert make_accounts() == 0


def test_production_does_not_start_with_demo_accounts(demo: None, settings: Any) -> None:
    refuse_demo_accounts()
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured):
        refuse_demo_accounts()


def test_nobody_can_be_a_superuser(db: None) -> None:
    person = factories.person("system_admin")
    with pytest.raises(Exception, match="nobody_is_superuser"):
        Person.objects.filter(pk=person.pk).update(is_superuser=True)
    assert not person.has_perm("compliance.handle_case")

"""Signing in with staff number, password and second factor; what it leaves in the ledger; limits and time-outs."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from governance import clock
from governance.keys import digest
from governance.people.demo.accounts import present_code
from tests.support import factories
from tests.support.signing_in import NEW, PASSWORD, noted, sign_in, type_password, with_app


@pytest.fixture(autouse=True)
def _no_counters_left(db: None) -> None:
    cache.clear()


def test_password_then_code() -> None:
    person = with_app("compliance_head")
    client = Client()
    answer = type_password(client, person.staff_number)
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/desk/")["Location"].startswith("/account/login/")
    answer = client.post("/account/2fa/authenticate/", {"code": present_code(person)})
    assert answer["Location"] == "/"
    assert client.get("/desk/").status_code == 200
    (entry,) = noted("people.signed_in")
    assert (entry.actor_id, entry.subject_id, entry.details) == (
        person.pk,
        person.pk,
        {"methods": ["password", "totp"]},
    )


def test_staff_need_no_second_factor() -> None:
    person = factories.person("staff", second_factor=False)
    client = Client()
    assert type_password(client, person.staff_number)["Location"] == "/"
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("role", ["office_head", "system_admin", "president"])
def test_other_roles_are_led_to_set_one_up(role: str, django_capture_on_commit_callbacks: Any) -> None:
    person = factories.person(role, second_factor=False)
    client = sign_in(person)
    assert client.get("/desk/")["Location"] == "/account/2fa/totp/activate/"
    page = client.get("/account/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r'id="authenticator-secret">([A-Z2-7]+)<', page)
    assert secret is not None
    _last, present, _next = totp.yield_hotp_counters_from_time()  # the last one would be refused half a minute later
    code = totp.format_hotp_value(totp.hotp_value(secret[1], present))
    wrong = client.post("/account/2fa/totp/activate/", {"code": "000000"})
    assert "コードが正しくありません" in wrong.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/2fa/totp/activate/", {"code": code})
    assert client.get("/desk/").status_code == 200
    assert {entry.actor_id for entry in noted("people.second_factor_added")} == {person.pk}


def test_secrets_are_sealed_in_the_database() -> None:
    person = factories.person("auditor", second_factor=False)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    row = Authenticator.objects.get(user=person)
    assert secret not in str(row.data)
    assert totp.decrypt(row.data["secret"]) == secret


def test_an_unknown_number_and_a_wrong_password_read_the_same() -> None:
    person = factories.person("staff")
    pages = [
        re.sub(
            r'(csrfmiddlewaretoken" value|login" value)="[^"]*"', "", type_password(Client(), *typed).content.decode()
        )
        for typed in ((person.staff_number, "wrong"), ("nobody", "wrong"))
    ]
    assert "職員番号またはパスワードが正しくありません" in pages[0]
    assert pages[0] == pages[1]


def test_a_failure_is_noted_without_the_number() -> None:
    type_password(Client(), "My-Password-1")
    (entry,) = noted("people.sign_in_failed")
    assert entry.actor_kind == "public"
    assert entry.subject_id is None
    assert entry.details == {"number_digest": digest("typed staff number", b"my-password-1")}


def test_the_sixth_failure_is_refused_and_the_right_password_too() -> None:
    person = factories.person("staff", second_factor=False)
    for _ in range(5):
        assert "正しくありません" in type_password(Client(), person.staff_number, "wrong").content.decode()
    sixth = type_password(Client(), person.staff_number)
    assert sixth.status_code == 200
    assert "失敗が続いたため" in sixth.content.decode()
    assert len(noted("people.sign_in_failed")) == 5
    other = factories.person("staff", second_factor=False)
    assert type_password(Client(), other.staff_number)["Location"] == "/"


def test_wrong_codes_are_limited_too() -> None:
    person = with_app("investigator")
    client = Client()
    type_password(client, person.staff_number)
    for _ in range(5):
        page = client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
        assert "コードが正しくありません" in page
    page = client.post("/account/2fa/authenticate/", {"code": present_code(person)}).content.decode()
    assert "失敗が続いたため" in page
    entries = noted("people.second_factor_failed")
    assert len(entries) == 5
    assert {(e.actor_kind, e.subject_id, e.details["kind"]) for e in entries} == {("public", person.pk, "totp")}


def test_a_code_works_once() -> None:
    person = with_app("investigator")
    code = present_code(person)
    for expected in (302, 200):
        client = Client()
        type_password(client, person.staff_number)
        assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == expected


def test_a_recovery_code_works_once() -> None:
    person = with_app("investigator")
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        type_password(client, person.staff_number)
        assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == expected


def test_a_closed_account_reads_like_a_wrong_password() -> None:
    person = factories.person("staff", second_factor=False, is_active=False)
    page = type_password(Client(), person.staff_number).content.decode()
    assert "職員番号またはパスワードが正しくありません" in page


@pytest.mark.parametrize(
    "typed", [{}, {"login": "x"}, {"login": "𠮷" * 300, "password": "x"}, {"login": "a\x00", "password": "x"}]
)
def test_bad_input_keeps_the_page(typed: dict[str, str]) -> None:
    answer = Client().post("/account/login/", typed)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


def test_sign_out_is_a_post_and_noted() -> None:
    person = with_app("auditor")
    client = sign_in(person)
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/desk/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/desk/")["Location"].startswith("/account/login/")
    (entry,) = noted("people.signed_out")
    assert entry.actor_id == person.pk


@pytest.mark.parametrize(
    ("minutes", "open_still"), [([29, 58], True), ([31], False), ([25 * n for n in range(1, 26)], False)]
)
def test_a_session_ends_when_idle_and_after_ten_hours(minutes: list[int], open_still: bool) -> None:
    person = with_app("auditor")
    client = sign_in(person)
    for minute in minutes:
        with clock.shifted(timedelta(minutes=minute)):
            status = client.get("/desk/").status_code
            if status != 200:
                break
    assert (status == 200) is open_still
    assert len(noted("people.signed_out")) == (0 if open_still else 1)


def test_ten_hours_are_reached_only_then() -> None:
    client = sign_in(with_app("auditor"))
    for minute in range(25, 600, 25):
        with clock.shifted(timedelta(minutes=minute)):
            assert client.get("/desk/").status_code == 200
    with clock.shifted(timedelta(minutes=601)):
        assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/account/2fa/", "/account/2fa/webauthn/", "/account/2fa/webauthn/add/", "/account/2fa/recovery-codes/",
        "/account/2fa/recovery-codes/generate/", "/account/2fa/totp/deactivate/", "/account/password/change/",
        "/account/logout/", "/account/reauthenticate/", "/account/2fa/reauthenticate/",
    ],
)  # fmt: skip
def test_every_page_is_in_japanese_on_our_layout(address: str) -> None:
    page = sign_in(with_app("auditor")).get(address)
    assert page.status_code == 200
    text = page.content.decode()
    assert 'class="site-header"' in text
    heading = re.search(r"<h1>(.*?)</h1>", text, re.S)
    assert heading is not None
    assert not re.search(r"[A-Za-z]{3,}", heading[1])


@pytest.mark.parametrize(
    "address",
    [
        "/account/login/", "/account/password/reset/", "/account/password/reset/done/",
        "/account/password/reset/key/done/", "/account/password/reset/key/x-y/", "/account/3rdparty/login/cancelled/",
        "/account/3rdparty/login/error/",
    ],
)  # fmt: skip
def test_every_public_page_too(address: str) -> None:
    page = Client().get(address)
    text = page.content.decode()
    assert "<script" not in text
    heading = re.search(r"<h1>(.*?)</h1>", text, re.S)
    assert heading is not None
    assert not re.search(r"[A-Za-z]{3,}", heading[1])


@pytest.mark.parametrize("address", ["/account/signup/", "/account/email/", "/account/3rdparty/"])
def test_sign_up_and_own_links_are_shut(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_too_many_requests_get_our_page(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
    type_password(Client(), "x")
    answer = type_password(Client(), "x")
    assert answer.status_code == 429
    assert "しばらく待って" in answer.content.decode()


def test_next_page_stays_in_the_house() -> None:
    person = factories.person("staff", second_factor=False)
    for asked, given in (("/inbox/", "/inbox/"), ("https://elsewhere.example/", "/")):
        answer = Client().post("/account/login/", {"login": person.staff_number, "password": PASSWORD, "next": asked})
        assert answer["Location"] == given


def test_sessions_do_not_outlive_the_reset_of_the_sign_in() -> None:
    person = with_app("auditor")
    client = sign_in(person)
    person.set_password(NEW)
    person.save()
    assert client.get("/desk/").status_code == 302

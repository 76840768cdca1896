"""What a person sets about the own sign-in: password, second factors, recovery codes."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.test import Client

from governance.people.models import Person
from tests.support import factories
from tests.support.signing_in import NEW, PASSWORD, noted, sign_in, type_password, with_app


@pytest.fixture(autouse=True)
def _no_counters_left(db: None) -> None:
    cache.clear()


def test_change_of_password_ends_other_sessions_and_is_noted() -> None:
    person = with_app("auditor")
    Person.objects.filter(pk=person.pk).update(must_change_password=True)
    other, client = sign_in(person), sign_in(person)
    assert client.get("/desk/")["Location"] == "/account/password/change/"
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    wrong = client.post("/account/password/change/", typed | {"oldpassword": "no"}).content.decode()
    assert "現在のパスワードと一致しません" in wrong
    weak = client.post("/account/password/change/", typed | {"password1": "short", "password2": "short"})
    assert "短すぎます" in weak.content.decode()
    assert client.post("/account/password/change/", typed)["Location"] == "/"
    person.refresh_from_db()
    assert not person.must_change_password
    assert person.check_password(NEW)
    assert client.get("/desk/").status_code == 200
    assert other.get("/desk/").status_code == 302
    assert [e.actor_id for e in noted("people.choose_password")] == [person.pk]


def test_new_password_by_mail() -> None:
    person = with_app("auditor")
    Person.objects.filter(pk=person.pk).update(email="someone@example.invalid")
    client = Client()
    known = client.post("/account/password/reset/", {"email": "someone@example.invalid"})
    unknown = client.post("/account/password/reset/", {"email": "stranger@example.invalid"})
    assert known["Location"] == unknown["Location"] == "/account/password/reset/done/"
    (sent,) = mail.outbox
    assert sent.subject == "パスワード再設定のご案内"
    link = re.search(r"http://testserver(/\S+)", sent.body)
    assert link is not None
    page = client.get(link[1], follow=True)
    assert page.status_code == 200
    done = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)
    assert "パスワードを変更しました" in done.content.decode()
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert "リンクは無効" in client.get(link[1], follow=True).content.decode()
    assert type_password(Client(), person.staff_number, NEW)["Location"] == "/account/2fa/authenticate/"


def test_a_mail_server_that_is_away_tells_nothing(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    person = factories.person("staff")
    answer = Client().post("/account/password/reset/", {"email": person.email})
    assert answer["Location"] == "/account/password/reset/done/"


def test_the_last_factor_of_a_role_that_needs_one_stays() -> None:
    person = with_app("auditor")
    client = sign_in(person)
    page = client.post("/account/2fa/totp/deactivate/").content.decode()
    assert "外すことはできません" in page
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_the_last_passkey_of_a_role_that_needs_one_stays() -> None:
    person = factories.person("auditor", second_factor=False)
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": "鍵"})
    client = factories.client_of(person)
    address = f"/account/2fa/webauthn/keys/{key.pk}/remove/"
    assert client.get(address)["Location"] == "/account/2fa/webauthn/"
    assert client.post(address)["Location"] == "/account/2fa/webauthn/"
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_staff_may_remove_theirs() -> None:
    person = with_app("staff")
    client = sign_in(person)
    assert client.post("/account/2fa/totp/deactivate/")["Location"] == "/account/2fa/"
    assert not Authenticator.objects.filter(user=person).exists()
    assert {e.details["kind"] for e in noted("people.second_factor_removed")} == {"totp", "recovery_codes"}


def test_sensitive_settings_ask_again_after_ten_minutes() -> None:
    person = with_app("auditor")
    client = sign_in(person)
    session = client.session
    session["account_authentication_methods"] = [
        r | {"at": r["at"] - 700} for r in session["account_authentication_methods"]
    ]
    session.save()
    where = client.get("/account/2fa/recovery-codes/")["Location"]
    assert where.startswith("/account/reauthenticate/")
    assert "本人確認" in client.get(where).content.decode()
    assert "正しくありません" in client.post(where, {"password": "wrong"}).content.decode()
    assert client.post(where, {"password": PASSWORD})["Location"] == "/account/2fa/recovery-codes/"
    assert client.get("/account/2fa/recovery-codes/").status_code == 200


def test_new_recovery_codes(django_capture_on_commit_callbacks: Any) -> None:
    person = with_app("auditor")
    client = sign_in(person)
    before = RecoveryCodes.activate(person).get_unused_codes()
    assert before[0] in client.get("/account/2fa/recovery-codes/").content.decode()
    assert before[0] in client.get("/account/2fa/recovery-codes/download/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/2fa/recovery-codes/generate/")
    assert before[0] not in client.get("/account/2fa/recovery-codes/").content.decode()
    assert noted("people.recovery_codes_renewed")

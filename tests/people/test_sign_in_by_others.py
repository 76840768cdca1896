"""Single sign-on with OpenID Connect and SAML: it opens accounts, it makes none, and it spares nobody the second factor."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from governance.ledger.models import Entry
from governance.people.demo.accounts import present_code
from governance.people.models import Person
from governance.settings.single_sign_on import providers
from tests.support import factories
from tests.support import sign_on_services as services
from tests.support.sign_on_services import OpenIdProvider

SAML = "http://governance.example/account/saml/pension"


@pytest.fixture(autouse=True)
def provider(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenIdProvider]:
    """An OpenID provider and a SAML provider, configured through the file of the settings."""
    cache.clear()
    with services.openid_provider() as running:
        oidc = {
            "provider_id": "hq",
            "name": "本部の認証基盤",
            "client_id": services.CLIENT_ID,
            "secret": "s",
            "settings": {"server_url": running.address},
        }
        idp = {"entity_id": services.IDP, "sso_url": "https://idp.example/sso", "x509cert": services.certificate()}
        saml = {"name": "府省共通認証", "client_id": "pension", "settings": {"idp": idp}}
        path = tmp_path / "single-sign-on.json"
        path.write_text(json.dumps({"openid_connect": [oidc], "saml": [saml]}), "utf-8")
        monkeypatch.setenv("SINGLE_SIGN_ON_FILE", str(path))
        settings.SOCIALACCOUNT_PROVIDERS = providers()
        yield running


def come_back(client: Client, process: str = "") -> Any:
    """Go to the OpenID provider and come back with a code; return our answer."""
    sent = client.get(f"/account/oidc/hq/login/{process}")
    assert sent.status_code == 302
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    return client.get("/account/oidc/hq/login/callback/", {"code": "c", "state": state})


def test_the_sign_in_page_names_the_providers() -> None:
    page = Client().get("/account/login/").content.decode()
    assert "本部の認証基盤" in page
    assert "府省共通認証" in page
    assert 'href="/account/oidc/hq/login/"' in page


def test_an_existing_person_signs_in(provider: OpenIdProvider) -> None:
    person = factories.person("staff", second_factor=False)
    provider.claims = {"sub": "u1", "staff_number": person.staff_number}
    for _ in range(2):
        client = Client()
        assert come_back(client)["Location"] == "/"
        assert client.get("/desk/").status_code == 200
    assert SocialAccount.objects.get().user_id == person.pk
    assert Person.objects.count() == 1
    entries = Entry.objects.filter(action="people.signed_in")
    assert [(e.actor_id, e.details) for e in entries] == [(person.pk, {"methods": ["socialaccount"]})] * 2


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "u1"},
        {"sub": "u1", "staff_number": "nobody"},
        {"sub": "u1", "staff_number": ""},
        {"sub": "u1", "preferred_username": "known"},
        {"sub": "u1", "email": "known@example.invalid", "email_verified": True},
        {"sub": "u1", "staff_number": ["known", "other"]},
        {"sub": "u1", "staff_number": "closed"},
    ],
)
def test_strangers_are_refused_and_nobody_is_made(provider: OpenIdProvider, claims: dict[str, Any]) -> None:
    known = factories.person("staff", staff_number="known")
    Person.objects.filter(pk=known.pk).update(email="known@example.invalid")
    factories.person("staff", staff_number="closed", is_active=False)
    provider.claims = claims
    client = Client()
    answer = come_back(client)
    assert answer.status_code == 403
    assert "アカウントがありません" in answer.content.decode()
    assert client.get("/desk/").status_code == 302
    assert Person.objects.count() == 2
    assert not SocialAccount.objects.exists()


def test_an_account_closed_since_is_refused(provider: OpenIdProvider) -> None:
    person = factories.person("staff", second_factor=False)
    provider.claims = {"sub": "u1", "staff_number": person.staff_number}
    come_back(Client())
    Person.objects.filter(pk=person.pk).update(is_active=False)
    client = Client()
    assert come_back(client).status_code == 403
    assert client.get("/desk/").status_code == 302


def test_another_claim_may_hold_the_staff_number(provider: OpenIdProvider, settings: Any) -> None:
    person = factories.person("staff", second_factor=False)
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["staff_number_claim"] = "employeeNumber"
    provider.claims = {"sub": "u1", "employeeNumber": person.staff_number}
    assert come_back(Client())["Location"] == "/"


def test_the_second_factor_is_asked_for_all_the_same(provider: OpenIdProvider) -> None:
    person = factories.person("compliance_head", second_factor=False)
    totp.TOTP.activate(person, totp.generate_totp_secret())
    provider.claims = {"sub": "u1", "staff_number": person.staff_number}
    client = Client()
    assert come_back(client)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/desk/").status_code == 302
    client.post("/account/2fa/authenticate/", {"code": present_code(person)})
    assert client.get("/desk/").status_code == 200


def test_a_role_that_needs_a_second_factor_sets_one_up_first(provider: OpenIdProvider) -> None:
    person = factories.person("auditor", second_factor=False)
    provider.claims = {"sub": "u1", "staff_number": person.staff_number}
    client = Client()
    come_back(client)
    assert client.get("/desk/")["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code == 200


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_nobody_ties_an_identity_to_an_account_by_hand(provider: OpenIdProvider, process: str) -> None:
    person = factories.person("staff", second_factor=False)
    provider.claims = {"sub": "u1", "staff_number": person.staff_number}
    other = factories.person("staff", second_factor=False)
    answer = come_back(factories.client_of(other), f"?process={process}")
    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("query", [{"error": "access_denied"}, {"error": "server_error"}, {"code": "c", "state": "x"}])
def test_what_goes_wrong_at_the_provider_gets_a_page(query: dict[str, str]) -> None:
    answer = Client().get("/account/oidc/hq/login/callback/", query, follow=True)
    assert answer.status_code in (200, 401, 403)
    assert "シングルサインオン" in answer.content.decode()


def test_an_unknown_provider_is_not_there() -> None:
    assert Client().get("/account/oidc/nowhere/login/").status_code == 404
    assert Client(headers={"host": "governance.example"}).get("/account/saml/nowhere/metadata/").status_code == 404


def test_saml_metadata() -> None:
    answer = Client(headers={"host": "governance.example"}).get("/account/saml/pension/metadata/")
    assert answer.status_code == 200
    assert f"{SAML}/acs/" in answer.content.decode()


def saml_round(client: Client, number: str, **changes: Any) -> Any:
    """Go to the SAML provider and come back with its answer; return our last answer."""
    sent = client.get("/account/saml/pension/login/")
    asked = services.request_id(parse_qs(urlsplit(sent["Location"]).query)["SAMLRequest"][0])
    how = {"answers": asked, "acs": f"{SAML}/acs/", "audience": f"{SAML}/metadata/"} | changes
    received = client.post("/account/saml/pension/acs/", {"SAMLResponse": services.saml_answer(number, **how)})
    assert received["Location"] == "/account/saml/pension/acs/finish/"
    return client.get(received["Location"])


def test_a_signed_saml_answer_signs_in() -> None:
    person = factories.person("staff", second_factor=False)
    client = Client(headers={"host": "governance.example"}, enforce_csrf_checks=True)
    assert saml_round(client, person.staff_number)["Location"] == "/"
    assert client.get("/desk/").status_code == 200
    assert SocialAccount.objects.get().user_id == person.pk


def test_a_saml_answer_for_a_stranger_is_refused() -> None:
    client = Client(headers={"host": "governance.example"})
    assert saml_round(client, "nobody").status_code == 403
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"signed": False},
        {"audience": "https://elsewhere.example"},
        {"answers": "_another"},
        {"acs": "https://x.example/"},
    ],
)
def test_a_saml_answer_that_is_not_for_us_is_refused(changes: dict[str, Any]) -> None:
    person = factories.person("staff", second_factor=False)
    client = Client(headers={"host": "governance.example"})
    answer = saml_round(client, person.staff_number, **changes)
    assert answer.status_code in (401, 403)
    assert client.get("/desk/").status_code == 302
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("{", "SINGLE_SIGN_ON_FILE"),
        ("[]", "openid_connect"),
        ('{"oidc": []}', "openid_connect"),
        ('{"openid_connect": [{"name": "x"}]}', "provider_id, client_id, secret, settings.server_url"),
        ('{"saml": [{"name": "x", "client_id": "y"}]}', "settings.idp"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, word: str
) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(content)
    monkeypatch.setenv("SINGLE_SIGN_ON_FILE", str(path))
    with pytest.raises(ImproperlyConfigured, match=word):
        providers()


def test_without_a_file_there_are_no_providers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SINGLE_SIGN_ON_FILE", raising=False)
    assert providers() == {}

"""Going through the sign-in pages as a browser does."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from governance.ledger.models import Entry
from governance.people.demo.accounts import present_code
from governance.people.models import Person
from tests.support import factories

PASSWORD = factories.PASSWORD
NEW = "another-Horse-77"


def with_app(*roles: str, **kwargs: Any) -> Person:
    """Return a person who has set up an authenticator app and recovery codes."""
    person = factories.person(*roles, second_factor=False, **kwargs)
    totp.TOTP.activate(person, totp.generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


def type_password(client: Client, number: str, password: str = PASSWORD) -> Any:
    return client.post("/account/login/", {"login": number, "password": password})


def sign_in(person: Person) -> Client:
    """Return a client that went through the pages, the second factor too when there is one."""
    client = Client()
    answer = type_password(client, person.staff_number)
    if answer["Location"] == "/account/2fa/authenticate/":
        answer = client.post("/account/2fa/authenticate/", {"code": present_code(person)})
    assert answer["Location"] == "/", answer
    return client


def noted(action: str) -> list[Entry]:
    return list(Entry.objects.filter(action=action))

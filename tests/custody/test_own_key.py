"""Making, opening, changing and renewing one's own key, through the pages."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from governance.access import actor_for_person
from governance.custody.demo import PASSPHRASE
from governance.ledger.models import Entry
from governance.people.models import Person
from governance.vault.boxes import keys_in_force
from governance.vault.holders import person_holder
from governance.vault.models import KeyPair, PostKey
from tests.support import factories

WORDS = "four unconnected words here"
OTHER = "other words of my own now"


@pytest.fixture(autouse=True)
def _no_counters_left(db: None) -> None:
    cache.clear()


def key_of(person: Person) -> KeyPair | None:
    return keys_in_force([person_holder(person.pk)]).get(person_holder(person.pk))


def shut_client(person: Person) -> Client:
    """Return a client signed in, with the person's key shut."""
    client = Client()
    client.force_login(person, backend="governance.people.backends.PersonBackend")
    return client


def without_key(role: str) -> tuple[Person, Client]:
    person = factories.person(role)
    PostKey.objects.filter(member_holder=person_holder(person.pk)).delete()
    KeyPair.objects.filter(holder=person_holder(person.pk)).delete()
    return person, shut_client(person)


def test_a_case_leads_to_the_passphrase_and_back() -> None:
    case, _ = factories.file_case()
    client = shut_client(factories.person("compliance_head"))
    address = f"/compliance/cases/{case.pk}/"
    answer = client.get(address)
    assert answer["Location"] == f"/keys/unlock/?next={address.replace('/', '%2F')}"
    assert not Entry.objects.filter(action="compliance.open").exists()
    answer = client.post("/keys/unlock/", {"passphrase": PASSPHRASE, "next": address})
    assert answer["Location"] == address
    assert answer.cookies["vault"]["httponly"]
    assert factories.content().what in client.get(address).content.decode()


def test_a_wrong_passphrase_opens_nothing_and_is_noted() -> None:
    person = factories.person("compliance_head")
    client = shut_client(person)
    answer = client.post("/keys/unlock/", {"passphrase": "wrong words"})
    assert answer.status_code == 422
    assert "合言葉が正しくありません" in answer.content.decode()
    assert "vault" not in answer.cookies
    assert Entry.objects.filter(action="custody.note_wrong_passphrase", actor_id=person.pk).count() == 1


def test_five_wrong_ones_close_the_door_for_a_while() -> None:
    client = shut_client(factories.person("compliance_head"))
    for _ in range(5):
        assert client.post("/keys/unlock/", {"passphrase": "wrong words"}).status_code == 422
    assert client.post("/keys/unlock/", {"passphrase": PASSPHRASE}).status_code == 429


def test_the_page_to_go_on_to_is_always_one_of_ours() -> None:
    client = shut_client(factories.person("compliance_head"))
    answer = client.post("/keys/unlock/", {"passphrase": PASSPHRASE, "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/keys/"


def test_cookie_and_session_belong_together() -> None:
    case, _ = factories.file_case()
    client, other = (factories.client_of(factories.person("compliance_head")) for _ in range(2))
    client.cookies["vault"] = other.cookies["vault"].value
    assert client.get(f"/compliance/cases/{case.pk}/").status_code == 302


def test_a_sent_form_with_a_shut_key_loses_nothing() -> None:
    case, _ = factories.file_case()
    head = factories.person("compliance_head")
    factories.client_of(head).post(
        f"/compliance/cases/{case.pk}/accept/", {"severity": "high", "category": "money", "message": "受理します。"}
    )
    investigator = factories.person("investigator")
    answer = shut_client(head).post(f"/compliance/cases/{case.pk}/assign/", {"investigators": [str(investigator.pk)]})
    assert answer.status_code == 409
    assert "何も保存されていません" in answer.content.decode()
    assert not case.grants.exists()


def test_the_first_key_of_a_person_founds_nothing_that_exists() -> None:
    person, client = without_key("compliance_head")
    posts = KeyPair.objects.filter(holder="post:compliance_head").count()
    answer = client.post("/keys/make-key/", {"fresh": WORDS, "again": WORDS})
    assert answer.status_code == 303
    assert key_of(person) is not None
    assert KeyPair.objects.filter(holder="post:compliance_head").count() == posts
    assert not PostKey.objects.filter(member_holder=person_holder(person.pk)).exists()


def test_the_first_holder_of_a_post_founds_its_key() -> None:
    person, client = without_key("president")
    KeyPair.objects.filter(holder="post:president").delete()
    client.post("/keys/make-key/", {"fresh": WORDS, "again": WORDS})
    case, _ = factories.file_case()
    assert factories.content().what in client.get(f"/compliance/cases/{case.pk}/").content.decode()
    assert PostKey.objects.filter(member_holder=person_holder(person.pk), post__holder="post:president").exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"fresh": WORDS, "again": OTHER}, "2つの合言葉が一致しません"),
        ({"fresh": "short", "again": "short"}, "14"),
        ({"fresh": "", "again": ""}, "入力"),
    ],
)
def test_a_bad_passphrase_is_refused_at_the_field(typed: dict[str, str], message: str) -> None:
    person, client = without_key("compliance_head")
    answer = client.post("/keys/make-key/", typed)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert key_of(person) is None


def test_sending_twice_makes_one_key() -> None:
    person, client = without_key("investigator")
    data = {"fresh": WORDS, "again": WORDS, "idempotency_key": "once"}
    first = client.post("/keys/make-key/", data)
    cookie = first.cookies["vault"].value
    again = client.post("/keys/make-key/", data)
    assert (first.status_code, again.status_code) == (303, 303)
    assert "vault" not in again.cookies
    assert client.cookies["vault"].value == cookie
    assert KeyPair.objects.filter(holder=person_holder(person.pk)).count() == 1
    third = client.post("/keys/make-key/", {"fresh": OTHER, "again": OTHER, "idempotency_key": "twice"})
    assert third.status_code == 409


def test_another_passphrase_for_the_same_key() -> None:
    person = factories.person("compliance_head")
    key = key_of(person)
    assert key is not None
    client = factories.client_of(person)
    address = f"/keys/{key.pk}/change-passphrase/"
    wrong = client.post(address, {"present": "wrong words here", "fresh": WORDS, "again": WORDS})
    assert wrong.status_code == 422
    assert client.post(address, {"present": PASSPHRASE, "fresh": WORDS, "again": WORDS}).status_code == 303
    again = shut_client(person)
    assert again.post("/keys/unlock/", {"passphrase": PASSPHRASE}).status_code == 422
    assert again.post("/keys/unlock/", {"passphrase": WORDS}).status_code == 302


def test_nobody_changes_the_key_of_another() -> None:
    key = key_of(factories.person("compliance_head"))
    assert key is not None
    stranger = factories.client_of(factories.person("compliance_head"))
    for verb in ("change-passphrase", "renew-key"):
        assert stranger.get(f"/keys/{key.pk}/{verb}/").status_code == 404


def test_a_renewed_key_opens_what_the_former_did() -> None:
    case, _ = factories.file_case()
    person = factories.person("compliance_head")
    former = key_of(person)
    assert former is not None
    client = factories.client_of(person)
    answer = client.post(f"/keys/{former.pk}/renew-key/", {"present": PASSPHRASE, "fresh": WORDS, "again": WORDS})
    assert answer.status_code == 303
    assert factories.content().what in client.get(f"/compliance/cases/{case.pk}/").content.decode()
    renewed = key_of(person)
    assert renewed is not None
    assert (renewed.number, renewed.previous_id) == (2, former.pk)
    assert set(PostKey.objects.filter(member_holder=former.holder).values_list("member_id", flat=True)) == {renewed.pk}
    again = shut_client(person)
    assert again.post("/keys/unlock/", {"passphrase": PASSPHRASE}).status_code == 422
    assert again.post("/keys/unlock/", {"passphrase": WORDS}).status_code == 302
    assert again.get(f"/compliance/cases/{case.pk}/").status_code == 200


def test_a_shut_key_stays_shut() -> None:
    case, _ = factories.file_case()
    client = factories.client_of(factories.person("compliance_head"))
    assert client.get(f"/compliance/cases/{case.pk}/").status_code == 200
    client.post("/keys/lock/")
    assert client.get(f"/compliance/cases/{case.pk}/").status_code == 302


def test_an_actor_without_an_open_key_has_an_empty_ring(django_assert_num_queries: Any) -> None:
    person = factories.person("compliance_head")
    actor = actor_for_person(person)
    with django_assert_num_queries(0):
        assert actor.keys.is_shut

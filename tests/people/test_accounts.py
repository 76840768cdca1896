"""Accounts: made, changed, shut, opened, reset."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from governance.ledger.models import Entry
from governance.organization.models import Unit
from governance.people import actions
from governance.people.models import Person
from governance.runner import NotAllowed, Stale, run
from tests.support import factories


def admin() -> Person:
    return factories.person("system_admin")


def form_page(client: Client, address: str) -> dict[str, str]:
    """Return the hidden fields of a page's form."""
    page = client.get(address).content.decode()
    return dict(re.findall(r'type="hidden" name="([a-z_]+)" value="([^"]*)"', page))


def new_account() -> dict[str, Any]:
    unit = Unit.objects.get(code="13001")
    return {
        "staff_number": "n001",
        "name": "新人 𠮷子",
        "kana": "シンジン ヨシコ",
        "email": "",
        "home_unit": str(unit.pk),
    }


def test_create_shows_the_password_once_and_it_must_be_changed(db: None) -> None:
    client = factories.client_of(admin())
    hidden = form_page(client, "/people/create/")
    answer = client.post("/people/create/", {**new_account(), **hidden})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    shown = re.sub(r"<[^>]+>", "", answer.content.decode())
    password = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown.replace("\n", "").replace(" ", ""))
    assert password is not None
    person = Person.objects.get(staff_number="n001")
    assert person.check_password(password[0])
    assert person.must_change_password
    again = client.post("/people/create/", {**new_account(), **hidden})
    assert Person.objects.filter(name="新人 𠮷子").count() == 1
    assert again.status_code == 422


def test_first_sign_in_leads_to_the_change_of_the_password(db: None) -> None:
    person = factories.person("staff", second_factor=False)
    Person.objects.filter(pk=person.pk).update(must_change_password=True)
    client = factories.client_of(person)
    assert client.get("/desk/")["Location"] == "/account/password/change/"
    answer = client.post(
        "/account/password/change/",
        {"oldpassword": factories.PASSWORD, "password1": "Another-Horse-77", "password2": "Another-Horse-77"},
    )
    assert answer.status_code == 302
    person.refresh_from_db()
    assert not person.must_change_password
    assert person.check_password("Another-Horse-77")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("staff_number", "", "入力してください"),
        ("staff_number", "職員一", "半角"),
        ("staff_number", "x" * 21, "20"),
        ("name", "", "入力してください"),
        ("name", "長" * 61, "60"),
        ("email", "だれか", "メール"),
        ("home_unit", "", "選んでください"),
        ("home_unit", "ffffffff-ffff-4fff-8fff-ffffffffffff", "一覧から"),
        ("home_unit", "でたらめ", "一覧から"),
    ],
)
def test_bad_input_is_said_at_the_field_and_kept(db: None, field: str, value: str, words: str) -> None:
    client = factories.client_of(admin())
    hidden = form_page(client, "/people/create/")
    answer = client.post("/people/create/", {**new_account(), **hidden, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "シンジン ヨシコ" in page
    assert not Person.objects.filter(kana="シンジン ヨシコ").exists()


def test_a_taken_number(db: None) -> None:
    taken = factories.person("staff").staff_number
    client = factories.client_of(admin())
    hidden = form_page(client, "/people/create/")
    answer = client.post("/people/create/", {**new_account(), **hidden, "staff_number": taken})
    assert "すでに使われています" in answer.content.decode()


def test_change_keeps_history_and_refuses_a_stale_page(db: None) -> None:
    actor, person = factories.actor(admin()), factories.person("staff")
    fields = {"name": "改姓 太郎", "kana": "", "email": "", "home_unit": person.home_unit}
    run(actions.change, actor=actor, subject=person.pk, version=person.version, **fields)
    with pytest.raises(Stale):
        run(actions.change, actor=actor, subject=person.pk, version=person.version, **fields)
    person.refresh_from_db()
    assert person.name == "改姓 太郎"
    assert person.history.first().history_user_id == actor.id


def test_deactivated_people_cannot_sign_in_and_hold_no_role(db: None) -> None:
    person = factories.person("compliance_head")
    client = factories.client_of(person)
    assert client.get("/compliance/cases/").status_code == 200
    run(actions.deactivate, actor=factories.actor(admin()), subject=person.pk)
    assert "/account/login/" in client.get("/compliance/cases/")["Location"]
    assert factories.actor(person).roles == frozenset()
    run(actions.reactivate, actor=factories.actor(admin()), subject=person.pk)
    assert factories.actor(person).holds("compliance_head")


def test_reset_removes_second_factors(db: None) -> None:
    person = factories.person("auditor")
    client = factories.client_of(admin())
    address = f"/people/{person.pk}/reset-sign-in/"
    hidden = form_page(client, address)
    assert client.post(address, hidden).status_code == 200
    person.refresh_from_db()
    assert person.must_change_password
    assert not Authenticator.objects.filter(user=person).exists()
    assert not person.check_password(factories.PASSWORD)


@pytest.mark.parametrize("verb", ["deactivate", "reactivate"])
def test_nobody_does_it_to_themselves(db: None, verb: str) -> None:
    me = admin()
    with pytest.raises(NotAllowed):
        run(getattr(actions, verb), actor=factories.actor(me), subject=me.pk)
    assert Entry.objects.filter(action=f"people.{verb}", outcome="refused").count() == 1


def test_the_list_takes_the_same_queries_for_few_and_many(
    db: None, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    client = factories.client_of(admin())
    client.get("/people/")
    with django_assert_max_num_queries(10) as few:
        client.get("/people/")
    unit = Unit.objects.get(code="13001")
    Person.objects.bulk_create(
        Person(staff_number=f"bulk{n}", name=f"大勢 {n}", home_unit=unit, password="!") for n in range(60)
    )
    with django_assert_num_queries(len(few)):
        client.get("/people/")


def test_find_people(db: None) -> None:
    factories.person("auditor", name="捜査 次郎")
    client = factories.client_of(admin())
    assert "捜査 次郎" in client.get("/people/?text=捜査").content.decode()
    assert "捜査 次郎" in client.get("/people/?role=auditor").content.decode()
    assert "捜査 次郎" not in client.get("/people/?role=president").content.decode()
    assert client.get("/people/?role=king").status_code == 422


def test_the_page_of_a_person(db: None) -> None:
    person = factories.person("auditor", name="捜査 次郎")
    client = factories.client_of(admin())
    page = client.get(f"/people/{person.pk}/").content.decode()
    assert "捜査 次郎" in page
    assert "監査員" in page
    for verb in ("change", "deactivate", "give-role", "reset-sign-in"):
        assert client.get(f"/people/{person.pk}/{verb}/").status_code == 200


def test_an_administrator_is_offered_nothing_they_may_not_do_to_themselves(db: None) -> None:
    admin, other = factories.person("system_admin"), factories.person("staff")
    client = factories.client_of(admin)
    for person, offered in ((admin, False), (other, True)):
        page = client.get(f"/people/{person.pk}/").content.decode()
        for verb in ("give-role", "reset-sign-in", "deactivate", "end-role"):
            assert (f"/{verb}/" in page) is offered

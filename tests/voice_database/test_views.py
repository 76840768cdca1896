"""Saved conditions of the list of voices: one's own, or shared with those who hold a role."""

import pytest

from governance.people.models import Person
from tests.support import factories
from tests.voice import making
from voice.database.models import SavedView

SAVE = "/voice/database/views/save-view/"


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


def save(by: Person, conditions: str = "q=窓口&kind=complaint", role: str = "") -> SavedView:
    form = {"name": "窓口の苦情", "shared_role": role, "conditions": conditions, "idempotency_key": "a"}
    for _ in range(2):
        answer = factories.client_of(by).post(SAVE, form)
        assert answer.status_code == 303
    made = SavedView.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    return made


def shown(reader: Person) -> bool:
    return "窓口の苦情" in factories.client_of(reader).get("/voice/").content.decode()


def test_the_conditions_of_the_list_are_kept_and_nothing_else(service: Person) -> None:
    page = factories.client_of(service).get("/voice/", {"q": "窓口", "page": "1"}).content.decode()
    assert f"{SAVE}?q=%E7%AA%93%E5%8F%A3" in page
    assert "next" not in save(service, "q=窓口&next=//evil.example").conditions


def test_opened_again_it_narrows_the_list(service: Person) -> None:
    making.voice(title="出る声")
    making.voice(title="出ない声", kind="praise")
    page = factories.client_of(service).get(save(service).get_absolute_url()).content.decode()
    assert "出る声" in page
    assert "出ない声" not in page


def test_one_s_own_or_shared_with_a_role_that_one_holds(service: Person) -> None:
    colleague, clerk = factories.person("service_promotion"), making.clerk()
    save(service)
    assert (shown(service), shown(colleague)) == (True, False)
    SavedView.objects.all().delete()
    factories.ledger_note()
    save(colleague, role="service_promotion")
    assert (shown(service), shown(clerk)) == (True, False)


def test_a_role_that_one_does_not_hold_cannot_be_chosen(service: Person) -> None:
    form = {"name": "x", "shared_role": "president", "conditions": "", "idempotency_key": "a"}
    assert factories.client_of(service).post(SAVE, form).status_code == 422
    assert factories.client_of(service).post(SAVE, form | {"name": "", "shared_role": ""}).status_code == 422


def test_only_its_owner_takes_it_away(service: Person) -> None:
    colleague = factories.person("service_promotion")
    view = save(service, role="service_promotion")
    path = f"/voice/database/views/{view.pk}/remove-view/"
    assert factories.client_of(colleague).get(path).status_code == 403
    assert factories.client_of(making.clerk()).get(path).status_code == 404
    for _ in range(2):
        assert factories.client_of(service).post(path, {"idempotency_key": "r"}).status_code in {302, 303}
    assert not shown(service)

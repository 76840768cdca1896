"""compliance.declare: before the first opening, and what a relation does."""

from datetime import timedelta

import pytest
from django.http import Http404

from compliance.actions import assign, declare, open_case
from compliance.actions.decision import Excluded
from compliance.actions.reading import NotDeclared
from compliance.assigning import investigators
from compliance.content import content_of
from compliance.models import Case, Declaration
from governance import clock, vault
from governance.access import fetch
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, run
from tests.support import factories
from tests.support.five_cases import accepted_case, assigned_case, head

WHAT = "窓口の現金が毎月合わない。"


def test_nothing_is_shown_before_the_declaration(db: None) -> None:
    person = head()
    case, _ = factories.file_case(declared=False)
    client, base = factories.client_of(person), f"/compliance/cases/{case.pk}/"
    for tab in ("", "investigation/", "interviews/", "evidence/", "findings/", "conversation/", "course/", "accept/"):
        answer = client.get(base + tab)
        assert (answer.status_code, answer["Location"]) == (302, base + "declare/")
    data = {"severity": "high", "category": "money", "message": "調査します。"}
    assert client.post(base + "accept/", data)["Location"] == base + "declare/"
    with pytest.raises(NotDeclared):
        run(open_case, actor=factories.actor(person), subject=case.pk)
    page = client.get(base + "declare/").content.decode()
    assert WHAT not in page
    assert client.post(base + "declare/", {}).status_code == 422
    assert client.post(base + "declare/", {"relation": "no"})["Location"] == base
    assert WHAT in client.get(base).content.decode()


def test_with_a_relation_the_investigator_is_out_by_scope_and_by_key(db: None) -> None:
    case, actor, investigator = assigned_case()
    head_person = head()
    client = factories.client_of(investigator)
    answer = client.post(f"/compliance/cases/{case.pk}/declare/", {"relation": "yes"})
    assert (answer.status_code, answer["Location"]) == (303, "/compliance/cases/")
    with pytest.raises(Http404):
        fetch(Case, factories.actor(investigator), case.pk)
    case.refresh_from_db()
    assert not case.grants.filter(user=investigator).exists()
    for box in (case.box, case.work_box):
        assert box is not None
        assert vault.person_holder(investigator.pk) not in vault.holders_of(box)
    outbox.dispatch()
    assert Notice.objects.filter(person=head_person, kind="compliance.relation_declared").count() == 1
    with pytest.raises(Excluded):
        run(assign, actor=factories.actor(head_person), subject=case.pk, investigators=[investigator])


def test_without_a_relation_nobody_is_told(db: None) -> None:
    person = head()
    case, _ = factories.file_case(declared=False)
    run(declare, actor=factories.actor(person), subject=case.pk, relation=False)
    outbox.dispatch()
    assert not Notice.objects.filter(kind="compliance.relation_declared").exists()
    assert Declaration.objects.get(case=case).relation is False


def test_when_the_only_head_has_a_relation_the_case_passes_on_with_its_keys(db: None) -> None:
    only, vice = head(), factories.person("vice_president")
    case, _ = factories.file_case()
    run(declare, actor=factories.actor(only), subject=case.pk, relation=True)
    case.refresh_from_db()
    assert case.track == "vice_president"
    assert content_of(case, factories.actor(vice)).what == WHAT
    assert vault.post_holder("compliance_head") not in vault.holders_of(case.box)
    with pytest.raises(Invisible):
        run(declare, actor=factories.actor(only), subject=case.pk, relation=False)


def test_another_head_keeps_the_case_on_its_track(db: None) -> None:
    one, other = head(), head()
    case, _ = factories.file_case()
    run(declare, actor=factories.actor(one), subject=case.pk, relation=True)
    case.refresh_from_db()
    assert case.track == "division"
    assert fetch(Case, factories.actor(other), case.pk)


def test_a_later_declaration_without_a_relation_tells_nobody_of_the_earlier_one(db: None) -> None:
    one, other = factories.person("compliance_head"), factories.person("vice_president")
    case, _ = factories.file_case(declared=False)
    with clock.shifted(timedelta(minutes=-5)):
        run(declare, actor=factories.actor(factories.person("compliance_head")), subject=case.pk, relation=True)
        outbox.dispatch()
    for person in (one, other):
        run(declare, actor=factories.actor(person), subject=case.pk, relation=False)
    outbox.dispatch()
    assert Notice.objects.filter(person=one, kind="compliance.relation_declared").count() == 1


def test_who_has_a_relation_is_told_that_the_case_is_gone(db: None) -> None:
    factories.person("compliance_head")
    case, _ = factories.file_case(declared=False)
    client = factories.client_of(factories.person("compliance_head"))
    page = client.post(f"/compliance/cases/{case.pk}/declare/", {"relation": "yes"}, follow=True)
    assert "申告を記録しました" in page.content.decode()


def test_the_reporter_declares_nothing(db: None) -> None:
    case, _ = factories.file_case()
    with pytest.raises(NotAllowed):
        run(declare, actor=factories.reporter(case), subject=case.pk, relation=False)


def test_why_someone_cannot_be_assigned(db: None) -> None:
    office = Unit.objects.get(code="13001")
    free = factories.person("investigator")
    belongs = factories.person("investigator")
    Person.objects.filter(pk=belongs.pk).update(home_unit=office)
    belongs.refresh_from_db()
    leads = factories.person("investigator")
    factories.give(leads, "office_head", at=office)
    above = factories.person("investigator")
    factories.give(above, "block_head", at=Unit.objects.get(code="B4"))
    case, actor = accepted_case(unit=office)
    can, cannot = investigators(case)
    assert can == [free]
    assert {person: str(why) for person, why in cannot} == {
        belongs: "対象の部署に所属しています",
        leads: "対象の部署またはその上の部署の長です",
        above: "対象の部署またはその上の部署の長です",
    }
    for person in (belongs, leads, above):
        with pytest.raises(Excluded):
            run(assign, actor=actor, subject=case.pk, investigators=[person])
    page = factories.client_of(head()).get(f"/compliance/cases/{case.pk}/assign/").content.decode()
    assert "対象の部署に所属しています" in page

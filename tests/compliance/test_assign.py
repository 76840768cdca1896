"""compliance.assign and compliance.unassign"""

from typing import Any

import pytest
from django.http import Http404

from compliance.actions import assign, unassign
from compliance.actions.decision import Excluded
from compliance.assigning import investigators_to_assign
from compliance.content import content_of
from compliance.models import Case
from governance import vault
from governance.access import Actor, fetch
from governance.runner import NotAllowed, run
from tests.support import factories
from tests.support.five_cases import FiveCases, accepted_case, assigned_case, head


class TestAssign(FiveCases):
    action = assign
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        self.investigator = factories.person("investigator")
        return accepted_case()

    def inputs(self) -> dict[str, Any]:
        return {"investigators": [self.investigator]}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="received")
        return True


class TestUnassign(FiveCases):
    action = unassign
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        case, _, self.investigator = assigned_case()
        return case, factories.actor(head())

    def inputs(self) -> dict[str, Any]:
        return {"investigator": self.investigator}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="received")
        return True


def test_the_grant_opens_the_case_to_the_investigator_alone(db: None) -> None:
    case, _ = accepted_case()
    chosen, other = factories.person("investigator"), factories.person("investigator")
    for person in (chosen, other):
        with pytest.raises(Http404):
            fetch(Case, factories.actor(person), case.pk)
    run(assign, actor=factories.actor(head()), subject=case.pk, investigators=[chosen])
    case = fetch(Case, factories.actor(chosen), case.pk)
    assert content_of(case, factories.actor(chosen)).what
    with pytest.raises(Http404):
        fetch(Case, factories.actor(other), case.pk)


def test_unassigned_is_shut_out_by_scope_and_by_key(db: None) -> None:
    case, actor, investigator = assigned_case()
    run(unassign, actor=factories.actor(head()), subject=case.pk, investigator=investigator)
    with pytest.raises(Http404):
        fetch(Case, actor, case.pk)
    with pytest.raises(vault.Locked):
        content_of(case, actor)


def test_someone_named_in_the_report_is_neither_offered_nor_accepted(db: None) -> None:
    named = factories.person("investigator", name="疑惑 次郎")
    free = factories.person("investigator")
    case, _ = factories.file_case(content=factories.content(who="上司と話していた。"))
    case2, _ = factories.file_case(position="unknown", content=factories.content(who="疑惑　次郎さん"))
    assert named in investigators_to_assign(case)
    assert case2.track == "statutory"
    assert named not in investigators_to_assign(case2)
    assert free in investigators_to_assign(case2)


def test_excluded_is_refused_even_when_posted(db: None) -> None:
    case, actor = accepted_case()
    person = factories.person("investigator")
    case.exclusions.create(person=person, reason="declared")
    with pytest.raises(Excluded):
        run(assign, actor=actor, subject=case.pk, investigators=[person])
    client = factories.client_of(head())
    answer = client.post(f"/compliance/cases/{case.pk}/assign/", {"investigators": [str(person.pk)]})
    assert answer.status_code == 422
    assert not case.grants.exists()


def test_on_the_statutory_track_the_division_stays_out(db: None) -> None:
    case, _ = factories.file_case(position="president")
    Case.objects.filter(pk=case.pk).update(state="accepted", severity="high", category="money")
    with pytest.raises(NotAllowed):
        run(
            assign,
            actor=factories.actor(factories.person("statutory_auditor")),
            subject=case.pk,
            investigators=[factories.person("investigator")],
        )


def test_pages(db: None) -> None:
    case, _ = accepted_case()
    one, two = factories.person("investigator"), factories.person("investigator")
    client = factories.client_of(head())
    address = f"/compliance/cases/{case.pk}/assign/"
    page = client.get(address).content.decode()
    assert one.name in page
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"investigators": [str(one.pk), str(two.pk)]}).status_code == 303
    assert set(case.grants.values_list("user_id", flat=True)) == {one.pk, two.pk}
    take = f"/compliance/cases/{case.pk}/unassign/{one.pk}/"
    assert one.name in client.get(take).content.decode()
    assert client.post(take).status_code == 303
    assert set(case.grants.values_list("user_id", flat=True)) == {two.pk}
    assert client.get(take).status_code == 404

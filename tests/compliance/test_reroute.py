"""compliance.reroute, and who gets a report in the first place."""

from typing import Any

import pytest
from django.http import Http404

from compliance.actions import reroute
from compliance.content import content_of
from compliance.models import Case
from compliance.rules import is_named, track_for
from governance import vault
from governance.access import Actor, fetch
from governance.organization.models import Unit
from governance.runner import run
from tests.support import factories
from tests.support.five_cases import FiveCases, assigned_case, head


class TestReroute(FiveCases):
    action = reroute

    def make(self) -> tuple[Case, Actor]:
        return factories.file_case()[0], factories.actor(head())

    def inputs(self) -> dict[str, Any]:
        return {"track": "statutory"}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="declined")
        return True

    def test_repeated_with_the_same_key_happens_once(self, db: None) -> None:
        """After the first time the case is out of sight, for the repeat too."""
        case, actor = self.make()
        self.act(case, actor, key="k")
        assert self.entries(case) == 1
        with pytest.raises(Http404):
            fetch(Case, actor, case.pk)


@pytest.mark.parametrize(
    ("position", "track"),
    [
        ("staff", "division"),
        ("unknown", "division"),
        ("compliance_division", "statutory"),
        ("compliance_head", "vice_president"),
        ("vice_president", "statutory"),
        ("president", "statutory"),
    ],
)
def test_the_position_decides(position: str, track: str) -> None:
    assert track_for(position, []) == track


@pytest.mark.parametrize(
    ("named", "track"),
    [("compliance_head", "vice_president"), ("investigator", "statutory"), ("president", "statutory")],
)
def test_a_name_in_the_text_makes_it_stricter_never_looser(named: str, track: str) -> None:
    assert track_for("staff", [named]) == track
    assert track_for("president", ["compliance_head"]) == "statutory"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("部長の小林正義です", True),
        ("小林　正義が", True),
        ("小林 正義", True),
        ("小林さん", False),
        ("ｺﾊﾞﾔｼ", False),
        ("", False),
    ],
)
def test_finding_a_name(text: str, found: bool) -> None:
    assert is_named("小林 正義", [text]) is found
    assert not is_named("林", ["林が"])


def test_about_the_head_it_goes_to_the_vice_president_before_anyone_opens_it(db: None) -> None:
    the_head, vice = factories.person("compliance_head", name="責任 太郎"), factories.person("vice_president")
    case, _ = factories.file_case(content=factories.content(what="責任太郎部長が書類を捨てた。"))
    assert case.track == "vice_president"
    with pytest.raises(Http404):
        fetch(Case, factories.actor(the_head), case.pk)
    assert content_of(fetch(Case, factories.actor(vice), case.pk), factories.actor(vice)).what


def test_about_the_president_it_goes_to_inspector_and_counsel_alone(db: None) -> None:
    case, _ = factories.file_case(position="president")
    for role in ("statutory_auditor", "external_counsel"):
        actor = factories.actor(factories.person(role))
        assert content_of(fetch(Case, actor, case.pk), actor).what
    for role in ("compliance_head", "vice_president", "president", "investigator", "system_admin", "committee_chair"):
        actor = factories.actor(factories.person(role))
        with pytest.raises(Http404):
            fetch(Case, actor, case.pk)
        with pytest.raises(vault.Locked):
            content_of(case, actor)


def test_about_the_division_itself(db: None) -> None:
    division = Unit.objects.get(code="D01")
    factories.person("compliance_head", at=division)
    case, _ = factories.file_case(unit=division)
    assert case.track == "statutory"
    about_the_head, _ = factories.file_case(unit=division, position="compliance_head")
    assert about_the_head.track == "vice_president"


def test_who_heads_the_unit_is_kept_out_even_with_a_handling_role(db: None) -> None:
    office, block = Unit.objects.get(code="13001"), Unit.objects.get(code="B4")
    for unit in (office, block):
        both = factories.person("compliance_head", at=Unit.objects.get(code="D01"))
        factories.give(both, "office_head" if unit == office else "block_head", at=unit)
        case, _ = factories.file_case(unit=office)
        with pytest.raises(Http404):
            fetch(Case, factories.actor(both), case.pk)


def test_rerouting_takes_keys_and_grants_away(db: None) -> None:
    case, investigator_actor, _ = assigned_case()
    the_head = factories.actor(head())
    run(reroute, actor=the_head, subject=case.pk, track="statutory")
    case.refresh_from_db()
    for actor in (the_head, investigator_actor):
        with pytest.raises(Http404):
            fetch(Case, actor, case.pk)
        with pytest.raises(vault.Locked):
            content_of(case, actor)
    assert not case.grants.exists()
    auditor = factories.actor(factories.person("statutory_auditor"))
    assert content_of(fetch(Case, auditor, case.pk), auditor).what

"""The routing rules: pure evaluation, versions, approval by another person, trying a sample."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.choices import Position, Track
from compliance.information import actions
from compliance.information.choices import Kind, LeftOut, Source, Why
from compliance.information.models import Information, RoutingRule, RuleSet
from compliance.information.queries import rules_in_force
from compliance.information.routing import POSTS, Facts, Sample, holds, route
from compliance.rules import HEAD_OF_TRACK
from governance import clock
from governance.organization.models import Unit
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.information import making
from tests.support import factories


def rule(*recipients: str, **conditions: Any) -> RoutingRule:
    return RoutingRule(name="r", recipients=list(recipients), **conditions)


samples = st.builds(
    Sample,
    source=st.sampled_from([s.value for s in Source]),
    kinds=st.frozensets(st.sampled_from([k.value for k in Kind]), max_size=3),
    unit_kind=st.sampled_from(["", *(k.value for k in Unit.Kind)]),
    position=st.sampled_from([p.value for p in Position]),
)
posts_sets = st.frozensets(st.sampled_from(POSTS))
facts = st.builds(Facts, track=st.sampled_from(list(Track)), posts_of_unit=posts_sets, posts_named=posts_sets)
rules = st.builds(
    rule,
    st.sampled_from(POSTS),
    st.sampled_from(POSTS),
    sources=st.lists(st.sampled_from([s.value for s in Source]), max_size=2),
    kinds=st.lists(st.sampled_from([k.value for k in Kind]), max_size=2),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(rules, max_size=5), samples, facts)
def test_it_always_reaches_who_decides_and_never_who_is_concerned(
    rules: list[RoutingRule], sample: Sample, facts: Facts
) -> None:
    routing = route(rules, sample, facts)
    got = {r.post for r in routing.routes}
    heads = HEAD_OF_TRACK[facts.track]
    assert heads <= got
    assert len(got) == len(routing.routes)
    assert got.isdisjoint(routing.left_out)
    assert (got - heads).isdisjoint(facts.posts_of_unit | facts.posts_named)
    if facts.track == Track.STATUTORY:
        assert got == heads
    if facts.track == Track.VICE_PRESIDENT:
        assert "compliance_head" not in got
    assert all(holds(r, sample) for r in routing.matching)


def test_a_rule_holds_when_all_its_conditions_do() -> None:
    sample = Sample("press", frozenset({"leak"}), "office", "staff")
    assert holds(rule("audit_head"), sample)
    assert holds(rule("audit_head", sources=["press"], kinds=["money", "leak"], unit_kinds=["office"]), sample)
    assert not holds(rule("audit_head", sources=["press"], kinds=["money"]), sample)
    assert not holds(rule("audit_head", positions=["president"]), sample)


def test_the_explanation_names_the_first_rule_and_the_reason_for_keeping_out() -> None:
    first, second = rule("audit_head", "service_promotion"), rule("audit_head")
    named = Facts(Track.DIVISION, posts_named=frozenset({"service_promotion"}))
    routing = route([first, second], Sample("press", frozenset(), "", "staff"), named)
    assert {(r.post, r.why, r.rule) for r in routing.routes} == {
        ("audit_head", Why.RULE, first),
        ("compliance_head", Why.STANDING, None),
    }
    assert routing.left_out == {"service_promotion": LeftOut.NAMED}


def test_the_first_version_is_in_force_and_has_a_default(db: None) -> None:
    version = rules_in_force(clock.today())
    assert version.number == 1
    assert version.rules.get(is_default=True).recipients == ["compliance_head"]


def add(rules: RuleSet, actor: Any, *recipients: str, **conditions: list[str]) -> None:
    run(
        actions.add_rule, actor=actor, subject=rules.pk, name="試し", conditions=conditions, recipients=list(recipients)
    )


def test_a_draft_changes_nothing_until_another_person_approves(db: None) -> None:
    draft, writer = making.draft()
    add(draft, writer, "statutory_auditor", sources=["press"])
    assert "statutory_auditor" not in making.posts(making.register(source=Source.PRESS))
    with pytest.raises(NotAllowed):
        run(actions.approve, actor=writer, subject=draft.pk, valid_from=clock.today() + factories.days(1))
    vice = factories.actor(factories.person("vice_president"))
    run(actions.approve, actor=vice, subject=draft.pk, valid_from=clock.today() + factories.days(1))
    assert rules_in_force(clock.today()).number == 1
    with clock.shifted(factories.days(1)):
        information = making.register(source=Source.PRESS)
        assert information.rule_set.number == 2
        assert "statutory_auditor" in making.posts(information)
    old = RuleSet.objects.get(number=1)
    assert old.valid_to == clock.today()


def test_whoever_wrote_on_the_draft_may_not_approve_it(db: None) -> None:
    draft, _ = making.draft()
    other = making.head()
    add(draft, other, "audit_head")
    with pytest.raises(NotAllowed):
        run(actions.approve, actor=other, subject=draft.pk, valid_from=clock.today())
    third = making.head()
    run(actions.approve, actor=third, subject=draft.pk, valid_from=clock.today())


def test_not_into_the_past_and_not_before_an_approved_one(db: None) -> None:
    vice = factories.actor(factories.person("vice_president"))
    first, second = making.draft()[0], making.draft()[0]
    for day in (clock.today() - factories.days(1),):
        with pytest.raises(actions.rules.TooEarly):
            run(actions.approve, actor=vice, subject=first.pk, valid_from=day)
    run(actions.approve, actor=vice, subject=first.pk, valid_from=clock.today() + factories.days(5))
    with pytest.raises(actions.rules.TooEarly):
        run(actions.approve, actor=vice, subject=second.pk, valid_from=clock.today() + factories.days(5))


def test_the_database_refuses_two_versions_at_a_time_and_a_lone_approver(db: None) -> None:
    draft, writer = making.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSet.objects.filter(pk=draft.pk).update(state="approved", valid_from=clock.today())
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSet.objects.filter(pk=draft.pk).update(approved_by=writer.id)


def test_the_default_rule_stays(db: None) -> None:
    draft, writer = making.draft()
    default = draft.rules.get(is_default=True)
    with pytest.raises(actions.rules.DefaultStays):
        run(actions.remove_rule, actor=writer, subject=draft.pk, rule=default)
    with pytest.raises(actions.rules.DefaultStays):
        run(actions.change_rule, actor=writer, subject=draft.pk, rule=default, name="x",
            conditions={"sources": ["press"]}, recipients=["audit_head"])  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        RoutingRule.objects.filter(pk=default.pk).update(sources=["press"])
    add(draft, writer, "audit_head")
    default.refresh_from_db()
    assert default.place == draft.rules.count()
    first = draft.rules.order_by("place")[0]
    run(actions.remove_rule, actor=writer, subject=draft.pk, rule=first)
    assert list(draft.rules.order_by("place").values_list("place", flat=True)) == list(range(1, default.place))
    assert draft.rules.order_by("place").last() == default


def test_an_approved_version_is_not_changed(db: None) -> None:
    version, head = rules_in_force(clock.today()), making.head()
    with pytest.raises(WrongState):
        add(version, head, "audit_head")
    draft, writer = making.draft()
    run(actions.discard, actor=writer, subject=draft.pk)
    with pytest.raises(WrongState):
        run(actions.discard, actor=writer, subject=draft.pk)


def test_others_do_not_write_rules(db: None) -> None:
    draft, _ = making.draft()
    with pytest.raises(NotAllowed):
        add(draft, factories.actor(factories.person("audit_head")), "audit_head")
    with pytest.raises(Invisible):
        add(draft, factories.actor(factories.person("staff")), "audit_head")


def test_pages(db: None) -> None:
    writer, approver = (
        factories.client_of(factories.person("compliance_head")),
        factories.client_of(factories.person("vice_president")),
    )
    start = "/compliance/information/rules/"
    assert writer.post(f"{start}draft/", {"change": ""}).status_code == 422
    answer = writer.post(f"{start}draft/", {"change": "規則を足す", "idempotency_key": "a"})
    page = answer["Location"]
    assert writer.post(f"{page}add-rule/", {"name": "書きかけ"}).status_code == 422
    data = {"name": "新聞", "sources": ["press"], "recipients": ["statutory_auditor"], "idempotency_key": "b"}
    assert writer.post(f"{page}add-rule/", data).status_code == 303
    rule = RoutingRule.objects.get(name="新聞")
    text = writer.get(f"{page}change-rule/{rule.pk}/").content.decode()
    assert 'value="press" checked' in " ".join(text.split()) or "checked" in text
    changed = {**data, "name": "新聞とテレビ", "idempotency_key": "c"}
    assert writer.post(f"{page}change-rule/{rule.pk}/", changed).status_code == 303
    tried = writer.post(f"{page}try/", {"source": "press", "position": "staff"}).content.decode()
    assert "新聞とテレビ" in tried
    assert "監事" in tried
    assert writer.post(f"{page}try/", {"position": "staff"}).status_code == 422
    assert not Information.objects.exists()
    assert writer.get(f"{page}approve/").status_code == 403
    assert "新聞とテレビ" in approver.get(f"{page}approve/").content.decode()
    early = {"valid_from": (clock.today() - factories.days(1)).isoformat(), "idempotency_key": "d"}
    assert approver.post(f"{page}approve/", early).status_code == 409
    answer = approver.post(f"{page}approve/", {"valid_from": clock.today().isoformat(), "idempotency_key": "e"})
    assert answer.status_code == 303
    assert rules_in_force(clock.today()).number == 2


def test_rules_are_not_for_everyone(db: None) -> None:
    for role in ("staff", "office_head", "investigator", "system_admin"):
        assert factories.client_of(factories.person(role)).get("/compliance/information/rules/").status_code == 404

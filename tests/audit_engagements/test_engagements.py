"""From the plan to the end: who may do what, when, and what the database itself refuses."""

from datetime import timedelta
from typing import Any

import pytest

from audit import contributed
from audit.engagements import actions
from audit.engagements.access import of_visible, of_workers, reads_all_of, works_on
from audit.engagements.models import Draw, Engagement, Member, Target
from audit.engagements.queries import last_audited, past_openings
from audit.engagements.refusals import (
    Hindered,
    NoLead,
    NothingHidden,
    NothingToAudit,
    NotInTeam,
    NotReported,
    PoolTooSmall,
    StillSecret,
)
from audit.engagements.rules.sampling import commitment_of, pick, pool_digest
from governance import clock
from governance.audits import audited_units
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, ELSEWHERE, NEIGHBOUR, OFFICE, refused
from tests.audit_engagements.test_secrecy import committed
from tests.support import factories


@pytest.fixture
def head(db: None) -> Person:
    return making.head()


def notices(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("created_at").values_list("kind", flat=True))


def test_the_whole_way(head: Person) -> None:
    lead, office = making.auditor(), factories.person("office_head", at=making.unit(OFFICE))
    row = making.planned(head, lead=lead)
    with pytest.raises(NotAllowed):
        making.act(actions.open_on_site, lead.person, row, where="玄関")
    making.act(actions.authorize, head, row)
    making.act(actions.open_on_site, lead.person, row, where="玄関")
    row = making.fresh(row)
    assert (row.state, row.reference, row.opened_by) == ("opened", f"K{row.fiscal_year}-001", lead.person)
    making.act(actions.begin_fieldwork, lead.person, row)
    making.act(actions.end_fieldwork, lead.person, row)
    due = Deadline.objects.get(subject_id=row.pk, rule__code="D15")
    assert due.opened_on == making.day()
    with pytest.raises(WrongState):
        making.act(actions.authorize, head, row)
    with pytest.raises(Invisible):
        making.act(actions.close, factories.person("staff"), row)
    with pytest.raises(NotAllowed):
        making.act(actions.close, lead.person, row)
    president = making.president()
    with pytest.raises(NotReported):
        making.act(actions.close, head, row)
    making.act(actions.close, head, row, unreported_because="報告の必要がなくなった")
    due.refresh_from_db()
    assert (making.fresh(row).state, due.state) == ("closed", "stopped")
    dispatch()
    assert notices(lead.person) == ["engagements.member_assigned"]
    assert notices(office) == ["engagements.engagement_opened"]
    assert notices(head) == ["engagements.fieldwork_ended"]
    assert notices(president) == ["engagements.closed_without_report"]


def test_the_report_climbs_to_the_president(head: Person) -> None:
    lead, president = making.auditor(), making.president()
    making.reporting(head, lead=lead)
    dispatch()
    with clock.shifted(timedelta(days=60)):
        sweep()
        dispatch()
    assert "engagements.clock.escalated" in notices(president)
    assert "engagements.clock.passed" in notices(lead.person)


def test_nothing_is_audited_without_a_target_and_nothing_opened_without_a_lead(head: Person) -> None:
    with pytest.raises(NothingToAudit):
        making.act(actions.plan, head, planned=making.a_plan(units=[]))
    row = making.planned(head)
    with pytest.raises(NoLead):
        making.act(actions.authorize, head, row)
    told = making.planned(head, announced=True)
    with pytest.raises(NoLead):
        making.act(actions.announce, head, told)
    with pytest.raises(NotInTeam):
        making.act(actions.release, head, row, auditor=making.auditor())


def test_only_the_head_plans(head: Person) -> None:
    for role in ("auditor", "president", "vice_president", "statutory_auditor", "system_admin"):
        with pytest.raises(NotAllowed):
            making.act(actions.plan, factories.person(role), planned=making.a_plan())
    row = making.planned(head)
    for action, inputs in ((actions.cancel, {"reason": "x"}), (actions.change_plan, {"planned": making.a_plan()})):
        with pytest.raises(NotAllowed):
            making.act(action, making.president(), row, **inputs)


def test_not_before_the_first_day_not_by_the_head_alone_not_by_others(head: Person) -> None:
    lead, stranger = making.auditor(), making.auditor()
    row = making.planned(head, starts_on=making.day(2), ends_on=making.day(3), lead=lead)
    making.act(actions.authorize, head, row)
    with pytest.raises(NotAllowed):
        making.act(actions.open_on_site, lead.person, row, where="玄関")
    with clock.shifted(timedelta(days=2)):
        with pytest.raises(NotAllowed):
            making.act(actions.open_on_site, head, row, where="玄関")
        with pytest.raises(Invisible):
            making.act(actions.open_on_site, stranger.person, row, where="玄関")
        making.act(actions.open_on_site, lead.person, row, where="玄関")
    assert making.fresh(row).opened_by == lead.person


def test_another_plan_needs_the_authority_anew(head: Person) -> None:
    lead = making.auditor()
    row = making.planned(head, lead=lead)
    making.act(actions.authorize, head, row)
    making.act(actions.change_plan, head, row, planned=making.a_plan(NEIGHBOUR, skills={"data": 3}))
    with pytest.raises(NotAllowed):
        making.act(actions.open_on_site, lead.person, row, where="玄関")
    assert [t.unit.code for t in row.targets.all()] == [NEIGHBOUR]
    assert [(need.skill, need.level) for need in row.skill_needs.all()] == [("data", 3)]


def test_the_database_lets_nobody_open_otherwise(head: Person) -> None:
    lead = making.auditor()
    row = making.planned(head, lead=lead, starts_on=making.day(1), ends_on=making.day(2))
    given = {
        "state": "opened", "opened_at": clock.now(), "opened_by": lead.person, "opened_where": "玄関", "number": 1,
        "fiscal_year": 2026, "reference": "K2026-001",
    }  # fmt: skip
    with refused("opened_on_site_by_two|first day"):
        Engagement.objects.update(**given)
    authorized = {"authorized_by": head, "authorized_at": clock.now() - timedelta(minutes=1)}
    with refused("first day"):
        Engagement.objects.update(**given, **authorized)
    today = {"starts_on": making.day()}
    with refused("by the team"):
        Engagement.objects.update(**{**given, "opened_by": making.president()}, **authorized, **today)
    with refused("opened_on_site_by_two"):
        Engagement.objects.update(**{**given, **authorized, "authorized_by": lead.person}, **today)
    with refused("numbered_when_opened"):
        Engagement.objects.update(state="opened")
    with refused("begins as a plan"):
        Engagement.objects.create(
            **{**given, **authorized, "reference": "K2026-009", "number": 9}, kind="office", title="x", purpose="x",
            starts_on=making.day(), ends_on=making.day(), auditor_days=1, planned_by=head,
        )  # fmt: skip
    with refused("removed"):
        Engagement.objects.filter(pk=row.pk)._raw_delete("default")
    assert making.fresh(row).state == "planned"


def test_what_was_opened_stays_as_it_was(head: Person) -> None:
    row = making.opened(head)
    for changes in ({"reference": "K2026-999"}, {"starts_on": making.day(-1)}, {"kind": "block"}):
        with refused("stays as it was opened"):
            Engagement.objects.update(**changes)
    with refused("decided before the opening"):
        Target.objects.create(engagement=row, unit=making.unit(ELSEWHERE))
    with refused("decided before the opening"):
        Target.objects.all().delete()
    with refused("stays as it was decided"):
        Target.objects.update(revealed_at=None)
    with refused("neither changed"):
        Member.objects.all().delete()
    making.act(actions.cancel, head, row, reason="災害のため")
    with refused("an end is final"):
        Engagement.objects.update(state="opened", cancelled_because="")


def test_cancelling_tells_those_alone_who_knew(head: Person) -> None:
    office = factories.person("office_head", at=making.unit(OFFICE))
    lead = making.auditor()
    making.act(actions.cancel, head, making.planned(head, lead=lead), reason="別の日に")
    dispatch()
    assert notices(office) == []
    assert "engagements.engagement_cancelled" in notices(lead.person)
    making.act(actions.cancel, head, making.opened(head), reason="災害のため")
    dispatch()
    assert notices(office) == ["engagements.engagement_opened", "engagements.engagement_cancelled"]


def test_offices_are_revealed_once_and_by_the_team(head: Person) -> None:
    lead = making.auditor()
    row = making.opened(head, BLOCK, lead=lead, kind="block", announced=True, offices=[making.unit(OFFICE)])
    with pytest.raises(NotAllowed):
        making.act(actions.reveal_offices, head, row)
    making.act(actions.reveal_offices, lead.person, row)
    with pytest.raises(NothingHidden):
        making.act(actions.reveal_offices, lead.person, row)
    unannounced = making.opened(head, BLOCK, lead=lead, kind="block", offices=[making.unit(NEIGHBOUR)])
    assert not unannounced.targets.filter(revealed_at__isnull=True).exists()


def test_other_rooms_may_hinder_a_step(head: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contributed, "_obstacles", {"report": [], "close": []})
    contributed.hinders("close")(lambda pk: ["調書の査閲が残っています。"])
    row = making.reporting(head)
    with pytest.raises(Hindered, match="調書"):
        making.act(actions.close, head, row)


def test_other_rooms_ask_who_sees_what(head: Person) -> None:
    lead = making.auditor()
    row = making.opened(head, lead=lead)
    people = {
        "lead": lead.person, "head": head, "inspector": factories.person("statutory_auditor"),
        "office": factories.person("office_head", at=making.unit(OFFICE)), "staff": factories.person("staff"),
    }  # fmt: skip
    actors = {name: factories.actor(person) for name, person in people.items()}
    rows = Member.objects.all()
    assert {n for n, a in actors.items() if of_workers(rows, a).exists()} == {"lead", "head", "inspector"}
    assert {n for n, a in actors.items() if of_visible(rows, a).exists()} == {"lead", "head", "inspector", "office"}
    assert {n for n, a in actors.items() if reads_all_of(a, row)} == {"lead", "head", "inspector"}
    assert {n for n, a in actors.items() if works_on(a, row)} == {"lead", "head"}
    assert audited_units.ask(actors["lead"]) == [making.unit(OFFICE).pk]
    assert audited_units.ask(actors["head"]) == []


def test_time_since_the_last_audit_weighs(head: Person) -> None:
    making.opened(head)
    making.planned(head, NEIGHBOUR)
    office, neighbour = making.unit(OFFICE).pk, making.unit(NEIGHBOUR).pk
    assert last_audited(making.day(1)) == {office: making.day()}
    assert past_openings() == [(making.day(), office)]
    with clock.shifted(timedelta(days=800)):
        weights = contributed.unit_weights.ask()
    assert (weights[office], weights[neighbour]) == (3, 5)


POOL = [(OFFICE, 3), (NEIGHBOUR, 1), (ELSEWHERE, 2)]


def test_a_draw_is_promised_made_and_proved(head: Person) -> None:
    draw = committed(head, POOL, 1)
    entry = Entry.objects.get(subject_id=draw.pk)
    assert entry.details == {"commitment": draw.commitment, "digest": pool_digest(POOL), "picks": 1}
    making.act(actions.draw_units, head, draw)
    draw = making.fresh(draw)
    assert entry.number <= (draw.ledger_number or 0)
    with pytest.raises(StillSecret):
        making.act(actions.reveal_draw, head, draw)
    row = making.planned(head, *draw.picked, draw=draw, lead=(lead := making.auditor()))
    with pytest.raises(StillSecret):
        making.act(actions.reveal_draw, head, draw)
    making.act(actions.authorize, head, row)
    making.act(actions.open_on_site, lead.person, row, where="玄関")
    making.act(actions.reveal_draw, head, draw)
    draw = making.fresh(draw)
    assert commitment_of(draw.seed) == draw.commitment
    assert pick(POOL, 1, draw.seed, draw.ledger_hash) == draw.picked


def test_the_database_keeps_a_draw(head: Person) -> None:
    draw = committed(head, POOL, 1)
    with pytest.raises(PoolTooSmall):
        committed(head, POOL, 4)
    with refused("neither changed"):
        Draw.objects.update(commitment="0" * 64)
    with refused("neither changed"):
        Draw.objects.update(pool=[])
    making.act(actions.draw_units, head, draw)
    with refused("picks_are_final|Cannot update"):
        Draw.objects.update(picked=["99999"])
    with refused("not opened"):
        Draw.objects.update(seed="1", state="revealed", revealed_at=clock.now())
    for role in ("auditor", "president"):
        with pytest.raises((NotAllowed, Invisible)):
            making.act(actions.reveal_draw, factories.person(role), draw)


def test_a_draw_whose_audit_was_cancelled_can_be_proved(head: Person) -> None:
    draw = committed(head, POOL[:1], 1)
    making.act(actions.draw_units, head, draw)
    row = making.planned(head, draw=making.fresh(draw))
    making.act(actions.cancel, head, row, reason="統合のため")
    making.act(actions.reveal_draw, head, draw)
    assert making.fresh(draw).seed


def test_a_stranger_to_the_rows_is_told_nothing(head: Person) -> None:
    row: Any = making.planned(head)
    for person in (making.auditor().person, factories.person("vice_president"), factories.person("staff")):
        with pytest.raises(Invisible):
            making.act(actions.begin_fieldwork, person, row)

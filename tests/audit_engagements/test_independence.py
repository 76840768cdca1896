"""Nobody audits without independence, whichever way a row comes: the database refuses, as the application's own role."""

import threading
import uuid
from datetime import date
from typing import Any

import pytest
from django.db import Error, IntegrityError, connection, transaction

from audit.auditors.choices import Conflict
from audit.auditors.models import Auditor, Designed, IndependenceRule, Process, Relative, Service
from audit.engagements import actions
from audit.engagements.models import Engagement, Exemption, Member, Target
from audit.engagements.queries import conflicts_of
from audit.engagements.refusals import AlreadyInTeam, MemberNotIndependent, NothingLifted, NotIndependent
from governance.people.models import Person, RoleAssignment
from governance.runner import NotAllowed
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, ELSEWHERE, NEIGHBOUR, OFFICE, noted, refused
from tests.support import factories


@pytest.fixture
def head(db: None) -> Person:
    return making.head()


def serve(auditor: Auditor, code: str, last: date | None, first: date = date(2011, 4, 1)) -> Service:
    return Service.objects.create(
        auditor=auditor, unit=making.unit(code), valid_from=first, valid_to=last, entered_by=auditor.person
    )


def relate(auditor: Auditor, code: str, **days: date) -> Relative:
    return Relative.objects.create(
        auditor=auditor, relation="spouse", unit=making.unit(code), declared_by=auditor.person, **days
    )


def system() -> Process:
    return Process.objects.create(kind="system", code="S-1", name="記録照会システム")


def design(auditor: Auditor, process: Process) -> Designed:
    return Designed.objects.create(auditor=auditor, process=process, part="要件の定義", declared_by=auditor.person)


def insert(engagement: Engagement, auditor: Auditor, role: str = "member") -> None:
    """Put the row into the table by raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_engagements_member (id, engagement_id, auditor_id, role, assigned_by_id, assigned_at,"
            " released_because) VALUES (%s, %s, %s, %s, %s, now(), '')",
            [str(uuid.uuid4()), str(engagement.pk), str(auditor.pk), role, str(auditor.person_id)],
        )


def years_ago(years: int, days: int = 0) -> date:
    today = making.day()
    return making.day(days).replace(year=today.year - years)


def make_conflict(kind: str, auditor: Auditor) -> None:
    """Enter the fact that bars the auditor from office 13001 (and from system S-1)."""
    with noted():
        if kind == "home_block":
            Auditor.objects.filter(pk=auditor.pk).update(home_block=making.unit(BLOCK))
        elif kind == "served":
            serve(auditor, NEIGHBOUR, years_ago(5, 1))
        elif kind == "relative":
            relate(auditor, OFFICE)
        elif kind == "designed":
            design(auditor, Process.objects.get())
        else:
            Auditor.objects.filter(pk=auditor.pk).update(declared_on=None)


def test_the_application_is_not_the_owner_of_the_tables(db: None) -> None:
    with connection.cursor() as cursor, pytest.raises(Error, match="must be owner"), transaction.atomic():
        cursor.execute("ALTER TABLE audit_engagements_member DISABLE TRIGGER USER")


@pytest.mark.parametrize("kind", Conflict.values)
def test_the_assignment_after_the_fact_is_refused_on_every_road(head: Person, kind: str) -> None:
    with noted():
        process = system()
    row = making.planned(head, OFFICE, processes=[process])
    auditor = making.auditor()
    make_conflict(kind, auditor)
    assert {str(found.kind) for found in conflicts_of(row.pk, [auditor.pk])[auditor.pk]} == {kind}
    with pytest.raises(NotIndependent):
        making.act(actions.assign, head, row, auditor=auditor, role="member")
    with refused():
        insert(row, auditor)
    with refused():
        Member.objects.bulk_create([Member(engagement=row, auditor=auditor, role="lead", assigned_by=head)])
    free = making.auditor()
    making.act(actions.assign, head, row, auditor=free, role="member")
    with refused("neither changed"):
        Member.objects.update(auditor=auditor)
    assert list(Member.objects.values_list("auditor_id", flat=True)) == [free.pk]


@pytest.mark.parametrize("kind", Conflict.values)
def test_the_fact_after_the_assignment_is_refused_until_the_auditor_is_released(head: Person, kind: str) -> None:
    with noted():
        process = system()
    auditor = making.auditor()
    row = making.planned(head, OFFICE, processes=[process], lead=auditor)
    with pytest.raises(IntegrityError, match=kind):
        make_conflict(kind, auditor)
    making.act(actions.release, head, row, auditor=auditor)
    make_conflict(kind, auditor)
    with refused():
        Member.objects.update(released_at=None, released_because="")


def test_five_years_and_a_day_are_enough(head: Person) -> None:
    auditor = making.auditor()
    with noted():
        serve(auditor, OFFICE, years_ago(5, -1))
    row = making.planned(head, lead=auditor)
    with pytest.raises(MemberNotIndependent):
        making.act(actions.change_plan, head, row, planned=making.a_plan(starts_on=making.day(-1)))
    with refused():
        Engagement.objects.update(starts_on=making.day(-1))
    with refused():
        serve(auditor, OFFICE, years_ago(5, 1), years_ago(5))


def test_more_is_not_audited_than_the_team_may(head: Person) -> None:
    auditor = making.auditor()
    with noted():
        relate(auditor, ELSEWHERE)
    row = making.planned(head, lead=auditor)
    with pytest.raises(MemberNotIndependent):
        making.act(actions.change_plan, head, row, planned=making.a_plan(OFFICE, ELSEWHERE))
    with refused():
        Target.objects.create(engagement=row, unit=making.unit(ELSEWHERE))
    assert [target.unit.code for target in row.targets.all()] == [OFFICE]


def test_days_of_a_relative_count_and_what_was_withdrawn_does_not(head: Person) -> None:
    auditor = making.auditor()
    with noted():
        relate(auditor, OFFICE, valid_to=making.day(-1))
        relate(auditor, OFFICE, valid_from=making.day(5))
        wrong = relate(auditor, OFFICE)
    row = making.planned(head)
    assert conflicts_of(row.pk, [auditor.pk])
    with noted():
        Relative.objects.filter(pk=wrong.pk).update(withdrawn_because="別の事務所", withdrawn_by=auditor.person)
    assert not conflicts_of(row.pk, [auditor.pk])


def test_another_block_bars_nobody_and_headquarters_only_the_own_division(head: Person) -> None:
    auditor = making.auditor(home_block=making.unit("B6"))
    with noted():
        serve(auditor, "D08", None)
    assert not conflicts_of(making.planned(head, OFFICE, "D05").pk, [auditor.pk])
    found = conflicts_of(making.planned(head, "D08", "27002", making.DIVISION).pk, [auditor.pk])[auditor.pk]
    assert sorted((str(f.kind), f.unit) for f in found) == sorted(
        [("served", making.unit("D08").pk), ("home_block", making.unit("27002").pk),
         ("served", making.unit(making.DIVISION).pk)]
    )  # fmt: skip


def test_the_version_of_the_first_day_counts(head: Person) -> None:
    auditor = making.auditor()
    with noted():
        serve(auditor, NEIGHBOUR, making.day(-30))
        IndependenceRule.objects.create(
            valid_from=making.day(10), years=3, reach="unit", home_block=False, relatives=True, designers=True,
            reason="事務所だけを見る",
        )  # fmt: skip
    assert conflicts_of(making.planned(head).pk, [auditor.pk])
    later = making.planned(head, starts_on=making.day(10), ends_on=making.day(12), lead=auditor)
    assert not conflicts_of(later.pk, [auditor.pk])
    with refused():
        IndependenceRule.objects.create(
            valid_from=making.day(9),
            years=5,
            reach="block",
            home_block=True,
            relatives=True,
            designers=True,
            reason="x",
        )
        IndependenceRule.objects.create(
            valid_from=making.day(11),
            years=5,
            reach="block",
            home_block=True,
            relatives=True,
            designers=True,
            reason="x",
        )
        Engagement.objects.filter(pk=later.pk).update(starts_on=making.day(11))


def test_a_stricter_rule_is_refused_while_somebody_works_against_it(head: Person) -> None:
    auditor = making.auditor()
    with noted():
        serve(auditor, NEIGHBOUR, years_ago(7))
    making.planned(head, starts_on=making.day(10), ends_on=making.day(12), lead=auditor)
    with refused():
        IndependenceRule.objects.create(
            valid_from=making.day(1),
            years=10,
            reach="block",
            home_block=True,
            relatives=True,
            designers=True,
            reason="x",
        )


def test_a_role_given_later_is_never_refused_but_ends_the_membership(head: Person) -> None:
    """A refusal would tell the administrator that the office is about to be audited."""
    auditor, other = making.auditor(), making.auditor()
    row = making.planned(head, lead=auditor)
    making.act(actions.assign, head, row, auditor=other, role="member")
    with transaction.atomic():
        factories.give(auditor.person, "staff", at=making.unit(NEIGHBOUR))
    with noted():
        other.person.home_unit = making.unit(OFFICE)
        other.person.save()
    assert set(row.members.values_list("released_because", flat=True)) == {"independence"}
    for gone in (auditor, other):
        with pytest.raises(NotIndependent):
            making.act(actions.assign, head, row, auditor=gone, role="member")


def test_a_role_that_waits_for_confirmation_bars_nobody_yet(head: Person) -> None:
    auditor = making.auditor()
    row = making.planned(head, lead=auditor)
    with noted():
        given = RoleAssignment.objects.create(
            person=auditor.person, role="staff", unit=making.unit(OFFICE), valid_from=making.day(-1), state="proposed"
        )
    assert row.members.get().released_at is None
    with noted():
        RoleAssignment.objects.filter(pk=given.pk).update(state="confirmed")
    assert row.members.get().released_because == "independence"


def test_what_is_closed_bars_no_fact(head: Person) -> None:
    auditor = making.auditor()
    row = making.reporting(head, lead=auditor)
    with refused():
        serve(auditor, OFFICE, None)
    making.act(actions.close, head, row, unreported_because="報告の必要がなくなった")
    with noted():
        serve(auditor, OFFICE, None)


def exempt(row: Engagement, auditor: Auditor, by: Person, **changes: Any) -> None:
    Exemption.objects.create(
        **{"engagement": row, "auditor": auditor, "lifts": ["home_block"], "reason": "他に誰もいない", "granted_by": by}
        | changes
    )


def test_the_president_lifts_what_stands_in_the_way_and_nothing_else(head: Person) -> None:
    auditor = making.auditor(home_block=making.unit(BLOCK))
    with noted():
        relate(auditor, OFFICE)
    row, president = making.planned(head), making.president()
    lift = {"auditor": auditor, "reason": "システムに詳しい者が他にいない"}
    with pytest.raises(NotAllowed):
        making.act(actions.grant_exemption, head, row, lifts=["home_block"], **lift)
    with pytest.raises(NothingLifted):
        making.act(actions.grant_exemption, president, row, lifts=["designed"], **lift)
    making.act(actions.grant_exemption, president, row, lifts=["home_block"], **lift)
    with pytest.raises(NotIndependent):
        making.act(actions.assign, head, row, auditor=auditor, role="member")
    with refused("relative"):
        insert(row, auditor)
    making.act(actions.grant_exemption, president, row, lifts=["relative"], **lift)
    making.act(actions.assign, head, row, auditor=auditor, role="member")
    with pytest.raises(AlreadyInTeam):
        making.act(actions.assign, head, row, auditor=auditor, role="lead")
    with refused("neither changed"):
        Exemption.objects.all().delete()
    with refused("neither changed"):
        Exemption.objects.update(lifts=[])
    assert conflicts_of(making.planned(head).pk, [auditor.pk])[auditor.pk][0].lifted is False


def test_an_exemption_by_anyone_else_or_without_its_ledger_entry_is_refused_in_raw_sql(head: Person) -> None:
    auditor = making.auditor(home_block=making.unit(BLOCK))
    row, president = making.planned(head), making.president()
    with refused("only the president"):
        exempt(row, auditor, head)
    former = factories.person("staff")
    with noted():
        factories.give(former, "president", at=making.unit("HQ"), valid_to=making.day(-1))
    with refused("only the president"):
        exempt(row, auditor, former)
    with refused("exempted_with_a_reason"):
        exempt(row, auditor, president, reason="")
    with refused("ledger does not know"):
        exempt(row, auditor, president)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    own = making.auditor(person=president, home_block=making.unit(BLOCK))
    with refused("for themselves"):
        exempt(row, own, president)


def test_assignment_and_fact_at_the_same_moment_cannot_both_come_through(committed_db: Any) -> None:
    head, auditor = making.head(), making.auditor()
    row = making.planned(head)
    start, results = threading.Barrier(2), []

    def attempt(work: Any) -> None:
        try:
            start.wait(timeout=10)
            with noted():
                work()
            results.append("done")
        except Error:
            results.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=attempt, args=[work])
        for work in (lambda: insert(row, auditor), lambda: serve(auditor, OFFICE, None))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(results) == ["done", "refused"]

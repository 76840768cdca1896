"""Everyone who holds a role signs: asked in bulk, signed once, reminded, counted by unit."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.conduct import actions
from compliance.conduct.chores import keep_up
from compliance.conduct.models import Signature
from compliance.conduct.queries import signed_share_by_unit, signers_today, waiting_for
from governance import clock
from governance.access import SYSTEM
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.conduct.helpers import approved, asked, editor, in_force, later, sign, signature_of
from tests.support import factories
from tests.support.database import check_deferred


def office(code: str = "13001") -> Unit:
    return Unit.objects.get(code=code)


def test_everyone_with_a_role_is_asked_and_nobody_else(db: None) -> None:
    staff, former = factories.person("staff"), factories.person()
    factories.give(former, "staff", at=office(), valid_to=later(-1))
    shut = factories.person("staff", is_active=False)
    edition = asked()
    people = set(edition.signatures.values_list("person_id", flat=True))
    assert staff.pk in people
    assert not {former.pk, shut.pk} & people
    assert len(people) == signers_today().count()
    assert signature_of(edition, staff).due_on == later(30)
    check_deferred()


def test_asking_again_changes_nothing_and_an_idle_hour_leaves_no_trace(db: None) -> None:
    factories.person("staff")
    edition = asked()
    before = list(edition.signatures.order_by("pk").values())
    run(actions.ask_signatures, actor=SYSTEM, subject=edition.pk)
    assert list(edition.signatures.order_by("pk").values()) == before
    entries = Entry.objects.count()
    keep_up()
    assert Entry.objects.count() == entries


def test_newcomers_leavers_and_those_who_move_are_followed_hourly(db: None) -> None:
    mover, leaver = factories.person("staff", at=office()), factories.person("staff", at=office())
    edition = asked()
    newcomer = factories.person("staff")
    Person.objects.filter(pk=mover.pk).update(home_unit=office("27001"))
    Person.objects.filter(pk=leaver.pk).update(is_active=False)
    keep_up()
    assert edition.signatures.filter(person=newcomer).exists()
    assert signature_of(edition, mover).unit == office("27001")
    assert signature_of(edition, leaver).released_at is not None
    assert signed_share_by_unit()[office("27001").pk].asked == 1
    assert office().pk not in signed_share_by_unit()
    Person.objects.filter(pk=leaver.pk).update(is_active=True)
    keep_up()
    assert signature_of(edition, leaver).released_at is None


def test_signing_puts_the_hash_of_the_text_into_the_ledger(db: None) -> None:
    person = factories.person("staff")
    edition = asked()
    sign(edition, person)
    signature = signature_of(edition, person)
    entry = Entry.objects.get(action="conduct.sign", subject_id=signature.pk)
    assert entry.details == {"content_hash": edition.content_hash} == {"content_hash": signature.signed_hash}
    assert not waiting_for(factories.actor(person)).exists()
    check_deferred()


def test_a_second_signature_changes_nothing(db: None) -> None:
    person = factories.person("staff")
    edition = asked()
    sign(edition, person, key="k")
    before = Signature.objects.values().get(person=person)
    with clock.shifted(timedelta(days=1)):
        assert sign(edition, person, key="k").repeated
        sign(edition, person)
    assert Signature.objects.values().get(person=person) == before


def test_nobody_signs_for_another_or_another_text_or_too_early(db: None) -> None:
    person = factories.person("staff")
    edition = asked()
    signature = signature_of(edition, person)
    said = {"subject": signature.pk, "content_hash": edition.content_hash}
    for other in (factories.person("staff"), factories.person("compliance_head")):
        with pytest.raises(Invisible):
            run(actions.sign, actor=factories.actor(other), **said)
    with pytest.raises(Refused):
        run(actions.sign, actor=factories.actor(person), subject=signature.pk, content_hash="0" * 64)
    approved(valid_from=later(5))
    with clock.shifted(timedelta(days=5)), pytest.raises(WrongState):
        run(actions.sign, actor=factories.actor(person), **said)


def test_the_database_keeps_a_signature(db: None) -> None:
    person = factories.person("staff")
    edition = asked()
    sign(edition, person)
    rows = Signature.objects.filter(person=person)
    for attempt in (
        lambda: rows.update(signed_at=None, signed_hash=""),
        lambda: rows.update(signed_hash="1" * 64),
        lambda: rows.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_two_signatures_at_once_are_one(committed_db: Any) -> None:
    person = factories.person("staff")
    edition = asked()
    start, errors = threading.Barrier(2), list[Exception]()

    def attempt() -> None:
        try:
            start.wait(timeout=10)
            sign(edition, person)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert not errors
    assert Signature.objects.filter(person=person, signed_at__isnull=False).count() == 1


def test_a_new_version_is_signed_anew(db: None) -> None:
    person = factories.person("staff")
    first = asked()
    sign(first, person)
    second = approved(valid_from=later(5))
    with clock.shifted(timedelta(days=5)):
        keep_up()
        (waiting,) = waiting_for(factories.actor(person))
        assert waiting.edition == second


def test_a_version_that_nobody_signs_asks_nobody(db: None) -> None:
    factories.person("staff")
    in_force(kind="card", needs_signature=False)
    keep_up()
    assert not Signature.objects.exists()


def notices(person: Person, kind: str) -> int:
    return Notice.objects.filter(person=person, kind=kind).count()


def test_told_once_reminded_at_most_every_few_days(db: None) -> None:
    late, prompt = factories.person("staff", at=office()), factories.person("staff", at=office())
    head = factories.person("office_head", at=office())
    edition = asked()
    outbox.dispatch()
    keep_up()
    outbox.dispatch()
    assert (notices(late, "conduct.sign"), notices(late, "conduct.reminder")) == (1, 0)
    sign(edition, prompt)
    for day, reminders in ((6, 0), (7, 1), (8, 1), (13, 1), (14, 2)):
        with clock.shifted(timedelta(days=day)):
            keep_up()
            outbox.dispatch()
            assert notices(late, "conduct.reminder") == reminders, day
    assert notices(prompt, "conduct.reminder") == 0
    assert notices(head, "conduct.unsigned_in_unit") == 2


def test_the_head_of_the_division_reminds_but_not_too_often(db: None) -> None:
    factories.person("staff")
    edition = asked()
    with pytest.raises(Refused):
        run(actions.remind, actor=editor(), subject=edition.pk)
    with clock.shifted(timedelta(days=8)):
        run(actions.remind, actor=editor(), subject=edition.pk)
    for role in ("staff", "office_head"):
        with pytest.raises(NotAllowed):
            run(actions.remind, actor=factories.actor(factories.person(role)), subject=edition.pk)


def test_asking_many_takes_as_many_statements_as_asking_few(db: None) -> None:
    edition = in_force()

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            run(actions.ask_signatures, actor=SYSTEM, subject=edition.pk)
        return len(queries)

    factories.person("staff")
    few = statements()
    for _ in range(5):
        factories.person("staff", second_factor=False)
    assert statements() == few

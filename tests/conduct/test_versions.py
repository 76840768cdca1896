"""From draft to in force: who may, in which order, and what the database refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from compliance.conduct import actions
from compliance.conduct.chores import keep_up
from compliance.conduct.models import Article, Edition
from compliance.conduct.queries import articles_in_force, edition_in_force, upcoming
from compliance.conduct.rules import hash_of
from governance import clock
from governance.access import SYSTEM
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.conduct.helpers import add, approve, approved, approver, drafted, editor, in_force, later, submitted
from tests.support import factories
from tests.support.database import check_deferred


def states(*editions: Edition) -> list[str]:
    return [Edition.objects.get(pk=edition.pk).state for edition in editions]


def test_the_whole_way_and_the_version_before_ends(db: None) -> None:
    first = in_force()
    second = approved(valid_from=later(10))
    first.refresh_from_db()
    assert first.valid_to == later(9)
    assert edition_in_force("code") == first
    assert list(upcoming()) == [second]
    with clock.shifted(timedelta(days=10)):
        assert edition_in_force("code") == second  # by its date, before any chore ran
        keep_up()
        assert states(first, second) == ["superseded", "in_force"]
    check_deferred()


def test_the_chore_catches_up_after_an_outage(db: None) -> None:
    first, second = in_force(), approved(valid_from=later(3))
    third = approved(valid_from=later(5))
    with clock.shifted(timedelta(days=30)):
        keep_up()
        assert states(first, second, third) == ["superseded", "superseded", "in_force"]


def test_a_version_in_between_takes_its_place(db: None) -> None:
    first, last = in_force(), approved(valid_from=later(20))
    middle = approved(valid_from=later(10))
    first.refresh_from_db()
    assert (first.valid_to, middle.valid_to, last.valid_to) == (later(9), later(19), None)


def test_withdrawing_an_approved_version_gives_the_period_back(db: None) -> None:
    first, second = in_force(), approved(valid_from=later(10))
    run(actions.withdraw, actor=editor(), subject=second.pk)
    first.refresh_from_db()
    assert first.valid_to is None
    assert states(second) == ["withdrawn"]
    check_deferred()


def test_a_version_that_has_begun_is_not_withdrawn(db: None) -> None:
    with pytest.raises(Refused):
        run(actions.withdraw, actor=editor(), subject=approved().pk)
    with pytest.raises(WrongState):
        run(actions.withdraw, actor=editor(), subject=in_force(kind="rules").pk)


def test_nobody_approves_a_text_they_had_a_hand_in(db: None) -> None:
    both = factories.actor(factories.person("compliance_head", "vice_president"))
    own = drafted(by=both)
    run(actions.submit, actor=both, subject=own.pk)
    with pytest.raises(NotAllowed):
        approve(own, by=both)
    helped = drafted(kind="rules")
    add(helped.pk, both, number=5)
    run(actions.submit, actor=editor(), subject=helped.pk)
    with pytest.raises(NotAllowed):
        approve(helped, by=both)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=own.pk).update(approved_by=both.id)


@pytest.mark.parametrize("role", ["compliance_head", "staff", "office_head", "committee_chair"])
def test_others_do_not_approve(db: None, role: str) -> None:
    edition = submitted()
    with pytest.raises((NotAllowed, Invisible)):
        approve(edition, by=factories.actor(factories.person(role)))


def test_only_the_head_writes(db: None) -> None:
    for role in ("staff", "vice_president", "system_admin", "office_head"):
        with pytest.raises(NotAllowed):
            drafted(by=factories.actor(factories.person(role)))


def test_a_draft_is_unknown_to_staff(db: None) -> None:
    draft = drafted()
    client = factories.client_of(factories.person("staff"))
    for address in ("", "compare/", "pdf/", "sign/", "approve/"):
        assert client.get(f"{draft.get_absolute_url()}{address}").status_code == 404


def test_one_draft_at_a_time_with_the_articles_of_the_latest(db: None) -> None:
    in_force()
    draft = Edition.objects.get(pk=drafted(articles=()).pk)
    with pytest.raises(Refused):
        drafted()
    run(actions.withdraw, actor=editor(), subject=draft.pk)
    again = run(
        actions.draft, actor=editor(), kind="code", title="題", note="理由", valid_from=later(1), needs_signature=True,
        sign_within_days=1, remind_every_days=1,
    )  # fmt: skip
    assert Article.objects.filter(edition_id=str(again.subject_id)).count() == 2


def test_an_approved_version_is_immutable_to_the_database(db: None) -> None:
    edition = approved(valid_from=later(5))
    attempts: list[Any] = [
        lambda: Edition.objects.filter(pk=edition.pk).update(title="別"),
        lambda: Edition.objects.filter(pk=edition.pk).update(valid_from=later(1)),
        lambda: Edition.objects.filter(pk=edition.pk).update(state="draft"),
        lambda: Edition.objects.filter(pk=edition.pk).delete(),
        lambda: edition.articles.update(text="別"),
        lambda: edition.articles.first().delete(),  # type: ignore[union-attr]
        lambda: Article.objects.create(edition=edition, number=9, heading="新", text="新"),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_periods_do_not_overlap_in_the_database(db: None) -> None:
    first, second = in_force(), approved(valid_from=later(10))
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(valid_to=second.valid_from)


def test_the_text_stands_still_in_review(db: None) -> None:
    edition = submitted()
    article = edition.articles.get(number=1)
    with pytest.raises(WrongState):
        add(edition.pk, editor())
    with pytest.raises(WrongState):
        run(actions.remove_article, actor=editor(), subject=article.pk)
    said = {"number": 1, "branch": 0, "chapter": "", "heading": "別", "text": "別"}
    with pytest.raises(WrongState):
        run(actions.change_article, actor=editor(), subject=article.pk, **said)


def test_approval_needs_the_text_that_was_read_and_a_day_to_come(db: None) -> None:
    edition = submitted(valid_from=later(1))
    with pytest.raises(Refused):
        run(actions.approve, actor=approver(), subject=edition.pk, content_hash="0" * 64)
    with clock.shifted(timedelta(days=2)), pytest.raises(Refused):
        approve(edition)
    in_force(kind="rules", valid_from=later(0))
    with pytest.raises(Refused):
        approved(kind="rules", valid_from=later(0))
    with pytest.raises(Refused):
        run(actions.put_in_force, actor=SYSTEM, subject=approved(kind="card", valid_from=later(1)).pk)


def test_an_empty_version_is_not_submitted(db: None) -> None:
    with pytest.raises(Refused):
        submitted(articles=())


def test_sent_back_with_what_should_change(db: None) -> None:
    edition = submitted()
    run(actions.send_back, actor=approver(), subject=edition.pk, reason="第2条を具体的に。")
    outbox.dispatch()
    assert Notice.objects.filter(kind="conduct.edition_returned", person__assignments__role="compliance_head").exists()
    head = factories.client_of(factories.person("compliance_head"))
    assert "第2条を具体的に。" in head.get(edition.get_absolute_url()).content.decode()
    assert "差し戻された文書を直す" in head.get("/desk/").content.decode()
    assert "具体的" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_other_rooms_get_codes_and_headings(db: None) -> None:
    assert articles_in_force("code") == []
    edition = drafted()
    add(edition.pk, editor(), number=2, branch=2, heading="端末の利用")
    run(actions.submit, actor=editor(), subject=edition.pk)
    approve(Edition.objects.get(pk=edition.pk))
    assert articles_in_force("code") == [
        ("1", "第1条 目的"), ("2", "第2条 法令の遵守"), ("2-2", "第2条の2 端末の利用"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="memo"):
        articles_in_force("memo")


def test_approval_twice_with_one_key_happens_once(db: None) -> None:
    edition = submitted()
    who, text = approver(), Edition.objects.get(pk=edition.pk)
    said = {"actor": who, "subject": edition.pk, "key": "k"}
    fingerprint = hash_of(text.kind, text.title, text.articles.all())
    first = run(actions.approve, content_hash=fingerprint, **said)  # type: ignore[arg-type]
    again = run(actions.approve, content_hash=fingerprint, **said)  # type: ignore[arg-type]
    assert (first.repeated, again.repeated) == (False, True)
    assert Entry.objects.filter(action="conduct.approve", outcome="done").count() == 1


def test_what_is_said_of_a_draft_is_corrected_until_it_is_submitted(db: None) -> None:
    edition, said = drafted(), {"sign_within_days": 14, "remind_every_days": 3, "needs_signature": True}
    said |= {"title": "職員行動規範(改)", "note": "訂正", "valid_from": later(10)}
    run(actions.revise, actor=editor(), subject=edition.pk, **said)
    assert Edition.objects.values(*said).get(pk=edition.pk) == said
    run(actions.submit, actor=editor(), subject=edition.pk)
    with pytest.raises(WrongState):
        run(actions.revise, actor=editor(), subject=edition.pk, **said)

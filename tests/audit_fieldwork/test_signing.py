"""Signatures and notes: nobody signs their own, each for the hash that was read; the database refuses the same."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from audit.engagements import actions as engagements
from audit.engagements.refusals import Hindered
from audit.fieldwork import actions
from audit.fieldwork.actions.writing import addendum_hash
from audit.fieldwork.content import hash_of
from audit.fieldwork.models import CrossReference, Evidence, Note, Observation, Paper, Procedure, Signature
from audit.fieldwork.refusals import (
    Changed,
    FieldworkNotOver,
    FieldworkOver,
    Incomplete,
    NotACheck,
    NotesOpen,
    NothingChosen,
    NotInTeam,
    OwnWork,
)
from governance.ledger.models import Entry
from governance.runner import Invisible, NotAllowed, WrongState
from tests.audit_engagements import making as engaging
from tests.audit_engagements.making import act, auditor, day, fresh, noted, refused
from tests.audit_fieldwork import making
from tests.audit_fieldwork.making import Team
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return making.team()


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_three_levels_sign_the_same_hash_and_the_ledger_knows_it(team: Team) -> None:
    row = making.approved(team)
    signed = list(Signature.objects.order_by("level").values_list("level", "signed_by", "sha256"))
    people = [team.member.person_id, team.reviewer.person_id, team.head.pk]
    assert signed == [(level, pk, row.sha256) for level, pk in enumerate(people, start=1)]
    assert row.sha256 == hash_of(row)
    noted_hashes = Entry.objects.filter(subject_id=row.pk, action__endswith="_paper", details__has_key="sha256")
    assert [entry.details["sha256"] for entry in noted_hashes] == [row.sha256] * 3


def test_nobody_signs_their_own_work(team: Team) -> None:
    row = making.handed_in(team, preparer=team.lead)
    with pytest.raises(NotAllowed):
        act(actions.review_paper, team.lead.person, row, sha256=row.sha256)
    with pytest.raises(NotAllowed):
        act(actions.raise_note, team.lead.person, row, text="自問")
    with pytest.raises(NotAllowed):
        act(actions.review_paper, team.member.person, row, sha256=row.sha256)
    with refused("nobody signs their own work"):
        Signature.objects.create(paper=row, level=2, signed_by=team.lead.person, sha256=row.sha256)


def test_who_prepared_it_before_stays_an_author(team: Team) -> None:
    row = making.written(team, preparer=team.reviewer)
    act(actions.reassign_paper, team.lead.person, row, preparer=team.member)
    row = making.sign(actions.hand_in_paper, team.member.person, row)
    with pytest.raises(NotAllowed):
        act(actions.review_paper, team.reviewer.person, row, sha256=row.sha256)
    with refused("nobody signs their own work"):
        Signature.objects.create(paper=row, level=2, signed_by=team.reviewer.person, sha256=row.sha256)
    with pytest.raises(NotInTeam):
        act(actions.reassign_paper, team.lead.person, making.paper(team, "C-01"), preparer=auditor())


def test_the_head_who_reviewed_leaves_the_last_signature_to_the_president(team: Team) -> None:
    row = making.sign(actions.review_paper, team.head, making.handed_in(team))
    with pytest.raises(OwnWork):
        act(actions.approve_paper, team.head, row, sha256=row.sha256)
    assert making.sign(actions.approve_paper, team.president, row).state == "approved"


def test_one_signs_what_one_has_read(team: Team) -> None:
    row = making.written(team)
    read = hash_of(row)
    making.seen(
        row,
        row.procedure.checks.last(),
        team.member.person,
        answer="unseen",
        note="鍵がない",
        expected=None,
        found=None,
    )
    with pytest.raises(Changed):
        act(actions.hand_in_paper, team.member.person, row, sha256=read)


def test_a_change_voids_every_signature(team: Team) -> None:
    row = making.approved(team)
    with pytest.raises(WrongState):
        act(actions.write_paper, team.member.person, row, title="別", performed_on=day(), **making.WORDS)
    act(actions.take_back_paper, team.member.person, row)
    row = fresh(row)
    assert (row.state, row.sha256) == ("draft", "")
    assert not row.signatures.filter(voided_at__isnull=True).exists()
    act(actions.write_paper, team.member.person, row, title="書き直し", performed_on=day(), **making.WORDS)
    assert making.sign(actions.hand_in_paper, team.member.person, row).state == "handed_in"


CHANGES: dict[str, Callable[[Team, Paper], None]] = {
    "words": lambda team, row: sql("UPDATE audit_fieldwork_paper SET seen = 'x' WHERE id = %s", row.pk),
    "hash": lambda team, row: sql("UPDATE audit_fieldwork_paper SET sha256 = repeat('0', 64) WHERE id = %s", row.pk),
    "preparer": lambda team, row: sql(
        "UPDATE audit_fieldwork_paper SET prepared_by_id = %s, authors = authors || %s::uuid WHERE id = %s",
        team.lead.person_id, team.lead.person_id, row.pk,
    ),
    "back to the draft without voiding": lambda team, row: sql(
        "UPDATE audit_fieldwork_paper SET state = 'draft', sha256 = '' WHERE id = %s", row.pk
    ),
    "a check": lambda team, row: sql("UPDATE audit_fieldwork_observation SET answer = 'no', note = 'x'"),
    "a check gone": lambda team, row: sql("DELETE FROM audit_fieldwork_observation"),
    "a file": lambda team, row: sql("UPDATE audit_fieldwork_evidence SET sha256 = repeat('0', 64)"),
    "a file more": lambda team, row: Evidence.keep(
        making.photo(), paper=row, added_by=team.member.person, sha256="0", original_sha256="0"
    ) and None,
    "a signature": lambda team, row: sql("UPDATE audit_fieldwork_signature SET signed_at = now()"),
    "a signature gone": lambda team, row: sql("DELETE FROM audit_fieldwork_signature"),
    "the paper gone": lambda team, row: sql("DELETE FROM audit_fieldwork_paper"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_raw_sql_does_not_change_what_was_signed(team: Team, change: str) -> None:
    row = making.handed_in(team)
    with refused("signed|filed|removed|signatures"):
        CHANGES[change](team, row)
    assert hash_of(fresh(row)) == row.sha256


def test_the_database_passes_no_level_over(team: Team) -> None:
    row = making.handed_in(team)
    with refused("no level"):
        Signature.objects.create(paper=row, level=3, signed_by=team.head, sha256=row.sha256)
    with refused("no level"):
        sql("UPDATE audit_fieldwork_paper SET state = 'approved' WHERE id = %s", row.pk)
    with refused("signatures"):
        sql("UPDATE audit_fieldwork_paper SET state = 'reviewed' WHERE id = %s", row.pk)
    with noted():
        Signature.objects.create(paper=row, level=2, signed_by=team.lead.person, sha256=row.sha256)
    with refused("the head or the president"):
        Signature.objects.create(paper=row, level=3, signed_by=team.reviewer.person, sha256=row.sha256)
    with refused("audit_signed_by_each_once|nobody|president"):
        Signature.objects.create(paper=row, level=3, signed_by=team.lead.person, sha256=row.sha256)


def test_a_note_keeps_the_paper_from_the_next_signature_until_it_is_cleared(team: Team) -> None:
    row = making.handed_in(team)
    act(actions.raise_note, team.reviewer.person, row, text="貸出簿の日付は")
    note = Note.objects.get()
    with pytest.raises(NotesOpen):
        act(actions.review_paper, team.reviewer.person, row, sha256=row.sha256)
    with refused("not cleared"):
        Signature.objects.create(paper=row, level=2, signed_by=team.reviewer.person, sha256=row.sha256)
    with pytest.raises(NotAllowed):
        act(actions.answer_note, team.reviewer.person, note, answer="自答")
    with pytest.raises(WrongState):
        act(actions.clear_note, team.reviewer.person, note)
    act(actions.answer_note, team.member.person, note, answer="4月1日です")
    with pytest.raises(NotesOpen):
        act(actions.review_paper, team.reviewer.person, row, sha256=row.sha256)
    with pytest.raises(NotAllowed):
        act(actions.clear_note, team.member.person, note)
    with refused("nobody reviews their own|cleared_by_another"):
        Note.objects.filter(pk=note.pk).update(
            state="cleared", cleared_by=team.member.person, cleared_at=note.raised_at
        )
    act(actions.clear_note, team.reviewer.person, note)
    assert making.sign(actions.review_paper, team.reviewer.person, row).state == "reviewed"
    with refused("cleared stays"):
        Note.objects.filter(pk=note.pk).update(answer="別の答え")


def test_sending_back_voids_the_signatures_and_leaves_a_note(team: Team) -> None:
    row = making.approved(team)
    act(actions.send_back_paper, team.head, row, text="母集団が足りない")
    row = fresh(row)
    assert (row.state, row.notes.get().text) == ("draft", "母集団が足りない")
    assert row.signatures.filter(voided_at__isnull=True).count() == 0


def test_an_incomplete_paper_is_not_handed_in(team: Team) -> None:
    row = making.paper(team)
    act(actions.write_paper, team.member.person, row, title=row.title, performed_on=day(), **making.WORDS)
    with pytest.raises(Incomplete):
        act(actions.hand_in_paper, team.member.person, row, sha256=hash_of(fresh(row)))
    other = making.paper(team, "C-01")
    with pytest.raises(NotACheck):
        making.seen(row, other.procedure.checks.first(), team.member.person)
    with refused("a check of this procedure"):
        check = other.procedure.checks.exclude(kind="count").first()
        Observation.objects.create(paper=row, check_line=check, answer="yes", seen_by=team.member.person)


def test_a_check_that_is_sent_twice_is_kept_once(team: Team) -> None:
    row = making.paper(team)
    check = row.procedure.checks.first()
    making.seen(row, check, team.member.person)
    making.seen(row, check, team.member.person, answer="no", found=11, note="一本足りない")
    assert (row.observations.get().answer, row.observations.get().found) == ("no", 11)
    with refused("counted_as_answered"):
        Observation.objects.update(answer="yes", note="")


def test_only_the_preparer_writes_and_only_in_the_team(team: Team) -> None:
    row = making.paper(team)
    check = row.procedure.checks.first()
    for person in (team.lead.person, team.head):
        with pytest.raises(NotAllowed):
            making.seen(row, check, person)
    act(engagements.release, team.head, team.engagement, auditor=team.member)
    with pytest.raises(Invisible):
        making.seen(row, check, team.member.person)
    act(actions.drop_paper, team.lead.person, row, reason="担当が外れた")
    with pytest.raises(WrongState):
        act(actions.reassign_paper, team.lead.person, row, preparer=team.lead)
    assert making.paper(team, preparer=team.lead).number == 2


def test_a_procedure_is_taken_once_for_a_unit(team: Team) -> None:
    making.paper(team)
    with pytest.raises(NothingChosen):
        making.paper(team)
    procedures = list(Procedure.objects.filter(code="C-01"))
    with pytest.raises(NotInTeam):
        act(actions.add_papers, team.lead.person, team.engagement, procedures=procedures, unit=None, preparer=auditor())


def test_papers_refer_to_papers_of_the_same_engagement(team: Team) -> None:
    row, other = making.paper(team), making.paper(team, "C-01")
    act(actions.refer, team.member.person, row, others=[other])
    assert [link.other for link in row.cross_references.all()] == [other]
    before = hash_of(fresh(row))
    act(actions.refer, team.member.person, row, others=[])
    assert hash_of(fresh(row)) != before
    elsewhere = making.paper(second_team(team))
    with refused("same engagement"):
        CrossReference.objects.create(paper=row, other=elsewhere)


def second_team(first: Team) -> Team:
    """Return another engagement at work, of the same people."""
    row = engaging.opened(first.head, engaging.NEIGHBOUR, lead=first.lead)
    act(engagements.assign, first.head, row, auditor=first.member, role="member")
    return Team(row, first.head, first.president, first.lead, first.member, first.reviewer)


def test_the_fieldwork_ends_when_everything_is_signed_and_cleared(team: Team) -> None:
    row = making.reviewed(team)
    with pytest.raises(Hindered) as hindered:
        making.ended(team)
    assert "1" in str(hindered.value.message)
    dropped = making.paper(team, "C-01")
    act(actions.drop_paper, team.lead.person, dropped, reason="金庫がない")
    act(actions.raise_note, team.head, row, text="確かめて")
    act(actions.answer_note, team.member.person, Note.objects.get(), answer="確かめた")
    act(actions.clear_note, team.head, Note.objects.get())
    making.sign(actions.approve_paper, team.head, row)
    act(actions.raise_note, team.lead.person, row, text="もう一つ")
    with pytest.raises(Hindered):
        making.ended(team)
    note = Note.objects.exclude(state="cleared").get()
    act(actions.answer_note, team.member.person, note, answer="はい")
    act(actions.clear_note, team.lead.person, note)
    assert making.ended(team).state == "reporting"


def test_papers_are_locked_after_the_fieldwork_and_only_addenda_follow(team: Team) -> None:
    row = making.approved(team)
    text, files = "後日、貸出簿の写しを受け取った。", [making.photo("写し")]
    actor = factories.actor(team.member.person)
    digest = addendum_hash(row, actor, text, files)
    with pytest.raises(FieldworkNotOver):
        act(actions.add_addendum, team.member.person, row, text=text, files=files, sha256=digest)
    making.ended(team)
    with pytest.raises(FieldworkOver):
        act(actions.take_back_paper, team.member.person, row)
    with pytest.raises(FieldworkOver):
        act(actions.raise_note, team.head, row, text="遅い")
    with pytest.raises(WrongState):
        making.paper(team, "C-01")
    for statement in (
        "UPDATE audit_fieldwork_paper SET seen = 'x'", "UPDATE audit_fieldwork_signature SET voided_at = now()",
        "UPDATE audit_fieldwork_paper SET state = 'draft', sha256 = ''",
    ):  # fmt: skip
        with refused("locked"):
            sql(statement)
    act(actions.add_addendum, team.member.person, row, text=text, files=files, sha256=digest)
    made = row.addenda.get()
    assert (made.sha256, made.evidence.get().name) == (digest, "写真.txt")
    assert hash_of(fresh(row)) == row.sha256
    with refused("filed"):
        sql("UPDATE audit_fieldwork_addendum SET text = 'x'")


def test_evidence_is_sealed_and_hashed(team: Team) -> None:
    row = making.written(team)
    act(actions.add_evidence, team.member.person, row, caption="鍵箱の全体", files=[making.photo("全体")])
    kept = row.evidence.get(caption="鍵箱の全体")
    assert kept.content == "全体".encode()
    assert "全体".encode() not in bytes(kept.sealed)
    assert kept.sha256 != kept.original_sha256

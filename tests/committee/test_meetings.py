"""Members, terms, the calendar, the agenda: planned, convened, held, closed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.committee import actions
from compliance.committee.access import visible_items
from compliance.committee.models import Attendance, Item, Meeting, Membership, QuorumRule, Recusal, Vote
from compliance.committee.queries import too_few_lawyers
from compliance.committee.refusals import (
    EndOutsideTheTerm,
    MeetingMovedOn,
    NobodyPresent,
    NotApprovedByAll,
    NotForTheAgenda,
    NothingOnTheAgenda,
    NotTheLatestEdition,
    NotYet,
    QuorumBeforeThePresent,
    TermsOverlap,
    TookPart,
    VoteWasClosed,
)
from governance import clock, vault
from governance.deadlines.models import Deadline
from governance.desk.registry import items_for
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Mail, Notice
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.attachments.test_attachments import picture, upload
from tests.committee.making import TITLE, Room, accepted_case, address, fields, noon
from tests.support import factories


@pytest.fixture
def room(db: None) -> Room:
    return Room()


def tasks(person: Any) -> list[str]:
    return [item.task for item in items_for(factories.actor(person))]


def test_terms_are_noted_and_overlap_is_refused(room: Room) -> None:
    with pytest.raises(TermsOverlap):
        room.appoint(room.members[0], "lawyer")
    another = factories.person("committee_member")
    with pytest.raises(TermsOverlap):
        room.appoint(another, chair=True)
    later = clock.today() + timedelta(days=401)
    assert room.appoint(another, chair=True, valid_from=later, valid_to=later + timedelta(days=10)).chair
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(person=another).update(valid_from=clock.today())
    with pytest.raises(NotAllowed):
        run(actions.appoint, actor=factories.actor(room.chair), person=another, kind="lawyer", chair=False,
            valid_from=clock.today(), valid_to=clock.today())  # fmt: skip


def test_the_end_of_a_term_shuts_the_agenda(room: Room) -> None:
    meeting, (item,) = room.convened()
    member = room.members[0]
    assert vault.opens(item.box, factories.actor(member).keys)
    membership = Membership.objects.get(person=member)
    with pytest.raises(EndOutsideTheTerm):
        room.act(actions.end_term, room.head, membership, valid_to=membership.valid_to + timedelta(days=1))
    room.act(actions.end_term, room.head, membership, valid_to=clock.today())
    assert factories.client_of(member).get(address(item)).status_code == 200
    with clock.shifted(timedelta(days=1)):
        assert not vault.opens(item.box, factories.actor(member).keys)
        assert factories.client_of(member).get(address(item)).status_code == 404
        assert factories.client_of(member).get(address(meeting)).status_code == 404


def test_the_page_of_members_warns_of_too_few_lawyers(room: Room) -> None:
    client = factories.client_of(room.head)
    assert "外部弁護士が2人未満" not in client.get("/compliance/committee/members/").content.decode()
    lawyer = Membership.objects.filter(kind="lawyer")[0]
    room.act(actions.end_term, room.head, lawyer, valid_to=clock.today())
    with clock.shifted(timedelta(days=1)):
        assert too_few_lawyers(clock.today())
        page = factories.client_of(room.head).get("/compliance/committee/members/").content.decode()
    assert "外部弁護士が2人未満" in page


def test_a_new_quorum_ends_the_one_before(room: Room) -> None:
    day = clock.today() + timedelta(days=30)
    inputs = {"percent": 66, "more_than": False, "source": "規程第8条"}
    with pytest.raises(QuorumBeforeThePresent):
        run(actions.set_quorum, actor=room.secretariat, valid_from=clock.today(), **inputs)
    run(actions.set_quorum, actor=room.secretariat, valid_from=day, **inputs)
    before, after = QuorumRule.objects.order_by("valid_from")
    assert (before.valid_to, after.percent, after.valid_from) == (day - timedelta(days=1), 66, day)
    with pytest.raises(NotAllowed):
        run(actions.set_quorum, actor=factories.actor(room.chair), valid_from=day + timedelta(days=9), **inputs)


def test_from_the_plan_to_the_closing(room: Room) -> None:
    meeting = room.plan()
    assert "会議の議題を整え、招集する" in tasks(room.head)
    with pytest.raises(NothingOnTheAgenda):
        room.act(actions.convene, room.head, meeting)
    item = room.theme(meeting)
    assert not visible_items(factories.actor(room.members[0])).exists()
    room.act(actions.convene, room.head, meeting)
    outbox.dispatch()
    assert Notice.objects.filter(kind="committee.meeting_convened").count() == 5
    assert visible_items(factories.actor(room.members[0])).get() == item
    assert "次回の会議の議題を読む" in tasks(room.members[0])
    room.act(actions.hold, room.chair, meeting, present=[room.chair, *room.members[:2]])
    assert Attendance.objects.filter(meeting=meeting, present=True).count() == 3
    assert Deadline.objects.get(subject_id=meeting.pk).rule.code == "CM1"
    assert "議事録を作成する" in tasks(room.head)
    assert "議題について投票する" in tasks(room.members[0])
    edition = room.written(meeting, [item])
    assert Deadline.objects.get(subject_id=meeting.pk).state == "met"
    assert "議事録を承認する" in tasks(room.chair)
    assert "議事録を承認する" not in tasks(room.members[2])
    with pytest.raises(NotApprovedByAll):
        room.act(actions.close, room.head, meeting)
    for person in (room.chair, *room.members[:2]):
        room.act(actions.approve_minutes, person, meeting, edition=edition)
    assert "会議を終了する" in tasks(room.head)
    room.act(actions.close, room.head, meeting)
    assert Meeting.objects.get(pk=meeting.pk).state == "closed"
    for action in (actions.convene, actions.cancel, actions.close):
        with pytest.raises(WrongState):
            room.act(action, room.head, meeting)


def test_a_meeting_is_not_held_before_it_begins(room: Room) -> None:
    meeting = room.plan(starts_at=noon(days=3))
    room.theme(meeting)
    room.act(actions.convene, room.head, meeting)
    with pytest.raises(NotYet):
        room.act(actions.hold, room.head, meeting, present=[room.chair])
    with pytest.raises(NotAllowed):
        room.act(actions.cancel, room.members[0], meeting)
    room.act(actions.cancel, room.head, meeting)
    outbox.dispatch()
    assert Notice.objects.filter(kind="committee.meeting_cancelled").count() == 5


def test_a_meeting_to_which_nobody_came_is_not_held(room: Room) -> None:
    meeting, _ = room.convened()
    with pytest.raises(NobodyPresent):
        room.act(actions.hold, room.head, meeting, present=[])
    page = factories.client_of(room.head).post(address(meeting) + "hold/", {"idempotency_key": "h"})
    assert page.status_code == 422
    assert "出席: 選んでください。" in page.content.decode()
    assert Meeting.objects.get(pk=meeting.pk).state == "convened"


def test_who_came_late_is_noted_until_a_vote_is_closed(room: Room) -> None:
    meeting, (item, other) = room.held(items=2, present=[room.chair, room.members[0], room.members[1]])
    late, client = room.members[2], factories.client_of(room.chair)
    base = address(meeting)
    assert "出欠を訂正する" in client.get(base).content.decode()
    here = [str(p.pk) for p in (room.chair, room.members[0], late)]
    room.act(actions.vote, room.members[0], item, ballot="for")
    inputs = fields(client.get(base + "correct-attendance/")) | {"present": here}
    for _ in range(2):
        assert client.post(base + "correct-attendance/", inputs).status_code == 303
    present = Attendance.objects.filter(meeting=meeting, present=True)
    assert {str(pk) for pk in present.values_list("person_id", flat=True)} == set(here)
    room.act(actions.vote, late, item, ballot="for")
    away = fields(client.get(base + "correct-attendance/")) | {"present": here[:2]}
    refused = client.post(base + "correct-attendance/", away)
    assert refused.status_code == 409
    assert "出席: すでに投票した委員や" in refused.content.decode()
    with pytest.raises(TookPart):
        room.act(actions.correct_attendance, room.head, meeting, present=[room.chair, room.members[0]])
    with pytest.raises(NobodyPresent):
        room.act(actions.correct_attendance, room.head, meeting, present=[])
    with pytest.raises(NotAllowed):
        room.act(actions.correct_attendance, room.members[0], meeting, present=[room.chair])
    room.act(actions.close_vote, room.chair, item, casting="")
    with pytest.raises(VoteWasClosed):
        room.act(actions.correct_attendance, room.head, meeting, present=[room.chair, room.members[0], late])
    assert "出欠を訂正する" not in client.get(base).content.decode()


def test_what_was_not_decided_is_named_before_the_closing_and_called_so_afterwards(room: Room) -> None:
    meeting, items = room.held(items=2, present=[room.chair, *room.members[:2]])
    for person in (room.chair, *room.members[:2]):
        room.act(actions.vote, person, items[0], ballot="for")
    room.act(actions.close_vote, room.chair, items[0], casting="")
    edition = room.written(meeting, items)
    for person in (room.chair, *room.members[:2]):
        room.act(actions.approve_minutes, person, meeting, edition=edition)
    client = factories.client_of(room.head)
    question = client.get(address(meeting) + "close/").content.decode()
    assert f"{TITLE}2" in question
    assert f"{TITLE}1" not in question
    room.act(actions.close, room.head, meeting)
    page = client.get(address(meeting)).content.decode()
    assert ("議決なし" in page, "可決" in page, "審議前" in page) == (True, True, False)
    assert "議決なし" in client.get(address(items[1])).content.decode()


def test_an_approval_is_bound_to_the_edition(room: Room) -> None:
    meeting, items = room.held(present=[room.chair, room.members[0]])
    first = room.written(meeting, items)
    room.act(actions.approve_minutes, room.chair, meeting, edition=first)
    second = room.written(meeting, items)
    with pytest.raises(NotTheLatestEdition):
        room.act(actions.approve_minutes, room.members[0], meeting, edition=first)
    room.act(actions.approve_minutes, room.members[0], meeting, edition=second)
    with pytest.raises(NotApprovedByAll):
        room.act(actions.close, room.head, meeting)
    with pytest.raises(NotAllowed):
        room.act(actions.approve_minutes, room.members[2], meeting, edition=second)
    room.act(actions.approve_minutes, room.chair, meeting, edition=second)
    room.act(actions.close, room.chair, meeting)


def test_a_closed_meeting_is_locked_in_the_database(room: Room) -> None:
    meeting, (item,) = room.closed()
    changes: list[Any] = [
        lambda: Meeting.objects.filter(pk=meeting.pk).update(place="別の場所"),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(state="held", closed_at=None),
        lambda: Item.objects.filter(pk=item.pk).update(sealed=b"x"),
        lambda: Item.objects.filter(pk=item.pk).delete(),
        lambda: Attendance.objects.filter(meeting=meeting).update(present=True),
        lambda: Vote.objects.create(item=item, person=room.chair, ballot="for"),
        lambda: Recusal.objects.create(item=item, person=room.chair, reason="noted"),
        lambda: meeting.editions.all().update(sealed=b"x"),
        lambda: meeting.editions.get().parts.all().delete(),
        lambda: meeting.editions.create(number=9, sealed=b"x", written_by=room.head),
    ]
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with pytest.raises(Refused):
        room.act(actions.recuse, room.members[0], item)


def test_a_closed_meeting_takes_additions_only(room: Room) -> None:
    meeting, (item,) = room.closed()
    room.act(actions.add_to_minutes, room.head, meeting, text="誤記を訂正します。", item=None)
    room.act(actions.add_to_minutes, room.head, meeting, text="議題についての補足です。", item=item)
    page = factories.client_of(room.members[0]).get(address(meeting)).content.decode()
    assert "誤記を訂正します。" in page
    assert "議題についての補足です。" in page
    assert "議事1の要旨" in page
    with pytest.raises(NotAllowed):
        room.act(actions.add_to_minutes, room.chair, meeting, text="x", item=None)


def test_an_item_added_later_is_admitted_at_once(room: Room) -> None:
    meeting, _ = room.convened()
    later = room.theme(meeting, "追加の議題")
    assert vault.opens(later.box, factories.actor(room.members[0]).keys)
    room.act(actions.withdraw_item, room.head, later)
    assert not vault.opens(later.box, factories.actor(room.members[0]).keys)
    with pytest.raises(Invisible):
        room.act(actions.open_item, room.members[0], later)
    room.act(actions.hold, room.head, meeting, present=[room.chair])
    with pytest.raises(MeetingMovedOn):
        room.theme(meeting, "遅い議題")


def test_a_member_who_came_later_is_admitted(room: Room) -> None:
    meeting, (item,) = room.convened()
    late = factories.person("committee_member")
    room.appoint(late, "expert")
    page = factories.client_of(late).get(address(meeting)).content.decode()
    assert TITLE not in page
    assert "まだ鍵がありません" in page
    assert "まだ鍵がありません" in factories.client_of(late).get(address(item)).content.decode()
    room.act(actions.admit_members, room.head, meeting)
    assert TITLE in factories.client_of(late).get(address(meeting)).content.decode()


def test_statutory_cases_never_reach_the_agenda(room: Room) -> None:
    meeting = room.plan()
    statutory, _ = factories.file_case(position="president")
    with pytest.raises(NotForTheAgenda):
        run(actions.put_case, actor=room.secretariat, meeting=meeting, case=statutory, title="x", text="x", files=[])
    client = factories.client_of(room.head)
    assert client.get(f"/compliance/committee/cases/{statutory.pk}/put-case/").status_code == 404
    item = room.theme(meeting)
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.create(meeting=meeting, place=9, theme="case", case=statutory, box=item.box, sealed=b"x")


def test_a_case_needs_the_declaration_of_the_head(room: Room) -> None:
    case = accepted_case(room)
    case.declarations.all().delete()
    with pytest.raises(NotForTheAgenda):
        room.case_item(room.plan(), case)
    factories.ledger_note()


@pytest.mark.parametrize(
    "role", ["staff", "office_head", "investigator", "vice_president", "president", "system_admin", "hr_officer",
             "committee_member", "statutory_auditor"],
)  # fmt: skip
def test_others_see_no_meeting(room: Room, role: str) -> None:
    meeting, (item,) = room.convened()
    client = factories.client_of(factories.person(role))  # a committee member by role, but without a term
    for row in (meeting, item):
        assert client.get(address(row)).status_code == 404
    for verb in ("hold", "convene", "take-pack"):
        assert client.post(address(meeting, verb)).status_code == 404


def test_notices_and_mails_say_nothing(room: Room) -> None:
    room.convened()
    outbox.dispatch()

    assert Mail.objects.exists()
    assert not any(TITLE in mail.body + mail.subject for mail in Mail.objects.all())


def test_minutes_overdue_climb_to_the_chair(room: Room) -> None:
    room.held()
    with clock.shifted(timedelta(days=30)):  # 14 days and a week, and what a weekend adds
        sweep()
        outbox.dispatch()
    told = set(Notice.objects.filter(kind="committee.minutes.passed").values_list("person_id", flat=True))
    assert told == {room.head.pk, room.chair.pk}


def test_the_pages_of_the_calendar(room: Room) -> None:
    client = factories.client_of(room.head)
    new = "/compliance/committee/meetings/plan-meeting/"
    page = client.get(new)
    wrong = client.post(new, {"day": "あした", "hour": "25:00", "place": "本部", **fields(page)})
    assert wrong.status_code == 422
    assert "14:00のように" in wrong.content.decode()
    assert "あした" in wrong.content.decode()
    sent = {"day": clock.today().isoformat(), "hour": "14:00", "place": "本部", **fields(page)}
    assert client.post(new, sent).status_code == 303
    again = client.post(new, sent)
    assert again.status_code == 303
    meeting = Meeting.objects.get()
    theme = address(meeting, "add-theme")
    page = client.get(theme)
    data = {"theme": "learning", "title": "研修の受講状況", "text": "## 受講率\n\n低い事務所がある。", **fields(page)}
    assert client.post(theme, data | {"title": ""}).status_code == 422
    assert client.post(theme, data | {"files": upload(picture("png"), "表.png")}).status_code == 303
    item = Item.objects.get()
    shown = client.get(address(item)).content.decode()
    assert "<h3>受講率</h3>" in shown
    file = client.get(address(item)).context["files"][0]
    assert client.get(f"{address(item)}files/{file.id}/").status_code == 200
    pdf = client.post(address(meeting, "take-pack"), fields(client.get(address(meeting, "take-pack"))))
    assert pdf.content.startswith(b"%PDF")


def test_queries_stay_the_same_whatever_the_number_of_items(room: Room) -> None:
    def count(address_of: str, items: int) -> int:
        meeting, _ = room.held(items)
        client = factories.client_of(room.members[0])
        client.get(address(meeting))
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(address_of.replace("MEETING", str(meeting.pk))).status_code == 200
        return len(found)

    for where in (
        "/compliance/committee/meetings/MEETING/",
        "/compliance/committee/meetings/",
        "/compliance/committee/",
    ):
        assert count(where, 1) == count(where, 5), where


def test_the_secretariat_moves_a_meeting_and_rewrites_a_pack_before_it(room: Room) -> None:
    meeting, (item,) = room.convened()
    room.act(actions.change_meeting, room.head, meeting, starts_at=noon(3), place="分館")
    assert Meeting.objects.values_list("starts_at", "place").get() == (noon(3), "分館")
    outbox.dispatch()
    assert Notice.objects.filter(person=room.chair, kind="committee.meeting_changed").count() == 1
    room.act(actions.edit_item, room.head, item, title="新しい題", text="新しい資料", files=[])
    assert "新しい資料" in factories.client_of(room.members[0]).get(address(item)).content.decode()

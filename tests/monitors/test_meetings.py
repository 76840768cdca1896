"""Meetings: planned in public, attended by numbers, minutes approved by another, opinions filed as voices."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import NotAllowed, WrongState
from tests.monitors import making
from tests.monitors.making import NAME, Office
from tests.support import factories
from tests.voice_answers import making as answering
from voice.forms import VoiceForm
from voice.models import Delivery, Voice
from voice.monitors import actions
from voice.monitors.models import Meeting, Opinion
from voice.monitors.queries import SUBJECT
from voice.monitors.refusals import NotYet

BASE = "/voice/monitors/"


@pytest.fixture
def office(db: None) -> Office:
    return Office()


def key(**data: Any) -> dict[str, Any]:
    return {"idempotency_key": "k"} | data


def plan(days: int = 7, **changes: str) -> dict[str, Any]:
    fields = {
        "held_on": making.day(days).isoformat(),
        "starts_at": "14時00分",
        "place": "会議室",
        "agenda": "書類\n\n窓口\n",
    }
    return key(**fields | changes)


def public(meeting: Meeting) -> str:
    return Client().get(f"/monitors/meetings/{meeting.pk}/").text


class TestPlanning:
    def test_the_head_plans_once_and_everyone_reads_it(self, office: Office) -> None:
        client = factories.client_of(office.head)
        for _ in range(2):
            answer = client.post(f"{BASE}plan-meeting/", plan(unit=str(office.unit.pk)))
            assert answer.status_code == 303
        meeting = Meeting.objects.get()
        assert list(meeting.agenda.values_list("text", flat=True)) == ["書類", "窓口"]
        assert "窓口" in public(meeting)
        assert "第1回" in Client().get("/monitors/").text
        assert meeting.reference in factories.client_of(office.clerk).get(BASE).text
        outbox.dispatch()
        assert Notice.objects.filter(person=office.block, kind="monitors.meeting_planned").exists()

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"held_on": "2020-01-01"}, "今日以降"),
            ({"starts_at": "夕方"}, "14:30"),
            ({"agenda": " \n"}, "入力"),
            ({"agenda": "\n".join("一二三四五六七八九十壱")}, "10件"),
            ({"agenda": "長" * 201}, "200字"),
        ],
    )
    def test_a_bad_plan_is_said_at_the_field(self, office: Office, changes: dict[str, str], words: str) -> None:
        wrong = plan(unit=str(office.unit.pk), **changes)
        answer = factories.client_of(office.head).post(f"{BASE}plan-meeting/", wrong)
        assert (answer.status_code, words in answer.text) == (422, True)

    def test_it_is_changed_or_called_off_in_public(self, office: Office) -> None:
        meeting, client = making.meeting(office, 7), factories.client_of(office.head)
        page = client.get(f"{meeting.get_absolute_url()}change-meeting/").text
        assert "書類について" in page
        answer = client.post(f"{meeting.get_absolute_url()}change-meeting/", plan(9, agenda="予約"))
        assert answer.status_code == 303
        assert "予約" in public(meeting)
        assert "書類について" not in public(meeting)
        assert client.post(f"{meeting.get_absolute_url()}cancel-meeting/", key(reason="大雪")).status_code == 303
        assert "取りやめ" in public(meeting)
        assert "大雪" not in public(meeting)
        assert "大雪" in client.get(meeting.get_absolute_url()).text

    def test_meetings_are_numbered_by_office(self, office: Office) -> None:
        other = Office(making.ELSEWHERE)
        assert [making.meeting(o, 5).number for o in (office, other, office)] == [1, 1, 2]
        with pytest.raises(NotAllowed):
            making.act(actions.plan_meeting, office.head, unit=other.unit, invitation=making.invitation(5))


class TestOnTheDay:
    def test_attendance_is_noted_by_number_and_put_right(self, office: Office) -> None:
        member, meeting = making.member(office), making.meeting(office)
        client, address = factories.client_of(office.clerk), f"{meeting.get_absolute_url()}record-attendance/"
        assert "モニター1" in client.get(address).text
        assert client.post(address, key(staff_present="")).status_code == 422
        assert client.post(address, key(staff_present="3")).status_code == 303
        again = key(idempotency_key="k2", staff_present="2", present=[str(member.pk)])
        assert client.post(address, again).status_code == 303
        meeting.refresh_from_db()
        assert (meeting.state, meeting.staff_present, meeting.attendance.get().present) == ("held", 2, True)
        assert "1 / 1" in client.get(meeting.get_absolute_url()).text

    def test_not_before_the_day_and_only_within_the_term(self, office: Office) -> None:
        member, coming = making.member(office), making.meeting(office, 3)
        with pytest.raises(NotYet):
            making.act(actions.record_attendance, office.clerk, coming, present=[], staff_present=1)
        making.act(actions.end_membership, office.head, member, left_on=making.day(-1), reason="転居")
        assert not making.held(office).attendance.exists()

    def test_names_are_shown_on_request_to_the_head_alone(self, office: Office) -> None:
        making.member(office)
        meeting = making.meeting(office)
        address = f"{meeting.get_absolute_url()}show-members/"
        shown = factories.client_of(office.head).post(address, key())
        assert (NAME in shown.text, shown["Cache-Control"]) == (True, "no-store")
        assert Entry.objects.filter(action="monitors.show_members", subject_id=meeting.pk).count() == 1
        for person in (office.clerk, office.block, factories.person("service_promotion")):
            assert factories.client_of(person).get(address).status_code == 404

    def test_other_offices_and_blocks_do_not_find_it(self, office: Office) -> None:
        meeting, other = making.held(office), Office(making.ELSEWHERE)
        for person, status in (
            (office.block, 200), (factories.person("president"), 200), (factories.person("auditor"), 404),
            (other.head, 404), (other.block, 404), (Office(making.NEIGHBOUR).clerk, 404),
        ):  # fmt: skip
            assert factories.client_of(person).get(meeting.get_absolute_url()).status_code == status


class TestMinutes:
    def test_written_returned_written_again_and_approved_by_another(self, office: Office) -> None:
        meeting = making.held(office)
        clerk, head, at = (
            factories.client_of(office.clerk),
            factories.client_of(office.head),
            meeting.get_absolute_url(),
        )
        assert "議事録を書く" in clerk.get("/desk/").text
        assert clerk.post(f"{at}write-minutes/", key(text="")).status_code == 422
        assert clerk.post(f"{at}write-minutes/", key(text="最初の文面")).status_code == 303
        assert "議事録を承認する" in head.get("/desk/").text
        assert head.post(f"{at}return-minutes/", key(reason="議題2がない")).status_code == 303
        page = clerk.get(f"{at}write-minutes/").text
        assert ("議題2がない" in page, "最初の文面" in page) == (True, True)
        clerk.post(f"{at}write-minutes/", key(idempotency_key="k2", text="次の文面"))
        assert "次の文面" in head.get(f"{at}approve-minutes/").text
        for _ in range(2):
            assert head.post(f"{at}approve-minutes/", key()).status_code == 303
        page = head.get(at).text
        assert all(words in page for words in ("最初の文面", "次の文面", office.head.name))
        with pytest.raises(WrongState):
            making.act(actions.write_minutes, office.clerk, meeting, text="後から")
        outbox.dispatch()
        kinds = set(Notice.objects.filter(person=office.clerk).values_list("kind", flat=True))
        assert "monitors.minutes_returned" in kinds

    def test_who_wrote_them_does_not_approve_them(self, office: Office) -> None:
        meeting = making.held(office)
        making.act(actions.write_minutes, office.head, meeting, text="自分で書いた")
        client = factories.client_of(office.head)
        assert client.get(f"{meeting.get_absolute_url()}approve-minutes/").status_code == 403
        assert "議事録を承認する" not in client.get("/desk/").text


class TestOpinions:
    def test_an_opinion_is_a_voice_with_both_receipts(self, office: Office) -> None:
        meeting, client = making.held(office), factories.client_of(office.clerk)
        address, item = f"{meeting.get_absolute_url()}file-opinion/", meeting.agenda.all()[1]
        form = key(item=str(item.pk), kind="request", title="昼の窓口", text="昼休みに窓口を増やしてほしい", done="")
        assert client.post(address, form | {"kind": "", "item": "9"}).status_code == 422
        for _ in range(2):
            assert client.post(address, form)["Location"] == meeting.get_absolute_url()
        voice = Voice.objects.get()
        assert (voice.channel, voice.unit, voice.received_on) == ("monitor", office.unit, meeting.held_on)
        assert set(Delivery.objects.filter(voice=voice).values_list("side", flat=True)) == {"headquarters", "block"}
        assert "昼の窓口" in client.get(meeting.get_absolute_url()).text
        page = factories.client_of(office.block).get(voice.get_absolute_url()).text
        assert (meeting.get_absolute_url() in page, item.text in page) == (True, True)
        outbox.dispatch()
        assert Notice.objects.filter(person=office.block, kind="voice.voice_filed").count() == 1

    def test_not_before_the_meeting_and_not_by_others(self, office: Office) -> None:
        with pytest.raises(WrongState):
            making.opinion(office, making.meeting(office, 3))
        meeting, other = making.held(office), Office(making.NEIGHBOUR)
        assert factories.client_of(other.clerk).get(f"{meeting.get_absolute_url()}file-opinion/").status_code == 404
        assert factories.client_of(office.block).get(f"{meeting.get_absolute_url()}file-opinion/").status_code == 404
        assert not Opinion.objects.exists()

    def test_no_other_form_says_that_a_voice_came_from_a_meeting(self) -> None:
        channel = VoiceForm().fields["channel"]
        assert "monitor" not in dict(channel.choices)  # type: ignore[attr-defined] # a choice field

    def test_the_next_meeting_shows_answers_and_what_changed(self, office: Office) -> None:
        with clock.shifted(timedelta(days=-90)):
            first = making.held(office)
            old, forgotten = making.opinion(office, first, "古い意見"), making.opinion(office, first, "忘れられた意見")
        with clock.shifted(timedelta(days=-30)):
            voice = making.opinion(office, making.held(office), "前回の意見")
        staff = answering.Staff()
        for row, text in ((old, "前々回の答え"), (voice, "記入例を五つに増やしました。")):
            answering.act(answering.actions.write_reply, office.clerk, row, text=text)
            answering.act(answering.actions.decide_reply, staff.service, row)
            told = {"told_by": "letter", "told_on": making.day()}
            answering.act(answering.actions.tell, office.clerk, row, **told)
        answering.done(staff, of=answering.instruction(staff, answering.matter(staff, voice)).matter)
        next_one = making.meeting(office, 5)
        page = factories.client_of(office.head).get(next_one.get_absolute_url()).text
        assert all(
            words in page for words in ("前回の意見", "記入例を五つに", "窓口業務マニュアル 第3章", forgotten.title)
        )
        assert "前々回の答え" not in page
        assert "記入例を五つに" not in factories.client_of(office.head).get(first.get_absolute_url()).text


def published(office: Office, meeting: Meeting) -> Publication:
    """Begin the text on the page of the meeting and take it to the public."""
    service, quality = factories.person("service_promotion"), factories.person("quality_management")
    client, address = factories.client_of(service), f"{meeting.get_absolute_url()}draft-publication/"
    assert "第1回" in client.get(address).text
    assert client.post(address, key(title="")).status_code == 422
    answers = [client.post(address, key(title="第1回の議事録")) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    publication = Publication.objects.get(subject_type=SUBJECT)
    making.act(publishing.submit, service, publication)
    edition = edition_in_review(publication)
    making.act(publishing.approve, quality, publication, seen=edition.hash if edition else "")
    making.act(publishing.publish, service, publication)
    return publication


class TestInPublic:
    def test_minutes_without_names_and_gone_when_withdrawn(self, office: Office) -> None:
        meeting = making.approved(office, "山田 太郎様（電話090-1234-5678）から、記入例が少ないと伺った。")
        assert "記入例が少ない" not in public(meeting)
        publication = published(office, meeting)
        page = public(meeting)
        assert ("記入例が少ない" in page, "山田" in page, "090-1234-5678" in page) == (True, False, False)
        assert "モニター0名、職員2名" in page
        assert "議事録あり" in Client().get("/monitors/").text
        making.act(publishing.withdraw, factories.person("service_promotion"), publication, reason="誤りがあった")
        assert "記入例が少ない" not in public(meeting)

    def test_only_approved_minutes_and_only_by_service_promotion(self, office: Office) -> None:
        drafted, approved = making.drafted(office), making.approved(office)
        service = factories.client_of(factories.person("service_promotion"))
        assert service.get(f"{drafted.get_absolute_url()}draft-publication/").status_code == 404
        for person in (office.head, factories.person("quality_management")):
            page = f"{approved.get_absolute_url()}draft-publication/"
            assert factories.client_of(person).get(page).status_code == 404
        desk = service.get("/desk/").text
        assert (approved.reference in desk, drafted.reference in desk) == (True, False)

    def test_answers_are_shown_once_they_are_published_as_voices(self, office: Office) -> None:
        meeting = making.held(office)
        voice = making.opinion(office, meeting)
        assert "1件のご意見" in public(meeting)
        assert voice.title not in public(meeting)
        staff = answering.Staff()
        answering.act(answering.actions.write_reply, office.clerk, voice, text="記入例を増やしました。")
        answering.act(answering.actions.decide_reply, staff.service, voice)
        answering.act(answering.actions.tell, office.clerk, voice, told_by="letter", told_on=making.day())
        answering.published(staff, voice, title="記入例")
        assert "記入例を増やしました。" in public(meeting)

    def test_the_list_narrows_to_an_office(self, office: Office) -> None:
        here, there = making.meeting(office, 3), making.meeting(Office(making.ELSEWHERE), 3)
        page = Client().get("/monitors/", {"office": str(office.unit.pk)}).text
        assert (str(here.pk) in page, str(there.pk) in page) == (True, False)
        assert Client().get("/monitors/", {"office": "nowhere"}).status_code == 422
        assert Client().get("/monitors/meetings/00000000-0000-4000-8000-000000000000/").status_code == 404


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert ask().status_code == 200
    return len(seen)


@pytest.mark.parametrize("path", [BASE, f"{BASE}recruitments/", f"{BASE}members/", "/desk/", "/monitors/", "meeting"])
def test_a_constant_number_of_queries(office: Office, path: str) -> None:
    client = factories.client_of(office.head)
    coming = making.meeting(office, 5)
    address = coming.get_absolute_url() if path == "meeting" else path

    def add() -> None:
        making.member(office)
        making.opinion(office, making.approved(office, days=0))
        making.drafted(office)

    add()
    client.get(address)
    few = queries(lambda: client.get(address))
    for _ in range(2):
        add()
    assert queries(lambda: client.get(address)) == few

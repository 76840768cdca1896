"""Waves: days, audience, reminders, codes."""

from datetime import timedelta

import pytest

from governance import clock
from governance.access import SYSTEM
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.runner import Invisible, NotAllowed, WrongState, run
from governance.surveys import actions
from governance.surveys.actions.waves import AnotherOpen, NobodyAsked, NoQuestions, NoReminderLeft, TooEarly
from governance.surveys.chores import keep_days
from governance.surveys.models import Envelope, Invitation, Spent, Survey, WaveGroup, WaveKey
from tests.committee.making import Room
from tests.support import factories
from tests.surveys import support


def test_the_calendar_opens_and_closes(db: None) -> None:
    by = support.owner()
    survey = support.survey(by)
    tomorrow = clock.today() + timedelta(days=1)
    wave = support.planned(survey, by, opens_on=tomorrow, closes_on=tomorrow)
    keep_days()
    wave.refresh_from_db()
    assert wave.state == "planned"
    with clock.shifted(timedelta(days=1)):
        keep_days()
        keep_days()
    wave.refresh_from_db()
    assert wave.state == "open"
    with clock.shifted(timedelta(days=2)):
        keep_days()
    wave.refresh_from_db()
    assert wave.state == "closed"
    assert Entry.objects.filter(action="surveys.open_wave", outcome="done").count() == 1


def test_closing_leaves_no_invitation_token_envelope_or_key(db: None) -> None:
    by = support.owner()
    office = Unit.objects.get(code="13001")
    support.people_of(office, 3)
    wave = support.opened(support.survey(by), by)
    support.send(wave, office, support.answers())
    assert Envelope.objects.count() == 1
    support.close(wave, by)
    for model in (Invitation, Spent, Envelope, WaveKey, WaveGroup):
        assert not model.objects.exists()
    with pytest.raises(WrongState):
        run(actions.close_wave, actor=by, subject=wave.pk)


def test_only_owners_and_the_calendar_open_and_close(db: None) -> None:
    by = support.owner()
    wave = support.planned(support.survey(by), by)
    for role in ("staff", "president", "service_promotion"):
        stranger = factories.actor(factories.person(role))
        for act in (actions.open_wave, actions.close_wave, actions.remind, actions.cancel_wave):
            with pytest.raises((Invisible, NotAllowed)):
                run(act, actor=stranger, subject=wave.pk)
    run(actions.open_wave, actor=SYSTEM, subject=wave.pk)


def test_what_cannot_open(db: None) -> None:
    by = support.owner()
    run(actions.create, actor=by, area="compliance", code="empty", title="t", purpose="p", threshold=5)
    with pytest.raises(NoQuestions):
        support.opened(Survey.objects.get(code="empty"), by)
    survey = support.survey(by)
    with pytest.raises(NobodyAsked):
        support.opened(survey, by, audience="roles", audience_roles=["auditor"])
    with pytest.raises(TooEarly):
        support.opened(
            survey, by, opens_on=clock.today() - timedelta(days=3), closes_on=clock.today() - timedelta(days=1)
        )
    support.opened(survey, by)
    with pytest.raises(AnotherOpen):
        support.opened(survey, by, title="二重")


def test_audiences(db: None) -> None:
    by = support.owner()
    survey = support.survey(by)
    block, office, other = (Unit.objects.get(code=code) for code in ("B4", "13001", "27001"))
    inside = [factories.person("staff", at=office), factories.person("block_officer", at=block)]
    outside = factories.person("office_head", at=other)
    wave = support.opened(survey, by, audience="units", audience_units=[block])
    assert {i.person for i in Invitation.objects.filter(wave=wave)} == set(inside)
    assert set(wave.groups.values_list("unit__code", "area__code", "invited")) == {("13001", "B4", 1), ("B4", "B4", 1)}
    support.close(wave, by)
    wave = support.opened(survey, by, audience="roles", audience_roles=["office_head"], level="area")
    assert {i.person for i in Invitation.objects.filter(wave=wave)} == {outside}
    assert wave.groups.get().unit == wave.groups.get().area != other


def test_people_from_outside_are_asked_by_their_role_only(db: None) -> None:
    by = support.owner()
    survey = support.survey(by)
    room = Room()
    lawyer, expert = room.members[0], room.members[2]
    counsel, insider = factories.person("external_counsel"), room.members[3]
    former, unit = factories.person("staff"), Unit.objects.get(pk=counsel.home_unit_id)
    factories.give(former, "external_counsel", at=unit, valid_to=clock.today() - timedelta(days=1))
    outside, inside = {lawyer.pk, expert.pk, counsel.pk}, {by.id, insider.pk, former.pk}
    for audience in ({"audience": "all"}, {"audience": "units", "audience_units": [unit]}):
        wave = support.opened(survey, by, **audience)
        asked = set(Invitation.objects.filter(wave=wave).values_list("person_id", flat=True))
        assert inside <= asked
        assert not outside & asked
        support.close(wave, by)
    wave = support.opened(survey, by, audience="roles", audience_roles=["external_counsel"])
    assert Invitation.objects.get(wave=wave).person == counsel


def test_reminders_go_to_those_without_a_code_and_are_counted(db: None) -> None:
    by = support.owner()
    office = Unit.objects.get(code="13001")
    took, waits = support.people_of(office, 2)
    wave = support.opened(support.survey(by), by, audience="units", audience_units=[office])
    outbox.dispatch()
    assert Notice.objects.filter(kind="surveys.wave_opened").count() == 2
    assert factories.client_of(took).post(f"/surveys/waves/{wave.pk}/fetch/").status_code == 200
    run(actions.remind, actor=by, subject=wave.pk)
    outbox.dispatch()
    assert [n.person for n in Notice.objects.filter(kind="surveys.wave_reminded")] == [waits]
    with pytest.raises(NoReminderLeft):
        run(actions.remind, actor=by, subject=wave.pk)


def test_codes_for_paper_are_handed_out_once_and_stored_nowhere(db: None) -> None:
    owner = factories.person("compliance_head")
    wave = support.planned(support.survey(factories.actor(owner)), factories.actor(owner), audience="codes")
    client = factories.client_of(owner)
    address = f"/surveys/waves/{wave.pk}/issue-codes/"
    unit = Unit.objects.get(code="13001")
    assert client.post(address, {"unit": str(unit.pk), "count": "0"}).status_code == 422
    answer = client.post(address, {"unit": str(unit.pk), "count": "3", "idempotency_key": "k"})
    lines = b"".join(answer).decode("utf-8-sig").split()  # type: ignore[arg-type]
    assert len({line for line in lines if len(line) == 34}) == 3
    assert client.post(address, {"unit": str(unit.pk), "count": "3", "idempotency_key": "k"}).status_code == 302
    assert wave.groups.get().invited == 3
    run(actions.open_wave, actor=SYSTEM, subject=wave.pk)
    assert wave.groups.get().invited == 3
    page = client.get(wave.get_absolute_url()).content.decode()
    assert "紙の回答コード" in page


def test_planning_by_the_page(db: None) -> None:
    owner = factories.person("compliance_head")
    survey = support.survey(factories.actor(owner))
    client = factories.client_of(owner)
    address = f"/surveys/{survey.pk}/plan-wave/"
    today = clock.today()
    data = {"title": "第2回", "opens_on": today.isoformat(), "closes_on": (today - timedelta(days=1)).isoformat(),
            "level": "unit", "audience": "units", "reminders_allowed": "2"}  # fmt: skip
    answer = client.post(address, data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "第2回" in text
    assert "1つ以上選んでください" in text
    data |= {"closes_on": today.isoformat(), "audience": "all"}
    assert client.post(address, data).status_code == 303
    wave = survey.waves.get()
    for verb in ("change-wave", "cancel-wave", "open-wave", "issue-codes"):
        assert client.get(f"/surveys/waves/{wave.pk}/{verb}/").status_code == 200
    assert client.post(f"/surveys/waves/{wave.pk}/cancel-wave/").status_code == 303
    wave.refresh_from_db()
    assert wave.state == "cancelled"


def test_a_wave_is_changed_until_it_opens(db: None) -> None:
    by = support.owner()
    wave = support.planned(support.survey(by), by)
    fields = {name: getattr(wave, name) for name in ("opens_on", "level", "audience")}
    fields |= {
        "title": "延期",
        "closes_on": wave.closes_on + timedelta(days=3),
        "audience_roles": [],
        "audience_units": [],
    }
    fields |= {"reminders_allowed": 2}
    run(actions.change_wave, actor=by, subject=wave.pk, **fields)
    wave.refresh_from_db()
    assert (wave.title, wave.reminders_allowed) == ("延期", 2)
    run(actions.open_wave, actor=by, subject=wave.pk)
    with pytest.raises(WrongState):
        run(actions.change_wave, actor=by, subject=wave.pk, **fields)


def test_made_up_answers_of_the_demonstration_are_counted_as_others(db: None) -> None:
    office = Unit.objects.get(code="13001")
    support.people_of(office, 6)
    by = support.owner()
    wave = support.opened(support.survey(by), by)
    number = wave.groups.get(unit=office).number
    contents = [{"group": number, "answers": support.answers()} for _ in range(6)]
    with pytest.raises(NotAllowed):
        run(actions.rehearse, actor=by, subject=wave.pk, contents=contents, count=6)
    run(actions.rehearse, actor=SYSTEM, subject=wave.pk, contents=contents, count=6)
    assert Envelope.objects.filter(wave=wave).count() == 6

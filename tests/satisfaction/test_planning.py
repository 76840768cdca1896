"""The standing plan proposes, a person confirms; sheets are printed and offices enter their numbers."""

import csv
import io
from datetime import timedelta

import pytest

from governance import clock
from governance.access import SYSTEM
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import NotAllowed, Refused, run
from governance.surveys.models import Question, Survey, Wave
from governance.surveys.tokens import read_token
from tests.satisfaction import making
from tests.satisfaction.making import BASE
from tests.support import factories
from voice.satisfaction import actions
from voice.satisfaction.chores import propose_waves
from voice.satisfaction.models import Handout, Schedule, WaveProposal
from voice.satisfaction.rules import next_period
from voice.satisfaction.template import QUESTIONS


@pytest.fixture
def service(db: None) -> Person:
    return making.clerk()


def test_the_template_asks_about_contents_and_documents_and_is_made_once(service: Person) -> None:
    client = factories.client_of(service)
    form = {"rhythm": "half", "first_day": "10", "last_day": "31", "typing_days": "21"}
    bad = client.post(f"{BASE}start-survey/", form | {"last_day": "5", "idempotency_key": "a"})
    assert bad.status_code == 422
    for _ in range(2):
        assert client.post(f"{BASE}start-survey/", form | {"idempotency_key": "b"}).status_code == 303
    survey = Survey.objects.get(area="voice")
    asked = set(Question.objects.filter(questionnaire__survey=survey).values_list("code", flat=True))
    assert asked == {item.code for item in QUESTIONS["half"]}
    assert {"documents", "notices", "explaining"} < asked
    assert client.post(f"{BASE}start-survey/", form | {"idempotency_key": "c"}).status_code == 409
    change = f"{BASE}schedules/{survey.schedule.pk}/change-schedule/"
    days = {"first_day": "12", "last_day": "25", "typing_days": "14", "subject_version": "1", "idempotency_key": "d"}
    assert client.post(change, days).status_code == 303
    assert Schedule.objects.get().first_day == 12


def test_the_next_wave_is_proposed_once_in_time_with_all_open_offices(service: Person) -> None:
    schedule = making.schedule(service)
    opens = next_period("half", 10, 31, 21, clock.today()).opens_on
    early = opens - clock.today() - timedelta(days=61)
    with clock.shifted(early):
        propose_waves()
        assert not WaveProposal.objects.exists()
    with clock.shifted(early + timedelta(days=1)):
        propose_waves()
        propose_waves()
    row = WaveProposal.objects.get()
    assert row.schedule == schedule
    assert row.opens_on == opens
    assert len(row.offices) == Unit.objects.filter(kind="office").count()
    outbox.dispatch()
    assert Notice.objects.filter(person=service, kind="satisfaction.wave_proposed").exists()


def test_a_person_confirms_and_the_heads_are_told(service: Person) -> None:
    row = making.proposal(service)
    head = factories.person("office_head", at=making.unit())
    client = factories.client_of(service)
    address = f"{BASE}proposals/{row.pk}/confirm-wave/"
    page = client.get(address).text
    assert page.count("checked") >= len(row.offices)
    chosen = {"offices": [str(unit.pk) for unit in making.offices(making.OFFICE, making.ELSEWHERE)]}
    fields = {name: getattr(row, name).isoformat() for name in ("opens_on", "handed_until", "closes_on")}
    wrong = client.post(address, fields | chosen | {"closes_on": row.opens_on.isoformat(), "idempotency_key": "a"})
    assert wrong.status_code == 422
    for _ in range(2):
        answer = client.post(address, fields | chosen | {"idempotency_key": "b"})
    wave = Wave.objects.get()
    assert answer["Location"].endswith(f"waves/{wave.pk}/")
    assert (wave.opens_on, wave.closes_on, wave.level, wave.audience) == (row.opens_on, row.closes_on, "unit", "codes")
    assert set(Handout.objects.values_list("office__code", "channel")) == {
        (making.OFFICE, "counter"),
        (making.ELSEWHERE, "counter"),
    }
    outbox.dispatch()
    assert Notice.objects.filter(person=head, kind="satisfaction.wave_confirmed").count() == 1


def test_a_wave_that_is_not_held_has_a_reason(service: Person) -> None:
    row = making.proposal(service)
    client = factories.client_of(service)
    address = f"{BASE}proposals/{row.pk}/drop-wave/"
    assert client.post(address, {"idempotency_key": "a"}).status_code == 422
    assert client.post(address, {"reason": "災害のため", "idempotency_key": "b"}).status_code == 303
    row.refresh_from_db()
    assert (row.state, row.reason) == ("dropped", "災害のため")
    assert not Wave.objects.exists()
    with pytest.raises(NotAllowed):
        making.act(actions.propose_wave, service, schedule=row.schedule)


def test_codes_for_the_printing_company_bring_office_and_channel_and_stand_nowhere(service: Person) -> None:
    wave = making.planned(service, making.OFFICE)
    client = factories.client_of(service)
    address = f"{BASE}waves/{wave.pk}/print-sheets/"
    chosen = {"offices": [str(unit.pk) for unit in making.offices(making.OFFICE, making.ELSEWHERE)]}
    form = {"channel": "counter", "count": "3", "format": "csv", **chosen}
    assert client.post(address, form | {"offices": [], "idempotency_key": "a"}).status_code == 422
    answer = client.post(address, form | {"idempotency_key": "b"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))[1:]
    assert [row[0] for row in rows] == [making.OFFICE] * 3 + [making.ELSEWHERE] * 3
    for row in rows:
        token = read_token(row[2], [wave.pk])
        assert token is not None
        group = wave.groups.get(number=token.group)
        assert (group.unit.code, group.channel) == (row[0], "counter")
        assert row[3].endswith(f"/answer/with/{row[2]}/")
    assert client.post(address, form | {"idempotency_key": "b"}).status_code == 302
    assert {g.unit.code: g.invited for g in wave.groups.all()} == {making.OFFICE: 43, making.ELSEWHERE: 3}
    mailed = client.post(address, {"channel": "notice", "count": "5", "format": "csv", "idempotency_key": "c"})
    assert len(mailed.getvalue().decode().splitlines()) == 6
    assert Handout.objects.filter(wave=wave, office=None, channel="notice").exists()


def test_sheets_come_as_a_pdf_with_a_code_each(service: Person) -> None:
    wave = making.planned(service, making.OFFICE)
    client = factories.client_of(service)
    address = f"{BASE}waves/{wave.pk}/print-sheets/"
    form = {"channel": "counter", "format": "pdf", "offices": [str(making.unit().pk)]}
    assert client.post(address, form | {"count": "101", "idempotency_key": "a"}).status_code == 422
    answer = client.post(address, form | {"count": "2", "idempotency_key": "b"})
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"


def test_a_scanned_code_leads_to_the_questions_and_a_wrong_one_to_the_form(service: Person, client) -> None:  # type: ignore[no-untyped-def]
    wave = making.opened(service)
    code = making.code_of(wave)
    page = client.get(f"/answer/with/{code}/", follow=True)
    assert wave.survey.title in page.text
    client.cookies.clear()
    address = f"/answer/with/{code[:-1]}{'7' if code[-1] != '7' else '8'}/"
    wrong = client.get(address)
    assert wrong.status_code == 422
    assert "この回答コード" in wrong.text
    assert client.post(address, {"token": code}).headers["Location"] == "/answer/"


def test_the_head_of_an_office_enters_its_numbers_and_nobody_elses(service: Person) -> None:
    wave = making.opened(service, making.OFFICE, making.NEIGHBOUR)
    head = factories.client_of(factories.person("office_head", at=making.unit()))
    rows = {row.office.code: row for row in Handout.objects.filter(wave=wave)}
    assert "配布枚数の入力" in head.get("/desk/").text
    assert head.get(f"{BASE}numbers/{rows[making.NEIGHBOUR].pk}/note-numbers/").status_code == 404
    address = f"{BASE}numbers/{rows[making.OFFICE].pk}/note-numbers/"
    too_many = head.post(address, {"visitors": "10", "handed_out": "11", "idempotency_key": "a"})
    assert too_many.status_code == 422
    assert head.post(address, {"visitors": "400", "handed_out": "38", "idempotency_key": "b"}).status_code == 303
    row = Handout.objects.get(pk=rows[making.OFFICE].pk)
    assert (row.visitors, row.handed_out) == (400, 38)
    assert "配布枚数の入力" not in head.get("/desk/").text
    with clock.shifted(timedelta(days=61)), pytest.raises(Refused) as refusal:
        making.act(actions.note_numbers, service, row, visitors=1, handed_out=1)
    assert refusal.value.code == "too_late"
    assert head.get(f"{BASE}waves/{wave.pk}/").status_code == 404


def test_waves_of_other_areas_have_no_page_here(service: Person) -> None:
    from tests.surveys import support

    by = support.owner()
    other = support.planned(support.survey(by), by)
    assert factories.client_of(service).get(f"{BASE}waves/{other.pk}/").status_code == 404
    assert run(actions.propose_wave, actor=SYSTEM, schedule=making.schedule(service)).subject_id

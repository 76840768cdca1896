"""Recruiting monitors: everyone may apply, the office chooses and tells, data are kept apart and erased in time."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState
from tests.core.canary.taking import text_of
from tests.monitors import making
from tests.monitors.making import NAME, REASONS, Office
from tests.support import factories
from voice.monitors import actions
from voice.monitors.chores import erase_due_data
from voice.monitors.models import ApplicantData, Application, Member, Recruitment
from voice.monitors.refusals import DataErased, LeftBefore, NoPlaceLeft, NotOpen, StillOpen, ToldBefore

BASE = "/voice/monitors/"


@pytest.fixture
def office(db: None) -> Office:
    return Office()


def key(**data: Any) -> dict[str, Any]:
    return {"idempotency_key": "k"} | data


def form(**changes: str) -> dict[str, Any]:
    fields = {"name": NAME, "age_band": "older", "phone": "03-1", "address": "", "reasons": REASONS}
    return key(**fields | changes)


def public(row: Recruitment) -> str:
    return f"/monitors/recruitments/{row.pk}/"


def later(days: int) -> Any:
    return clock.shifted(timedelta(days=days))


class TestApplying:
    def test_without_an_account_once_even_when_sent_twice(self, office: Office) -> None:
        row, client = making.recruitment(office), Client()
        assert public(row) in client.get("/monitors/").text
        assert f"{making.KEEP_DAYS}日後" in client.get(public(row)).text
        keys = ("k", "k", "after back")
        answers = [client.post(f"{public(row)}apply/", form(idempotency_key=key)) for key in keys]
        made = Application.objects.get()
        assert all((a.status_code, made.reference in a.text) == (200, True) for a in answers)
        assert (made.state, made.age_band) == ("received", "older")

    def test_who_applied_is_sealed_and_the_head_is_told_a_number_only(self, office: Office) -> None:
        row = making.recruitment(office)
        Client().post(f"{public(row)}apply/", form())
        sealed = bytes(ApplicantData.objects.get().sealed)
        assert NAME.encode() not in sealed
        assert REASONS.encode() not in sealed
        outbox.dispatch()
        notice = Notice.objects.get(kind="monitors.application_received")
        assert (notice.person_id, notice.reference) == (office.head.pk, Application.objects.get().reference)

    def test_a_member_of_staff_applies_like_anyone(self, office: Office) -> None:
        row = making.recruitment(office)
        factories.client_of(office.clerk).post(f"{public(row)}apply/", form())
        assert Entry.objects.get(action="monitors.apply").actor_id is None

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"name": ""}, "入力してください"),
            ({"age_band": "baby"}, "選"),
            ({"phone": ""}, "住所か電話番号"),
            ({"reasons": ""}, "入力してください"),
            ({"reasons": "長" * 2001}, "2000"),
        ],
    )
    def test_what_is_missing_is_said_and_what_was_typed_stays(
        self, office: Office, changes: dict[str, str], words: str
    ) -> None:
        answer = Client().post(f"{public(making.recruitment(office))}apply/", form(**changes))
        assert (answer.status_code, words in answer.text.replace(",", "")) == (422, True)
        assert ("name" in changes) or NAME in answer.text
        assert not Application.objects.exists()

    def test_after_the_last_day_nobody_applies(self, office: Office) -> None:
        row, client = making.recruitment(office), Client()
        with later(11):
            assert public(row) not in client.get("/monitors/").text
            assert "締め切りました" in client.get(public(row)).text
            assert client.get(f"{public(row)}apply/")["Location"] == public(row)
            answer = client.post(f"{public(row)}apply/", form())
            assert (answer.status_code, NAME in answer.text) == (409, True)
            with pytest.raises(NotOpen):
                making.application(row)

    def test_before_the_first_day_nobody_knows_of_it(self, office: Office) -> None:
        row = making.recruitment(office, opens_on=making.day(3))
        assert Client().get(public(row)).status_code == 404
        assert Client().post(f"{public(row)}apply/", form()).status_code == 404

    def test_many_at_once_are_slowed_down(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []
        monkeypatch.setattr("voice.monitors.views.public.delay_when_flooded", asked.append)
        Client().post(f"{public(making.recruitment(office))}apply/", form())
        assert asked == ["monitor-applications"]


class TestAnnouncing:
    def fields(self, office: Office, **changes: Any) -> dict[str, Any]:
        days = {"opens_on": 0, "closes_on": 10, "term_from": 20, "term_to": 300}
        given = {name: making.day(count).isoformat() for name, count in days.items()}
        return key(unit=str(office.unit.pk), text="ご意見を伺います", places="3", keep_days="60", **given) | changes

    def test_the_head_announces_on_the_page_once(self, office: Office) -> None:
        client = factories.client_of(office.head)
        for _ in range(2):
            answer = client.post(f"{BASE}recruitments/plan-recruitment/", self.fields(office))
            assert answer.status_code == 303
        row = Recruitment.objects.get()
        assert (row.unit, row.places, row.block_id is not None) == (office.unit, 3, True)
        assert row.reference in client.get(f"{BASE}recruitments/").text
        assert "ご意見を伺います" in client.get(answer["Location"]).text

    def test_the_list_says_where_each_stands_today(self, office: Office) -> None:
        row = making.recruitment(office)
        address, words = f"{BASE}recruitments/", ("受付中", "締切済み")

        def listed(stage: str) -> list[Any]:
            page: Any = factories.client_of(office.head).get(address, {"stage": stage})
            return [cells[4].value for cells in page.context["table"]]

        assert [listed(stage) for stage in ("taking", "closed", "")] == [[words[0]], [], [words[0]]]
        with later(11):
            assert [listed(stage) for stage in ("taking", "closed", "")] == [[], [words[1]], [words[1]]]
        making.act(actions.end_recruitment, office.head, row, reason="応募が足りた")
        assert [len(listed(stage)) for stage in ("taking", "ended")] == [0, 1]

    @pytest.mark.parametrize(
        ("field", "days"), [("closes_on", -1), ("closes_on", 25), ("term_from", 10), ("term_to", 20)]
    )
    def test_days_out_of_order_are_said_at_the_field(self, office: Office, field: str, days: int) -> None:
        wrong = self.fields(office, **{field: making.day(days).isoformat()})
        answer = factories.client_of(office.head).post(f"{BASE}recruitments/plan-recruitment/", wrong)
        assert answer.status_code == 422
        assert not Recruitment.objects.exists()

    def test_for_an_office_of_ones_own_only(self, office: Office) -> None:
        other = Office(making.NEIGHBOUR)
        wrong = self.fields(other)
        answer = factories.client_of(office.head).post(f"{BASE}recruitments/plan-recruitment/", wrong)
        assert answer.status_code == 422
        with pytest.raises(NotAllowed):
            making.act(actions.plan_recruitment, office.head, announcement=making.announcement(other))

    def test_it_can_be_ended_early(self, office: Office) -> None:
        row, client = making.recruitment(office), factories.client_of(office.head)
        assert client.post(f"{row.get_absolute_url()}end-recruitment/", key(reason="災害のため")).status_code == 303
        assert "災害のため" in client.get(row.get_absolute_url()).text
        assert "締め切りました" in Client().get(public(row)).text
        with pytest.raises(NotOpen):
            making.application(row)


class TestChoosing:
    def test_not_before_the_last_day(self, office: Office) -> None:
        made = making.application(making.recruitment(office))
        for action in (actions.choose, actions.decline):
            with pytest.raises(StillOpen):
                making.act(action, office.head, made, reason="早い者勝ち")

    def test_the_head_looks_chooses_and_tells_on_the_pages(self, office: Office) -> None:
        row = making.recruitment(office)
        made, client = making.application(row), factories.client_of(office.head)
        address = f"{BASE}applications/{made.pk}/"
        assert NAME not in client.get(row.get_absolute_url()).text
        shown = client.post(f"{address}show-applicant/", key())
        assert (NAME in shown.text, REASONS in shown.text, shown["Cache-Control"]) == (True, True, "no-store")
        assert Entry.objects.filter(action="monitors.show_applicant", subject_id=made.pk).count() == 1
        with later(11):
            client = factories.client_of(office.head)
            assert "モニターの応募について決める" in client.get("/desk/").text
            assert client.post(f"{address}choose/", key(reason="")).status_code == 422
            for _ in range(2):
                answer = client.post(f"{address}choose/", key(reason="具体的な意見がある", subject_version="1"))
                assert answer.status_code == 303
            assert "選考の結果を知らせる" in client.get("/desk/").text
            told = key(told_by="letter", told_on=making.day().isoformat())
            assert client.post(f"{address}tell-applicant/", told).status_code == 303
            assert made.reference not in client.get("/desk/").text
            assert "具体的な意見がある" in client.get(row.get_absolute_url()).text
        member = Member.objects.get()
        assert (member.number, member.unit, member.term_from) == (1, office.unit, row.term_from)
        assert "50〜64歳" in factories.client_of(office.head).get(f"{BASE}members/").text

    def test_no_more_than_announced(self, office: Office) -> None:
        row = making.recruitment(office, places=1)
        first, second = making.application(row), making.application(row)
        with later(11):
            making.act(actions.choose, office.head, first, reason="よい")
            with pytest.raises(NoPlaceLeft):
                making.act(actions.choose, office.head, second, reason="よい")
            making.act(actions.end_membership, office.head, first.member, left_on=making.day(), reason="辞退")
            making.act(actions.choose, office.head, second, reason="繰上げ")
        assert second.state == "chosen"

    def test_a_decision_is_made_once_and_told_once(self, office: Office) -> None:
        made = making.decided(office, actions.decline)
        with pytest.raises(WrongState):
            making.act(actions.choose, office.head, made, reason="やはり")
        making.act(actions.tell_applicant, office.head, made, told_by="phone", told_on=making.day())
        with pytest.raises(ToldBefore):
            making.act(actions.tell_applicant, office.head, made, told_by="letter", told_on=making.day())

    @pytest.mark.parametrize(
        ("action", "words"),
        [(actions.choose, "お願いすることといたしました"), (actions.decline, "お願いすることができませんでした")],
    )
    def test_the_result_as_a_letter_without_the_reasons(self, office: Office, action: Any, words: str) -> None:
        made = making.decided(office, action)
        page, client = f"{BASE}applications/{made.pk}/print-result/", factories.client_of(office.head)
        assert page in client.get(made.get_absolute_url()).text
        letter = client.post(page, key())
        text = text_of(letter.content)
        expected = (NAME, "東京都千代田区1-1", made.reference, words)
        assert all("".join(part.split()) in text for part in expected)
        assert "年代の釣り合い" not in text
        assert Entry.objects.filter(action="monitors.print_result", subject_id=made.pk, outcome="done").count() == 1

    def test_no_letter_without_an_address_or_after_erasure(self, office: Office) -> None:
        row = making.recruitment(office)
        Client().post(f"{public(row)}apply/", form(phone="03-1", address=""))
        made = Application.objects.get()
        with later(11):
            making.act(actions.decline, office.head, made, reason="抽選")
            answer = factories.client_of(office.head).post(f"{BASE}applications/{made.pk}/print-result/", key())
            assert (answer.status_code, "住所のご記入がありません" in answer.text) == (409, True)
        with later(500):
            erase_due_data()
            with pytest.raises(DataErased):
                making.act(actions.print_result, office.head, made)

    def test_nobody_else_decides_looks_or_knows(self, office: Office) -> None:
        made = making.application(making.recruitment(office))
        page, address = made.get_absolute_url(), f"{BASE}applications/{made.pk}/"
        neighbour, quality = Office(making.NEIGHBOUR), factories.person("service_promotion")
        for person, status in ((neighbour.head, 404), (office.clerk, 404), (office.block, 200), (quality, 200)):
            client = factories.client_of(person)
            assert client.get(page).status_code == status
            for verb in ("show-applicant/", "choose/", "decline/", "print-result/", "tell-applicant/"):
                assert client.get(f"{address}{verb}").status_code == 404
        assert factories.client_of(Office(making.ELSEWHERE).block).get(page).status_code == 404


class TestErasing:
    def erased(self, row: Application, days: int) -> bool:
        with later(days):
            erase_due_data()
        row.refresh_from_db()
        return row.erased_at is not None and not ApplicantData.objects.filter(application=row).exists()

    def test_of_one_not_chosen_after_the_stated_time_from_telling(self, office: Office) -> None:
        made = making.decided(office, actions.decline)
        with later(12):
            told_on = making.day()
            making.act(actions.tell_applicant, office.head, made, told_by="phone", told_on=told_on)
        assert not self.erased(made, 12 + making.KEEP_DAYS)
        assert self.erased(made, 13 + making.KEEP_DAYS)
        with pytest.raises(DataErased):
            making.act(actions.show_applicant, office.head, made)

    def test_of_a_monitor_after_the_term(self, office: Office) -> None:
        made = making.decided(office)
        assert not self.erased(made, 385 + making.KEEP_DAYS)
        assert self.erased(made, 386 + making.KEEP_DAYS)

    def test_of_a_monitor_who_leaves_early_the_sooner(self, office: Office) -> None:
        member = making.member(office)
        page = f"{BASE}members/{member.pk}/end-membership/"
        client = factories.client_of(office.head)
        assert client.post(page, key(left_on=making.day().isoformat(), reason="転居")).status_code == 303
        with pytest.raises(LeftBefore):
            making.act(actions.end_membership, office.head, member, left_on=making.day(), reason="転居")
        assert not self.erased(member.application, making.KEEP_DAYS)
        assert self.erased(member.application, making.KEEP_DAYS + 1)

    def test_of_one_never_decided_on_after_a_year(self, office: Office) -> None:
        made = making.application(making.recruitment(office))
        assert not self.erased(made, 375)
        assert self.erased(made, 376)
        with later(377), pytest.raises(DataErased):
            making.act(actions.choose, office.head, made, reason="今さら")

    def test_erasing_twice_does_nothing_more(self, office: Office) -> None:
        made = making.decided(office)
        assert self.erased(made, 500)
        with later(500):
            assert erase_due_data() == 0

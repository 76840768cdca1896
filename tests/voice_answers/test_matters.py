"""Important voices: who decides, who is instructed, what they owe; adopted, done and worked are three things."""

from datetime import date, timedelta
from secrets import token_hex
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.access import SYSTEM
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.runner import Invisible, NotAllowed, WrongState
from tests.support import factories
from tests.voice import making as filing
from tests.voice_answers import making
from tests.voice_answers.making import Staff, act
from voice.answers import actions
from voice.answers.chores import count_effects
from voice.answers.models import Criterion, Figure, Instruction, Matter, Measure
from voice.answers.refusals import ImportantAlready, NoSuchVoice, NotChecked, NotCounted, StillOpen
from voice.answers.rules import periods_of
from voice.database.models import Term
from voice.sending import Customer

CONCLUDED = {"outcome": "worked", "effect": "半分に減った。"}


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def day(days: int = 0) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def post(person: Any, address: str, **data: Any) -> Any:
    """Send a form twice with one key; the second time must change nothing and be answered alike."""
    client, key = factories.client_of(person), token_hex(4)
    assert client.get(address).status_code == 200
    first, again = (client.post(address, data | {"idempotency_key": key}) for _ in range(2))
    assert (first.status_code, again.status_code) == (303, 303)
    return first


def test_from_the_voice_to_the_effect_on_the_pages(staff: Staff) -> None:
    """The whole chain: voices, cause, instruction, measure, change of the manual, check, figure, result."""
    made, alike = making.voice(staff), making.voice(staff)
    base, division, unit = "/voice/answers", staff.division, str(staff.division_unit.pk)
    criterion, theme = Criterion.objects.earliest("code"), making.theme()
    about = {"criterion": criterion.pk, "title": "待ち時間を知らせる", "reason": "続いている。", "theme": ""}
    post(staff.service, f"{base}/voices/{made.pk}/treat-as-important/", **about)
    matter = Matter.objects.get()
    record = matter.get_absolute_url()
    post(staff.quality, f"{record}add-voice/", voice=alike.reference.removeprefix("V-").lower())
    post(staff.service, f"{record}instruct/", unit=unit, text="見直すこと。", due_on=day(30))
    given = Instruction.objects.get()
    post(division, f"{base}/instructions/{given.pk}/answer-first/", text="原因を調べる。")
    post(division, f"{record}state-cause/", cause="発券機に表示がない。", theme=theme.pk)
    post(division, f"{record}propose-measure/", unit=unit, text="発券機に表示する。", due_on=day(20))
    measure = Measure.objects.get()
    post(staff.quality, f"{base}/measures/{measure.pk}/adopt-measure/", reason="効く。")
    done = {"rule": "窓口業務マニュアル 3-2", "changed_on": day(), "note": "改訂した。"}
    post(division, f"{base}/measures/{measure.pk}/report-done/", **done)
    seen = {"unit": str(filing.unit().pk), "checked_on": day(), "in_use": "yes", "found": "表示している。"}
    post(staff.quality, f"{base}/measures/{measure.pk}/check-office/", **seen)
    post(division, f"{base}/instructions/{given.pk}/report-result/", text="マニュアルを改めた。")
    post(staff.quality, f"{base}/instructions/{given.pk}/return-result/", reason="いつからか。", due_on=day(5))
    post(division, f"{base}/instructions/{given.pk}/report-result/", text="12月1日から。")
    post(staff.service, f"{base}/instructions/{given.pk}/accept-result/")
    with clock.shifted(timedelta(days=100)):
        assert count_effects() == 1
        assert count_effects() == 0
        post(staff.service, f"{base}/measures/{measure.pk}/conclude-effect/", **CONCLUDED)
        for one in (made, alike):
            act(actions.close_voice, staff.service, one, result="not_wanted", done="改めた。", reason="匿名。")
        post(staff.service, f"{record}close-matter/", result="待ち時間の表示を始めた。")
        page = factories.client_of(division).get(record).content.decode()
    matter.refresh_from_db()
    measure.refresh_from_db()
    assert (matter.state, measure.state) == ("closed", "worked")
    shown = (
        made.reference, alike.reference, criterion.name, "発券機に表示がない。", "原因を調べる。", "12月1日から。",
        "窓口業務マニュアル 3-2", "表示している。", "半分に減った。", "待ち時間の表示を始めた。", theme.name,
    )  # fmt: skip
    assert [words for words in shown if words not in page] == []


class TestDecision:
    def test_is_headquarters_own(self, staff: Staff) -> None:
        made = making.voice(staff)
        for person in (staff.head, factories.person("vice_president"), filing.block_officer()):
            with pytest.raises(NotAllowed):
                act(actions.treat_as_important, person, made, criterion=None, title="", reason="")

    def test_needs_a_criterion_in_force_and_a_reason(self, staff: Staff) -> None:
        made, client = making.voice(staff), factories.client_of(staff.quality)
        over = Criterion.objects.latest("code")
        act(actions.end_criterion, staff.service, over, last_day=clock.today())
        address = f"/voice/answers/voices/{made.pk}/treat-as-important/"
        data = {"criterion": over.pk, "title": "題", "reason": "理由", "theme": ""}
        with clock.shifted(timedelta(days=1)):
            assert client.post(address, data).status_code == 422
        assert client.post(address, data | {"reason": ""}).status_code == 422
        assert not Matter.objects.exists()

    def test_a_voice_is_in_one_record_only(self, staff: Staff) -> None:
        made = making.voice(staff)
        making.matter(staff, made)
        with pytest.raises(ImportantAlready):
            making.matter(staff, made)
        with pytest.raises(ImportantAlready):
            act(actions.add_voice, staff.service, making.matter(staff), voice=made.reference)

    def test_a_number_that_does_not_exist_is_said_on_the_page(self, staff: Staff) -> None:
        matter = making.matter(staff)
        answer = factories.client_of(staff.service).post(
            f"{matter.get_absolute_url()}add-voice/", {"voice": "V-0000-0000"}
        )
        assert answer.status_code == NoSuchVoice.status
        assert "この番号" in answer.content.decode()


class TestDivision:
    def test_sees_the_voice_once_it_is_instructed_but_never_the_customer(self, staff: Staff) -> None:
        made = making.voice(staff, customer=Customer("山田 花子", "03"), wants_answer=True)
        client = factories.client_of(staff.division)
        assert client.get(made.get_absolute_url()).status_code == 404
        making.instruction(staff, making.matter(staff, made))
        assert client.get(made.get_absolute_url()).status_code == 200
        assert client.post(f"{made.get_absolute_url()}show-sender/").status_code == 403
        page: Any = client.get("/voice/")
        assert [row[0].value for row in page.context["table"]] == [made.reference]

    def test_may_word_the_answer_to_the_customer(self, staff: Staff) -> None:
        made = making.voice(staff)
        making.instruction(staff, making.matter(staff, made))
        act(actions.write_reply, staff.division, made, text="見直します。")
        assert made.state == "drafted"

    def test_another_division_sees_nothing(self, staff: Staff) -> None:
        matter = making.instruction(staff).matter
        other = factories.person("division_owner", at=Unit.objects.get(code="D09"))
        client = factories.client_of(other)
        voice = matter.members.get().voice
        assert {client.get(row.get_absolute_url()).status_code for row in (matter, voice)} == {404}
        with pytest.raises(Invisible):
            act(actions.answer_first, other, matter.instructions.get(), text="x")

    def test_answers_within_ten_business_days_or_it_climbs(self, staff: Staff) -> None:
        vice_president = factories.person("vice_president")
        given = making.instruction(staff)
        running = Deadline.objects.get(subject_id=given.pk)
        with clock.shifted(timedelta(days=(running.due_on - clock.today()).days + 8)):
            sweep()
            outbox.dispatch()
        told = {(n.person_id, n.kind) for n in Notice.objects.filter(kind__startswith="answers.clock.")}
        assert (staff.division.pk, "answers.clock.amber") in told
        assert (staff.service.pk, "answers.clock.passed") in told
        assert (vice_president.pk, "answers.clock.escalated") in told

    @pytest.mark.parametrize("action", [actions.answer_first, actions.report_result])
    def test_the_first_word_stops_the_clock(self, staff: Staff, action: Any) -> None:
        given = making.instruction(staff)
        act(action, staff.division, given, text="調べます。")
        assert Deadline.objects.get(subject_id=given.pk).state == "met"

    def test_headquarters_does_not_answer_in_its_place(self, staff: Staff) -> None:
        with pytest.raises(NotAllowed):
            act(actions.report_result, staff.service, making.instruction(staff), text="x")

    def test_is_one_at_which_somebody_is_in_charge(self, staff: Staff) -> None:
        address = f"{making.matter(staff).get_absolute_url()}instruct/"
        nobody = Unit.objects.get(code="D09")
        data = {"unit": str(nobody.pk), "text": "見直すこと。", "due_on": day(9)}
        answer = factories.client_of(staff.service).post(address, data)
        assert answer.status_code == 422
        assert not Instruction.objects.exists()

    def test_a_result_is_accepted_once_it_was_reported(self, staff: Staff) -> None:
        with pytest.raises(WrongState):
            act(actions.accept_result, staff.service, making.instruction(staff))


class TestMeasure:
    def test_is_adopted_by_another_than_who_proposed_it(self, staff: Staff) -> None:
        given = {"unit": staff.division_unit, "text": "表示", "due_on": clock.today()}
        outcome = act(actions.propose_measure, staff.service, making.matter(staff), **given)
        proposed = Measure.objects.get(pk=outcome.result)
        with pytest.raises(NotAllowed):
            act(actions.adopt_measure, staff.service, proposed, reason="x")
        act(actions.adopt_measure, staff.quality, proposed, reason="効く。")
        assert proposed.state == "adopted"

    def test_is_declined_with_a_reason(self, staff: Staff) -> None:
        proposed = making.measure(staff)
        post(staff.service, f"/voice/answers/measures/{proposed.pk}/decline-measure/", reason="費用に見合わない。")
        proposed.refresh_from_db()
        assert (proposed.state, proposed.reason) == ("declined", "費用に見合わない。")

    def test_that_cannot_be_done_after_all_is_given_up_with_a_reason(self, staff: Staff) -> None:
        adopted = making.measure(staff)
        act(actions.adopt_measure, staff.service, adopted, reason="効く。")
        page = f"/voice/answers/measures/{adopted.pk}/give-up-measure/"
        empty = factories.client_of(staff.service).post(page, {"reason": "", "idempotency_key": "empty"})
        assert "入力してください" in empty.content.decode()
        post(staff.service, page, reason="機器が作られなくなった。")
        adopted.refresh_from_db()
        assert (adopted.state, adopted.given_up_because) == ("given_up", "機器が作られなくなった。")
        assert adopted.reason == "効く。"
        shown = factories.client_of(staff.division).get(adopted.get_absolute_url()).content.decode()
        assert "取りやめ" in shown
        assert "機器が作られなくなった。" in shown
        with pytest.raises(WrongState):
            act(actions.report_done, staff.division, adopted, rule="要領", changed_on=clock.today(), note="")

    def test_that_is_done_has_not_worked_yet(self, staff: Staff) -> None:
        measure = making.done(staff)
        with pytest.raises(NotChecked):
            act(actions.conclude_effect, staff.service, measure, **CONCLUDED)
        making.checked(staff, measure)
        with pytest.raises(NotCounted):
            act(actions.conclude_effect, staff.service, measure, **CONCLUDED)
        assert measure.state == "done"

    def test_the_later_figure_is_counted_on_the_theme_and_never_typed(self, staff: Staff) -> None:
        measure = making.done(staff, days_ago=100)
        start = measure.changed_on
        assert isinstance(start, date)
        periods = periods_of(start, 3)
        came_in = [
            *[start - timedelta(days=5)] * 3, periods.before[0] - timedelta(days=1), start, periods.after[1],
            periods.year_before[0], periods.year_before[1] - timedelta(days=1),
        ]  # fmt: skip
        for one in came_in:
            making.classified(staff, making.voice(staff, received_on=one))
        making.classified(staff, making.voice(staff, received_on=start), other_theme())
        making.voice(staff, received_on=start)
        assert count_effects() == 1
        figure = Figure.objects.get(measure=measure)
        assert (figure.months, figure.before, figure.year_before, figure.after) == (3, 3, 2, 1)
        making.checked(staff, measure)
        act(actions.conclude_effect, staff.quality, measure, outcome="not_worked", effect="減っていない。")
        assert measure.state == "not_worked"

    def test_nothing_is_counted_without_a_theme_or_before_the_months_are_over(self, staff: Staff) -> None:
        making.done(staff, days_ago=200, of=making.instruction(staff, making.matter(staff, theme=None)).matter)
        early = making.done(staff, days_ago=20)
        assert count_effects() == 0
        with pytest.raises(WrongState):
            act(actions.count_effect, SYSTEM, early, months=3)
        with pytest.raises(NotAllowed):
            act(actions.count_effect, staff.service, early, months=3)

    def test_after_six_months_both_figures_stand_there(self, staff: Staff) -> None:
        measure = making.done(staff, days_ago=200)
        assert count_effects() == 2
        assert list(measure.figures.values_list("months", flat=True)) == [3, 6]


def other_theme() -> Term:
    return Term.objects.filter(tree="subject").exclude(name=making.theme().name).exclude(parent_code="").first()


def test_periods_are_compared_with_as_long_before_and_with_a_year_before() -> None:
    periods = periods_of(date(2026, 8, 31), 6)
    assert periods.before == (date(2026, 2, 28), date(2026, 8, 31))
    assert periods.after == (date(2026, 8, 31), date(2027, 2, 28))
    assert periods.year_before == (date(2025, 8, 31), date(2026, 2, 28))


class TestClosingOfARecord:
    def test_waits_for_every_voice(self, staff: Staff) -> None:
        matter = making.matter(staff)
        with pytest.raises(StillOpen):
            act(actions.close_matter, staff.service, matter, result="x")
        answer = factories.client_of(staff.service).post(f"{matter.get_absolute_url()}close-matter/", {"result": "x"})
        assert answer.status_code == StillOpen.status

    @pytest.mark.parametrize("made", [making.instruction, making.measure])
    def test_waits_for_every_result_and_measure(self, staff: Staff, made: Any) -> None:
        about = making.matter(staff, making.closed(staff))
        row = making.instruction(staff, about)
        if made is making.measure:
            making.measure(staff, about)
            act(actions.report_result, staff.division, row, text="改めた。")
            act(actions.accept_result, staff.service, row)
        with pytest.raises(StillOpen):
            act(actions.close_matter, staff.service, about, result="x")

    def test_ends_it(self, staff: Staff) -> None:
        matter = making.matter(staff, making.closed(staff))
        act(actions.close_matter, staff.quality, matter, result="改善した。")
        with pytest.raises(WrongState):
            act(actions.add_voice, staff.service, matter, voice=making.voice(staff).reference)
        with pytest.raises(WrongState):
            making.instruction(staff, matter)


class TestCriteria:
    def test_a_decision_keeps_the_wording_it_was_made_by(self, staff: Staff) -> None:
        first = Criterion.objects.earliest("code")
        matter = making.matter(staff, criterion=first)
        words = {"name": "お客様の不利益", "text": "不利益が生じたとき。", "valid_from": day(10)}
        post(staff.service, f"/voice/answers/criteria/{first.pk}/revise-criterion/", **words)
        matter.refresh_from_db()
        assert matter.criterion == first
        with clock.shifted(timedelta(days=10)):
            page = factories.client_of(staff.head).get("/voice/answers/criteria/").content.decode()
            public = Client().get("/voices/criteria/").content.decode()
        assert words["name"] in page
        assert words["name"] in public
        assert first.name not in public

    def test_one_is_added_and_ended(self, staff: Staff) -> None:
        post(
            staff.quality,
            "/voice/answers/criteria/add-criterion/",
            name="報道",
            text="報道されたとき。",
            valid_from=day(),
        )
        made = Criterion.objects.latest("code")
        assert "報道" in Client().get("/voices/criteria/").content.decode()
        post(staff.quality, f"/voice/answers/criteria/{made.pk}/end-criterion/", last_day=day())
        answer = factories.client_of(staff.quality).post(
            f"/voice/answers/criteria/{made.pk}/end-criterion/", {"last_day": day(3), "idempotency_key": "z"}
        )
        assert answer.status_code == 409

    def test_are_changed_by_headquarters_only(self, staff: Staff) -> None:
        client = factories.client_of(staff.head)
        assert client.get("/voice/answers/criteria/add-criterion/").status_code == 404


def test_the_desk_leads_each_to_what_is_theirs(staff: Staff) -> None:
    asked = making.instruction(staff).matter
    reported = making.instruction(staff)
    act(actions.report_result, staff.division, reported, text="改めた。")
    proposed = making.measure(staff).matter
    judged = making.done(staff, days_ago=100)
    count_effects()

    def on_desk(person: Any) -> set[str]:
        page: Any = factories.client_of(person).get("/desk/")
        return {item.reference for item in page.context["page"] if item.url.startswith("/voice/answers/")}

    assert asked.reference in on_desk(staff.division)
    at_headquarters = on_desk(staff.quality)
    assert {reported.matter.reference, proposed.reference, judged.matter.reference} <= at_headquarters
    assert asked.reference not in at_headquarters


def test_the_record_takes_a_constant_number_of_queries(staff: Staff) -> None:
    matter = making.matter(staff)
    client = factories.client_of(staff.division)

    def fill(count: int) -> None:
        for _ in range(count):
            act(actions.add_voice, staff.service, matter, voice=making.voice(staff).reference)
            making.instruction(staff, matter)
            making.checked(staff, making.done(staff, of=matter))

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(matter.get_absolute_url()).status_code == 200
        return len(seen)

    fill(1)
    client.get(matter.get_absolute_url())
    few = queries()
    fill(2)
    assert queries() == few

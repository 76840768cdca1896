"""An answer from its first wording until the voice is closed: nothing ends without a result, a reason and a decider."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.deadlines.models import Deadline
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.publishing.actions import ThereAlready
from governance.runner import Invisible, NotAllowed, WrongState
from tests.core.canary.taking import text_of
from tests.support import factories
from tests.voice import making as filing
from tests.voice_answers import making
from tests.voice_answers.making import ANSWER, Staff, act
from voice.answers import actions
from voice.answers.models import Closing, Reply
from voice.answers.refusals import NotPublicYet, NotTold
from voice.models import Voice
from voice.sending import Customer

WHO = Customer("山田 花子", "03-0000-0000", "東京都千代田区霞が関1丁目2番2号")


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def page_of(made: Voice, verb: str) -> str:
    return f"/voice/answers/voices/{made.pk}/{verb}/"


def test_from_the_first_wording_to_the_end_on_the_pages(staff: Staff) -> None:
    """Each step twice with the same key, as an impatient person sends it."""
    made = making.voice(staff, customer=WHO, wants_answer=True)
    steps: list[tuple[Any, str, dict[str, str], str]] = [
        (staff.clerk, "write-reply", {"text": ANSWER}, "drafted"),
        (staff.head, "return-reply", {"reason": "いつからかを書く。"}, "open"),
        (staff.clerk, "write-reply", {"text": ANSWER + "12月からです。"}, "drafted"),
        (staff.head, "decide-reply", {}, "decided"),
        (staff.clerk, "tell", {"told_by": "letter", "told_on": "令和8年11月20日"}, "told"),
        (staff.head, "close-voice", {"result": "told", "done": "手紙を送った。", "reason": "お答えした。"}, "closed"),
        (staff.service, "reopen-voice", {"reason": "改めてお尋ねがあった。"}, "open"),
    ]
    for number, (by, verb, data, state) in enumerate(steps):
        client = factories.client_of(by)
        assert client.get(page_of(made, verb)).status_code == 200
        for _ in range(2):
            assert client.post(page_of(made, verb), data | {"idempotency_key": str(number)}).status_code == 303
        made.refresh_from_db()
        assert made.state == state
    first, second = Reply.objects.filter(voice=made).order_by("number")
    assert (first.returned_because, second.told_by) == ("いつからかを書く。", "letter")
    assert (second.decided_by, second.told_by_whom) == (staff.head, staff.clerk)
    closing = Closing.objects.get(voice=made)
    assert (closing.decided_by, closing.reopened_by) == (staff.head, staff.service)
    page = factories.client_of(staff.service).get(made.get_absolute_url()).content.decode()
    assert all(words in page for words in (ANSWER, "手紙を送った。", "改めてお尋ねがあった。"))


def test_the_one_who_wrote_it_does_not_decide_on_it(staff: Staff) -> None:
    made = making.voice(staff)
    act(actions.write_reply, staff.service, made, text=ANSWER)
    with pytest.raises(NotAllowed):
        act(actions.decide_reply, staff.service, made)
    act(actions.decide_reply, staff.colleague, made)
    assert made.state == "decided"


def test_an_important_voice_is_decided_on_at_headquarters_only(staff: Staff) -> None:
    made = making.drafted(staff)
    making.matter(staff, made)
    with pytest.raises(NotAllowed):
        act(actions.decide_reply, staff.head, made)
    act(actions.decide_reply, staff.service, made)


def test_a_decided_answer_is_taken_back_while_the_customer_does_not_have_it(staff: Staff) -> None:
    made = making.decided(staff)
    client = factories.client_of(staff.head)
    assert "書き直しを求める" in client.get(made.get_absolute_url()).content.decode()
    assert client.post(page_of(made, "return-reply"), {"reason": "日付が違う。"}).status_code == 303
    made.refresh_from_db()
    assert made.state == "open"
    assert factories.client_of(staff.service).get(page_of(made, "draft-publication")).status_code == 404
    told = making.told(staff)
    with pytest.raises(WrongState):
        act(actions.return_reply, staff.service, told, reason="x")


def test_no_decided_answer_is_taken_back_while_its_publication_is_on_the_way(staff: Staff) -> None:
    made = making.decided(staff)
    making.draft(staff, made)
    with pytest.raises(ThereAlready):
        act(actions.return_reply, staff.service, made, reason="x")


def test_who_said_no_to_a_publication_is_not_told_by_one(staff: Staff) -> None:
    made = making.decided(staff, may_publish=False)
    form = {"told_by": "publication", "told_on": "2026-11-02"}
    answer = factories.client_of(staff.clerk).post(page_of(made, "tell"), form)
    made.refresh_from_db()
    assert (answer.status_code, made.state) == (422, "decided")


@pytest.mark.parametrize("role", ["block_officer", "vice_president", "division_owner"])
def test_who_only_reads_writes_no_answer(staff: Staff, role: str) -> None:
    reader = filing.block_officer() if role == "block_officer" else factories.person(role)
    made = making.voice(staff)
    with pytest.raises(Invisible if role == "division_owner" else NotAllowed):
        act(actions.write_reply, reader, made, text=ANSWER)


@pytest.mark.parametrize(
    ("action", "inputs"),
    [
        (actions.decide_reply, {}),
        (actions.tell, {"told_by": "phone", "told_on": None}),
        (actions.reopen_voice, {"reason": "x"}),
        (actions.print_letter, {}),
        (actions.leave_unpublished, {"reason": "x"}),
    ],
)
def test_nothing_comes_before_its_turn(staff: Staff, action: Any, inputs: dict[str, Any]) -> None:
    with pytest.raises(WrongState):
        act(action, staff.service, making.voice(staff), **inputs)


class TestClosing:
    WORDS = {"done": "窓口でお詫びした。", "reason": "お名前を伺っていない。"}

    def test_without_an_answer_when_none_is_wanted(self, staff: Staff) -> None:
        made = making.voice(staff)
        act(actions.close_voice, staff.head, made, result="not_wanted", **self.WORDS)
        assert Closing.objects.get(voice=made).decided_by == staff.head
        outbox.dispatch()
        assert Notice.objects.filter(kind="answers.voice_closed", person=staff.clerk).count() == 1

    @pytest.mark.parametrize("result", ["told", "not_wanted"])
    def test_not_while_the_customer_waits_for_an_answer(self, staff: Staff, result: str) -> None:
        made = making.voice(staff, wants_answer=True, customer=WHO)
        with pytest.raises(NotTold):
            act(actions.close_voice, staff.head, made, result=result, **self.WORDS)
        page = factories.client_of(staff.head).post(page_of(made, "close-voice"), {"result": result, **self.WORDS})
        assert (page.status_code, made.state) == (422, "open")

    @pytest.mark.parametrize("missing", ["done", "reason", "result"])
    def test_not_without_result_reason_and_what_was_done(self, staff: Staff, missing: str) -> None:
        made = making.voice(staff)
        data = {"result": "not_wanted", **self.WORDS, missing: ""}
        answer = factories.client_of(staff.head).post(page_of(made, "close-voice"), data)
        assert answer.status_code == 422
        assert not Closing.objects.exists()

    def test_an_answer_by_publication_needs_the_publication(self, staff: Staff) -> None:
        made = making.told(staff, told_by="publication")
        closing = {"result": "told", "done": "公表した。", "reason": "お名前がない。"}
        with pytest.raises(NotPublicYet):
            act(actions.close_voice, staff.service, made, **closing)
        making.published(staff, made)
        act(actions.close_voice, staff.service, made, **closing)
        assert made.state == "closed"

    def test_with_an_answer_that_reaches_nobody(self, staff: Staff) -> None:
        """A letter comes back; a publication that would have told the customer does not come about."""
        returned = making.decided(staff, wants_answer=True, customer=WHO)
        unpublished = making.told(staff, told_by="publication")
        act(actions.leave_unpublished, staff.service, unpublished, reason="個人が分かってしまう。")
        for made in (returned, unpublished):
            form = {"result": "not_reached", **self.WORDS}
            assert factories.client_of(staff.service).post(page_of(made, "close-voice"), form).status_code == 303
            made.refresh_from_db()
            assert made.state == "closed"

    def test_not_by_the_office_when_the_voice_is_important(self, staff: Staff) -> None:
        made = making.voice(staff)
        making.matter(staff, made)
        with pytest.raises(NotAllowed):
            act(actions.close_voice, staff.head, made, result="not_wanted", **self.WORDS)


class TestPublicationClock:
    def clock_of(self, made: Voice) -> Deadline:
        return Deadline.objects.filter(subject_id=made.pk, rule__code="D8").latest("round")

    def test_runs_from_the_day_on_which_it_is_noted_that_the_customer_was_told(self, staff: Staff) -> None:
        made = making.decided(staff)
        assert not Deadline.objects.filter(subject_id=made.pk).exists()
        act(actions.tell, staff.clerk, made, told_by="phone", told_on=made.received_on)
        running = self.clock_of(made)
        assert ((running.due_on - running.opened_on).days, running.state) == (30, "running")

    def test_is_met_by_publishing(self, staff: Staff) -> None:
        made = making.told(staff)
        making.published(staff, made)
        assert self.clock_of(made).state == "met"

    def test_stops_when_it_is_decided_not_to_publish(self, staff: Staff) -> None:
        made = making.told(staff)
        client = factories.client_of(staff.service)
        assert client.post(page_of(made, "leave-unpublished"), {"reason": "ご本人が望まない。"}).status_code == 303
        assert self.clock_of(made).state == "stopped"
        assert "ご本人が望まない。" in client.get(made.get_absolute_url()).content.decode()

    def test_starts_anew_with_another_answer(self, staff: Staff) -> None:
        made = making.closed(staff)
        act(actions.reopen_voice, staff.service, made, reason="再度のお尋ね。")
        act(actions.write_reply, staff.clerk, made, text="改めてお答えします。")
        act(actions.decide_reply, staff.service, made)
        act(actions.tell, staff.clerk, made, told_by="phone", told_on=made.received_on)
        states = Deadline.objects.filter(subject_id=made.pk).order_by("round").values_list("state", flat=True)
        assert list(states) == ["stopped", "running"]


class TestLetter:
    def test_bears_name_and_address_for_the_window_and_is_noted(self, staff: Staff) -> None:
        made = making.decided(staff, customer=WHO, wants_answer=True)
        client = factories.client_of(staff.clerk)
        answer = client.post(page_of(made, "print-letter"), {"idempotency_key": "l"})
        text = text_of(answer.content)
        assert answer["Content-Type"] == "application/pdf"
        assert all("".join(words.split()) in text for words in (WHO.name, WHO.address, ANSWER, made.reference))
        assert Entry.objects.filter(action="answers.print_letter", subject_id=made.pk, outcome="done").count() == 1

    def test_does_not_repeat_a_line_that_was_cut_from_the_customer_s_own_words(self, staff: Staff) -> None:
        written, noted = (
            making.voice(staff, channel=channel, title="番号は1234-567890です", customer=WHO)
            for channel in ("web", "hqletter")
        )
        for made, repeats in ((written, False), (noted, True)):
            act(actions.write_reply, staff.colleague, made, text=ANSWER)
            act(actions.decide_reply, staff.service, made)
            text = text_of(factories.client_of(staff.service).post(page_of(made, "print-letter")).content)
            assert ("".join(ANSWER.split()) in text, "1234-567890" in text) == (True, repeats)

    @pytest.mark.parametrize("role", ["block_officer", "vice_president"])
    def test_is_not_for_those_who_may_not_see_the_customer(self, staff: Staff, role: str) -> None:
        reader = filing.block_officer() if role == "block_officer" else factories.person(role)
        made = making.decided(staff, customer=WHO)
        answer = factories.client_of(reader).post(page_of(made, "print-letter"), {"idempotency_key": "l"})
        assert answer.status_code == 403

    def test_is_made_for_a_voice_without_a_customer_too(self, staff: Staff) -> None:
        answer = factories.client_of(staff.clerk).post(page_of(making.decided(staff), "print-letter"))
        assert answer["Content-Type"] == "application/pdf"


class TestList:
    def test_shows_what_is_not_closed_with_its_age_the_oldest_first(self, staff: Staff) -> None:
        old = making.voice(staff, received_on=clock.today() - timedelta(days=40))
        young = making.voice(staff)
        making.closed(staff)
        page: Any = factories.client_of(staff.head).get("/voice/answers/")
        rows = [[cell.value for cell in row] for row in page.context["table"]]
        assert [(row[0], row[2]) for row in rows] == [(old.reference, 40), (young.reference, 0)]

    def test_is_narrowed(self, staff: Staff) -> None:
        wanted = making.voice(staff, wants_answer=True, customer=WHO)
        important = making.voice(staff)
        making.matter(staff, important)
        client = factories.client_of(staff.service)
        for condition, one in (("wants_answer", wanted), ("important", important)):
            page: Any = client.get("/voice/answers/", {condition: "on"})
            assert [row[0].value for row in page.context["table"]] == [one.reference]

    def test_an_office_sees_its_own(self, staff: Staff) -> None:
        making.voice(staff)
        other = factories.client_of(factories.person("office_head", at=filing.unit(filing.NEIGHBOUR)))
        page: Any = other.get("/voice/answers/")
        assert page.context["table"] == []


def test_the_desk_says_who_decides_and_who_tells(staff: Staff) -> None:
    waiting, ready = making.drafted(staff), making.decided(staff)
    owed = making.told(staff)

    def on_desk(person: Any) -> set[str]:
        page: Any = factories.client_of(person).get("/desk/")
        return {item.reference for item in page.context["page"] if item.url.startswith("/voice/voices/")}

    assert {waiting.reference, ready.reference} <= on_desk(staff.head)
    assert on_desk(staff.clerk) == {ready.reference}
    assert {waiting.reference, owed.reference} <= on_desk(staff.service)


@pytest.mark.parametrize("path", ["/voice/answers/", "/desk/", "/voice/answers/matters/"])
def test_a_constant_number_of_queries(staff: Staff, path: str) -> None:
    client = factories.client_of(staff.service)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    def more(count: int) -> None:
        for _ in range(count):
            making.drafted(staff)
            making.told(staff)
            making.done(staff)

    more(1)
    client.get(path)
    few = queries()
    more(2)
    assert queries() == few

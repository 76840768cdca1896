"""Direct notices between headquarters and offices, without the block between (seed part 2)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.access import visible
from governance.notices import outbox
from governance.notices.models import Mail, Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed
from tests.direct import making
from tests.direct.making import ELSEWHERE, NEIGHBOUR, OFFICE
from tests.support import factories
from voice.direct import actions
from voice.direct.actions.receiving import NoAnswerAsked
from voice.direct.chores import remind_readers
from voice.direct.models import DirectNotice, Receipt
from voice.direct.queries import units_behind, waiting_for


@pytest.fixture
def quality(db: None) -> Person:
    return making.division()


def test_a_division_reaches_offices_and_the_block_reads_a_copy_only(quality: Person) -> None:
    officer, other = (factories.person("block_officer", at=making.unit(code)) for code in ("B4", "B6"))
    notice = making.send(quality, [OFFICE, NEIGHBOUR])
    client = factories.client_of(officer)
    assert notice.text in client.get(notice.get_absolute_url()).text
    assert notice.title in client.get("/voice/direct/sent/").text
    assert not Receipt.objects.filter(opened_at__isnull=False).exists()
    assert "部署ごとの開封状況を見る" not in client.get(notice.get_absolute_url()).text
    assert client.get(f"{notice.get_absolute_url()}correct/").status_code == 404
    assert factories.client_of(other).get(notice.get_absolute_url()).status_code == 404


def test_what_an_office_writes_to_headquarters_its_block_does_not_see(quality: Person) -> None:
    notice = making.send(making.head(), ["D03"])
    officer = factories.person("block_officer", at=making.unit("B4"))
    assert factories.client_of(quality).get(notice.get_absolute_url()).status_code == 200
    assert factories.client_of(officer).get(notice.get_absolute_url()).status_code == 404
    assert not visible(DirectNotice, factories.actor(making.division("D02", "service_promotion"))).exists()


@pytest.mark.parametrize("to", [[], ["B4"], [OFFICE, "D02"]])
def test_there_is_no_other_way(quality: Person, to: list[str]) -> None:
    for by in (quality, making.head()):
        with pytest.raises(NotAllowed):
            making.send(by, to)


def test_an_office_does_not_write_to_an_office_nor_a_division_to_a_division(quality: Person) -> None:
    with pytest.raises(NotAllowed):
        making.send(making.head(), [NEIGHBOUR])
    with pytest.raises(NotAllowed):
        making.send(quality, ["D02"])


def test_the_first_of_an_office_to_open_it_is_its_receipt(quality: Person) -> None:
    notice, clerk = making.send(quality, [OFFICE, NEIGHBOUR]), factories.person("staff", at=making.unit())
    factories.client_of(clerk).get(notice.get_absolute_url())
    with clock.shifted(timedelta(hours=2)):
        making.act(actions.open_notice, making.head(), notice)
    row = making.receipt(notice)
    assert row.opened_by == clerk
    assert making.receipt(notice, NEIGHBOUR).opened_at is None
    with pytest.raises(DatabaseError), transaction.atomic():
        Receipt.objects.filter(pk=row.pk).update(opened_at=None, opened_by=None)


def test_a_notice_is_corrected_by_a_following_one_and_never_altered(quality: Person) -> None:
    notice = making.send(quality, [OFFICE, ELSEWHERE])
    making.act(actions.correct, quality, notice, words=making.words(text="17時15分の誤りでした。"))
    following = DirectNotice.objects.get(corrects=notice)
    assert set(following.receipts.values_list("unit__code", flat=True)) == {OFFICE, ELSEWHERE}
    head = factories.client_of(making.head())
    assert following.get_absolute_url() in head.get(notice.get_absolute_url()).text
    assert notice.get_absolute_url() in head.get(following.get_absolute_url()).text
    with pytest.raises(DatabaseError), transaction.atomic():
        DirectNotice.objects.filter(pk=notice.pk).update(text="17時15分")
    with pytest.raises(NotAllowed):
        making.act(actions.correct, making.head(), notice, words=making.words())


def test_an_answer_is_given_once_for_the_unit(quality: Person) -> None:
    notice, head = making.send(quality, answer_kind="yes_no"), making.head()
    row = making.receipt(notice)
    making.act(actions.answer, head, row, answer="yes")
    with pytest.raises(NoAnswerAsked):
        making.act(actions.answer, making.head(), row, answer="no")
    with pytest.raises(Invisible):
        making.act(actions.answer, making.head(NEIGHBOUR), row, answer="no")
    row = making.receipt(notice)
    assert (row.answer_shown, row.opened_by) == ("はい", head)
    with pytest.raises(NoAnswerAsked):
        making.act(actions.answer, head, making.receipt(making.send(quality)), answer="yes")


def test_those_responsible_are_told_and_no_mail_says_what_it_is_about(quality: Person) -> None:
    head, officer = making.head(), factories.person("block_officer", at=making.unit("B4"))
    notice = making.send(quality, answer_kind="text")
    outbox.dispatch()
    assert set(Notice.objects.values_list("person", "kind")) == {(head.pk, "direct.notice_delivered")}
    assert not Notice.objects.filter(person=officer).exists()
    assert notice.title not in Mail.objects.get().body
    making.act(actions.correct, quality, notice, words=making.words())
    outbox.dispatch()
    assert Notice.objects.filter(person=head).count() == 2


def test_an_office_is_told_that_headquarters_answered(quality: Person) -> None:
    head = making.head()
    notice = making.send(head, ["D03"], answer_kind="text")
    making.act(actions.answer, quality, making.receipt(notice, "D03"), answer="用紙は明日届きます")
    outbox.dispatch()
    assert Notice.objects.filter(person=head, kind="direct.notice_answered", reference=notice.reference).count() == 1
    assert "用紙は明日届きます" in factories.client_of(head).get("/voice/direct/receipts/").text


def test_who_has_not_opened_it_by_its_day_is_reminded_once(quality: Person) -> None:
    reader, late = making.head(), making.head(NEIGHBOUR)
    notice = making.send(quality, [OFFICE, NEIGHBOUR])
    making.act(actions.open_notice, reader, notice)
    outbox.dispatch()
    with clock.shifted(timedelta(days=5)):
        assert remind_readers() == 0
    with clock.shifted(timedelta(days=6)):
        assert (remind_readers(), remind_readers()) == (1, 0)
        outbox.dispatch()
        behind = units_behind(factories.actor(quality)).get()
        assert (behind.code, behind.unread, behind.late) == (NEIGHBOUR, 1, 1)
    reminded = Notice.objects.filter(kind="direct.readers_reminded")
    assert set(reminded.values_list("person_id", flat=True)) == {late.pk}


def test_the_desk_holds_it_until_it_is_opened_and_answered(quality: Person) -> None:
    head = making.head()
    notice = making.send(quality, answer_kind="yes_no")
    client = factories.client_of(head)
    assert "連絡を読む" in client.get("/desk/").text
    client.get(notice.get_absolute_url())
    assert "連絡に回答する" in client.get("/desk/").text
    making.act(actions.answer, head, making.receipt(notice), answer="no")
    assert not waiting_for(factories.actor(head)).exists()


def test_executives_follow_everything_and_other_divisions_their_own(quality: Person) -> None:
    notice = making.send(quality)
    president: Any = factories.client_of(factories.person("president"))
    service: Any = factories.client_of(making.division("D02", "service_promotion"))
    for path in ("sent", "receipts", "units"):
        assert president.get(f"/voice/direct/{path}/").context["page"].paginator.count == 1
        assert service.get(f"/voice/direct/{path}/").context["page"].paginator.count == 0
    president.get(notice.get_absolute_url())
    assert making.receipt(notice).opened_at is None

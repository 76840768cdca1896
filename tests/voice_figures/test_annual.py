"""The annual report: counted, written, promised, approved by another, published."""

import io
from datetime import date, timedelta
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from governance import clock
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import NotAllowed, WrongState
from tests.proposals.making import at
from tests.support import factories
from tests.voice_answers import making as answers
from tests.voice_figures import making
from tests.voice_figures.making import act
from voice.figures import actions
from voice.figures.actions.annual import NoSuchPromise, NotReported, OpenAlready, Tampered, TooEarly, WordsMissing
from voice.figures.choices import OUTCOMES
from voice.figures.freezing import counted, hash_of
from voice.figures.models import AnnualReport, Promise

ADDRESS = "/voice/figures/reports/"
PUBLIC = "/voice-report/"
PROMISED = "電話の折り返し予約を全ての年金事務所で始めます。"


def vice() -> Person:
    return factories.person("vice_president")


def promised(report: AnnualReport, by: Person | None = None) -> Promise:
    act(actions.promise, by or making.service(), report, text=PROMISED, unit=making.unit("D08"))
    return Promise.objects.get(fiscal_year=report.fiscal_year)


def test_what_is_counted_is_the_same_whenever_it_is_counted(db: None) -> None:
    staff, year = answers.Staff(), making.year()
    with at(date(year, 6, 2)):
        answers.told(staff, kind="praise")
        answers.done(staff)
        late = answers.decided(staff)
    snapshot, rows = counted(year)
    assert (rows, snapshot["received"], snapshot["kinds"]["praise"], snapshot["told"]) == (3, 3, 1, 1)
    assert snapshot["work"]["important"] == 1
    assert [change["text"] for change in snapshot["changes"]] == ["待ち時間を表示する。"]
    answers.act(answers.actions.tell, staff.clerk, late, told_by="phone", told_on=clock.today())
    with clock.shifted(timedelta(days=40)):
        assert hash_of(counted(year)[0]) == hash_of(snapshot)


def test_prepared_by_one_approved_by_another_published_for_everyone(db: None) -> None:
    writer, approver = making.service(), vice()
    report = making.draft(writer)
    outbox.dispatch()
    for someone in (writer, factories.person("president")):
        with pytest.raises(NotAllowed):
            act(actions.approve, someone, report)
    with pytest.raises(WrongState):
        act(actions.publish, writer, report)
    assert any("承認" in item.task for item in items_for(factories.actor(approver)))
    act(actions.approve, approver, report)
    assert Client().get(f"{PUBLIC}{report.fiscal_year}/").status_code == 404
    act(actions.publish, writer, report)
    outbox.dispatch()
    assert Notice.objects.filter(person=approver, kind="voice_figures.report_published").exists()
    page = Client().get(PUBLIC)
    assert making.WORDS["on_voices"] in page.text
    pdf = b"".join(Client().get(f"{PUBLIC}{report.fiscal_year}/pdf/"))
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) >= 1


def test_nobody_approves_what_they_wrote(db: None) -> None:
    both = factories.person("service_promotion", "vice_president")
    report = making.draft()
    act(actions.write, both, report, words=making.WORDS)
    with pytest.raises(NotAllowed):
        act(actions.approve, both, report)


def test_texts_stay_when_the_figures_are_counted_again(db: None) -> None:
    report, year = making.draft(), making.year()
    with at(date(year, 6, 2)):
        making.voice()
    assert report.row_count == 0
    act(actions.rebuild, making.service(), report)
    assert (report.row_count, report.foreword) == (1, making.WORDS["foreword"])


def test_a_correction_begins_with_the_words_and_replaces_the_report(db: None) -> None:
    first = making.published()
    factories.ledger_note()
    with pytest.raises(DatabaseError), transaction.atomic():
        AnnualReport.objects.filter(pk=first.pk).update(foreword="書き換え")
    second = making.draft(words=False)
    assert (second.edition, second.foreword) == (2, making.WORDS["foreword"])
    with pytest.raises(OpenAlready):
        making.draft()
    act(actions.approve, vice(), second)
    act(actions.publish, making.service(), second)
    first.refresh_from_db()
    assert first.state == "superseded"
    assert "第2版" in Client().get(PUBLIC).text


def test_not_before_the_year_is_settled_nor_without_words_nor_with_other_figures(db: None) -> None:
    with pytest.raises(TooEarly):
        making.draft(of=making.year() + 1)
    report = making.draft(words=False)
    with pytest.raises(WordsMissing):
        act(actions.approve, vice(), report)
    act(actions.write, making.service(), report, words=making.WORDS)
    with transaction.atomic():
        factories.ledger_note()
        AnnualReport.objects.filter(pk=report.pk).update(snapshot=report.snapshot | {"received": 99})
    with pytest.raises(Tampered):
        act(actions.approve, vice(), report)


def test_a_promise_comes_back_in_the_next_report(db: None) -> None:
    year, service = making.year(), making.service()
    before = making.draft(service, of=year - 1)
    promise = promised(before, service)
    act(actions.approve, vice(), before)
    act(actions.publish, service, before)
    assert PROMISED in Client().get(f"{PUBLIC}{year - 1}/").text
    report = making.draft(service)
    with pytest.raises(NotReported):
        act(actions.approve, vice(), report)
    outcome = {"promise": promise, "state": "partly", "outcome": "200の年金事務所で始めました。", "carried": True}
    for _ in range(2):
        act(actions.report_promise, service, report, **outcome)
    carried = Promise.objects.get(fiscal_year=year)
    assert (carried.carried_from, carried.text) == (promise, PROMISED)
    act(actions.approve, vice(), report)
    act(actions.publish, service, report)
    page = Client().get(f"{PUBLIC}{year}/").text
    assert "200の年金事務所で始めました。" in page
    assert "一部守った" in page
    assert Client().get(f"{PUBLIC}{year - 1}/").text.count("200の年金事務所") == 0


def test_outcomes_are_those_of_a_promise_and_not_of_a_file() -> None:
    """The same English word stood for "kept on file", and the public would have read that."""
    assert [str(words) for _code, words in OUTCOMES] == ["守った", "一部守った", "守れなかった"]


def test_a_promise_is_taken_out_only_before_it_is_published(db: None) -> None:
    service, report = making.service(), making.draft()
    act(actions.take_back, service, report, promise=promised(report))
    assert not Promise.objects.exists()
    other = promised(report)
    act(actions.approve, vice(), report)
    act(actions.publish, service, report)
    correction = making.draft()
    with pytest.raises(NoSuchPromise):
        act(actions.take_back, service, correction, promise=other)
    with pytest.raises(NoSuchPromise):
        act(actions.report_promise, service, correction, promise=other, state="kept", outcome="した", carried=False)


def test_the_whole_way_on_the_pages(db: None) -> None:
    service, approver = factories.client_of(making.service()), factories.client_of(vice())
    year = making.year()
    for _ in range(2):
        answer = service.post(f"{ADDRESS}prepare/", {"fiscal_year": str(year), "idempotency_key": "p"})
        assert answer.status_code == 303
    page = AnnualReport.objects.get().get_absolute_url()
    keys = iter(range(100))

    def send(client: Client, verb: str, **form: Any) -> None:
        answer = client.post(f"{page}{verb}/", form | {"idempotency_key": str(next(keys))})
        assert answer.status_code == 303, (verb, answer.text)

    assert service.post(f"{page}promise/", {"text": "", "unit": ""}).status_code == 422
    division = str(making.unit("D08").pk)
    send(service, "promise", text=PROMISED, unit=division)
    first = Promise.objects.get()
    assert PROMISED in service.get(f"{page}promises/{first.pk}/take-back/").text
    assert service.get(f"{page}promises/{first.pk}/report-promise/").status_code == 404
    send(service, f"promises/{first.pk}/take-back")
    with transaction.atomic():
        factories.ledger_note()
        last = Promise.objects.create(
            fiscal_year=year - 1, text="文字を大きくします。", unit=making.unit("D08"), given_by=making.service()
        )
    send(service, "write", **making.WORDS)
    assert service.get(f"{page}write/").text.count(making.WORDS["foreword"]) >= 1
    refused = approver.post(f"{page}approve/", {"idempotency_key": "no"})
    assert (refused.status_code, "先に" in refused.text) == (409, True)
    send(
        service,
        f"promises/{last.pk}/report-promise",
        state="not_kept",
        outcome="費用が足りませんでした。",
        carried="on",
    )
    send(approver, "send-back", reason="数を確かめてください。")
    assert "数を確かめてください。" in service.get(page).text
    send(service, "rebuild")
    assert "引き続き" in service.get(f"{page}promises/{last.pk}/report-promise/").text
    assert "文字を大きくします。" in approver.get(f"{page}approve/").text
    send(approver, "approve")
    assert service.get(f"{page}pdf/").status_code == 200
    assert "費用が足りませんでした。" in service.get(f"{page}publish/").text
    send(service, "publish")
    assert making.WORDS["outlook"] in service.get(page).text
    assert service.get(ADDRESS).status_code == 200
    assert "公表" in Client().get(PUBLIC).text


def test_others_do_not_find_a_draft(db: None) -> None:
    report = making.draft()
    for role in ("staff", "board_member", "auditor", "block_officer"):
        assert factories.client_of(factories.person(role)).get(report.get_absolute_url()).status_code == 404
    assert "まだありません" in Client().get(PUBLIC).text
    assert Client().get(f"{PUBLIC}{report.fiscal_year}/pdf/").status_code == 404

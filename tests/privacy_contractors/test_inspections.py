"""Inspections: line by line, counted against the promise, findings to their end."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.deadlines.models import Deadline
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import NotAllowed
from privacy.contractors import actions
from privacy.contractors.models import Finding, Inspection, Job, Observation, Paper
from privacy.contractors.queries import items_of, jobs_at_risk
from privacy.contractors.refusals import OwnWork, Planned, StillOpen, Unfinished
from tests.privacy_contractors import making
from tests.support import factories


@pytest.fixture
def division(db: None) -> Person:
    return making.division()


def test_each_line_is_kept_by_itself_and_sent_again_does_no_harm(division: Person) -> None:
    row = making.planned(division, making.job(division))
    item, client = items_of(row.catalogue_id)[0], factories.client_of(division)
    page = client.get(row.get_absolute_url()).text
    assert page.count("data-keep=") == len(items_of(row.catalogue_id))
    form = {"item": str(item.pk), "answer": "no", "note": "施錠なし", "idempotency_key": "k1"}
    address = f"{row.get_absolute_url()}save-item/"
    for _ in range(2):
        answer = client.post(address, form)
        assert (answer.status_code, answer["Location"]) == (303, f"{row.get_absolute_url()}#item-{item.pk}")
    assert Observation.objects.get().note == "施錠なし"
    assert Inspection.objects.get().version == row.version + 1
    client.post(address, form | {"answer": "yes", "note": "", "idempotency_key": "k2"})
    assert Observation.objects.get().answer == "yes"


def test_a_line_that_is_not_in_order_says_what_was_seen(division: Person) -> None:
    row = making.planned(division, making.job(division))
    client, item = factories.client_of(division), items_of(row.catalogue_id)[1]
    answer = client.post(f"{row.get_absolute_url()}save-item/", {"item": str(item.pk), "answer": "no"})
    assert answer.status_code == 422
    assert item.text in answer.text
    other = {"item": str(making.job(division, making.company(division, making.SUB)).pk), "answer": "yes"}
    assert client.post(f"{row.get_absolute_url()}save-item/", other).status_code == 409


def test_only_the_inspector_fills_in(division: Person) -> None:
    row = making.planned(division, making.job(division))
    with pytest.raises(NotAllowed):
        making.act(
            actions.save_item, making.division(), row, item=items_of(row.catalogue_id)[0].pk, answer="yes", note="",
            files=[],
        )  # fmt: skip
    assert "data-keep" not in factories.client_of(making.division()).get(row.get_absolute_url()).text


def test_a_visit_is_moved_or_given_to_another_inspector_and_nothing_seen_is_lost(division: Person) -> None:
    row, colleague = making.planned(division, making.job(division)), making.division()
    making.see(row, items_of(row.catalogue_id)[0])
    client, address = factories.client_of(colleague), f"{row.get_absolute_url()}change-plan/"
    assert "change-plan" in client.get(row.get_absolute_url()).text
    plan = {"planned_on": making.day(-1).isoformat(), "inspector": str(colleague.pk), "idempotency_key": "k"}
    assert "今日以降" in client.post(address, plan).text
    assert client.post(address, plan | {"planned_on": making.day(7).isoformat()}).status_code == 303
    outbox.dispatch()
    assert Notice.objects.filter(kind="contractors.plan_changed", person=colleague).exists()
    assert "data-keep" in client.get(row.get_absolute_url()).text
    assert Observation.objects.count() == 1
    assert factories.client_of(making.division(making.ELSEWHERE)).get(address).status_code == 404


def test_a_finding_stands_on_the_desk_until_it_is_reported_on(division: Person) -> None:
    row, client = making.finding(division), factories.client_of(division)
    assert "委託先の是正を報告する" in client.get("/desk/").text
    making.act(actions.report_finding, division, row, report="錠を付けた")
    assert "委託先の是正を報告する" not in client.get("/desk/").text


def test_the_device_of_the_inspector_forgets_what_it_kept_once_the_visit_is_over(division: Person) -> None:
    row = making.planned(division, making.job(division))
    making.finish(row)
    kept = f'data-forget="{row.pk}:finish '
    assert kept in factories.client_of(division).get(row.get_absolute_url()).text
    assert kept not in factories.client_of(making.division()).get(row.get_absolute_url()).text


def test_what_differs_from_the_promise_becomes_a_finding_with_a_day(division: Person) -> None:
    row = making.planned(division, making.job(division))
    making.finish(row, no=0, staff=7, places=["戸田工場", "川口倉庫"])
    found = {f.text: (f.is_serious, (f.due_on - clock.today()).days) for f in Finding.objects.all()}
    assert len(found) == 3
    assert found["届出のない作業場所がある：川口倉庫"] == (True, 14)
    assert found["従事者数：契約 10人、実際 7人"] == (False, 30)
    row.refresh_from_db()
    assert row.result == "serious"
    with pytest.raises(DatabaseError), transaction.atomic():
        Observation.objects.filter(inspection=row).update(answer="yes")


def test_a_checklist_with_holes_is_not_finished(division: Person) -> None:
    row = making.planned(division, making.job(division))
    making.see(row, items_of(row.catalogue_id)[0])
    with pytest.raises(Unfinished):
        making.act(
            actions.finish, division, row, inspected_on=clock.today(), staff_counted=10, places_counted=[], summary="x"
        )


def test_an_inspection_settles_the_clock_and_opens_the_next(division: Person) -> None:
    job = making.job(division)
    with clock.shifted(timedelta(days=300)):
        row = making.planned(division, job)
        with pytest.raises(Planned):
            making.planned(division, job)
        making.finish(row)
        outbox.dispatch()
    clocks = list(Deadline.objects.filter(subject_id=job.pk).order_by("round").values_list("state", flat=True))
    assert clocks == ["met", "running"]
    with clock.shifted(timedelta(days=400)):
        assert not jobs_at_risk(factories.actor(division)).exists()


def test_a_job_not_inspected_within_a_year_is_overdue(division: Person) -> None:
    making.job(division)
    with clock.shifted(timedelta(days=367)):
        assert jobs_at_risk(factories.actor(division)).get().risk_inspection  # type: ignore[attr-defined]
        assert "実地検査を予定する" in factories.client_of(division).get("/desk/").text


def test_a_finding_is_closed_by_somebody_who_did_not_report_it(division: Person) -> None:
    row = making.finding(division)
    with pytest.raises(StillOpen):
        making.act(actions.close, division, Job.objects.get())
    making.act(actions.report_finding, division, row, report="錠を付けた")
    with pytest.raises(OwnWork):
        making.act(actions.check_finding, division, row, granted=True, note="確認")
    colleague = making.division()
    making.act(actions.check_finding, colleague, row, granted=False, note="写真では分からない")
    making.act(actions.report_finding, colleague, row, report="写真を撮り直した")
    making.act(actions.check_finding, division, row, granted=True, note="現地で確認")
    row.refresh_from_db()
    assert (row.state, row.checked_by) == ("closed", division)
    outbox.dispatch()
    assert Notice.objects.filter(kind="contractors.finding_checked", person=colleague).exists()


def test_photos_are_sealed_and_open_to_those_in_charge_alone(division: Person) -> None:
    row = making.planned(division, making.job(division))
    making.see(row, items_of(row.catalogue_id)[0], files=[making.paper("書庫.txt")])
    paper = Paper.objects.get(observation__isnull=False)
    answer = factories.client_of(division).get(paper.get_absolute_url())
    assert (answer.status_code, answer.content) == (200, b"paper")
    other = factories.client_of(making.division(making.ELSEWHERE))
    assert other.get(paper.get_absolute_url()).status_code == 404

"""The first report of an incident, what follows it, and the minutes until it was filed and read (D6)."""

from datetime import timedelta

import pytest

from governance import clock
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState
from tests.support import factories
from tests.voice import making
from voice import actions
from voice.models import Incident
from voice.queries import incidents_for


def test_the_minutes_from_the_event_to_the_first_reading_of_each_side(db: None) -> None:
    service, officer = factories.person("service_promotion"), making.block_officer()
    told = making.incident()
    with clock.shifted(timedelta(minutes=5)):
        making.act(actions.open_incident, service, told)
    with clock.shifted(timedelta(minutes=47)):
        making.act(actions.open_incident, officer, told)
    page = factories.client_of(service).get("/voice/incidents/").content.decode()
    row = incidents_for(factories.actor(service)).get()
    assert round(row.until_filed.total_seconds() / 60) == 12
    for minutes in (12, 5, 47):
        assert f'class="numeric">{minutes}</td>' in page


def test_follow_up_reports_hang_on_the_first_until_the_last(db: None) -> None:
    filer, service = making.clerk(), factories.person("service_promotion")
    told = making.incident(by=filer)
    making.act(actions.follow_up, filer, told, text="警察に相談した。")
    making.act(actions.report_end, filer, told, text="被害届を出し、掲示を増やした。")
    told = Incident.objects.get(pk=told.pk)
    assert (told.state, told.text) == ("ended", "窓口で大声を出し、机をたたいた。")
    assert list(told.follow_ups.values_list("is_last", flat=True)) == [False, True]
    with pytest.raises(WrongState):
        making.act(actions.report_end, filer, told, text="もう一度")
    making.act(actions.follow_up, filer, told, text="後日、お客様からお電話があった。")
    told.refresh_from_db()
    assert told.state == "ended"
    page = factories.client_of(filer).get(told.get_absolute_url()).content.decode()
    assert "後日、お客様からお電話があった。" in page
    assert "続報を加える" in page
    assert "最終報告をする" not in page
    outbox.dispatch()
    assert Notice.objects.filter(kind="voice.follow_up_reported", person=service).count() == 3


def test_the_block_reads_and_does_not_report_in_place_of_the_office(db: None) -> None:
    officer, told = making.block_officer(), making.incident()
    with pytest.raises(NotAllowed):
        making.act(actions.follow_up, officer, told, text="ブロックで様子を見る。")


def test_the_head_of_the_office_reports_on_when_the_clerk_is_away(db: None) -> None:
    told = making.incident()
    making.act(actions.report_end, factories.person("office_head", at=making.unit()), told, text="収まった。")
    assert Incident.objects.get().ended_at is not None

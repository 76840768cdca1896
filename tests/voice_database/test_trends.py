"""Sudden rises by office and subject: a stated rule, corrected for season and for many comparisons."""

import random
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from tests.support import factories
from tests.voice import making
from voice.database import actions, chores
from voice.database.models import Rise, SearchRow, Term, TrendRun
from voice.database.statistics import WINDOWS, chance, corrected, expected, is_rise, season_factor

TRENDS = "/voice/database/trends/"


class TestRule:
    def test_with_a_long_past_it_is_poisson(self) -> None:
        assert chance(10, 130_000, 5 / 10_000) == pytest.approx(0.0318, abs=0.0002)
        assert chance(3, 130_000, 5 / 10_000) == pytest.approx(0.8753, abs=0.0005)

    def test_a_short_past_makes_careful(self) -> None:
        assert chance(6, 13, 1.0) > chance(6, 13_000, 0.001)

    def test_nothing_is_no_surprise(self) -> None:
        assert chance(0, 0, 1.0) == 1.0
        assert 0 < chance(50, 0, 1.0) < 1e-6

    def test_a_season_makes_many_voices_usual(self) -> None:
        factor = season_factor(same_weeks=300, of_a_usual_window=100)
        assert factor == pytest.approx(320 / 120)
        assert chance(12, 52, factor) > 0.2
        assert chance(12, 52, 1.0) < 0.01

    def test_a_season_seen_in_few_voices_hardly_counts(self) -> None:
        assert season_factor(3, 1) < 1.1

    def test_many_comparisons_are_corrected(self) -> None:
        assert corrected([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
        assert corrected([]) == []

    def test_named_is_what_is_many_and_much_more_than_usual(self) -> None:
        assert is_rise(5, 1.0, 0.05)
        assert not is_rise(4, 0.1, 0.001)
        assert not is_rise(140, 100.0, 0.001)
        assert not is_rise(50, 1.0, 0.06)

    def test_among_thousands_of_quiet_cells_nothing_is_named_and_a_real_rise_is(self) -> None:
        dice = random.Random(7)

        def poisson(mean: float) -> int:
            number, product, limit = 0, dice.random(), 2.718281828**-mean
            while product > limit:
                number, product = number + 1, product * dice.random()
            return number

        cells = [(poisson(2), sum(poisson(2) for _ in range(WINDOWS))) for _ in range(2000)] + [(15, 26)]
        q_values = corrected([chance(now, before, 1.0) for now, before in cells])
        named = [
            place for place, ((now, before), q) in enumerate(zip(cells, q_values, strict=True))
            if is_rise(now, expected(before, 1.0), q)
        ]  # fmt: skip
        assert named == [2000]


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


@pytest.fixture
def risen(service: Person) -> str:
    """One office heard much about waiting in the last four weeks; return the code of the top subject."""
    filer, subject = making.clerk(), Term.objects.get(name="窓口の待ち時間")
    for days in (300, 200, 100, *[3] * 10):
        with clock.shifted(timedelta(days=-days)):
            filed = making.voice(by=filer)
            making.act(actions.classify, service, filed, subject_term=subject)
    with clock.shifted(timedelta(days=-50)):
        making.voice(by=making.clerk(making.ELSEWHERE))
    return subject.parent_code


class TestDay:
    def test_a_rise_is_named_once_and_service_promotion_is_told(self, service: Person, risen: str) -> None:
        chores.compute_trends()
        chores.compute_trends()
        rise = Rise.objects.get()
        assert (rise.unit, rise.subject_code, rise.observed, rise.is_new) == (making.unit(), risen, 10, True)
        assert rise.expected == pytest.approx(3.5 / 13 * rise.season, abs=0.01)
        assert TrendRun.objects.get().cells == 2
        assert "新たに増加" in factories.client_of(service).get("/voice/database/trends/").content.decode()
        outbox.dispatch()
        assert Notice.objects.filter(kind="voice_database.trends_computed", person=service).count() == 1

    def test_the_next_day_it_is_known_and_nobody_is_told_again(self, service: Person, risen: str) -> None:
        chores.compute_trends()
        with clock.shifted(timedelta(days=1)):
            chores.compute_trends()
            assert not TrendRun.objects.get(day=clock.today()).rises.get().is_new
            outbox.dispatch()
        assert Notice.objects.filter(kind="voice_database.trends_computed").count() == 1

    def test_a_quiet_day(self, service: Person) -> None:
        making.voice()
        chores.compute_trends()
        outbox.dispatch()
        assert not Rise.objects.exists()
        assert "急な増加はありません" in factories.client_of(service).get(TRENDS).content.decode()


class TestPage:
    def test_months_and_rises(self, service: Person, risen: str) -> None:
        chores.compute_trends()
        client = factories.client_of(service)
        page: Any = client.get(TRENDS)
        text = page.content.decode()
        assert "待ち時間・予約" in text
        assert f"?unit={making.unit().pk}&amp;subject={risen}" in text
        counted = sum(row[1] for row in page.context["chart"].rows)
        assert counted == SearchRow.objects.count()
        elsewhere: Any = client.get(TRENDS, {"unit": str(making.block(making.ELSEWHERE).pk), "subject": "none"})
        assert sum(row[1] for row in elsewhere.context["chart"].rows) == 1
        assert client.get(TRENDS, {"subject": "X"}).status_code == 422

    def test_everybody_sees_their_own_part(self, service: Person, risen: str) -> None:
        chores.compute_trends()
        for reader, number in (
            (factories.person("office_head", at=making.unit()), 1), (making.block_officer(), 1),
            (factories.person("office_head", at=making.unit(making.ELSEWHERE)), 0), (factories.person("president"), 1),
        ):  # fmt: skip
            page: Any = factories.client_of(reader).get(TRENDS)
            assert len(page.context["rises"]) == number
        assert factories.client_of(making.clerk()).get(TRENDS).status_code == 404

    def test_a_constant_number_of_queries(self, service: Person, risen: str) -> None:
        client = factories.client_of(service)

        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(TRENDS).status_code == 200
            return len(seen)

        chores.compute_trends()
        queries()
        few = queries()
        with clock.shifted(timedelta(days=1)):
            other = making.clerk(making.NEIGHBOUR)
            for _ in range(9):
                making.voice(by=other)
        with clock.shifted(timedelta(days=2)):
            chores.compute_trends()
            assert Rise.objects.filter(run__day=clock.today()).count() == 2
        assert queries() == few

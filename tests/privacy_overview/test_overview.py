"""The overview: units by kinds, clocks, near misses against leaks, what stands open, training; by role, and never small."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.access import Actor
from governance.audits import audited_units
from governance.calendar.eras import fiscal_year
from privacy import contributed
from privacy.contributed import Outcome
from privacy.overview.queries import Overview, Shown, overview_of
from tests.privacy_contractors import making as contracts
from tests.privacy_incidents import making
from tests.privacy_incidents.making import ELSEWHERE, Staff
from tests.support import factories

PAGE = "/privacy/"


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def seen_by(person: Any) -> Overview:
    return overview_of(factories.actor(person), fiscal_year(clock.today()))


def row(found: Overview, code: str) -> Shown:
    return next(one for one in found.clocks if one.code == code)


def duty(found: Overview, words: str) -> Shown:
    return next(one for one in found.duties if str(one.words) == words)


def sent(monkeypatch: pytest.MonkeyPatch, *rows: Any) -> None:
    monkeypatch.setattr(contributed.dispatched, "_provider", lambda first, last: rows)


def caught(monkeypatch: pytest.MonkeyPatch, *rows: Any) -> None:
    monkeypatch.setattr(contributed.near_misses, "_provider", lambda first, last: rows)


def test_units_by_kinds_with_sums_and_a_shade_for_the_most(staff: Staff) -> None:
    for kind in ("misdelivery", "misdelivery", "loss"):
        making.incident(staff, kind=kind)
    making.incident(Staff(ELSEWHERE), kind="loss")
    heat = seen_by(staff.officer).heat
    assert heat is not None
    assert [str(kind) for kind in heat.kinds] == ["紛失", "誤送付・誤交付"]
    assert [[cell.number for cell in line.cells] for line in heat.lines] == [[1, 2], [1, 0]]
    assert [[cell.shade for cell in line.cells] for line in heat.lines] == [[2, 4], [2, 0]]
    assert ([line.total.number for line in heat.lines], [cell.number for cell in heat.sums]) == ([3, 1], [2, 2])
    assert heat.total.number == 4


def test_each_number_leads_to_as_many_rows(staff: Staff) -> None:
    making.incident(staff)
    making.incident(staff, kind="loss")
    making.incident(Staff(ELSEWHERE))
    found, client = seen_by(staff.officer), factories.client_of(staff.officer)
    heat = found.heat
    assert heat is not None
    cells = [cell for line in heat.lines for cell in (*line.cells, line.total)] + [*heat.sums, heat.total]
    numbered = [(cell.number, cell.url) for cell in cells if cell.number]
    numbered += [(one.whole, one.url) for one in found.clocks if one.whole]
    for number, url in numbered:
        assert len(client.get(url).context["page"].object_list) == number, url


def test_clocks_run_and_pass(staff: Staff) -> None:
    making.incident(staff)
    found = seen_by(staff.officer)
    assert [(row(found, code).whole, row(found, code).pressing) for code in ("D10", "D11", "D12")] == [(1, 0)] * 3
    with clock.shifted(timedelta(days=6)):
        late = row(seen_by(staff.officer), "D10")
        assert (late.whole, late.pressing) == (1, 1)
        assert len(factories.client_of(staff.officer).get(late.pressing_url).context["page"].object_list) == 1
        assert row(seen_by(staff.officer), "D11").pressing == 0


def test_near_misses_against_what_was_misdirected_per_ten_thousand(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("misdelivery", "enclosure", "loss"):
        making.incident(staff, kind=kind)
    month = clock.today().replace(day=1)
    sent(monkeypatch, (month, staff.unit.pk, 20_000))
    caught(monkeypatch, (month, staff.unit.pk, 30))
    found = seen_by(staff.officer)
    line = next(line for line in found.months if line.month == month)
    assert (line.caught, line.caught_rate, line.misdirected, line.misdirected_rate) == (30, 15.0, 2, 1.0)
    assert (found.all_months.caught, found.all_months.misdirected) == (30, 2)
    assert factories.client_of(staff.officer).get(line.url).status_code == 200


def test_a_head_sees_the_own_unit_and_a_block_its_offices(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Staff(ELSEWHERE)
    making.incident(staff)
    making.incident(other)
    month = clock.today().replace(day=1)
    sent(monkeypatch, (month, staff.unit.pk, 100), (month, other.unit.pk, 900))
    for person in (staff.head, staff.manager, staff.block):
        found = seen_by(person)
        assert found.heat is not None
        assert (found.heat.total.number, found.all_months.dispatched) == (1, 100)
        assert row(found, "D10").whole == 1
    assert seen_by(staff.president).all_months.dispatched == 1000


def test_who_reads_figures_alone_sees_no_unit_no_link_and_no_small_number(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(6):
        making.incident(staff)
    making.incident(staff, kind="enclosure")
    month = clock.today().replace(day=1)
    sent(monkeypatch, (month, staff.unit.pk, 20_000))
    caught(monkeypatch, (month, staff.unit.pk, 3))
    for role in ("board_member", "service_promotion", "quality_management"):
        reader = factories.person(role)
        found = seen_by(reader)
        assert (found.heat, found.months) == (None, [])
        assert [value for _kind, value in found.by_kind.rows] == [None, None]
        assert (row(found, "D10").whole, row(found, "D10").pressing) == (7, 0)
        assert (found.all_months.caught, found.all_months.misdirected) == (None, None)
        page = factories.client_of(reader).get(PAGE)
        assert page.status_code == 200
        assert "/privacy/incidents/?" not in page.text
        assert "1から4までの数" in page.text


def test_contracts_at_risk_vacancies_and_leaks_to_assess(staff: Staff) -> None:
    contracts.job(contracts.division(), ends_on=contracts.day(10))
    making.incident(staff)
    with clock.shifted(timedelta(days=11)):
        found = seen_by(staff.officer)
        assert duty(found, "委託契約").pressing == 1
        assert (duty(found, "対応中の漏えい等").whole, duty(found, "対応中の漏えい等").pressing) == (1, 1)
        units = duty(found, "部署（個人情報保護管理者の配置）")
        assert units.whole is not None
        assert 0 < (units.pressing or 0) < units.whole
        assert duty(seen_by(staff.manager), "部署（個人情報保護管理者の配置）").pressing == 0


def test_a_cell_is_one_thing_so_that_a_telephone_sets_it_beside_its_head(staff: Staff) -> None:
    making.incident(staff)
    page = factories.client_of(staff.officer).get(PAGE).text
    assert '"><span><span class="reference">D10</span> 漏えい等の速報' in page
    assert 'class="numeric"><span><span class="chip' in page.replace("\n", "")


def test_flags_stand_there_once_a_room_judges_views(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    client = factories.client_of(staff.officer)
    monkeypatch.setattr(contributed.flags_by_outcome, "_provider", None)
    assert "理由の確認" not in client.get(PAGE).text
    given: Any = lambda actor, first, last: [Outcome("理由の確認", 7, "/x/"), Outcome("説明なし", 2, "/y/")]  # noqa: E731
    monkeypatch.setattr(contributed.flags_by_outcome, "_provider", given)
    assert 'href="/x/"' in client.get(PAGE).text
    hidden = seen_by(factories.person("board_member")).flags
    assert hidden is not None
    assert [(one.number, one.url) for one in hidden] == [(None, ""), (None, "")]


def test_the_year_2007_stands_there_and_a_year_that_there_is_none_of_is_refused(staff: Staff) -> None:
    client = factories.client_of(staff.officer)
    page = client.get(PAGE).text
    assert "213" in page
    assert "平成19年度" in page
    assert client.get(PAGE, {"year": "1999"}).status_code == 422


def test_staff_and_compliance_have_no_overview(staff: Staff) -> None:
    for person in (staff.clerk, factories.person("compliance_head"), factories.person("system_admin")):
        assert factories.client_of(person).get(PAGE).status_code == 404


def test_it_costs_the_same_for_few_and_many(staff: Staff) -> None:
    client = factories.client_of(staff.officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(PAGE).status_code == 200
        return len(found)

    making.incident(staff)
    queries()
    few = queries()
    for kind in ("theft", "loss", "system"):
        making.incident(Staff(ELSEWHERE), kind=kind)
    contracts.job(contracts.division())
    assert queries() == few


def test_an_auditor_sees_the_units_that_they_audit(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    making.incident(staff)
    auditor = factories.person("auditor")
    monkeypatch.setattr(audited_units, "_provider", None)
    nothing = seen_by(auditor)
    assert nothing.heat is not None
    assert nothing.heat.total.number == 0
    audits(monkeypatch, staff)
    found = seen_by(auditor)
    assert found.heat is not None
    assert [line.total.number for line in found.heat.lines] == [1]


def audits(monkeypatch: pytest.MonkeyPatch, staff: Staff) -> None:
    def units(actor: Actor) -> list[Any]:
        return [staff.unit.pk]

    monkeypatch.setattr(audited_units, "_provider", units)


def test_months_that_have_not_come_yet_have_no_line(staff: Staff) -> None:
    months = [line.month for line in seen_by(staff.officer).months]
    assert months[0] == date(fiscal_year(clock.today()), 4, 1)
    assert months[-1] == clock.today().replace(day=1)

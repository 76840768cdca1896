"""What comes out of a wave: rates by channel, means and shares of 4 and 5, nothing of small groups, no ranking."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.people.models import Person
from governance.surveys.models import Figure, Wave
from governance.surveys.queries import unit_scores
from tests.satisfaction import making
from tests.satisfaction.making import BASE
from tests.support import factories
from voice.satisfaction import actions
from voice.satisfaction.models import Handout


@pytest.fixture
def service(db: None) -> Person:
    return making.clerk()


def answered(service: Person) -> Wave:
    """Return a closed wave: 20 and 12 answers at two offices of a block, 3 at a third, 10 by mail."""
    wave = making.planned(service, making.OFFICE, making.NEIGHBOUR)
    making.printed(service, wave, making.offices(making.ELSEWHERE), count=4)
    (mailed,) = making.printed(service, wave, [], "notice", 100)
    making.act(making.surveys.open_wave, service, wave)
    groups = {g.unit.code if g.unit else "": g.number for g in wave.groups.select_related("unit")}
    assert groups[""] == mailed
    for code, marks in {
        making.OFFICE: "1" * 6 + "4" * 8 + "5" * 6, making.NEIGHBOUR: "3" * 12, making.ELSEWHERE: "125", "": "4" * 10,
    }.items():  # fmt: skip
        for mark in marks:
            making.send(wave, groups[code], manners=mark)
    return making.close(service, wave)


def figure(wave: Wave, code: str | None, question: str | None = "manners") -> Figure:
    asked = {"question__code": question} if question else {"question": None}
    return Figure.objects.get(wave=wave, unit__code=code, level="unit" if code else "total", **asked)


def test_answers_are_counted_by_channel_and_small_ones_are_not_kept(service: Person) -> None:
    wave = answered(service)
    assert figure(wave, making.OFFICE, None).cells == {"counter": [40, 20], "notice": [0, 0]}
    assert figure(wave, making.ELSEWHERE, None).hidden
    whole = Figure.objects.get(wave=wave, question=None, level="total")
    assert (whole.invited, whole.people) == (184, 45)
    assert whole.cells is None, "with it the small office's four sheets could be worked out"


def test_other_rooms_read_the_score_of_an_office(service: Person) -> None:
    answered(service)
    scores = unit_scores("satisfaction", "manners")
    assert scores[making.unit(making.OFFICE).pk] == pytest.approx(68 / 20)
    assert scores[making.unit(making.ELSEWHERE).pk] is None


def test_page_list_and_document_show_the_share_of_four_and_five_only_where_counts_may_be_shown(service: Person) -> None:
    wave = answered(service)
    client = factories.client_of(service)
    listed = client.post(f"/surveys/waves/{wave.pk}/figures/?question=manners&level=unit", {"format": "csv"})
    rows = {line.split(",")[2]: line for line in listed.getvalue().decode("utf-8-sig").splitlines()[1:]}
    by_office = {code: row for code in (making.OFFICE, making.ELSEWHERE) for row in rows.values() if _name(code) in row}
    shown = figure(wave, making.OFFICE).cells is not None
    assert ("70.0%" in by_office[making.OFFICE]) == shown
    assert "%" not in by_office[making.ELSEWHERE]
    page = client.get(f"/surveys/waves/{wave.pk}/results/").text
    assert "4か5の割合" in page
    document = client.post(f"/surveys/waves/{wave.pk}/take-results/", {"idempotency_key": "k"})
    assert document.content.startswith(b"%PDF")


def _name(code: str) -> str:
    return making.unit(code).periods.get(valid_to__isnull=True).name


@pytest.mark.filterwarnings("error::django.core.paginator.UnorderedObjectListWarning")
def test_no_list_of_figures_sorts_by_score(service: Person) -> None:
    wave = answered(service)
    client, address = factories.client_of(service), f"/surveys/waves/{wave.pk}/figures/"
    page = client.get(f"{address}?sort=-score")
    assert "sort=score" not in page.text
    assert page.context["table"] == client.get(address).context["table"]
    rates = client.get(f"{BASE}waves/{wave.pk}/rates/").text
    assert "sort=rate" not in rates


def test_rates_wait_for_every_office_and_each_head_reads_the_own(service: Person) -> None:
    wave = answered(service)
    client = factories.client_of(service)
    for row in Handout.objects.filter(wave=wave).exclude(office__code=making.NEIGHBOUR):
        making.act(actions.note_numbers, service, row, visitors=900, handed_out=40)
    page = client.get(f"{BASE}waves/{wave.pk}/rates/").text
    assert "50.0%" in page
    making.act(actions.note_numbers, service, Handout.objects.get(office__code=making.NEIGHBOUR), handed_out=24)
    block = client.get(f"{BASE}waves/{wave.pk}/").text
    assert "50.0%" in block, "32 answers of 64 sheets in the block"
    head = factories.client_of(factories.person("office_head", at=making.unit()))
    own = head.get(f"{BASE}waves/{wave.pk}/rates/").text
    assert _name(making.OFFICE) in own
    assert _name(making.NEIGHBOUR) not in own
    assert wave.get_absolute_url() not in own
    assert factories.client_of(factories.person("staff")).get(f"{BASE}waves/{wave.pk}/rates/").status_code == 404


def test_pages_ask_the_database_a_constant_number_of_times(service: Person) -> None:
    client = factories.client_of(service)
    wave = answered(service)
    addresses = (BASE, f"{BASE}waves/{wave.pk}/", f"{BASE}waves/{wave.pk}/rates/")

    def counts() -> list[int]:
        found: list[int] = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(address).status_code == 200
            found.append(len(asked))
        return found

    counts()
    before = counts()
    more: Any = making.offices("14001", "27002", "27003")
    second = making.planned(service, survey=wave.survey)
    making.printed(service, second, more)
    assert counts() == before

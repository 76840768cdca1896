"""The risk assessment: live figures, weights of two people, judgement, what is not seen; and nobody outside sees it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.contributed import unit_risks, unit_weights
from audit.universe import actions
from audit.universe.assessing import digest_of, period
from audit.universe.demo import make_universe
from audit.universe.models import AssessedItem, Assessment, Judgement, Weighting
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.figures_for_audit import figures
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import NotAllowed, Refused, run
from tests.audit_engagements import making
from tests.audit_engagements.making import ELSEWHERE, NEIGHBOUR, OFFICE, act, fresh, unit
from tests.audit_universe.making import YEAR, approved, assessed, proposed, usual
from tests.support import factories
from tests.voice import making as voices
from voice.choices import VoiceKind

BASE = "/audit/universe/"


@pytest.fixture
def head(db: None) -> Person:
    return making.head()


@pytest.fixture
def president(db: None) -> Person:
    return making.president()


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def weights_form(**changes: Any) -> dict[str, Any]:
    return key(reason="見直し", **{f"w_{code}": str(weight) for code, weight in usual().items()}) | changes


def test_every_area_hands_over_its_figures(db: None) -> None:
    assert {one.area for one in figures.values()} == {"voice", "privacy", "compliance", "learning"}
    first, last = period(clock.today())
    assert (last + timedelta(days=1)).day == 1
    for one in figures.values():
        assert isinstance(one.ask(first, last), dict), one.code


def test_figures_of_the_year_move_the_ranking_and_each_point_is_explained(head: Person, president: Person) -> None:
    approved(head, president)
    filer = factories.person("staff", at=unit(OFFICE))
    with clock.shifted(timedelta(days=-60)):
        for _n in range(3):
            voices.voice(filer, kind=VoiceKind.COMPLAINT)
    made = assessed(head)
    item = AssessedItem.objects.get(assessment=made, code=OFFICE)
    assert float(item.figured) == pytest.approx(sum(line[4] for line in item.lines) / 100, abs=0.2)
    lines = {line[0]: line for line in item.lines}
    assert (lines["voice.complaints"][1], lines["voice.complaints"][2]) == (3.0, 1000)
    page = factories.client_of(head).get(item.get_absolute_url())
    assert "前回の監査からの年数" in page.text
    assert made.size == AssessedItem.objects.filter(assessment=made).count()
    assert "privacy.misdelivery" in made.blind["factors"]
    assert made.blind["never"]["office"] == made.blind["of"]["office"]


def test_an_audited_office_ranks_behind_one_that_never_was(head: Person, president: Person) -> None:
    approved(head, president)
    making.opened(head, ELSEWHERE, starts_on=making.day(), ends_on=making.day())
    with clock.shifted(timedelta(days=40)):
        made = assessed(head)
    rows = {row.code: row for row in made.items.filter(code__in=[ELSEWHERE, NEIGHBOUR])}
    assert rows[ELSEWHERE].score < rows[NEIGHBOUR].score
    assert rows[ELSEWHERE].last_audited == making.day()
    assert unit_weights.ask()[unit(ELSEWHERE).pk] == 1
    assert set(unit_weights.ask().values()) <= {1, 2, 3, 4, 5}
    assert unit_risks.ask()[unit(ELSEWHERE).pk][0] == rows[ELSEWHERE].rank


def test_a_secret_audit_changes_no_assessment(head: Person, president: Person) -> None:
    approved(head, president)
    before = assessed(head)
    making.planned(head, OFFICE, lead=making.auditor())
    assert assessed(head).digest == before.digest


def test_a_judgement_lifts_until_its_day_and_is_withdrawn(head: Person, president: Person) -> None:
    approved(head, president)
    last = assessed(head).items.filter(kind="office").order_by("rank").last()
    client = factories.client_of(head)
    form = key(unit=str(last.unit_id), points="40", reason="所長が替わり続けている", until=making.day(30).isoformat())
    asked = client.get(f"{BASE}judgements/judge/", {"unit": form["unit"]})
    assert asked.context["form"]["unit"].value() == form["unit"]
    both = client.post(f"{BASE}judgements/judge/", form | {"unit": "", "reason": ""})
    assert set(both.context["form"].errors) == {"unit", "reason"}
    assert client.post(f"{BASE}judgements/judge/", form | {"unit": ""}).status_code == 422
    assert client.post(f"{BASE}judgements/judge/", form | {"points": "0"}).status_code == 422
    assert client.post(f"{BASE}judgements/judge/", form | {"until": making.day(500).isoformat()}).status_code == 422
    assert client.post(f"{BASE}judgements/judge/", form).status_code == 303
    row = Judgement.objects.get()
    item = assessed(head).items.get(code=last.code)
    assert (float(item.score), item.rank < last.rank) == (float(item.figured) + 40, True)
    assert "所長が替わり続けている" in client.get(item.get_absolute_url()).text
    with clock.shifted(timedelta(days=31)):
        assert assessed(head).items.get(code=last.code).judgement == ""
    address = f"{BASE}judgements/{row.pk}/withdraw-judgement/"
    assert client.post(address, key(reason="")).status_code == 422
    assert client.post(address, key(reason="落ち着いた")).status_code == 303
    assert assessed(head).items.get(code=last.code).judgement == ""
    assert "落ち着いた" in client.get(f"{BASE}judgements/").text
    assert client.post(address, key(reason="もう一度", idempotency_key="again")).status_code == 409


def test_weights_are_set_by_the_head_and_decided_by_the_president_alone(head: Person, president: Person) -> None:
    client, other = factories.client_of(head), factories.client_of(president)
    assert client.post(f"{BASE}weights/propose-weights/", weights_form(reason="")).status_code == 422
    nothing = {name: "0" for name in weights_form() if name.startswith("w_")}
    assert client.post(f"{BASE}weights/propose-weights/", weights_form(**nothing)).status_code == 409
    for _twice in range(2):
        assert client.post(f"{BASE}weights/propose-weights/", weights_form()).status_code == 303
    row = Weighting.objects.get()
    again = client.post(f"{BASE}weights/propose-weights/", weights_form(idempotency_key="two"))
    assert again.status_code == 409
    with pytest.raises(Refused):
        assessed(head)
    assert "リスク評価の重み" in other.get("/desk/").text
    assert client.get(f"{row.get_absolute_url()}approve-weights/").status_code in (403, 404)
    assert other.post(f"{row.get_absolute_url()}reject-weights/", key(reason="根拠が弱い")).status_code == 303
    assert fresh(row).remark == "根拠が弱い"
    second = proposed(head)
    assert other.post(f"{second.get_absolute_url()}approve-weights/", key()).status_code == 303
    assert "有効" in client.get(f"{BASE}weights/").text
    assert client.post(f"{BASE}make-assessment/", key(fiscal_year=str(YEAR))).status_code == 303
    with pytest.raises(NotAllowed):
        act(actions.approve_weights, head, proposed(head))


def test_the_database_refuses_weights_that_the_president_did_not_decide(head: Person) -> None:
    row = proposed(head)
    inspector = factories.person("statutory_auditor", at=unit("D15"))
    with making.refused("only the president"):
        Weighting.objects.filter(pk=row.pk).update(state="approved", decided_by=inspector, decided_at=clock.now())
    with making.refused("neither changed"):
        Weighting.objects.filter(pk=row.pk).update(weights={"audit.since": 100})
    with making.refused("approved weights only"):
        Assessment.objects.create(
            fiscal_year=YEAR, edition=1, weighting=row, first=making.day(), last=making.day(), size=0, blind={},
            sensitivity={}, digest="x", made_by=head,
        )  # fmt: skip


def test_what_was_assessed_is_frozen_with_its_digest(head: Person, president: Person) -> None:
    weighting = approved(head, president)
    made = assessed(head)
    rows = list(made.items.order_by("rank"))
    assert digest_of(weighting.weights, made.first, made.last, rows) == made.digest
    with making.refused("neither changed"):
        AssessedItem.objects.filter(pk=rows[0].pk).update(score=1)
    page = factories.client_of(president).get(made.get_absolute_url())
    assert "凍結時のまま" in page.text
    assert "見えていないもの" in page.text
    rows[0].score += 1
    assert digest_of(weighting.weights, made.first, made.last, rows) != made.digest


def test_only_those_who_oversee_see_any_of_it(head: Person, president: Person) -> None:
    approved(head, president)
    made = assessed(head)
    item = made.items.first()
    pages = [BASE, f"{BASE}assessments/", made.get_absolute_url(), item.get_absolute_url(), f"{BASE}weights/",
             made.weighting.get_absolute_url(), f"{BASE}judgements/"]  # fmt: skip
    inspector = factories.person("statutory_auditor", at=unit("D15"))
    auditor = making.auditor().person
    outside = [auditor, *(factories.person(role, at=unit(OFFICE)) for role in ("office_head", "staff"))]
    for page in pages:
        assert factories.client_of(inspector).get(page).status_code == 200, page
        assert {factories.client_of(person).get(page).status_code for person in outside} == {404}, page


def test_the_ranking_takes_a_constant_number_of_queries_and_is_exported(head: Person, president: Person) -> None:
    approved(head, president)
    assessed(head)
    client: Client = factories.client_of(head)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    queries(BASE)
    assert queries(BASE) == queries(f"{BASE}?kind=block") + 0
    assert "札幌" in client.get(f"{BASE}?kind=office&code=01001&never=never&is_silent=false").text
    assert client.post(f"{BASE}?kind=office", {"format": "csv"}).status_code == 200


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_universe()
    make_universe()
    assert Assessment.objects.count() == 2
    assert sorted(Weighting.objects.values_list("state", flat=True)) == ["approved", "proposed"]
    assert AssessedItem.objects.exclude(judgement="").exists()

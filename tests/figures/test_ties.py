"""figures.tie, figures.untie: only those who handle the case; what recurs; where nobody speaks up."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.figures import actions
from compliance.figures.learning_loop import recurring, silence
from compliance.figures.models import CaseTie
from compliance.figures.rules import last_quarter_end
from compliance.figures.teaching import article_code, choices_of
from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from governance.runner import Invisible, NotAllowed, run
from tests.figures import making
from tests.support import factories
from tests.support.five_cases import accepted_case


def tie(case: Any, actor: Actor, reference: str = "5") -> None:
    run(actions.tie, actor=actor, subject=case.pk, kind="article", reference=reference)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("第5条", "5"), ("第５条の２", "5-2"), (" 第12条 ", "12"), ("5", None), ("第0条", None), ("会計課の佐藤", None)],
)
def test_an_article_is_a_number_never_words(typed: str, code: str | None) -> None:
    assert article_code(typed) == code


def test_only_those_who_handle_the_case_tie_it(db: None) -> None:
    case, head = accepted_case()
    tie(case, head)
    row = CaseTie.objects.get()
    assert (row.reference, row.label) == ("5", "第5条")
    with pytest.raises(NotAllowed):
        tie(case, making.vice_president(), "6")
    with pytest.raises(Invisible):
        tie(case, factories.actor(factories.person("office_head")), "6")
    with pytest.raises(actions.TiedAlready):
        tie(case, head)
    with pytest.raises(actions.UnknownReference):
        tie(case, head, "自由な文")
    run(actions.untie, actor=head, subject=case.pk, tie=row)
    assert not CaseTie.objects.exists()


def test_the_pages(db: None) -> None:
    case, _head = accepted_case()
    client = factories.client_of(factories.person("compliance_head"))
    address = f"/compliance/figures/cases/{case.pk}/tie/"
    wrong = client.post(address, {"kind": "article", "article": "会計課の佐藤"})
    assert wrong.status_code == 422
    assert "会計課の佐藤" in wrong.content.decode()
    assert client.post(address, {"kind": "article", "article": ""}).status_code == 422
    assert client.post(address, {"kind": "article", "article": "第５条"}).status_code == 303
    row = CaseTie.objects.get()
    page = client.get(f"/compliance/cases/{case.pk}/").content.decode()
    assert "第5条" in page
    assert client.post(f"/compliance/figures/cases/{case.pk}/untie/{row.pk}/").status_code == 303
    assert not CaseTie.objects.exists()
    for role in ("staff", "office_head", "committee_member"):
        assert factories.client_of(factories.person(role)).get(address).status_code == 404
    investigator = factories.client_of(factories.person("investigator"))
    assert investigator.get(address).status_code == 404


def taught(day: date, numbers: dict[str, int]) -> None:
    """Make cases of the day tied to articles on that day, so many of each."""
    head = making.head()
    rows = iter(making.cases(sum(numbers.values()), day))
    with transaction.atomic(), clock.shifted(day - clock.today()):
        for code, number in numbers.items():
            for _ in range(number):
                said = {"kind": "article", "reference": code, "label": f"第{code}条", "made_by_id": head.own_id}
                CaseTie.objects.create(case=next(rows), **said)
        factories.ledger_note()


def test_what_recurs_with_small_numbers_hidden(db: None) -> None:
    head, today = making.head(), clock.today()
    day = last_quarter_end(today)
    taught(day, {"3": 6, "7": 2})
    year = fiscal_year(day)
    assert [(row.label, row.now) for row in recurring(head, year, today)] == [("第3条", 6), ("第7条", 2)]
    counter = factories.person("committee_member")
    told = [(row.label, row.now) for row in recurring(factories.actor(counter), year, today)]
    assert told == [("第3条", 6), ("第7条", None)]
    page = factories.client_of(counter).get("/compliance/figures/recurring/").content.decode()
    assert "第3条" in page
    assert ">2<" not in page


def test_a_tie_is_not_seen_as_it_is_made_by_those_who_get_numbers_only(db: None) -> None:
    today = clock.today()
    day = last_quarter_end(today)
    taught(day, {"3": 6})
    taught(day + timedelta(days=1), {"3": 1, "4": 5})
    counter = factories.actor(factories.person("committee_member"))
    assert [(row.label, row.now) for row in recurring(counter, fiscal_year(day), today)] == [("第3条", 6)]


def test_questions_of_the_awareness_survey_can_be_chosen(db: None) -> None:
    from tests.surveys import support

    support.survey(support.owner(), "loop")
    assert ("loop/trust", "通報した人は守られる。") in choices_of("question")


def test_silent_units_and_their_measure(db: None) -> None:
    head, today = making.head(), clock.today()
    loud, quiet, old = (Unit.objects.get(code=code) for code in ("13001", "13002", "27001"))
    for unit, people in ((loud, 3), (quiet, 3), (old, 1)):
        for _ in range(people):
            factories.person("staff", at=unit)
    making.cases(5, today, unit_id=loud.pk)
    making.cases(1, today - timedelta(days=3 * 365), unit_id=old.pk)
    found = {unit.name: unit for unit in silence(head, 2, today).units}
    names = [name for name in found if found[name].headcount == 3]
    assert len(names) == 1
    assert found[names[0]].expected > 0
    assert len(silence(head, 5, today).units) == len(found) - 1
    client = factories.client_of(factories.person("compliance_head"))
    client.get("/compliance/figures/silent-units/")
    with CaptureQueriesContext(connection) as few:
        page = client.get("/compliance/figures/silent-units/").content.decode()
    assert "証拠でもありません" in page
    factories.person("staff", at=Unit.objects.get(code="14001"))
    with CaptureQueriesContext(connection) as many:
        client.get("/compliance/figures/silent-units/?years=5")
    assert len(few) == len(many)

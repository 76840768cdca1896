"""The dossier: complete, named nobody, handed out to designated handlers only, each time in the ledger."""

import io
import json
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from compliance.protection import actions
from compliance.protection.chores import open_due
from compliance.protection.dossier import dossier_of
from compliance.protection.figures import figures_between, told
from compliance.protection.models import CheckIn, Match
from governance import clock
from governance.access import Actor
from governance.ledger.models import Entry
from governance.people.models import Person
from governance.runner import NotAllowed, run
from governance.vault import Locked
from tests.protection.test_assessing import assess, check, lawyer
from tests.support import factories
from tests.support.protection import ANSWERS, NAME, NUMBER, found_match, statutory_case


def worked_match() -> tuple[Match, Actor]:
    """Return a match with assessment, legal check, recommendation and answer."""
    match, actor = found_match()
    assess(match, actor, "related")
    check(match, actor, lawyer(), "doubtful")
    run(actions.recommend_stop, actor=actor, subject=match.pk, text="発令を止めてください。")
    run(actions.respond, actor=actor, subject=match.pk, answer="stopped", text="人事部に伝えた。")
    return Match.objects.get(pk=match.pk), actor


def client_for(actor: Actor) -> Any:
    return factories.client_of(Person.objects.get(pk=actor.id))


def test_it_tells_everything_and_names_nobody(db: None) -> None:
    match, actor = worked_match()
    client_for(actor).get(match.get_absolute_url())
    data = dossier_of(match.case, actor, "裁判所")
    text = json.dumps(data, ensure_ascii=False)
    for words in (
        "解雇",
        "人事部",
        "定期の異動",
        "就業規則",
        "発令を止めてください",
        "人事部に伝えた",
        match.case.reference,
    ):
        assert words in text, words
    for secret in (NAME, NAME.replace(" ", ""), NUMBER, NUMBER.lower()):
        assert secret not in text
    assert [row[1] for row in data["knowing"]] == [Person.objects.get(pk=actor.id).name]
    days = [row[0] for row in data["chronology"]]
    assert len(days) >= 6


def test_check_ins_are_in_it(db: None) -> None:
    case, _, actor = statutory_case()
    with clock.shifted(timedelta(days=40)):
        open_due()
        check_in = CheckIn.objects.get(case=case, months=1)
        run(actions.answer, actor=factories.reporter(case), subject=check_in.pk, answers=ANSWERS)
        (shown,) = dossier_of(case, actor, "裁判所")["check_ins"]
    assert (shown["text"], shown["changed"], shown["kinds"]) == (ANSWERS["text"], "はい", "担当する仕事")


def test_the_head_without_a_designation_gets_none(db: None) -> None:
    case, _ = factories.file_case()
    head = factories.actor(factories.person("compliance_head"))
    with pytest.raises(NotAllowed):
        run(actions.dossier, actor=head, subject=case.pk, purpose="legal")


def test_page_gives_an_accessible_pdf_and_a_ledger_row(db: None) -> None:
    match, actor = worked_match()
    client = client_for(actor)
    address = f"/compliance/protection/cases/{match.case_id}/dossier/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"purpose": ""}).status_code == 422
    answer = client.post(address, {"purpose": "court"})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/pdf", "no-store")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) >= 1
    entry = Entry.objects.get(action="protection.dossier", outcome="done")
    assert entry.details == {"purpose": "court"}


@pytest.mark.parametrize("role", ["vice_president", "president", "compliance_head", "hr_officer", "system_admin"])
def test_nobody_else_gets_it(db: None, role: str) -> None:
    match, _ = found_match()
    other = factories.person(role)
    address = f"/compliance/protection/cases/{match.case_id}/dossier/"
    assert factories.client_of(other).post(address, {"purpose": "court"}).status_code == 404
    with pytest.raises(Locked):
        dossier_of(match.case, factories.actor(other), "x")


def test_figures_hide_small_numbers(db: None) -> None:
    assert [told(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]
    found_match()
    figures = {f.code: f.number for f in figures_between(clock.today(), clock.today())}
    assert figures["matches_found"] is None
    assert figures["matches_assessed"] == 0

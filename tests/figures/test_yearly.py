"""Yearly figures: counted by one, approved by another, published for everyone, the same whenever they are counted."""

import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from compliance.figures import actions
from compliance.figures.choices import EditionState
from compliance.figures.freezing import counted, hash_of
from compliance.figures.models import YearlyFigures
from compliance.figures.rules import ROOT
from governance import clock
from governance.access import PUBLIC_ACTOR, visible
from governance.calendar.eras import fiscal_year_days
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState, run
from tests.figures import making
from tests.support import factories

ADDRESS = "/compliance/figures/yearly/"


def fill(year: int) -> None:
    first = fiscal_year_days(year)[0]
    making.cases(12, first, decided=5, concluded=40, channel="phone", reporter_kind="public")
    making.cases(7, first + timedelta(days=40), decided=25, state="declined", category="other")
    making.cases(2, first + timedelta(days=70), channel="letter")
    making.cases(6, first, track="statutory", position="president")
    making.cases(3, first, track="vice_president", position="compliance_head")


def test_what_is_counted_and_what_is_hidden(db: None) -> None:
    year = making.settled_year()
    fill(year)
    snapshot, rows = counted(year)
    assert rows == snapshot["course"][ROOT] == 21
    assert snapshot["elsewhere"] == {"vice_president": None, "statutory": 6}
    assert snapshot["channel"]["letter"] is None
    assert None in (snapshot["course"]["declined"], snapshot["course"]["accepted"])
    assert snapshot["course"]["undecided"] is None
    assert not [
        n for part in ("month", "course", "notice") for n in snapshot[part].values() if n is not None and 0 < n < 5
    ]


def test_the_same_whenever_counted(db: None) -> None:
    year = making.settled_year()
    fill(year)
    once = hash_of(counted(year)[0])
    with clock.shifted(timedelta(days=40)):
        assert hash_of(counted(year)[0]) == once


def test_prepared_by_one_approved_by_another_published(db: None) -> None:
    head, vice_president = factories.person("compliance_head"), factories.person("vice_president")
    figures = making.draft(factories.actor(head))
    outbox.dispatch()
    assert Notice.objects.filter(person=vice_president, kind="figures.figures_prepared").exists()
    for actor in (factories.actor(head), factories.actor(factories.person("president"))):
        with pytest.raises(NotAllowed):
            run(actions.approve, actor=actor, subject=figures.pk)
    with pytest.raises(WrongState):
        run(actions.publish, actor=factories.actor(head), subject=figures.pk)
    run(actions.approve, actor=factories.actor(vice_president), subject=figures.pk)
    assert visible(YearlyFigures, PUBLIC_ACTOR).count() == 0
    run(actions.publish, actor=factories.actor(head), subject=figures.pk)
    assert visible(YearlyFigures, PUBLIC_ACTOR).get().pk == figures.pk


def test_nobody_approves_what_they_counted_themselves(db: None) -> None:
    both = factories.person("compliance_head", "vice_president")
    figures = making.draft(factories.actor(both))
    run(actions.revise, actor=making.head(), subject=figures.pk, explanation="別の人の説明")
    with pytest.raises(NotAllowed):
        run(actions.approve, actor=factories.actor(both), subject=figures.pk)


def test_sent_back_and_counted_again(db: None) -> None:
    figures = making.approved()
    vice_president = making.vice_president()
    run(actions.send_back, actor=vice_president, subject=figures.pk, reason="前年度と比べてください。")
    figures.refresh_from_db()
    assert (figures.state, figures.approved_by_id) == ("draft", None)
    with pytest.raises(NotAllowed):
        run(actions.approve, actor=vice_president, subject=figures.pk)
    run(actions.revise, actor=making.head(), subject=figures.pk, explanation="前年度より増えました。")
    run(actions.approve, actor=vice_president, subject=figures.pk)
    figures.refresh_from_db()
    assert (figures.state, figures.returned_because) == ("approved", "")


def test_one_open_edition_and_only_settled_years(db: None) -> None:
    figures = making.draft()
    with pytest.raises(actions.OpenAlready):
        making.draft()
    with pytest.raises(actions.TooEarly):
        making.draft(year=figures.fiscal_year + 1)


def test_a_correction_replaces_and_both_stay(db: None) -> None:
    first = making.published()
    second = making.published()
    first.refresh_from_db()
    assert (first.state, second.state, second.edition) == (EditionState.SUPERSEDED, EditionState.PUBLISHED, 2)
    assert list(visible(YearlyFigures, PUBLIC_ACTOR)) == [second]


def test_approved_figures_are_not_changed_even_in_the_database(db: None) -> None:
    figures = making.approved()
    figures.snapshot["course"] = {ROOT: 1000}
    with pytest.raises(DatabaseError), transaction.atomic():
        figures.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        YearlyFigures.objects.filter(pk=figures.pk).delete()


def test_a_draft_that_was_tampered_with_is_not_approved(db: None) -> None:
    figures = making.draft()
    figures.snapshot["course"] = {ROOT: 1000}
    with transaction.atomic():
        figures.save()
        factories.ledger_note()
    with pytest.raises(actions.Tampered):
        run(actions.approve, actor=making.vice_president(), subject=figures.pk)


def test_the_pages_of_those_who_prepare_and_approve(db: None) -> None:
    head = factories.client_of(factories.person("compliance_head"))
    wrong = head.post(f"{ADDRESS}prepare/", {"fiscal_year": "1990", "explanation": making.TEXT})
    assert wrong.status_code == 422
    assert making.TEXT[:10] in wrong.content.decode()
    made = head.post(
        f"{ADDRESS}prepare/", {"fiscal_year": making.settled_year(), "explanation": making.TEXT}, follow=True
    )
    assert "集計して固定しました" in made.content.decode()
    page = made.redirect_chain[-1][0]
    assert head.get(f"{page}approve/").status_code == 404
    approver = factories.client_of(factories.person("vice_president"))
    assert "承認する" in approver.get(page).content.decode()
    assert approver.post(f"{page}send-back/", {"reason": ""}).status_code == 422
    assert approver.post(f"{page}approve/").status_code == 303
    assert head.post(f"{page}publish/").status_code == 303
    for role in ("staff", "committee_member", "investigator", "system_admin", "board_member"):
        assert factories.client_of(factories.person(role)).get(page).status_code == 404


def test_the_public_reads_without_signing_in(db: None) -> None:
    visitor = Client()
    assert "公表した運用実績はまだありません" in visitor.get("/hotline-figures/").content.decode()
    fill(making.settled_year())
    figures = making.published()
    page = visitor.get("/hotline-figures/").content.decode()
    assert making.TEXT in page
    assert "<script" not in page
    assert ">21<" in page
    assert "非表示" in page
    assert visitor.get(f"/hotline-figures/{figures.fiscal_year}/").status_code == 200
    for tail in ("", "pdf/"):
        assert visitor.get(f"/hotline-figures/{figures.fiscal_year - 1}/{tail}").status_code == 404
    assert "/hotline-figures/" in visitor.get("/").content.decode()


def test_the_document_is_accessible_and_the_same_each_time(db: None) -> None:
    fill(making.settled_year())
    figures = making.published()
    address = f"/hotline-figures/{figures.fiscal_year}/pdf/"
    first, second = Client().get(address), Client().get(address)
    assert first.content == second.content
    with pikepdf.open(io.BytesIO(first.content)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert "運用実績" in metadata["dc:title"]


def test_words_that_break_markup_stay_words(db: None) -> None:
    text: Any = "<script>alert(1)</script> #set text(red) 𠮷😀"
    made = run(actions.prepare, actor=making.head(), fiscal_year=making.settled_year(), explanation=text)
    head = factories.client_of(factories.person("compliance_head"))
    page = head.get(f"{ADDRESS}{made.subject_id}/").content.decode()
    assert "<script>alert" not in page
    assert head.get(f"{ADDRESS}{made.subject_id}/pdf/").content.startswith(b"%PDF")

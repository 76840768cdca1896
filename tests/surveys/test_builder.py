"""Putting a questionnaire together through its pages."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from governance.runner import NotAllowed, WrongState, run
from governance.surveys import actions
from governance.surveys.actions.questions import Needed
from governance.surveys.actions.sections import ConditionBroken, NotEmpty
from governance.surveys.actions.surveys import CodeTaken, DraftExists
from governance.surveys.models import Question, Questionnaire, Section, Survey
from tests.support import factories
from tests.surveys import support


def question(draft: Questionnaire, code: str) -> Question:
    return Question.objects.get(questionnaire=draft, code=code)


def test_owners_make_a_survey_through_the_pages(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    data = {"area": "compliance", "code": "climate", "title": "風土調査", "purpose": "改善", "threshold": "3"}
    answer = client.post("/surveys/create/", data)
    assert answer.status_code == 422
    assert "5 以上" in answer.content.decode()
    assert "風土調査" in answer.content.decode()
    assert client.post("/surveys/create/", data | {"threshold": "6"}).status_code == 303
    survey = Survey.objects.get(code="climate")
    draft = survey.questionnaires.get()
    base = f"/surveys/questionnaires/{draft.pk}/"
    assert client.post(base + "add-section/", {"title": "はじめに", "text": ""}).status_code == 303
    section = Section.objects.get()
    add = f"{base}sections/{section.pk}/add-question/"
    fields = {"code": "safe", "kind": "scale", "text": "安心して話せる。", "required": "yes"}
    answer = client.post(add, fields)
    assert answer.status_code == 422
    assert "両端の意味" in answer.content.decode()
    assert client.post(add, fields | {"low_label": "いいえ", "high_label": "はい"}).status_code == 303
    answer = client.post(add, {"code": "way", "kind": "single", "text": "手段", "required": "no", "options": "上司"})
    assert "選択肢を2つ以上" in answer.content.decode()
    many = {"code": "way", "kind": "single", "text": "手段", "required": "no", "options": "上司\nb: 同僚\n窓口"}
    assert client.post(add, many).status_code == 303
    assert question(draft, "way").options == [["o1", "上司"], ["b", "同僚"], ["o2", "窓口"]]
    page = client.get(base).content.decode()
    assert "安心して話せる。" in page
    assert "同僚" in page


def test_nobody_else_knows_of_it(db: None) -> None:
    survey = support.survey(support.owner())
    draft = survey.questionnaires.get()
    for role in ("staff", "president", "service_promotion", "system_admin"):
        client = factories.client_of(factories.person(role))
        for address in (survey.get_absolute_url(), draft.get_absolute_url()):
            assert client.get(address).status_code == 404
        owns_others = role == "service_promotion"
        assert client.get("/surveys/create/").status_code == (200 if owns_others else 404)
        assert client.post(f"{draft.get_absolute_url()}add-section/", {"title": "x"}).status_code == 404
    with pytest.raises(NotAllowed):
        run(
            actions.create, actor=factories.actor(factories.person("service_promotion")), area="compliance", code="y",
            title="y", purpose="y", threshold=5,
        )  # fmt: skip


def test_a_code_is_given_once(db: None) -> None:
    by = support.owner()
    support.survey(by)
    with pytest.raises(CodeTaken):
        run(actions.create, actor=by, area="compliance", code="trial", title="t", purpose="p", threshold=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Survey.objects.create(area="compliance", code="low", title="t", purpose="p", threshold=4)


def test_a_condition_asks_for_an_earlier_page(db: None) -> None:
    by = support.owner()
    draft = support.survey(by).questionnaires.get()
    first, second, _third = Section.objects.filter(questionnaire=draft).order_by("position")
    with pytest.raises(ConditionBroken):
        run(actions.move_section, actor=by, subject=draft.pk, section=second, place=1)
    told, seen = question(draft, "told"), question(draft, "seen")
    with pytest.raises(ConditionBroken):
        run(actions.move_question, actor=by, subject=draft.pk, question=told, section=first, place=1)
    with pytest.raises(Needed):
        run(actions.remove_question, actor=by, subject=draft.pk, question=seen)
    with pytest.raises(NotEmpty):
        run(actions.remove_section, actor=by, subject=draft.pk, section=first)
    run(actions.move_question, actor=by, subject=draft.pk, question=question(draft, "hours"), section=first, place=2)
    order = Question.objects.filter(section=first).order_by("position").values_list("code", flat=True)
    assert list(order) == ["trust", "hours", "seen"]
    run(actions.move_section, actor=by, subject=draft.pk, section=second, place=3)
    assert list(draft.sections.order_by("position").values_list("title", flat=True)) == ["風土", "ご意見", "経験"]


def test_moving_by_the_page(db: None) -> None:
    owner = factories.person("compliance_head")
    draft = support.survey(factories.actor(owner)).questionnaires.get()
    client = factories.client_of(owner)
    moved = question(draft, "remark")
    first = Section.objects.filter(questionnaire=draft).earliest("position")
    address = f"/surveys/questionnaires/{draft.pk}/questions/{moved.pk}/move-question/"
    assert "先頭" in client.get(address).content.decode()
    assert client.post(address, {"place": f"{first.pk}:1"}).status_code == 303
    moved.refresh_from_db()
    assert (moved.section_id, moved.position) == (first.pk, 1)
    assert client.post(address, {"place": "elsewhere"}).status_code == 422


def test_a_version_in_use_cannot_change(db: None) -> None:
    by = support.owner()
    survey = support.survey(by)
    support.opened(survey, by)
    used = survey.questionnaires.get()
    assert used.state == "fixed"
    with pytest.raises(WrongState):
        run(actions.add_section, actor=by, subject=used.pk, title="x", text="")
    factories.ledger_note()
    with connection.cursor() as cursor, pytest.raises(InternalError, match="in use"), transaction.atomic():
        cursor.execute("UPDATE surveys_question SET text = 'x' WHERE questionnaire_id = %s", [used.pk])


def test_a_new_version_is_a_copy_whose_line_breaks_only_where_it_is_said(db: None) -> None:
    owner = factories.person("compliance_head")
    by = factories.actor(owner)
    survey = support.survey(by)
    with pytest.raises(DraftExists):
        run(actions.draft, actor=by, subject=survey.pk)
    support.close(support.opened(survey, by), by)
    made = run(actions.draft, actor=by, subject=survey.pk)
    draft = Questionnaire.objects.get(pk=made.result)
    told = question(draft, "told")
    assert told.depends_on == question(draft, "seen")
    client = factories.client_of(owner)
    trust = question(draft, "trust")
    address = f"/surveys/questionnaires/{draft.pk}/questions/{trust.pk}/change-question/"
    data = {"text": "通報者は守られる。", "hint": "", "required": "yes", "low_label": "思わない", "high_label": "思う"}
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert "意味も変わったか" in answer.content.decode()
    assert client.post(address, data | {"meaning": "same"}).status_code == 303
    assert not question(draft, "trust").broken
    assert client.post(address, data | {"meaning": "changed"}).status_code == 303
    assert question(draft, "trust").broken
    address = f"/surveys/questionnaires/{draft.pk}/questions/{told.pk}/change-question/"
    other: dict[str, Any] = {"text": told.text, "hint": "", "required": "yes", "depends": ["seen=yes"]}
    assert client.post(address, other | {"options": "boss: 上長\nnobody: 誰にも", "meaning": ""}).status_code == 303
    assert not question(draft, "told").broken
    assert client.post(address, other | {"options": "boss: 上長\nfriend: 友人", "meaning": ""}).status_code == 303
    assert question(draft, "told").broken


def test_a_draft_is_corrected_and_emptied(db: None) -> None:
    by = support.owner()
    survey = support.survey(by)
    draft = survey.questionnaires.get()
    run(actions.change, actor=by, subject=survey.pk, title="新しい題", purpose="新しい目的", threshold=7)
    assert Survey.objects.values_list("title", "threshold").get() == ("新しい題", 7)
    last = draft.sections.order_by("position").last()
    assert last is not None
    run(actions.change_section, actor=by, subject=draft.pk, section=last, title="終わりに", text="説明")
    assert draft.sections.get(pk=last.pk).title == "終わりに"
    for one in last.questions.all():
        run(actions.remove_question, actor=by, subject=draft.pk, question=one)
    run(actions.remove_section, actor=by, subject=draft.pk, section=last)
    assert draft.sections.count() == 2

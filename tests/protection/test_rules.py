"""Rules and texts: dated, confirmed by the legal office, changed by two persons; new texts show by themselves."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from compliance.choices import ReporterKind
from compliance.protection import actions
from compliance.protection.actions.rules import Confirmed, NotAfterTheLast
from compliance.protection.choices import AUDIENCES, TextKind
from compliance.protection.models import Confirmation, LegalText, RuleProposal
from compliance.protection.queries import texts_on
from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline, Rule, RuleStep
from governance.deadlines.rules import due_day
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.queries import in_force
from governance.people.models import Person
from governance.runner import NotAllowed, WrongState, run
from tests.support import factories

AMENDED = date(2026, 12, 1)
RULES = "/compliance/protection/rules/"


def head() -> Actor:
    return factories.actor(factories.person("compliance_head"))


def fields(**changes: Any) -> dict[str, Any]:
    step = {"kind": "amber", "base": "opened", "days": 5, "audience": "handlers"}
    base = {"title": "題", "title_en": "T", "amount": 15, "unit": "days", "owed_outside": True, "source": "出典"}
    return {**base, "steps": [step], **changes}


def on(day: date) -> Any:
    """Live on the day, whatever today is."""
    return clock.shifted(day - clock.today())


class TestRulesInForce:
    """duties.md, as data."""

    @pytest.mark.parametrize(
        ("code", "amount", "unit", "ladder"),
        [
            ("D2", 20, "days", [("amber", 7, "handlers"), ("red", 14, "head"), ("escalated", 17, "vice_president"),
                                ("passed", 0, "head"), ("passed", 1, "vice_president"), ("passed", 2, "committee_chair")]),
            ("D2b", 5, "business_days", [("amber", 3, "handlers"), ("passed", 0, "head")]),
            ("D3", 3, "months", [("amber", 60, "handlers"), ("red", 80, "handlers"), ("passed", 0, "head"),
                                 ("passed", 7, "vice_president")]),
            ("D4", 14, "days", [("amber", 7, "handlers"), ("passed", 0, "handlers"), ("passed", 7, "head")]),
        ],
    )  # fmt: skip
    def test_ladders(self, db: None, code: str, amount: int, unit: str, ladder: list[Any]) -> None:
        rule = Rule.objects.get(in_force(AMENDED), code=code)
        assert (rule.amount, rule.unit) == (amount, unit)
        assert [(s.kind, s.days, s.audience) for s in rule.steps.order_by("base", "days")] == ladder

    def test_the_year_has_a_version_from_the_day_of_the_amendment(self, db: None) -> None:
        before, after = Rule.objects.filter(code="D4-Y").order_by("valid_from")
        assert (before.valid_to, after.valid_from) == (AMENDED - timedelta(days=1), AMENDED)
        assert due_day(after, AMENDED) == date(2027, 12, 1)

    def test_nothing_counts_as_confirmed(self, db: None) -> None:
        assert not Confirmation.objects.exists()
        assert not Rule.objects.filter(confirmed_by__isnull=False).exists()


class TestTexts:
    def test_every_status_has_a_note_on_every_day(self, db: None) -> None:
        for day in (AMENDED - timedelta(days=1), AMENDED):
            assert {t.code for t in texts_on(day, TextKind.STATUS)} == set(ReporterKind.values)

    def test_new_texts_show_by_themselves_from_the_day(self, db: None) -> None:
        pages = {}
        for day in (AMENDED - timedelta(days=1), AMENDED):
            with on(day):
                pages[day] = Client().get("/report/").content.decode()
        before, after = pages.values()
        assert "法律による保護は令和8年12月1日に始まります" in before
        assert "通報を理由とするものと推定" not in before
        assert "通報を理由とするものと推定" in after
        assert "受託中の方と、受託が終わって1年以内の方" in after
        assert "通報を妨げることの禁止" in after

    def test_the_receipt_page_and_the_reporter_s_page_bring_them(self, db: None) -> None:
        _case, code = factories.file_case(reporter_kind=ReporterKind.DISPATCHED)
        client = Client()
        client.post("/report/return/", {"code": code})
        page = client.get("/report/case/").content.decode()
        assert "不利益な取扱いの禁止" in page
        assert "派遣労働者" in page
        assert "次の日に、変わったことがないか" in page

    def test_english(self, db: None) -> None:
        text = LegalText.objects.get(in_force(clock.today()), code="where")
        with translation.override("en"):
            assert text.title == "Where to turn"

    def test_two_versions_at_a_time_are_refused(self, db: None) -> None:
        text = LegalText.objects.get(code="where")
        text.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            text.save(force_insert=True)


class TestConfirm:
    def test_the_name_of_who_confirmed_is_kept(self, db: None) -> None:
        rule, counsel = Rule.objects.get(code="D3"), factories.person("external_counsel")
        more = {"about": rule, "about_id": "rule", "confirmed_by": counsel, "confirmed_on": clock.today()}
        run(actions.confirm, actor=head(), **more)
        rule.refresh_from_db()
        assert (rule.confirmed_by_id, rule.confirmation.confirmed_by_id) == (counsel.pk, counsel.pk)
        with pytest.raises(Confirmed):
            run(actions.confirm, actor=head(), **more)

    def test_page(self, db: None) -> None:
        rule, counsel = Rule.objects.get(code="D3"), factories.person("external_counsel", name="弁護 士郎")
        client = factories.client_of(factories.person("compliance_head"))
        address = f"{RULES}{rule.pk}/confirm/"
        assert client.post(address, {"confirmed_by": "", "confirmed_on": "昨日"}).status_code == 422
        data = {"confirmed_by": str(counsel.pk), "confirmed_on": clock.today().isoformat()}
        assert client.post(address, data).status_code == 303
        assert "弁護 士郎" in client.get(RULES).content.decode()
        text = LegalText.objects.get(code="where")
        assert client.post(f"/compliance/protection/texts/{text.pk}/confirm/", data).status_code == 303

    @pytest.mark.parametrize("role", ["vice_president", "investigator", "external_counsel"])
    def test_only_the_head_notes_it(self, db: None, role: str) -> None:
        client = factories.client_of(factories.person(role))
        assert client.get(RULES).status_code == 200
        assert client.get(f"{RULES}{Rule.objects.get(code='D3').pk}/confirm/").status_code == 403


class TestPropose:
    def test_a_change_of_law_is_a_new_row_by_two_persons(self, db: None) -> None:
        day = clock.today() + timedelta(days=40)
        outcome = run(actions.propose, actor=head(), code="D2", is_text=False, valid_from=day, fields=fields())
        assert Rule.objects.filter(code="D2").count() == 1
        outbox.dispatch()
        second = factories.person("vice_president")
        run(actions.adopt, actor=factories.actor(second), subject=outcome.subject_id)
        old, new = Rule.objects.filter(code="D2").order_by("valid_from")
        assert (old.valid_to, new.valid_from, new.amount) == (day - timedelta(days=1), day, 15)
        assert [s.days for s in new.steps.all()] == [5]
        assert new.confirmed_by is None

    def test_second_persons_are_told(self, db: None) -> None:
        second = factories.person("vice_president")
        day = clock.today() + timedelta(days=40)
        run(actions.propose, actor=head(), code="D2", is_text=False, valid_from=day, fields=fields())
        outbox.dispatch()
        assert Notice.objects.get(kind="protection.rule_proposed").person_id == second.pk

    def test_never_by_the_same_person(self, db: None) -> None:
        both = factories.person("compliance_head", "vice_president")
        day = clock.today() + timedelta(days=40)
        outcome = run(
            actions.propose, actor=factories.actor(both), code="D2", is_text=False, valid_from=day, fields=fields()
        )
        with pytest.raises(NotAllowed):
            run(actions.adopt, actor=factories.actor(both), subject=outcome.subject_id)
        with pytest.raises(IntegrityError), transaction.atomic():
            RuleProposal.objects.filter(pk=outcome.subject_id).update(decided_by=both)

    def test_not_before_the_last_version(self, db: None) -> None:
        with pytest.raises(NotAfterTheLast):
            run(actions.propose, actor=head(), code="D2", is_text=False, valid_from=date(2009, 1, 1), fields=fields())

    def test_running_clocks_keep_their_version(self, db: None) -> None:
        case, _ = factories.file_case()
        day = clock.today() + timedelta(days=1)
        outcome = run(actions.propose, actor=head(), code="D2", is_text=False, valid_from=day, fields=fields())
        run(actions.adopt, actor=factories.actor(factories.person("president")), subject=outcome.subject_id)
        clocked = Deadline.objects.get(subject_id=case.pk, rule__code="D2")
        assert (clocked.due_on - clocked.opened_on).days == 20
        with clock.shifted(timedelta(days=1)):
            later, _ = factories.file_case()
        clocked = Deadline.objects.get(subject_id=later.pk, rule__code="D2")
        assert (clocked.due_on - clocked.opened_on).days == 15

    def test_refused_proposals_change_nothing(self, db: None) -> None:
        day = clock.today() + timedelta(days=40)
        outcome = run(actions.propose, actor=head(), code="D2", is_text=False, valid_from=day, fields=fields())
        second = factories.actor(factories.person("statutory_auditor"))
        run(actions.refuse, actor=second, subject=outcome.subject_id)
        with pytest.raises(WrongState):
            run(actions.adopt, actor=second, subject=outcome.subject_id)
        assert Rule.objects.filter(code="D2").count() == 1

    def test_pages(self, db: None) -> None:
        client = factories.client_of(factories.person("compliance_head"))
        rule = Rule.objects.get(code="D3")
        address = f"{RULES}{rule.pk}/propose/"
        assert "措置の内容の通知" in client.get(address).content.decode()
        data = {**fields(), "valid_from": "あした", "kind_0": "amber", "base_0": "opened", "audience_0": "head"}
        data.pop("steps")
        wrong = client.post(address, data)
        assert wrong.status_code == 422
        assert "日数を入力してください" in wrong.content.decode()
        day = (clock.today() + timedelta(days=90)).isoformat()
        assert client.post(address, {**data, "valid_from": day, "days_0": "5"}).status_code == 303
        proposal = RuleProposal.objects.get()
        assert proposal.fields["steps"] == [{"kind": "amber", "base": "opened", "days": 5, "audience": "head"}]
        second = factories.client_of(factories.person("vice_president"))
        assert f"/compliance/protection/proposals/{proposal.pk}/" in second.get("/desk/").content.decode()
        assert "15" in second.get(proposal.get_absolute_url()).content.decode()
        assert second.post(proposal.get_absolute_url() + "adopt/", {}).status_code == 303
        assert Rule.objects.filter(code="D3").count() == 2

    def test_a_text_too(self, db: None) -> None:
        client = factories.client_of(factories.person("compliance_head"))
        text = LegalText.objects.get(code="where")
        day = clock.today() + timedelta(days=3)
        data = {"title_ja": "相談先", "title_en": "W", "text_ja": "新しい文です。", "text_en": "New.", "source": "出典"}
        address = f"/compliance/protection/texts/{text.pk}/propose/"
        assert client.post(address, {**data, "valid_from": day.isoformat()}).status_code == 303
        second = factories.actor(factories.person("vice_president"))
        run(actions.adopt, actor=second, subject=RuleProposal.objects.get().pk)
        assert "新しい文です。" not in Client().get("/report/").content.decode()
        with clock.shifted(timedelta(days=3)):
            assert "新しい文です。" in Client().get("/report/").content.decode()


@pytest.mark.parametrize("role", ["staff", "hr_officer", "system_admin", "office_head", "committee_member"])
def test_the_table_is_for_compliance_roles(db: None, role: str) -> None:
    assert factories.client_of(factories.person(role)).get(RULES).status_code == 404


def test_the_person_list_is_not_confirmable_by_strangers(db: None) -> None:
    stranger = factories.person("staff")
    client = factories.client_of(factories.person("compliance_head"))
    rule = Rule.objects.get(code="D3")
    data = {"confirmed_by": str(stranger.pk), "confirmed_on": clock.today().isoformat()}
    assert client.post(f"{RULES}{rule.pk}/confirm/", data).status_code == 422
    assert Person.objects.filter(pk=stranger.pk).exists()


class TestLaddersOfOtherAreas:
    """A new version tells the same people as the last one: the area of the rule knows no others."""

    def test_every_audience_has_words(self, db: None) -> None:
        assert set(RuleStep.objects.values_list("audience", flat=True)) <= set(AUDIENCES)

    def test_the_form_keeps_the_audiences_and_offers_no_others(self, db: None) -> None:
        rule = Rule.objects.get(in_force(AMENDED), code="CR1")
        client = factories.client_of(factories.person("compliance_head"))
        form = client.get(f"{RULES}{rule.pk}/propose/").context["form"]
        for number, step in enumerate(rule.steps.all()):
            field = form[f"audience_{number}"]
            assert field.value() == step.audience
            assert step.audience in dict(field.field.choices)
            assert "handlers" not in dict(field.field.choices)

    def test_a_ladder_about_a_case_may_gain_its_usual_audiences(self, db: None) -> None:
        rule = Rule.objects.get(in_force(AMENDED), code="D4")
        client = factories.client_of(factories.person("compliance_head"))
        form = client.get(f"{RULES}{rule.pk}/propose/").context["form"]
        assert set(dict(form["audience_7"].field.choices)) == {"handlers", "head", "vice_president", "committee_chair"}

    def test_the_table_names_them(self, db: None) -> None:
        page = factories.client_of(factories.person("compliance_head")).get(RULES).content.decode()
        for words in ("対象の組織", "理事長", "効果の確認をする者"):
            assert f"→ {words}" in page

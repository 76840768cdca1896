"""Opening an identity: reason, a second person's consent, half an hour, on record, and seen by the reporter."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from compliance.actions import accept, assign, unassign
from compliance.handlers import actions
from compliance.handlers.models import IdentityOpening
from compliance.models import Case, Exclusion
from governance import clock, vault
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.handlers.test_designations import in_force
from tests.support import factories

NAME, CONTACT = "通報 花子", "090-0000-0000"
REASON = "通報者本人からの聞き取りが必要で、受付コードでの連絡に三週間返事がないため。"


class Setting:
    """A case reported in confidence, an investigator who has it, and a second handler who does not."""

    def __init__(self, **changes: Any) -> None:
        self.case, self.code = factories.file_case(disclosure="in_confidence", **changes)
        self.head = factories.person("compliance_head")
        self.asker, self.second = factories.person("investigator"), factories.person("investigator")
        for person in (self.asker, self.second):
            in_force(person)
        head = factories.actor(self.head)
        run(accept, actor=head, subject=self.case.pk, severity="high", category="money", message="受理しました。")
        run(assign, actor=head, subject=self.case.pk, investigators=[self.asker])

    def ask(self) -> IdentityOpening:
        outcome = run(actions.ask_identity, actor=factories.actor(self.asker), subject=self.case.pk, reason=REASON)
        return IdentityOpening.objects.get(pk=outcome.result)

    def consented(self) -> IdentityOpening:
        opening = self.ask()
        run(actions.consent, actor=factories.actor(self.second), subject=opening.pk)
        return opening


@pytest.fixture
def setting(db: None) -> Setting:
    return Setting()


def address(opening: IdentityOpening, verb: str = "") -> str:
    return f"/compliance/handlers/openings/{opening.pk}/{verb}"


def test_from_the_request_to_the_name(setting: Setting) -> None:
    asker, second = factories.client_of(setting.asker), factories.client_of(setting.second)
    page = asker.get(f"/compliance/cases/{setting.case.pk}/").content.decode()
    assert "氏名の開封を依頼する" in page
    assert NAME not in page
    answer = asker.post(f"/compliance/handlers/cases/{setting.case.pk}/ask-identity/", {"reason": REASON})
    opening = IdentityOpening.objects.get()
    assert answer["Location"] == address(opening)
    outbox.dispatch()
    assert Notice.objects.filter(person=setting.second, kind="handlers.identity_asked").count() == 1
    assert setting.case.reference in second.get("/desk/").content.decode()
    assert REASON in second.get(address(opening, "consent/")).content.decode()
    assert second.post(address(opening, "consent/")).status_code == 303
    shown = asker.post(address(opening, "open-identity/"))
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "no-store"
    assert NAME in shown.content.decode()
    assert CONTACT in shown.content.decode()
    assert Entry.objects.filter(action="handlers.open_identity", actor_id=setting.asker.pk, outcome="done").count() == 1


def test_the_reporter_sees_when_and_why_but_not_who(setting: Setting) -> None:
    opening = setting.consented()
    run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)
    reporter = Client()
    reporter.post("/report/return/", {"code": setting.code})
    page = reporter.get("/report/case/").content.decode()
    assert REASON in page
    assert "最初の開封" in page
    assert setting.asker.name not in page
    assert setting.second.name not in page


def test_without_consent_nothing_opens(setting: Setting) -> None:
    opening = setting.ask()
    with pytest.raises(WrongState):
        run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)
    with pytest.raises(vault.Locked):
        vault.opener(setting.case.identity_box, factories.actor(setting.asker).keys.own_only())


def test_nobody_consents_to_their_own_request(setting: Setting) -> None:
    opening = setting.ask()
    with pytest.raises(NotAllowed):
        run(actions.consent, actor=factories.actor(setting.asker), subject=opening.pk)
    assert IdentityOpening.objects.get().state == "asked"


def test_the_consent_runs_out_after_half_an_hour(setting: Setting) -> None:
    opening = setting.consented()
    with clock.shifted(timedelta(minutes=31)):
        with pytest.raises(actions.TooLate):
            run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)
        with pytest.raises(vault.Locked):
            vault.opener(setting.case.identity_box, factories.actor(setting.asker).keys.own_only())


def test_withdrawing_shuts_at_once(setting: Setting) -> None:
    opening = setting.consented()
    run(actions.withdraw_request, actor=factories.actor(setting.asker), subject=opening.pk)
    with pytest.raises(WrongState):
        run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)
    assert vault.person_holder(setting.asker.pk) not in vault.holders_of(setting.case.identity_box)


def test_a_refused_request_opens_nothing_and_can_be_made_again(setting: Setting) -> None:
    opening = setting.ask()
    run(actions.refuse_consent, actor=factories.actor(setting.second), subject=opening.pk)
    with pytest.raises(WrongState):
        run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)
    assert setting.ask().pk != opening.pk


def test_one_request_at_a_time(setting: Setting) -> None:
    setting.ask()
    with pytest.raises(Refused):
        setting.ask()
    assert IdentityOpening.objects.count() == 1


def test_whoever_lost_the_case_or_the_office_opens_nothing(setting: Setting) -> None:
    opening = setting.consented()
    run(unassign, actor=factories.actor(setting.head), subject=setting.case.pk, investigator=setting.asker)
    with pytest.raises((Invisible, NotAllowed)):
        run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)


def test_someone_without_designation_may_not_ask(setting: Setting) -> None:
    with pytest.raises(NotAllowed):
        run(actions.ask_identity, actor=factories.actor(setting.head), subject=setting.case.pk, reason=REASON)
    with pytest.raises(Invisible):
        run(actions.ask_identity, actor=factories.actor(setting.second), subject=setting.case.pk, reason=REASON)


def test_someone_named_in_the_case_neither_sees_nor_consents(setting: Setting) -> None:
    opening = setting.ask()
    with transaction.atomic():
        Exclusion.objects.create(case=setting.case, person=setting.second, reason="named")
        factories.ledger_note()
    with pytest.raises(Invisible):
        run(actions.consent, actor=factories.actor(setting.second), subject=opening.pk)
    assert factories.client_of(setting.second).get(address(opening)).status_code == 404


def test_an_anonymous_report_has_nothing_to_open(db: None) -> None:
    case, _ = factories.file_case()
    head = factories.person("compliance_head")
    in_force(head)
    with pytest.raises(NotAllowed):
        run(actions.ask_identity, actor=factories.actor(head), subject=case.pk, reason=REASON)
    page = factories.client_of(head).get(f"/compliance/cases/{case.pk}/").content.decode()
    assert "氏名の開封を依頼する" not in page


@pytest.mark.parametrize(
    "role", ["vice_president", "president", "system_admin", "office_head", "committee_member", "staff"]
)
def test_others_never_get_at_it(setting: Setting, role: str) -> None:
    opening = setting.consented()
    client = factories.client_of(factories.person(role))
    for verb in ("", "consent/", "open-identity/"):
        assert client.get(address(opening, verb)).status_code == 404
    assert NAME not in client.post(address(opening, "open-identity/")).content.decode()


def test_on_the_statutory_track_inspector_and_counsel_open_for_each_other(db: None) -> None:
    case, _ = factories.file_case(disclosure="named", position="president")
    inspector, counsel = factories.person("statutory_auditor"), factories.person("external_counsel")
    asked = run(actions.ask_identity, actor=factories.actor(inspector), subject=case.pk, reason=REASON)
    opening = IdentityOpening.objects.get(pk=asked.result)
    run(actions.consent, actor=factories.actor(counsel), subject=opening.pk)
    shown = factories.client_of(inspector).post(address(opening, "open-identity/"))
    assert NAME in shown.content.decode()


def test_the_reason_and_the_name_stand_nowhere_in_clear(setting: Setting) -> None:
    opening = setting.consented()
    run(actions.open_identity, actor=factories.actor(setting.asker), subject=opening.pk)
    row = IdentityOpening.objects.get()
    case = Case.objects.get(pk=setting.case.pk)
    for word in (NAME, CONTACT, REASON):
        assert word.encode() not in bytes(row.sealed_reason) + bytes(case.sealed_identity or b"")
        assert word not in str(list(Entry.objects.values_list("details", flat=True)))


def test_who_holds_a_key_is_shown_on_the_case(setting: Setting) -> None:
    page = factories.client_of(setting.asker).get(f"/compliance/cases/{setting.case.pk}/").content.decode()
    assert "氏名の鍵を現在持っているのは" in page
    assert "従事者、監事" in page


def test_the_desk_leads_to_the_name_while_the_consent_runs(setting: Setting) -> None:
    opening = setting.consented()
    client = factories.client_of(setting.asker)
    page = client.get(address(opening)).content.decode()
    assert setting.case.get_absolute_url() in page
    assert "/compliance/handlers/openings/" in page
    assert address(opening) in client.get("/desk/").content.decode()
    assert address(opening) not in factories.client_of(setting.second).get("/desk/").content.decode()
    with clock.shifted(timedelta(minutes=31)):
        assert address(opening) not in factories.client_of(setting.asker).get("/desk/").content.decode()

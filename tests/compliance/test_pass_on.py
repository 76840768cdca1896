"""The external counter (C2): what stays behind its wall, and what the organization gets."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.access import visible_to
from compliance.actions import declare, give_name, give_to_inspector, pass_on, reply, write
from compliance.choices import Counter, Disclosure
from compliance.content import content_of, identity_in
from compliance.models import Case, Message, PassingOn
from compliance.passing import Passed
from compliance.protection.models import Protected, Watch
from compliance.protection.queries import unwatched_cases
from compliance.queries import conversation, files_of, original_of
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import content_of as data_of
from governance.attachments.intake import examine, keep
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import NotAllowed, Refused, run
from governance.vault.boxes import holders_of
from tests.attachments import makers
from tests.support import factories
from tests.support.five_cases import FiveCases

NAME = "通報 花子"
INSIDE = ("compliance_head", "vice_president", "president", "statutory_auditor", "investigator", "system_admin")


def counsel() -> Person:
    return factories.person("external_counsel")


def outside(**changes: Any) -> Case:
    """Return a report in confidence at the external counter, with the person of the counter in office."""
    case, _ = factories.file_case(counter=Counter.EXTERNAL, disclosure=Disclosure.IN_CONFIDENCE, **changes)
    return case


def passed(case: Case, **changes: Any) -> Passed:
    content = replace(factories.content(), what="窓口の現金の扱いに問題がある。", how_known="")
    return replace(Passed(content, case.unit, case.position, ()), **changes)


def hand(case: Case, actor: Actor, *, with_name: bool = False, **changes: Any) -> Case:
    run(
        pass_on,
        actor=actor,
        subject=case.pk,
        passed=passed(case, **changes),
        with_name=with_name,
        message="引き継ぎました。",
    )
    return Case.objects.get(pk=case.pk)


class TestPassOn(FiveCases):
    action = pass_on

    def make(self) -> tuple[Case, Actor]:
        lawyer = counsel()
        return outside(), factories.actor(lawyer)

    def inputs(self) -> dict[str, Any]:
        case = Case.objects.get()
        return {"passed": passed(case), "with_name": False, "message": "引き継ぎました。"}

    def onlooker(self, case: Case) -> Actor:
        return factories.reporter(case)

    def stranger(self) -> Actor:
        return factories.actor(factories.person("vice_president"))

    def spoil(self, case: Case) -> bool:
        return False

    def test_wrong_state(self, db: None) -> None:
        """Once passed on the case is out of the counsel's sight, and nobody else passes it on."""
        case, actor = self.make()
        self.act(case, actor)
        with pytest.raises(NotAllowed):
            self.act(case, factories.actor(factories.person("compliance_head")))

    def test_repeated_with_the_same_key_happens_once(self, db: None) -> None:
        case, actor = self.make()
        self.act(case, actor, key="k")
        assert PassingOn.objects.filter(case=case).count() == 1


@pytest.mark.django_db
def test_nobody_inside_knows_of_a_report_at_the_external_counter() -> None:
    people = [factories.person(role) for role in INSIDE]
    lawyer = counsel()
    case = outside(unit=Unit.objects.get(code="13001"))
    for person in people:
        assert not visible_to(factories.actor(person)).filter(pk=case.pk).exists()
        assert factories.client_of(person).get(case.get_absolute_url()).status_code == 404
    assert factories.client_of(lawyer).get(case.get_absolute_url()).status_code == 200
    own = {"post:external_counsel", vault.receipt_holder(case.receipt_digest)}
    assert holders_of(case.box) == holders_of(case.identity_box) == own


@pytest.mark.django_db
def test_only_the_counsel_is_told_and_at_the_end_the_inspector_that_time_has_passed() -> None:
    people = {role: factories.person(role) for role in (*INSIDE, "committee_chair")}
    lawyer = counsel()
    outside()
    outbox.dispatch()
    with clock.shifted(timedelta(days=40)):
        sweep()
        outbox.dispatch()
    told = set(Notice.objects.filter(kind__startswith="compliance.").values_list("person_id", flat=True))
    assert told == {lawyer.pk, people["statutory_auditor"].pk}


@pytest.mark.django_db
def test_the_organization_gets_the_new_wording_and_never_the_name() -> None:
    head, lawyer = factories.person("compliance_head"), counsel()
    case = outside()
    assert not Protected.objects.exists()
    assert not Watch.objects.exists()
    assert not unwatched_cases(10)
    handed = hand(case, factories.actor(lawyer))
    factories.declare_no_relation([handed], [head])
    reader = factories.actor(head)
    assert (handed.track, handed.disclosure, handed.sealed_identity) == ("division", "anonymous", None)
    assert content_of(handed, reader).what == "窓口の現金の扱いに問題がある。"
    behind = PassingOn.objects.get(case=case)
    with pytest.raises(vault.Locked):
        original_of(behind, reader)
    with pytest.raises(vault.Locked):
        identity_in(behind.identity_box, behind.sealed_identity or b"", reader.keys)
    assert original_of(behind, factories.actor(lawyer))[0].what == "窓口の現金が毎月合わない。"
    assert not Protected.objects.exists()
    assert Watch.objects.filter(case=case).exists()
    page = factories.client_of(head).get(handed.get_absolute_url()).content.decode()
    assert "機構が氏名を受け取ったことはありません" in page
    assert NAME not in page
    assert "毎月合わない" not in page


@pytest.mark.django_db
def test_the_conversation_until_then_stays_behind_and_the_reporter_keeps_it_all() -> None:
    head, lawyer = factories.person("compliance_head"), counsel()
    case = outside()
    run(write, actor=factories.actor(lawyer), subject=case.pk, text="いつのことですか。", files=[])
    run(reply, actor=factories.reporter(case), subject=case.pk, text="私の当番の日です。", files=[])
    with pytest.raises(Refused) as refusal:
        hand(case, factories.actor(lawyer))
    assert refusal.value.code == "unread_messages"
    factories.client_of(lawyer).get(case.get_absolute_url())
    handed = hand(case, factories.actor(lawyer))
    run(reply, actor=factories.reporter(case), subject=case.pk, text="よろしくお願いします。", files=[])
    assert [m.text for m in conversation(handed, factories.actor(head))] == [
        "引き継ぎました。",
        "よろしくお願いします。",
    ]
    assert [m.text for m in conversation(handed, factories.reporter(case))] == [
        "いつのことですか。", "私の当番の日です。", "引き継ぎました。", "よろしくお願いします。"
    ]  # fmt: skip
    page = factories.client_of(lawyer).get(PassingOn.objects.get().get_absolute_url()).content.decode()
    assert "私の当番の日です。" in page
    assert "よろしくお願いします。" not in page


@pytest.mark.django_db
def test_the_name_in_the_text_is_refused_unless_the_reporter_allows_it() -> None:
    lawyer = counsel()
    case = outside()
    with pytest.raises(Refused) as refusal:
        hand(case, factories.actor(lawyer), content=factories.content(what="通報花子さんが見た。"))
    assert refusal.value.code == "names_reporter"
    with pytest.raises(Refused) as refusal:
        hand(case, factories.actor(lawyer), with_name=True)
    assert refusal.value.code == "name_not_allowed"


@pytest.mark.django_db
def test_the_name_goes_along_when_the_reporter_allows_it() -> None:
    lawyer = counsel()
    case = outside(name_may_pass=True)
    handed = hand(case, factories.actor(lawyer), with_name=True)
    assert handed.disclosure == "in_confidence"
    assert "post:designated_handler" in holders_of(handed.identity_box)
    assert Protected.objects.filter(case=case).count() == 1
    assert PassingOn.objects.get().name_passed_at is not None


@pytest.mark.django_db
def test_the_reporter_gives_the_name_later() -> None:
    lawyer = counsel()
    case = outside()
    hand(case, factories.actor(lawyer))
    run(give_name, actor=factories.reporter(case), subject=case.pk)
    given = Case.objects.get(pk=case.pk)
    assert given.disclosure == "in_confidence"
    assert identity_in(given.identity_box, given.sealed_identity or b"", factories.reporter(case).keys).name == NAME
    assert Protected.objects.filter(case=case).count() == 1
    with pytest.raises(Refused):
        run(give_name, actor=factories.reporter(case), subject=case.pk)


@pytest.mark.django_db
def test_files_travel_as_copies_under_numbers() -> None:
    head, lawyer = factories.person("compliance_head"), counsel()
    case = outside()
    upload = SimpleUploadedFile("花子のメモ.png", makers.picture("png"))
    file = keep(case.box, examine(upload), owner_type="compliance.case", owner_id=case.pk)
    handed = hand(case, factories.actor(lawyer), files=(file,))
    factories.declare_no_relation([handed], [head])
    copy = files_of(handed)[0]
    assert copy.pk != file.pk
    assert data_of(copy, factories.actor(head).keys) == data_of(file, factories.actor(lawyer).keys)
    client = factories.client_of(head)
    assert client.get(f"{case.get_absolute_url()}files/{copy.pk}/").status_code == 200
    assert client.get(f"{case.get_absolute_url()}files/{file.pk}/").status_code == 404
    assert "花子のメモ" not in client.get(case.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_a_report_about_the_head_is_passed_to_the_vice_president() -> None:
    lawyer = counsel()
    head = factories.person("compliance_head", name="長谷部 一徹")
    case = outside(content=factories.content(who="長谷部一徹"))
    assert hand(case, factories.actor(lawyer)).track == "vice_president"
    assert not visible_to(factories.actor(head)).filter(pk=case.pk).exists()


@pytest.mark.django_db
def test_when_every_counsel_has_a_relation_the_reporter_decides() -> None:
    inspector, lawyer = factories.person("statutory_auditor"), counsel()
    case = outside()
    with pytest.raises(Refused) as refusal:
        run(give_to_inspector, actor=factories.reporter(case), subject=case.pk, with_name=False)
    assert refusal.value.code == "counsel_has_it"
    run(declare, actor=factories.actor(lawyer), subject=case.pk, relation=True)
    assert Case.objects.get(pk=case.pk).is_at_counsel
    assert not visible_to(factories.actor(inspector)).filter(pk=case.pk).exists()
    run(give_to_inspector, actor=factories.reporter(case), subject=case.pk, with_name=False)
    given = Case.objects.get(pk=case.pk)
    assert (given.track, given.state, given.disclosure) == ("statutory", "received", "anonymous")
    assert content_of(given, factories.actor(inspector)).what == "窓口の現金が毎月合わない。"
    assert not visible_to(factories.actor(lawyer)).filter(pk=case.pk).exists()
    assert factories.client_of(lawyer).get(PassingOn.objects.get().get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_another_counsel_goes_on_when_one_has_a_relation() -> None:
    first, second = counsel(), counsel()
    case = outside()
    run(declare, actor=factories.actor(first), subject=case.pk, relation=True)
    assert not visible_to(factories.actor(first)).filter(pk=case.pk).exists()
    assert hand(case, factories.actor(second)).state == "received"


@pytest.mark.django_db
def test_a_report_taken_by_phone_at_the_external_counter_stays_behind_the_wall() -> None:
    client = factories.client_of(counsel())
    form = client.get("/compliance/cases/enter/").content.decode()
    assert "氏名を機構に伝えてよい" in form
    sealed = form.split('name="sealed_code" value="')[1].split('"')[0]
    data = {
        "channel": "phone", "received_on": timezone.localdate().isoformat(), "reporter_kind": "staff", "disclosure": "named",
        "name": NAME, "contact": "", "what": "電話で聞いた話", "position": "staff", "sealed_code": sealed, "idempotency_key": "e",
    }  # fmt: skip
    assert client.post("/compliance/cases/enter/", data).status_code == 200
    case = Case.objects.get()
    assert (case.state, case.track, case.counter, case.name_may_pass) == ("at_counsel", "external", "external", False)


class TestPages:
    def file(self, client: Client, **changes: str) -> None:
        you = {
            "reporter_kind": "staff",
            "counter": "external",
            "disclosure": "in_confidence",
            "name": NAME,
            "contact": "",
        }
        client.post("/report/new/you/", you | changes)
        client.post("/report/new/what/", {"what": "机の中の現金が足りない。", "position": "staff", "unit": ""})

    def test_the_reporter_chooses_the_counter_and_sees_how_it_goes_on(self, db: None) -> None:
        lawyer, client = counsel(), Client()
        self.file(client)
        assert "外部窓口（法律事務所）" in client.get("/report/new/check/").content.decode()
        client.post("/report/new/check/")
        receipt = client.get("/report/receipt/").content.decode()
        case = Case.objects.get()
        assert case.is_at_counsel
        assert not case.name_may_pass
        factories.declare_no_relation([case], [lawyer])
        code = re.sub(r"<[^>]+>", "", receipt.split("code-display__code")[1].split(">", 1)[1].split("</p>")[0])
        client.post("/report/return/", {"code": code})
        assert "機構の職員は誰も読めません" in client.get("/report/case/").content.decode()
        office = factories.client_of(lawyer)
        page = office.get(f"{case.get_absolute_url()}pass-on/").content.decode()
        assert "机の中の現金が足りない。" in page
        assert "同意していません" in page
        data = {"what": "現金が足りない。", "position": "staff", "message": "引き継ぎました。", "idempotency_key": "p"}
        bad = office.post(f"{case.get_absolute_url()}pass-on/", data | {"what": f"{NAME}が見た"})
        assert bad.status_code == 409  # refused by the action, with what was typed kept
        assert "通報者の氏名があります" in bad.content.decode()
        assert f"{NAME}が見た" in bad.content.decode()
        done = office.post(f"{case.get_absolute_url()}pass-on/", data)
        assert done.status_code == 303
        assert "passed-on" in done["Location"]
        assert office.get(case.get_absolute_url()).status_code == 404
        again = office.post(f"{case.get_absolute_url()}pass-on/", data)  # sent twice: out of sight by now, and no error
        assert (again.status_code, again["Location"]) == (302, "/desk/")
        assert office.post(f"{case.get_absolute_url()}pass-on/", data | {"idempotency_key": "q"}).status_code == 404
        assert case.reference in office.get("/compliance/passed-on/").content.decode()
        mine = client.get("/report/case/").content.decode()
        assert "お名前は伝えていません" in mine
        assert "現金が足りない。" in mine
        assert "名前を伝える" in client.get("/report/case/give-name/").content.decode()
        assert client.post("/report/case/give-name/", {"idempotency_key": "g"}).status_code == 303
        assert "お名前も伝えました" in client.get("/report/case/").content.decode()
        assert client.get("/report/case/give-name/").status_code == 302

    def test_the_choice_about_the_name_counts_only_at_the_external_counter(self, db: None) -> None:
        client = Client()
        self.file(client, counter="internal", name_may_pass="on")
        client.post("/report/new/check/")
        case = Case.objects.get()
        assert (case.counter, case.name_may_pass, case.state) == ("internal", False, "received")

    def test_the_check_says_who_will_know_the_name(self, db: None) -> None:
        for choice, words in ({}, "機構には伝えない"), ({"name_may_pass": "on"}, "名前を機構に伝えてもよい"):
            client = Client()
            self.file(client, counter="external", **choice)
            assert words in client.get("/report/new/check/").content.decode()
        client = Client()
        self.file(client, counter="internal")
        assert "機構にお名前を伝えるか" not in client.get("/report/new/check/").content.decode()

    def test_files_are_no_must_and_adding_none_says_so_at_the_field(self, db: None) -> None:
        client = Client()
        self.file(client, counter="external")
        assert "必須" not in client.get("/report/new/files/").content.decode()
        empty = client.post("/report/new/files/", {})
        assert empty.status_code == 422
        assert "追加するファイルを選んでください" in empty.content.decode()

    def test_the_list_takes_a_constant_number_of_queries(self, db: None) -> None:
        lawyer = counsel()
        client = factories.client_of(lawyer)
        hand(outside(), factories.actor(lawyer))
        client.get("/compliance/passed-on/")
        with CaptureQueriesContext(connection) as one:
            client.get("/compliance/passed-on/")
        for _ in range(3):
            hand(outside(), factories.actor(lawyer))
        with CaptureQueriesContext(connection) as many:
            assert client.get("/compliance/passed-on/").content.decode().count("/compliance/passed-on/") >= 4
        assert len(one) == len(many)

    def test_only_the_counsel_opens_the_list(self, db: None) -> None:
        for role in INSIDE:
            assert factories.client_of(factories.person(role)).get("/compliance/passed-on/").status_code == 404


@pytest.mark.django_db
def test_the_message_of_passing_on_is_the_first_that_the_organization_reads() -> None:
    lawyer = counsel()
    handed = hand(outside(), factories.actor(lawyer))
    assert Message.objects.get(case=handed).earlier_box is None


@pytest.mark.django_db
def test_the_rooms_of_a_case_open_for_the_counsel_too() -> None:
    """No watch, no work box yet: pages of other rooms about the case are there or not, but never broken."""
    client = factories.client_of(counsel())
    case = outside()
    rooms = (
        "protection/cases/{}/",
        "protection/cases/{}/protect/",
        "protection/cases/{}/dossier/",
        "cases/{}/suggestions/",
    )
    for room in rooms:
        assert client.get("/compliance/" + room.format(case.pk)).status_code in (200, 302, 403, 404), room
    page = client.get(case.get_absolute_url())
    for address in set(re.findall(r'href="(/[^"#]+)"', page.content.decode())):
        assert client.get(address).status_code in (200, 302), address

"""Plan, tasks, chronology, evidence: actions and pages."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image

from compliance import casework
from compliance.actions import (
    add_evidence,
    add_occurrence,
    add_task,
    drop_task,
    find,
    finish_task,
    note_custody,
    plan,
    plan_interview,
    remove_occurrence,
    reply,
    verify_evidence,
)
from compliance.models import Case, CustodyEntry, Task
from compliance.queries import evidence_file, may_hand_out
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import ORIGINAL, examine
from governance.attachments.storage import path_of
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.support import factories
from tests.support.five_cases import FiveCases, assigned_case, concluded_case, with_finding

TODAY = {"starts_on": clock.today(), "ends_on": clock.today()}
PLAN = {"questions": "いつからか。", "steps": "帳簿を照合する。"}


class TestPlan(FiveCases):
    action = plan
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        case, actor, _ = assigned_case()
        return case, actor

    def inputs(self) -> dict[str, Any]:
        return {**TODAY, **PLAN}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="in_review")
        return True


class TestFinishTask(FiveCases):
    action = finish_task

    def make(self) -> tuple[Case, Actor]:
        case, actor, person = assigned_case()
        run(add_task, actor=actor, subject=case.pk, text="照合", assignee=person, due_on=clock.today())
        self.task = case.tasks.get()
        return case, actor

    def inputs(self) -> dict[str, Any]:
        return {"task": self.task}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="in_review")
        return True


def test_work_beside_leaves_the_version_of_the_case_alone(db: None) -> None:
    case, actor, _ = assigned_case()
    before = case.version, case.history.count()
    run(plan, actor=actor, subject=case.pk, **TODAY, **PLAN)
    case.refresh_from_db()
    assert (case.version, case.history.count()) == before


def test_each_plan_is_a_version_and_the_earlier_ones_stay(db: None) -> None:
    case, actor, investigator = assigned_case()
    run(plan, actor=actor, subject=case.pk, **TODAY, **PLAN)
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/plan/"
    assert PLAN["questions"] in client.get(address).content.decode()
    wrong = {"starts_on": "2026-05-02", "ends_on": "2026-05-01", "questions": "書きかけ", "steps": "x"}
    answer = client.post(address, wrong)
    assert answer.status_code == 422
    assert "終了日が開始日より前になっています。" in answer.content.decode()
    assert "書きかけ" in answer.content.decode()
    assert client.post(address, {**wrong, "ends_on": "令和8年6月1日", "changes": "期間を延ばした"}).status_code == 303
    page = client.get(f"/compliance/cases/{case.pk}/investigation/").content.decode()
    assert all(words in page for words in ("書きかけ", "期間を延ばした", "いつからか。"))
    assert [shown.row.number for shown in casework.plans(casework.work_on(case, actor))] == [2, 1]


def test_a_task_is_told_done_once_and_shown_late(db: None) -> None:
    case, actor, investigator = assigned_case()
    yesterday = clock.today() - factories.days(1)
    run(add_task, actor=actor, subject=case.pk, text="帳簿を入手する。", assignee=investigator, due_on=yesterday)
    outbox.dispatch()
    assert Notice.objects.filter(person=investigator, kind="compliance.task_added").count() == 1
    client = factories.client_of(investigator)
    base = f"/compliance/cases/{case.pk}/"
    assert "期限超過" in client.get(base + "investigation/").content.decode()
    assert "調査の作業を行う" in client.get("/desk/").content.decode()
    done = f"{base}tasks/{case.tasks.get().pk}/finish-task/"
    assert "帳簿を入手する。" in client.get(done).content.decode()
    assert client.post(done).status_code == 303
    assert Task.objects.get().state == "done"
    assert client.post(done).status_code == 409
    assert "調査の作業を行う" not in client.get("/desk/").content.decode()


def test_a_task_is_not_given_for_a_day_that_has_passed(db: None) -> None:
    case, _, investigator = assigned_case()
    inputs = {"text": "帳簿を入手する。", "assignee": str(investigator.pk), "idempotency_key": "t"}
    yesterday = (clock.today() - factories.days(1)).isoformat()
    page = factories.client_of(investigator).post(
        f"/compliance/cases/{case.pk}/add-task/", inputs | {"due_on": yesterday}
    )
    assert "期限: 今日以降の日を入力してください。" in page.content.decode()
    assert not case.tasks.exists()


def test_parts_of_another_case_are_not_there(db: None) -> None:
    case, actor, investigator = assigned_case()
    other, its_actor, its_person = assigned_case()
    run(add_task, actor=its_actor, subject=other.pk, text="x", assignee=its_person, due_on=clock.today())
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/tasks/{other.tasks.get().pk}/finish-task/"
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_the_reporters_code_does_not_open_the_work(db: None) -> None:
    case, actor, _ = assigned_case()
    run(
        plan_interview,
        actor=actor,
        subject=case.pk,
        who="証人",
        planned_on=clock.today(),
        place="会議室",
        topics="質問",
    )
    with pytest.raises(vault.Locked):
        casework.work_on(case, factories.reporter(case))


def test_suggestions_come_from_report_messages_and_lead_to_a_line(db: None) -> None:
    case, actor, investigator = assigned_case()
    said = "気づいたのは令和8年3月2日です。翌日は休みでした。"
    run(reply, actor=factories.reporter(case), subject=case.pk, text=said, files=[])
    client = factories.client_of(investigator)
    base = f"/compliance/cases/{case.pk}/"
    page = client.get(base + "suggestions/").content.decode()
    assert "気づいたのは令和8年3月2日です。" in page
    assert "翌日は休みでした" not in page
    message = case.messages.get(side="reporter")
    address = f"{base}add-occurrence/?source={message.pk}&number=0"
    assert "気づいたのは令和8年3月2日です。" in client.get(address).content.decode()
    line = {"day": "2026-03-02", "precision": "about", "text": "通報者が気づいた。"}
    assert client.post(address, line).status_code == 303
    occurrence = case.occurrences.get()
    assert (occurrence.message, occurrence.precision) == (message, "about")
    assert "気づいたのは令和8年3月2日です。" not in client.get(base + "suggestions/").content.decode()
    run(remove_occurrence, actor=actor, subject=case.pk, occurrence=occurrence)
    assert not case.occurrences.exists()


def test_the_chronology_is_sorted_by_day(db: None) -> None:
    case, actor, _ = assigned_case()
    for number in (3, 1, 2):
        day = clock.today() - factories.days(number)
        run(add_occurrence, actor=actor, subject=case.pk, day=day, precision="day", text=f"{number}日前", evidence=[])
    lines = casework.chronology(casework.work_on(case, actor))
    assert [line.texts["text"] for line in lines] == ["3日前", "2日前", "1日前"]


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "green").save(out, "PNG")
    return SimpleUploadedFile("shashin.png", out.getvalue())


def with_file(case: Case, actor: Actor) -> None:
    given = {"description": "写真", "source": "現場", "obtained_on": clock.today()}
    run(add_evidence, actor=actor, subject=case.pk, file=examine(photo()), **given)


def test_evidence_with_a_file_is_hashed_and_checked_again(db: None) -> None:
    case, actor, investigator = assigned_case()
    with_file(case, actor)
    piece = case.evidence.get()
    assert run(verify_evidence, actor=actor, subject=case.pk, evidence=piece).result is True
    assert [entry.kind for entry in piece.custody.all()] == ["taken_in", "verified"]
    client = factories.client_of(investigator)
    page = client.get(f"/compliance/cases/{case.pk}/evidence/").content.decode()
    assert "shashin.png" in page
    address = f"/compliance/cases/{case.pk}/evidence/{piece.pk}/verify-evidence/"
    assert "SHA-256" in client.get(address).content.decode()
    assert piece.attachment is not None
    changed = vault.seal(piece.attachment.box, f"{ORIGINAL}:{piece.attachment.pk}", b"changed")
    path_of(piece.attachment.pk, ORIGINAL).write_bytes(changed)
    answer = client.post(address, follow=True).content.decode()
    assert "受け入れ時のファイルと一致しません。" in answer
    assert CustodyEntry.objects.filter(evidence=piece, kind="broken").exists()


def test_evidence_is_handed_to_handlers_and_never_to_the_reporter(db: None) -> None:
    case, actor, investigator = assigned_case()
    with_file(case, actor)
    attachment = case.evidence.get().attachment
    assert attachment is not None
    assert may_hand_out(case, attachment.pk, factories.reporter(case)) is None
    assert evidence_file(case, attachment.pk) == attachment
    client = factories.client_of(investigator)
    assert client.get(f"/compliance/cases/{case.pk}/files/{attachment.pk}/").status_code == 200
    stranger = factories.client_of(factories.person("investigator"))
    assert stranger.get(f"/compliance/cases/{case.pk}/files/{attachment.pk}/").status_code == 404


def test_a_thing_needs_its_place(db: None) -> None:
    case, _, investigator = assigned_case()
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/add-evidence/"
    given = {"description": "鍵の貸出簿", "source": "出納係", "obtained_on": clock.today().isoformat()}
    answer = client.post(address, given)
    assert answer.status_code == 422
    assert "ファイルを選ぶか、保管場所を書いてください。" in answer.content.decode()
    assert client.post(address, {**given, "place": "証拠保管庫"}).status_code == 303
    piece = case.evidence.get()
    note = {"kind": "moved", "note": "金庫へ移した。"}
    assert client.post(f"/compliance/cases/{case.pk}/evidence/{piece.pk}/note-custody/", note).status_code == 303
    page = client.get(f"/compliance/cases/{case.pk}/evidence/").content.decode()
    assert all(words in page for words in ("鍵の貸出簿", "証拠保管庫", "金庫へ移した。", "保管場所の変更"))
    assert client.get(f"/compliance/cases/{case.pk}/evidence/{piece.pk}/verify-evidence/").status_code == 404


def test_custody_goes_on_after_the_conclusion_and_findings_do_not(db: None) -> None:
    case, actor, _ = assigned_case()
    with_file(case, actor)
    Case.objects.filter(pk=case.pk).update(state="in_review")
    run(note_custody, actor=actor, subject=case.pk, evidence=case.evidence.get(), kind="returned", note="返した。")
    with pytest.raises(WrongState):
        with_file(case, actor)


def test_those_who_only_see_change_nothing(db: None) -> None:
    case, _, _ = assigned_case()
    onlooker = factories.actor(factories.person("president"))
    with pytest.raises(NotAllowed):
        run(plan, actor=onlooker, subject=case.pk, **TODAY, **PLAN)
    with pytest.raises(Invisible):
        run(plan, actor=factories.actor(factories.person("investigator")), subject=case.pk, **TODAY, **PLAN)


def test_a_finding_uses_evidence_and_keeps_its_versions(db: None) -> None:
    case, actor, investigator = assigned_case()
    with_file(case, actor)
    with_finding(case, actor)
    allegation, piece = case.allegations.get(), case.evidence.get()
    again = {"allegation": allegation, "result": "partly", "reasons": "一部のみ。", "evidence": [piece]}
    run(find, actor=actor, subject=case.pk, **again)
    assert [version.result for version in allegation.history.order_by("history_id")] == ["", "established", "partly"]
    client = factories.client_of(investigator)
    page = client.get(f"/compliance/cases/{case.pk}/findings/").content.decode()
    assert all(words in page for words in ("一部認められる", "一部のみ。", "第1号"))
    assert "事項1" in client.get(f"/compliance/cases/{case.pk}/evidence/").content.decode()


def test_the_database_knows_no_finding_without_reasons(db: None) -> None:
    case, actor, _ = assigned_case()
    with_finding(case, actor)
    with pytest.raises(IntegrityError):
        case.allegations.update(sealed_reasons=None)


def queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("tab", ["investigation", "interviews", "evidence", "findings"])
def test_a_constant_number_of_queries(db: None, tab: str) -> None:
    case, actor, investigator = assigned_case()
    client, address = factories.client_of(investigator), f"/compliance/cases/{case.pk}/{tab}/"
    fill(case, actor, investigator, 1)
    few = queries(client, address)
    fill(case, actor, investigator, 6)
    assert queries(client, address) == few


def fill(case: Case, actor: Actor, person: Any, count: int) -> None:
    day = clock.today()
    with transaction.atomic():
        for _ in range(count):
            run(plan, actor=actor, subject=case.pk, **TODAY, **PLAN)
            run(add_task, actor=actor, subject=case.pk, text="x", assignee=person, due_on=day)
            run(plan_interview, actor=actor, subject=case.pk, who="x", planned_on=day, place="x", topics="x")
            with_file(case, actor)
            evidence = list(case.evidence.all())
            run(add_occurrence, actor=actor, subject=case.pk, day=day, precision="day", text="x", evidence=evidence)
    if not case.allegations.exists():
        with_finding(case, actor)


def test_tabs_of_a_concluded_case_offer_no_work(db: None) -> None:
    case, _, _ = concluded_case()
    client = factories.client_of(case.grants.get().user)
    for tab in ("investigation", "interviews", "evidence", "findings"):
        page = client.get(f"/compliance/cases/{case.pk}/{tab}/").content.decode()
        assert "add-" not in page
        assert "submit-conclusion" not in page


def test_a_task_that_is_no_longer_needed_is_dropped_once(db: None) -> None:
    case, actor, person = assigned_case()
    run(add_task, actor=actor, subject=case.pk, text="照合", assignee=person, due_on=clock.today())
    task = case.tasks.get()
    run(drop_task, actor=actor, subject=case.pk, task=task)
    assert case.tasks.get().state == "dropped"
    with pytest.raises(WrongState):
        run(drop_task, actor=actor, subject=case.pk, task=case.tasks.get())

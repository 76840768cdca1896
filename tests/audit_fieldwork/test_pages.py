"""Pages of the fieldwork: who sees them, what they say, what they ask, and that lists stay quick."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.engagements import actions as engagements
from audit.fieldwork import actions
from audit.fieldwork.content import hash_of
from audit.fieldwork.models import Addendum, Evidence, Manual, Note, Paper, Procedure
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from tests.audit_engagements import making as engaging
from tests.audit_engagements.making import act, fresh
from tests.audit_fieldwork import making
from tests.audit_fieldwork.making import Team
from tests.support import factories

pytestmark = pytest.mark.django_db
BASE = "/audit/fieldwork/"


@pytest.fixture
def team() -> Team:
    return making.team()


def client(someone: Any) -> Client:
    return factories.client_of(getattr(someone, "person", someone))


def post(by: Any, row: Any, verb: str, status: int = 303, **data: Any) -> Any:
    place = f"{BASE}notes/{row.pk}/" if isinstance(row, Note) else row.get_absolute_url()
    answer = client(by).post(f"{place}{verb}/", {"idempotency_key": f"{verb}{row.version}", **data})
    assert answer.status_code == status, answer.text
    return answer


def test_a_paper_goes_from_the_programme_to_the_last_signature_by_pages(team: Team) -> None:
    engagement = team.engagement
    page = client(team.lead).get(engagement.get_absolute_url()).text
    assert f"{BASE}engagements/{engagement.pk}/add-papers/" in page
    add = f"{BASE}engagements/{engagement.pk}/add-papers/"
    procedure = Procedure.objects.get(manual__state="decided", code="T-01")
    wrong = client(team.lead).post(add, {"preparer": str(team.member.pk), "idempotency_key": "a"})
    assert wrong.status_code == 422
    chosen = {
        "procedures": [str(procedure.pk)],
        "unit": str(engaging.unit(engaging.OFFICE).pk),
        "preparer": str(team.member.pk),
    }
    assert client(team.lead).post(add, chosen | {"idempotency_key": "b"}).status_code == 303
    row = Paper.objects.get()
    assert row.title in client(team.member).get(f"{BASE}engagements/{engagement.pk}/").text
    for check in procedure.checks.all():
        numbers = {"expected": "30", "found": "29"} if check.counts else {}
        told = {"answer": "no", "note": "一台足りない"} if check.counts else {"answer": "yes"}
        file = SimpleUploadedFile("画面.txt", "画面の写し".encode())
        given = {"check": str(check.pk), "files": file, "idempotency_key": str(check.pk), **numbers, **told}
        answer = client(team.member).post(f"{row.get_absolute_url()}save-check/", given)
        assert answer["Location"].endswith(f"#check-{check.pk}")
    post(team.member, row, "write-paper", 422, title="")
    words = {**making.WORDS, "title": "端末の実査", "performed_on": engaging.day().isoformat()}
    post(team.member, row, "write-paper", **words)
    post(team.member, row, "add-evidence", caption="平面図", files=SimpleUploadedFile("図.txt", "平面図".encode()))
    other = making.paper(team, "K-01")
    post(team.member, row, "refer", others=[str(other.pk)])
    post(team.member, row, "hand-in-paper", 422, sha256="", read="on")
    post(team.member, row, "hand-in-paper", 409, sha256="0" * 64, read="on")
    signed = {"sha256": hash_of(fresh(row)), "read": "on"}
    post(team.member, row, "hand-in-paper", **signed)
    post(team.reviewer, fresh(row), "raise-note", text="台数の根拠は")
    post(team.member, Note.objects.get(), "answer-note", answer="備品台帳です")
    assert "備品台帳です" in client(team.reviewer).get(row.get_absolute_url()).text
    post(team.reviewer, fresh(Note.objects.get()), "clear-note")
    post(team.reviewer, fresh(row), "review-paper", **signed)
    post(team.head, fresh(row), "approve-paper", **signed)
    page = client(team.president).get(row.get_absolute_url()).text
    assert signed["sha256"] in page
    assert "平面図" in page
    post(team.lead, other, "drop-paper", reason="鍵箱がない")
    making.ended(team)
    post(
        team.member,
        fresh(row),
        "add-addendum",
        text="後で確かめた。",
        files=SimpleUploadedFile("写.txt", "写し".encode()),
    )
    assert "後で確かめた。" in client(team.head).get(row.get_absolute_url()).text
    assert Addendum.objects.get().evidence.count() == 1


def test_papers_go_back_and_to_another_by_pages(team: Team) -> None:
    row = making.handed_in(team)
    post(team.member, row, "take-back-paper")
    making.sign(actions.hand_in_paper, team.member.person, row)
    post(team.lead, fresh(row), "send-back-paper", text="抽出が足りない")
    post(team.lead, fresh(row), "reassign-paper", preparer=str(team.lead.pk))
    dispatch()
    told = Notice.objects.filter(path=row.get_absolute_url()).values_list("person_id", "kind")
    assert (team.lead.person_id, "fieldwork.paper_reassigned") in told
    assert (team.reviewer.person_id, "fieldwork.paper_submitted") in told


def test_numbers_that_differ_are_not_as_they_should_be(team: Team) -> None:
    row = making.paper(team)
    check = row.procedure.checks.get(kind="count")
    page = f"{row.get_absolute_url()}save-check/"
    for wrong in (
        {"answer": "yes", "expected": "12", "found": "11"}, {"answer": "yes"}, {"answer": "no", "expected": "1", "found": "0"}
    ):  # fmt: skip
        answer = client(team.member).post(page, {"check": str(check.pk), "idempotency_key": "a", **wrong})
        assert (answer.status_code, check.text in answer.text) == (422, True)
    other = making.paper(team, "C-01").procedure.checks.last()
    answer = client(team.member).post(page, {"check": str(other.pk), "answer": "yes", "idempotency_key": "b"})
    assert answer.status_code == 409
    assert not row.observations.exists()


def test_a_repeated_submission_of_the_tablet_is_kept_once(team: Team) -> None:
    row = making.paper(team)
    check = row.procedure.checks.get(kind="key")
    tablet, page = client(team.member), f"{row.get_absolute_url()}save-check/"
    for _turn in range(2):
        file = SimpleUploadedFile("鍵.txt", "鍵の写真".encode())
        given = {"check": str(check.pk), "answer": "yes", "files": file, "idempotency_key": "same"}
        assert tablet.post(page, given).status_code == 303
    assert Evidence.objects.count() == 1
    assert tablet.get(row.get_absolute_url()).text.count("data-keep=") == row.procedure.checks.count()


def test_outsiders_know_of_no_paper(team: Team) -> None:
    row = making.handed_in(team)
    file, note = row.evidence.get(), f"{BASE}notes/{row.pk}/"
    pages = [row.get_absolute_url(), f"{BASE}evidence/{file.pk}/", f"{BASE}engagements/{team.engagement.pk}/",
             f"{row.get_absolute_url()}write-paper/", f"{note}answer-note/", f"{BASE}", f"{BASE}manuals/"]  # fmt: skip
    for role in ("office_head", "block_head", "vice_president", "chief_privacy_officer", "board_member", "staff"):
        outsider = client(factories.person(role, at=engaging.unit(engaging.OFFICE)))
        assert [outsider.get(page).status_code for page in pages] == [404] * len(pages), role
        assert "W-001" not in outsider.get(team.engagement.get_absolute_url()).text
    stranger = client(engaging.auditor())
    assert [stranger.get(page).status_code for page in pages] == [404] * 5 + [200, 200]
    assert row.title not in stranger.get(BASE).text
    inspector = client(factories.person("statutory_auditor"))
    assert [inspector.get(page).status_code for page in pages[:3]] == [200, 200, 200]


def test_papers_of_a_secret_audit_exist_for_team_head_and_president_alone() -> None:
    team = making.team(state="planned")
    row = making.handed_in(team)
    for person in (team.member, team.reviewer, team.lead, team.head, team.president):
        answer = client(person).get(row.get_absolute_url())
        assert (answer.status_code, "秘密" in answer.text) == (200, True)
    for role in ("statutory_auditor", "vice_president", "auditor", "office_head"):
        someone = client(factories.person(role))
        assert someone.get(row.get_absolute_url()).status_code == 404
        assert row.title not in someone.get(BASE).text


def test_who_may_see_but_not_do_is_told_so(team: Team) -> None:
    row = making.handed_in(team)
    for by, verb in ((team.lead, "take-back-paper"), (team.member, "review-paper"), (team.member, "send-back-paper")):
        assert client(by).get(f"{row.get_absolute_url()}{verb}/").status_code == 403
        post(by, row, verb, 403, sha256=row.sha256, read="on", text="x")
    assert client(team.president).get(f"{row.get_absolute_url()}approve-paper/").status_code == 302


def test_evidence_is_handed_out_and_noted(team: Team) -> None:
    file = making.handed_in(team).evidence.get()
    answer = client(team.reviewer).get(f"{BASE}evidence/{file.pk}/")
    assert answer.content == "鍵箱".encode()
    assert "attachment" in answer["Content-Disposition"]


def test_what_was_altered_behind_the_system_is_shown(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    row = making.handed_in(team)
    warning = "署名された内容と違います"
    assert warning not in client(team.head).get(row.get_absolute_url()).text
    monkeypatch.setattr("audit.fieldwork.views.papers.hash_of", lambda _paper: "0" * 64)
    assert warning in client(team.head).get(row.get_absolute_url()).text


def test_desks_say_what_waits(team: Team) -> None:
    draft, row = making.paper(team, "C-01"), making.handed_in(team)
    assert draft.title in client(team.member).get("/desk/").text
    assert row.title in client(team.reviewer).get("/desk/").text
    assert row.title not in client(team.member).get("/desk/").text
    act(actions.raise_note, team.reviewer.person, row, text="日付は")
    assert row.title in client(team.member).get("/desk/").text
    act(actions.answer_note, team.member.person, Note.objects.get(), answer="4月")
    act(actions.clear_note, team.reviewer.person, Note.objects.get())
    making.sign(actions.review_paper, team.head, row)
    assert row.title in client(team.president).get("/desk/").text
    assert row.title not in client(team.head).get("/desk/").text


def test_the_manual_is_drafted_by_one_and_put_in_force_by_another() -> None:
    head, auditor, president = engaging.head(), engaging.auditor(), engaging.president()
    first = client(auditor)
    assert first.post(f"{BASE}manuals/draft-manual/", {"idempotency_key": "a"}).status_code == 303
    row = Manual.objects.get()
    assert first.post(f"{BASE}manuals/draft-manual/", {"idempotency_key": "b"}).status_code == 409
    post(auditor, row, "write-chapter", number="7", title="附則", text="毎年見直す。")
    post(auditor, fresh(row), "strike-chapter", number="1")
    post(auditor, fresh(row), "strike-chapter", 409, number="1")
    procedure = {"programme": "cash", "code": "C-09", "title": "小口現金", "objective": "残高", "steps": "数える。"}
    post(auditor, fresh(row), "write-procedure", 422, **procedure)
    post(auditor, fresh(row), "write-procedure", 422, **procedure, kind_1="count")
    post(auditor, fresh(row), "write-procedure", **procedure, kind_1="count", text_1="小口現金を数える")
    post(auditor, fresh(row), "strike-procedure", code="W-01")
    page = client(head).get(row.get_absolute_url()).text
    assert ("小口現金を数える" in page, "附則" in page, "W-01" in page) == (True, True, False)
    assert "小口現金" in first.get(f"{row.get_absolute_url()}write-procedure/?code=C-09").text
    assert "毎年見直す。" in first.get(f"{row.get_absolute_url()}write-chapter/?chapter=7").text
    assert client(auditor).get(f"{row.get_absolute_url()}put-manual-in-force/").status_code == 404
    post(head, fresh(row), "put-manual-in-force", valid_from=engaging.day().isoformat())
    post(auditor, fresh(row), "write-chapter", 409, number="8", title="遅い", text="遅い")
    with engaging.refused("final"):
        Procedure.objects.first().checks.all().delete()
    second = act(actions.draft_manual, head).subject_id
    draft = Manual.objects.get(pk=second)
    assert draft.procedures.get(code="C-09").checks.get().text == "小口現金を数える"
    assert client(head).get(f"{draft.get_absolute_url()}put-manual-in-force/").status_code == 403
    assert "2" in client(president).get(f"{BASE}manuals/").text
    with engaging.refused("decided_by_another"):
        Manual.objects.filter(pk=second).update(
            state="decided", valid_from=engaging.day(9), decided_by=head, decided_at=draft.drafted_at
        )


def queries(person: Any, page: str) -> int:
    asking = client(person)
    asking.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert asking.get(page).status_code == 200
    return len(asked)


def test_lists_and_pages_ask_the_same_number_of_queries_however_many_rows_there_are(team: Team) -> None:
    row = making.handed_in(team)
    act(actions.raise_note, team.reviewer.person, row, text="一")
    pages = [BASE, f"{BASE}engagements/{team.engagement.pk}/", row.get_absolute_url(), "/desk/"]
    before = [queries(team.lead, page) for page in pages]
    for code in ("C-01", "T-01"):
        making.handed_in(team, code=code)
    act(actions.raise_note, team.reviewer.person, row, text="二")
    assert [queries(team.lead, page) for page in pages] == before


def test_the_list_narrows_and_is_taken_away(team: Team) -> None:
    row, other = making.handed_in(team), making.paper(team, "C-01")
    found = client(team.lead).get(BASE, {"state": "draft", "engagement": team.engagement.reference}).text
    assert (other.title in found, row.title in found) == (True, False)
    assert row.title not in client(team.lead).get(BASE, {"mine": "on"}).text
    assert row.title in client(team.member).get(BASE, {"mine": "on", "unit": engaging.OFFICE}).text
    exported = client(team.lead).post(BASE, {"format": "csv"})
    assert row.title in b"".join(exported.streaming_content).decode("utf-8-sig")


def test_who_left_the_team_reads_no_more(team: Team) -> None:
    row = making.handed_in(team)
    act(engagements.release, team.head, team.engagement, auditor=team.reviewer)
    assert client(team.reviewer).get(row.get_absolute_url()).status_code == 404

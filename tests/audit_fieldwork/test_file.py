"""The whole file of an engagement, checked by somebody who has nothing but the file and Python; data audits in papers."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from audit import contributed
from audit.contributed import Filed
from audit.engagements import actions as engagements
from audit.engagements.models import Engagement
from audit.engagements.proof import outsiders_told
from audit.fieldwork import actions
from audit.fieldwork.actions.writing import addendum_hash
from audit.fieldwork.models import Paper
from audit.fieldwork.refusals import FieldworkOver
from governance.notices.models import Event, Notice
from governance.notices.outbox import dispatch
from tests.audit_engagements.making import act, fresh, noted
from tests.audit_fieldwork import making
from tests.audit_fieldwork.making import Team
from tests.support import factories

pytestmark = pytest.mark.django_db
RESULT = {"figures": [["Rows", 3]], "tables": [], "drawings": [], "found": 0}


@pytest.fixture
def team() -> Team:
    return making.team()


def filed(engagement: Engagement, **changes: Any) -> Filed:
    text = json.dumps(RESULT, ensure_ascii=False, sort_keys=True, default=str)
    given = {
        "engagement": engagement.pk, "title": "欠番の試験", "subject_type": "audit_data_audits.run", "subject_id": uuid4(),
        "digest": hashlib.sha256(text.encode()).hexdigest(), "result": RESULT,
    }  # fmt: skip
    return Filed(**(given | changes))


def file_paper(team: Team, **changes: Any) -> Paper:
    with noted():
        pk = contributed.file_working_paper.ask(filed(team.engagement, **changes), factories.actor(team.member.person))
    return Paper.objects.get(pk=pk)


def taken(team: Team) -> zipfile.ZipFile:
    answer = factories.client_of(team.lead.person).get(f"/audit/fieldwork/engagements/{team.engagement.pk}/file/")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def verified(folder: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-I", str(folder / "verify.py")], capture_output=True, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


@pytest.fixture
def unpacked(team: Team, tmp_path: Path) -> Path:
    """A file with everything in it: signatures, a note, a data audit, an addendum, notices before and after the opening."""
    row = making.handed_in(team)
    act(actions.raise_note, team.reviewer.person, row, text="日付は")
    act(actions.answer_note, team.member.person, row.notes.get(), answer="4月1日")
    act(actions.clear_note, team.reviewer.person, row.notes.get())
    making.sign(actions.review_paper, team.reviewer.person, row)
    row = making.sign(actions.approve_paper, team.head, row)
    data = file_paper(team)
    act(actions.drop_paper, team.lead.person, data, reason="別の調書に含めた")
    dispatch()
    making.ended(team)
    actor, files = factories.actor(team.member.person), [making.photo("写し")]
    digest = addendum_hash(row, actor, "後で届いた。", files)
    act(actions.add_addendum, team.member.person, row, text="後で届いた。", files=files, sha256=digest)
    taken(team).extractall(tmp_path)
    return tmp_path


def change(place: Path, edit: Any) -> None:
    """Change a file as a forger would, who renews the manifest too."""
    value = json.loads(place.read_text("utf-8"))
    edit(value)
    place.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    manifest = place.parents[1] / "manifest.json" if place.parent.name == "papers" else place.parent / "manifest.json"
    listed = json.loads(manifest.read_text())
    name = place.relative_to(manifest.parent).as_posix()
    manifest.write_text(json.dumps(listed | {name: hashlib.sha256(place.read_bytes()).hexdigest()}))


def test_outsiders_check_the_file_with_python_alone(unpacked: Path) -> None:
    code, said = verified(unpacked)
    assert code == 0, said
    assert "すべて一致しました" in said
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {"README.txt", "engagement.json", "papers/W-001.json", "papers/W-002-result.json"} <= names
    paper = json.loads((unpacked / "papers/W-001.json").read_text("utf-8"))
    assert [row["level"] for row in paper["signatures"]] == [1, 2, 3]
    assert sum(path.parent.name == "evidence" for path in unpacked.rglob("*.txt")) == 2


def test_outsiders_find_what_was_forged(unpacked: Path) -> None:
    paper = unpacked / "papers/W-001.json"
    honest = paper.read_text("utf-8")

    def author(value: dict[str, Any]) -> None:
        value["content"]["seen"] = "すべて正しかった。"

    def addendum(value: dict[str, Any]) -> None:
        value["addenda"][0]["text"] = "何も届かなかった。"

    def signer(value: dict[str, Any]) -> None:
        value["signatures"][1]["signed_by"] = value["signatures"][0]["signed_by"]

    for edit, words in ((author, "署名された内容と違います"), (addendum, "追補"), (signer, "同じ人が二度署名")):
        change(paper, edit)
        code, said = verified(unpacked)
        assert (code, words in said) == (1, True), said
        paper.write_text(honest, "utf-8")
    next((unpacked / "evidence").iterdir()).write_bytes(b"x")
    assert "が署名時のものと違います" in verified(unpacked)[1]
    (unpacked / "papers/W-001.json").unlink()
    assert "目録と合いません: papers/W-001.json" in verified(unpacked)[1]


def test_the_file_proves_that_nobody_outside_was_told_before_the_opening() -> None:
    team = making.team(state="planned")
    row = making.reviewed(team)
    dispatch()
    early = Notice.objects.filter(path=row.get_absolute_url())
    assert {notice.person_id for notice in early} == {team.reviewer.person_id, team.lead.person_id, team.head.pk}
    act(engagements.authorize, team.head, team.engagement)
    act(engagements.open_on_site, team.lead.person, team.engagement, where="玄関")
    dispatch()
    team.engagement = fresh(team.engagement)
    assert outsiders_told(team.engagement) == []
    messages = [json.loads(line) for line in taken(team).read("messages.jsonl").decode().splitlines()]
    opened = next(row for row in messages if row["what"] == "engagements.engagement_opened")
    told = [row for row in messages if row["kind"] != "event" and row["at"] < opened["at"]]
    assert {row["kind"] for row in told} == {"notice", "mail"}
    assert all(row["may_know"] for row in told)
    assert any(row["what"] == "fieldwork.paper_submitted" for row in messages)


def test_a_notice_to_an_outsider_is_found(tmp_path: Path) -> None:
    team = making.team(state="planned")
    row, office = making.handed_in(team), factories.person("office_head")
    event = Event.objects.create(name="fieldwork.paper_submitted", subject_id=row.pk)
    Notice.objects.create(person=office, kind="fieldwork.paper_submitted", path=row.get_absolute_url(), event=event)
    act(engagements.authorize, team.head, team.engagement)
    act(engagements.open_on_site, team.lead.person, team.engagement, where="玄関")
    team.engagement = fresh(team.engagement)
    assert [notice.person_id for notice in outsiders_told(team.engagement)] == [office.pk]
    taken(team).extractall(tmp_path)
    code, said = verified(tmp_path)
    assert (code, "開始前に監査班以外へ知らせています" in said) == (1, True), said


def test_the_file_is_for_those_who_read_everything_and_after_the_opening(team: Team) -> None:
    page = f"/audit/fieldwork/engagements/{team.engagement.pk}/file/"
    for role in ("office_head", "vice_president", "auditor", "board_member"):
        assert factories.client_of(factories.person(role)).get(page).status_code == 404, role
    assert factories.client_of(factories.person("statutory_auditor")).get(page).status_code == 200


def test_there_is_no_file_before_the_opening() -> None:
    team = making.team(state="planned")
    page = f"/audit/fieldwork/engagements/{team.engagement.pk}/file/"
    for person in (team.lead.person, team.head, team.president):
        assert factories.client_of(person).get(page).status_code == 404


def test_a_data_audit_becomes_a_paper_with_its_result_sealed(team: Team) -> None:
    row = file_paper(team)
    assert (row.title, row.number, row.prepared_by_id, row.state) == ("欠番の試験", 1, team.member.person_id, "draft")
    assert b"Rows" not in bytes(row.sealed_result)
    page = factories.client_of(team.lead.person).get(row.get_absolute_url())
    assert row.source_digest in page.text
    with pytest.raises(ValueError, match="hash"):
        file_paper(team, digest="0" * 64)
    act(actions.drop_paper, team.lead.person, row, reason="誤り")
    making.ended(team)
    with pytest.raises(FieldworkOver):
        file_paper(team)


def test_other_rooms_cite_papers_by_their_ids(team: Team) -> None:
    row = making.approved(team)
    member, stranger = factories.actor(team.member.person), factories.actor(factories.person("office_head"))
    (found,) = contributed.papers_of_engagement.ask(member, team.engagement.pk)
    assert (found.id, found.reference, found.sha256) == (row.pk, f"{team.engagement.reference}-W-001", row.sha256)
    assert contributed.papers_named.ask(member, [row.pk]) == [found]
    assert contributed.papers_named.ask(stranger, [row.pk]) == []

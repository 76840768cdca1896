"""The net of crashes (tests/support/crashing.py) catches what a dead attempt leaves behind."""

import io
import os
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core import mail
from django.db import connection

from governance.access import SYSTEM
from governance.attachments import storage
from governance.notices.tasks import dispatch
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Refused, action, declaration, run
from tests.support import crashing, database, factories

Act = Callable[..., Person]


@pytest.fixture
def act(tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> Act:
    """Return a function that runs an action of that body, with a write before and one after it, under a net of its own."""
    monkeypatch.setattr(crashing, "NET", crashing.Net(tmp_path))

    def act(body: Callable[..., object], **inputs: Any) -> Person:
        monkeypatch.setattr(declaration, "_registry", {})

        @action(
            "tests.made_up", subject=Person, creates=True, who=lambda *_: True, moves=STAYS, clocks=NO_CLOCKS,
            emits=NO_EVENTS, ledger=NO_FIELDS,
        )  # fmt: skip
        def made_up(*, actor: Any, **inputs: Any) -> Person:
            person = factories.person()
            body(**inputs)
            person.save()
            return person

        return Person.objects.get(pk=run(made_up, actor=SYSTEM, **inputs).subject_id)

    return act


def write_file(name: str) -> Path:
    path = Path(settings.ATTACHMENT_ROOT) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def open_a_session() -> None:
    psycopg2.connect(dbname=connection.settings_dict["NAME"])


def commit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("COMMIT")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (lambda: write_file("note.txt"), "files differ"),
        (lambda: mail.send_mail("s", "t", None, ["x@example.invalid"]), "instead of"),
        (dispatch.delay, "sent"),
        (open_a_session, "a connection of its own"),
        (commit, "said COMMIT"),
    ],
)
def test_what_a_dead_attempt_leaves_is_caught(act: Act, body: Callable[[], object], words: str) -> None:
    before = Person.objects.count()
    with pytest.raises(crashing.Left, match=words):
        act(body)
    assert Person.objects.count() == before


def test_a_file_that_a_dead_attempt_removed_is_caught(act: Act) -> None:
    kept = write_file("aa/bb/kept")
    with pytest.raises(crashing.Left, match="files differ"):
        act(kept.unlink)


def test_work_of_another_session_is_caught(act: Act) -> None:
    name = connection.settings_dict["NAME"]
    session = psycopg2.connect(database.at(os.environ["DATABASE_URL"], name))
    with closing(session) as other, pytest.raises(crashing.Left, match="instead of"):
        act(lambda: other.cursor().execute("SELECT 1"))


def test_what_stays_in_the_process_and_hinders_the_next_attempt_is_caught(act: Act) -> None:
    done: set[str] = set()

    def only_once() -> None:
        if done:
            raise LookupError
        done.add("once")

    with pytest.raises(LookupError):
        act(only_once)


def test_each_write_is_a_stop_and_the_real_run_follows(act: Act) -> None:
    before, attempts = Person.objects.count(), 0

    def count() -> None:
        nonlocal attempts
        attempts += 1

    act(count)
    assert Person.objects.count() == before + 1
    writes_after_the_body = 3  # the person's row, its history, the ledger
    assert attempts == 1 + writes_after_the_body + 1
    act(count)
    assert attempts == 1 + writes_after_the_body + 2


def test_files_and_lists_are_used_anew_by_each_attempt(act: Act) -> None:
    names = ["one"]
    read: list[tuple[bytes, int]] = []

    def use(file: io.BytesIO, names: list[str]) -> None:
        names.append("more")
        read.append((file.read(), len(names)))

    act(use, file=io.BytesIO(b"text"), names=names)
    assert set(read) == {(b"text", 2)}


def test_a_file_that_the_hourly_chore_removes_may_stay(act: Act) -> None:
    act(lambda: storage.write(uuid.uuid4(), "original", b"x"))
    assert len(crashing.kept_files()) == 1


def test_who_is_refused_is_not_rehearsed_until_somebody_is_not(act: Act) -> None:
    class No(Refused):
        code = "no"

    def refuse(answer: str) -> None:
        if answer == "no":
            raise No

    with pytest.raises(No):
        act(refuse, answer="no")
    assert crashing.NET.rehearsed() == set()
    act(refuse, answer="yes")
    assert crashing.NET.rehearsed() == {"tests.made_up"}

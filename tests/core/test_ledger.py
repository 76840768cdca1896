"""The chain holds, says where it does not, and nobody can rewrite it."""

import threading

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from psycopg2 import connect

from compliance.models import Case
from governance.ledger.models import Entry
from governance.ledger.verify import breaks, head
from governance.runner.declaration import declared_actions
from tests.support import factories
from tests.support.database import CommittedDatabase


def owner_executes(database: CommittedDatabase, *statements: str) -> None:
    """Run statements as the owner of the tables, past every trigger that an owner can switch off."""
    with connect(database.owner_url) as session, session.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)


def entries(count: int) -> None:
    for _ in range(count):
        with transaction.atomic():
            factories.ledger_note()


def test_concurrent_writers_make_one_chain_without_gaps(committed_db: CommittedDatabase) -> None:
    before = head()[0]

    def write() -> None:
        entries(10)
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, before + 81))
    assert list(breaks()) == []


@pytest.mark.parametrize(
    ("damage", "number", "reason"),
    [
        ("UPDATE ledger_entry SET action = 'nothing.happened' WHERE number = 4", 4, "content was changed"),
        ("UPDATE ledger_entry SET details = '{\"a\": 1}' WHERE number = 4", 4, "content was changed"),
        ("UPDATE ledger_entry SET at = at + interval '1 hour' WHERE number = 4", 4, "content was changed"),
        ("DELETE FROM ledger_entry WHERE number = 4", 5, "missing"),
        ("UPDATE ledger_entry SET previous_hash = repeat('a', 64) WHERE number = 4", 4, "does not follow"),
    ],
)
def test_every_damage_is_named_with_its_place(
    committed_db: CommittedDatabase, damage: str, number: int, reason: str
) -> None:
    entries(7)
    call_command("verify_ledger")
    owner_executes(committed_db, damage)
    found = list(breaks())
    assert found[0].number == number
    assert reason in found[0].reason
    with pytest.raises(CommandError, match=f"entry {number}"):
        call_command("verify_ledger")


def test_two_entries_swapped(committed_db: CommittedDatabase) -> None:
    entries(7)
    owner_executes(
        committed_db,
        "UPDATE ledger_entry SET number = -1 WHERE number = 4",
        "UPDATE ledger_entry SET number = 4 WHERE number = 5",
        "UPDATE ledger_entry SET number = 5 WHERE number = -1",
    )
    assert {b.number for b in breaks()} >= {4, 5}


def test_a_cut_tail_shows_against_the_head_that_was_sent_out(committed_db: CommittedDatabase) -> None:
    entries(5)
    number, digest = head()
    owner_executes(committed_db, f"DELETE FROM ledger_entry WHERE number = {number}")
    call_command("verify_ledger")
    with pytest.raises(CommandError, match="not in the ledger"):
        call_command("verify_ledger", head=f"{number}:{digest}")


APPEND_ONLY = ["ledger_entry"] + [
    model._meta.db_table for model in apps.get_models() if any(f.name == "history_id" for f in model._meta.fields)
]


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET {} = {}"])
def test_the_application_cannot_rewrite_the_past(db: None, table: str, statement: str) -> None:
    column = "number" if table == "ledger_entry" else "history_id"
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column, column))


def test_the_application_cannot_change_tables(db: None) -> None:
    for statement in (
        "DROP TABLE ledger_entry",
        "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
        "CREATE TABLE x (a int)",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_row_trigger_stops_even_the_owner(committed_db: CommittedDatabase) -> None:
    entries(2)
    session = connect(committed_db.owner_url)
    with session.cursor() as cursor, pytest.raises(Exception, match="Cannot update or delete"):
        cursor.execute("UPDATE ledger_entry SET action = 'x'")
    session.close()


GUARDED = [m for m in apps.get_models() if any(t.name == "ledger_required" for t in getattr(m._meta, "triggers", []))]


UNGUARDED = {
    "deadlines.DeadlineStep": "the sweep writes thousands in one statement",
    "organization.Unit": "the import writes hundreds; periods are its history",
    "people.Person": "signing in writes to the row",
    "vault.KeyPair": "made before a role is held, on the first visit",
    "vault.Recovery": "the officers' steps are the row's own record",
    "vault.Share": "sealed words, handed over one by one",
}
"""Subjects of actions that the trigger leaves alone, and why."""


def test_what_is_guarded() -> None:
    subjects = {action.subject._meta.label for action in declared_actions().values()}
    guarded = {model._meta.label for model in GUARDED}
    assert subjects - guarded == set(UNGUARDED)
    assert guarded > {"compliance.CaseGrant", "compliance.Exclusion", "compliance.PassingOn", "surveys.Spent"}


def test_a_change_without_a_ledger_entry_is_refused_at_commit(committed_db: CommittedDatabase) -> None:
    case, _ = factories.file_case()
    person = factories.person("investigator")
    attempts = [
        lambda: Case.objects.filter(pk=case.pk).update(severity="low"),
        lambda: case.exclusions.create(person=person, reason="declared"),
        lambda: case.messages.create(side="reporter", sealed_text=b"x"),
        lambda: person.assignments.update(role="president"),
        lambda: person.assignments.all().delete(),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="without a ledger entry"):
            attempt()
    case.refresh_from_db()
    assert case.severity == ""
    assert not case.exclusions.exists()
    assert not case.messages.exists()
    assert factories.actor(person).holds("investigator")

"""A thief with the whole database, row stamps and the order of rows on disk, and the ledger, tries to link people and answers."""

from typing import Any

from django.db import connection, transaction

from governance.access import SYSTEM
from governance.ledger.models import Entry, Key
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from governance.surveys import actions
from governance.surveys.actions.answering import needs_mixing
from governance.surveys.chores import keep_days
from governance.surveys.envelopes import Opener
from governance.surveys.models import Wave, WaveKey
from tests.support import factories
from tests.surveys import support
from tests.surveys.test_answering import QUESTIONS, SEND, fields_of, go

PEOPLE = 12


def answer_in_turn() -> tuple[Wave, list[Person], Any]:
    """Let people answer one after the other: each takes a code and answers at once, the worst case. Each answer is unique."""
    by = support.owner()
    office = Unit.objects.get(code="13001")
    people = support.people_of(office, PEOPLE)
    wave = support.opened(support.survey(by), by, audience="units", audience_units=[office])
    for number, person in enumerate(people):
        client = factories.client_of(person)
        client.post(f"/surveys/waves/{wave.pk}/fetch/")
        page = client.get(QUESTIONS).content.decode()
        _s, page = go(client, page, trust=str(1 + number % 5), seen="")
        _s, page = go(client, page, remark=f"私の意見{number:02}")
        assert client.post(SEND, {"answers": fields_of(page)["answers"]}).status_code == 303
    return wave, people, by


def physical(table: str, columns: str) -> list[tuple[Any, ...]]:
    """Return the rows in their order on disk with the stamp of the transaction that wrote each."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text::bigint, {columns} FROM {table} ORDER BY ctid")
        return list(cursor.fetchall())


def test_before_mixing_stamps_would_give_people_away_and_after_it_they_do_not(committed_db: Any) -> None:
    wave, people, _by = answer_in_turn()
    assert needs_mixing(wave), "each row bears the stamp of its own transaction: this is what mixing is for"
    keep_days()
    for table in ("surveys_invitation", "surveys_envelope", "surveys_spent"):
        stamps = {row[0] for row in physical(table, "wave_id")}
        assert len(stamps) == 1
    opener = Opener(wave.pk, WaveKey.objects.get().sealed_private)
    said = [opener.open(sealed)["answers"]["remark"] for _x, sealed in physical("surveys_envelope", "sealed")]
    assert sorted(said) == [f"私の意見{n:02}" for n in range(PEOPLE)]
    assert said != sorted(said), "the order on disk is not the order of coming"
    asked = [row[1] for row in physical("surveys_invitation", "person_id")]
    assert asked != [p.pk for p in people]
    assert not needs_mixing(wave)


def test_the_order_after_mixing_does_not_depend_on_the_order_of_coming(db: None) -> None:
    """Over 40 mixings the first envelope to come ends up in many places."""
    by = support.owner()
    office = Unit.objects.get(code="13001")
    support.people_of(office, 6)
    wave = support.opened(support.survey(by), by, audience="units", audience_units=[office])
    for number in range(6):
        support.send(wave, office, support.answers(remark=f"意見{number}"))
    opener = Opener(wave.pk, WaveKey.objects.get().sealed_private)
    places = set()
    for _round in range(40):
        run(actions.mix, actor=SYSTEM, subject=wave.pk)
        said = [opener.open(row[1])["answers"]["remark"] for row in physical("surveys_envelope", "sealed")]
        places.add(said.index("意見0"))
    assert len(places) >= 4


def test_the_ledger_names_nobody_who_took_a_code_or_answered(db: None) -> None:
    wave, people, _by = answer_in_turn()
    outbox.dispatch()
    entries = list(Entry.objects.filter(action__in=["surveys.fetch", "surveys.answer"]))
    assert len(entries) == 2 * PEOPLE
    for entry in entries:
        assert (entry.actor_id, entry.subject_id, entry.details) == (None, wave.pk, {})
    assert not Entry.objects.filter(actor_id__in=[p.pk for p in people]).exists()
    assert not Key.objects.exists() or not Key.objects.filter(subject_id=wave.pk, result__isnull=False).exists()


def test_a_dump_of_the_database_links_nobody_to_an_answer(committed_db: Any) -> None:
    """The dump of an open wave holds no answer in clear; that of a closed one holds remarks, but no way to their writers."""
    wave, people, by = answer_in_turn()
    dumped = dump()
    for number in range(PEOPLE):
        assert f"私の意見{number:02}" not in dumped
    keep_days()
    run(actions.close_wave, actor=by, subject=wave.pk)
    dumped = dump()
    lines = [line for line in dumped.splitlines() if "私の意見" in line]
    assert len(lines) == PEOPLE
    order = [line[line.index("私の意見") + 4 :][:2] for line in lines]
    assert order != sorted(order)
    after = dumped.split("surveys_")
    for person in people:
        assert not any(str(person.pk) in part.split("\\.")[0] for part in after[1:]), (
            "no table of surveys names a person"
        )
    stamps = {row[0] for row in physical("surveys_remark", "id")} | {row[0] for row in physical("surveys_figure", "id")}
    assert len(stamps) == 1


def dump() -> str:
    """Return all rows of all tables as COPY gives them, in the order on disk: what pg_dump would write."""
    parts = []
    with transaction.atomic(), connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            parts.append(f"{table}\n" + "\n".join(row[0] for row in cursor.fetchall()) + "\n\\.")
    return "\n".join(parts)

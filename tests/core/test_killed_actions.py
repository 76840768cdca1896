"""A process that is really killed (SIGKILL) in the middle of an action: the same request again does everything once."""

import copy
import os
import signal
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction

from compliance.actions import file_report, pass_on
from compliance.committee import actions as committee
from compliance.conduct import actions as conduct
from compliance.handlers import actions as handlers
from compliance.protection import actions as protection
from compliance.reporter import drafts
from governance.access import PUBLIC_ACTOR
from governance.attachments import storage
from governance.attachments.intake import examine, keep
from governance.attachments.models import Attachment
from governance.ledger.verify import breaks
from governance.runner import Invisible, Outcome, run
from tests.attachments import makers
from tests.committee.making import TEXT, TITLE, Room
from tests.compliance.test_pass_on import outside, passed
from tests.conduct import helpers
from tests.handlers.test_opening_identities import Setting
from tests.support import crashing, factories
from tests.support.protection import row

Given = dict[str, Any]


def photo() -> Any:
    return examine(SimpleUploadedFile("現場.png", makers.picture("png")))


def filing() -> Given:
    draft = drafts.start()
    file = keep(draft.row.box, photo(), owner_type="compliance.draft", owner_id=draft.row.pk)
    report = factories.report(draft.code, box=draft.row.box, attachment_ids=(file.pk,), disclosure="named")
    return {"action": file_report, "actor": PUBLIC_ACTOR, "report": report, "draft": draft.row}


def passing_on() -> Given:
    counsel = factories.person("external_counsel")
    case = outside()
    file = keep(case.box, photo(), owner_type="compliance.case", owner_id=case.pk)
    given = {"passed": passed(case, files=(file,)), "with_name": False, "message": "引き継ぎました。"}
    return {"action": pass_on, "actor": factories.actor(counsel), "subject": case.pk, **given}


def sealing_a_pack() -> Given:
    room = Room()
    meeting, _ = room.convened()
    given = {"meeting": meeting, "theme": "overdue", "title": TITLE, "text": TEXT, "files": [photo()]}
    return {"action": committee.add_theme, "actor": room.secretariat, **given}


def consenting() -> Given:
    setting = Setting()
    return {"action": handlers.consent, "actor": factories.actor(setting.second), "subject": setting.ask().pk}


def importing() -> Given:
    rows = [row(), row(staff_number="p2", name="別人太郎", kind="transfer")]
    actor = factories.actor(factories.person("hr_officer"))
    return {"action": protection.deliver, "actor": actor, "rows": rows, "count": len(rows)}


def signing() -> Given:
    person = factories.person("staff")
    edition = helpers.asked()
    subject = helpers.signature_of(edition, person).pk
    actor = factories.actor(person)
    return {"action": conduct.sign, "actor": actor, "subject": subject, "content_hash": edition.content_hash}


def rows_by_table() -> dict[str, int]:
    return {model._meta.db_table: model._default_manager.count() for model in apps.get_models()}


def act(given: Given) -> Outcome:
    return run(key="the same", **given)


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Die(crashing.Stop):
    """Ends the process instead of the attempt."""

    def __call__(self, *call: Any) -> Any:
        try:
            return super().__call__(*call)
        except crashing.Killed:
            die()


def in_a_child_that_dies(given: Given, stop: int) -> None:
    """Run the action in a process of its own, which is killed before that write; 0: when it has committed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            committed = mock.patch.object(crashing.RUNNER, "wake_workers", die)
            with connection.execute_wrapper(Die(stop)), committed, crashing.pause():
                act(given)
        finally:
            os._exit(1)  # nothing of the test goes on in the child
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it was to be killed, and ended by itself"
    assert os.WTERMSIG(status) == signal.SIGKILL


def what_it_takes(given: Given) -> tuple[int, dict[str, int]]:
    """Return how many writes the action has, and what tables it leaves with how many rows, by an attempt rolled back."""
    stop = crashing.Stop()
    with transaction.atomic():
        with connection.execute_wrapper(stop), crashing.pause():
            act(copy.deepcopy(given))
        after = rows_by_table()
        transaction.set_rollback(True)
    return stop.seen, after


@pytest.mark.parametrize("prepare", [filing, passing_on, sealing_a_pack, consenting, importing, signing])
def test_a_killed_process_loses_and_doubles_nothing(committed_db: Any, prepare: Callable[[], Given]) -> None:
    given, before = prepare(), rows_by_table()
    writes, after = what_it_takes(given)
    assert after != before
    for stop in sorted({1, writes // 2, writes}):
        in_a_child_that_dies(given, stop)
        assert rows_by_table() == before
    in_a_child_that_dies(given, 0)
    assert rows_by_table() == after
    if prepare is passing_on:
        with pytest.raises(Invisible):  # the report is out of the counsel's sight
            act(given)
    else:  # the answer never came: the person sends the same again
        assert act(given).repeated
        assert rows_by_table() == after
    crashing.sweep(set(crashing.kept_files()))
    kept = {storage.path_of(file.pk, part) for file in Attachment.objects.all() for part in ("original", "copy")}
    assert kept == set(crashing.kept_files())
    assert list(breaks()) == []

"""The net under the house rule: state is changed in actions and in the few rooms that an action calls, nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("governance", "compliance", "voice", "privacy", "audit")
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
WRITES_BY_QUERYSET = {"update"}

MAY_WRITE = {
    "governance/runner/run.py": "the runner itself",
    "governance/ledger/writer.py": "called by the runner only",
    "governance/deadlines/opening.py": "called by the runner, in the action's transaction",
    "governance/notices/outbox.py": "events in the action's transaction; their dispatch changes no case",
    "governance/notices/telling.py": "inbox and mail rows, made by listeners",
    "governance/notices/mailing.py": "the state of mails",
    "governance/notices/inbox.py": "a person's own inbox",
    "governance/vault/boxes.py": "keys, called by actions",
    "governance/custody/keeping.py": "keys, called by actions",
    "governance/custody/demo.py": "the action custody.make_demo_keys",
    "governance/attachments/intake.py": "keep() is called by actions and for drafts",
    "governance/attachments/sealed.py": "keep() is called by actions",
    "audit/data_audits/working.py": "how far the worker is, which nothing hangs on",
    "governance/attachments/strip.py": "writes documents, no rows",
    "governance/escalation/ledger_head.py": "the daily mail of the ledger's head",
    "governance/escalation/management/commands/housekeeping.py": "expired sessions and keys",
    "governance/people/demo/accounts.py": "called by the action people.make_demo_accounts",
    "voice/delivering.py": "called by the actions of filing",
    "audit/fieldwork/demo.py": "draws a picture, writes no rows",
    "compliance/filing.py": "called by the actions of filing",
    "compliance/reporter/drafts.py": "drafts are the reporter's own until they are filed",
    "compliance/reporter/filing_views.py": "removes a file from the reporter's own draft",
}


def python_files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def writes_in(path: Path) -> list[int]:
    """Return the lines that look like a write to the database."""
    lines = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        target = ast.unparse(node.func.value)
        on_rows = ".objects" in target or ".filter(" in target
        by_name = node.func.attr in WRITES and not target.startswith(("cache", "self.buffer"))
        if by_name or (node.func.attr in WRITES_BY_QUERYSET and on_rows):
            lines.append(node.lineno)
    return lines


def is_action_file(path: Path) -> bool:
    return path.name == "actions.py" or "actions" in path.parts


@pytest.mark.parametrize("path", list(python_files()), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_write_outside_actions(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    if is_action_file(path) or name in MAY_WRITE:
        return
    found = writes_in(path)
    assert not found, f"{name}:{found}: change state in actions.py and call it with governance.runner.run"


def test_every_exception_is_still_needed() -> None:
    unneeded = [name for name in MAY_WRITE if not (ROOT / name).exists() or not writes_in(ROOT / name)]
    assert not unneeded


def test_nobody_asks_the_time_but_the_clock() -> None:
    allowed = {"governance/clock/__init__.py", "governance/escalation/management/commands/housekeeping.py"}
    for path in python_files():
        if str(path.relative_to(ROOT)) not in allowed:
            text = path.read_text("utf-8")
            assert "timezone.now(" not in text, f"{path}: ask governance.clock"
            assert "datetime.now(" not in text, f"{path}: ask governance.clock"


def test_no_inline_script_or_style_in_templates() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert " style=" not in text, path
        assert "<style" not in text, path
        for attribute in (" onclick=", " onload=", " onchange=", " onsubmit="):
            assert attribute not in text, path
        for tag in text.split("<script")[1:]:
            head = tag.split(">")[0]
            assert "nonce=" in head or "application/json" in head, f"{path}: {head}"


def test_pages_of_the_reporter_bring_no_script() -> None:
    for path in (ROOT / "templates/compliance/report").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script" not in text, path
        assert 'extends "base.html"' not in text, path

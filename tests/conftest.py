"""Fixtures of the whole suite. Start it with `make test` (governance.embedded.test), which brings real servers."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import browser as browsers
from tests.support import crashing, database

RUN = os.environ.setdefault("TEST_RUN", str(os.getpid()))
"""Names the run; set before xdist starts its processes, so that all of them share it."""
TEMPLATE = database.template_name(RUN)


def pytest_configure() -> None:
    """Put the net of crashes under every action."""
    crashing.spread(Path(os.environ["GOVERNANCE_DATA_DIR"]) / f"rehearsed-{RUN}")


@pytest.fixture(scope="session")
def template_database() -> str:
    """The migrated template, one for all processes of the run."""
    database.make_template_once(TEMPLATE)
    return TEMPLATE


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Drop the template when the last process has ended; a whole run that passed must have rehearsed every action."""
    if hasattr(session.config, "workerinput"):
        return
    if not database.KEEPS_TEMPLATE:
        database.drop(TEMPLATE)
    if is_whole(session) and (missing := crashing.never_rehearsed()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        session.config.get_terminal_writer().line(
            f"\nNo test runs these actions: {', '.join(sorted(missing))}", red=True
        )


def is_whole(session: pytest.Session) -> bool:
    """Return whether every test was asked for, and all passed."""
    config = session.config
    narrowed = any(
        getattr(config.option, name, None) for name in ("keyword", "markexpr", "lf", "collectonly", "deselect")
    )
    return config.args_source == pytest.Config.ArgsSource.TESTPATHS and not narrowed and session.exitstatus == 0


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, worker_id: str, django_db_blocker: Any) -> Iterator[None]:
    """The suite's database: a copy of the template, used as the application's role (no DDL, no TRUNCATE)."""
    name = f"test_suite_{RUN}_{worker_id}"
    database.copy(template_database, name)
    with database.use(name):
        yield
    database.drop(name)


@pytest.fixture(autouse=True)
def quiet_surroundings(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own clock and file folder."""
    monkeypatch.setattr("governance.clock._cached", None)
    settings.CLOCK_FILE = tmp_path / "clock-offset"
    settings.ATTACHMENT_ROOT = tmp_path / "attachments"


@pytest.fixture
def committed_db(django_db_setup: None, template_database: str, django_db_blocker: Any) -> Iterator[Any]:
    """A database of its own for a test that really commits; other processes may use its .url and .owner_url."""
    with django_db_blocker.unblock(), database.committed(template_database) as fresh:
        yield fresh


@pytest.fixture
def server(committed_db: Any) -> Iterator[str]:
    """The application, served on a database of its own."""
    cache.clear()
    with crashing.pause(), browsers.served() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for the session."""
    path = browsers.chromium_path()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright's loop runs in this thread; Django asks no questions of it
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript, 1280 pixels wide."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}, locale="ja-JP")
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted_page(browser: Browser) -> Iterator[Page]:
    """A page with JavaScript."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    yield context.new_page()
    context.close()

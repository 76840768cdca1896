"""Chromium for tests, and pages served by Django in a thread."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOW_TO = "Chromium is missing. Debian and Ubuntu: apt-get install -y chromium"


class QuietHandler(WSGIRequestHandler):
    """Writes no line per request."""

    def log_message(self, *arguments: Any) -> None:
        pass


class ThreadedServer(ThreadingMixIn, WSGIServer):
    """One thread per request, as the browser asks for several files at once."""

    daemon_threads = True


@contextmanager
def served() -> Iterator[str]:
    """Serve the application on a free port; yield its address."""
    server = ThreadedServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


def chromium_path() -> str:
    """Return where Chromium is; without it skip the test, or fail it in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        return path
    if os.environ.get("CI"):
        pytest.fail(HOW_TO)
    pytest.skip(HOW_TO)

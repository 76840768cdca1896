"""Each test has a log of its own."""

import pytest

from tests.privacy_monitoring.making import Log


@pytest.fixture
def log(db: None, monkeypatch: pytest.MonkeyPatch) -> Log:
    return Log(monkeypatch)

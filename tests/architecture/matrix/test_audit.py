"""Who may open what: the part "audit" of the access matrix."""

import pytest

from tests.architecture.matrix.asking import asked, snapshot


@pytest.mark.django_db
def test_who_may_open_what(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked("audit", monkeypatch) == snapshot("audit")

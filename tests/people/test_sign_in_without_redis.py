"""Limits of the sign-in are rows in PostgreSQL: a stopped Redis neither locks anyone out nor lets anyone guess on."""

import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from governance.celery import app
from governance.ledger.models import Entry
from governance.ledger.verify import breaks
from governance.notices.tasks import dispatch
from tests.support import factories


@pytest.fixture
def no_redis(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the hint to the workers go to a port where nobody listens; return when it was tried."""
    tried: list[float] = []
    send = dispatch.apply_async

    def to_nobody(**options: Any) -> Any:
        tried.append(time.monotonic())
        return send(connection=app.connection_for_write("redis://127.0.0.1:1/0"), **options)

    monkeypatch.setattr(dispatch, "apply_async", to_nobody)
    return tried


def test_the_sixth_failure_is_refused_without_redis(committed_db: Any, no_redis: list[float]) -> None:
    cache.clear()
    person = factories.person("staff", second_factor=False)
    other = factories.person("staff", second_factor=False)

    def type_password(number: str, password: str) -> Any:
        return Client().post("/account/login/", {"login": number, "password": password})

    started = time.monotonic()
    for _ in range(5):
        assert "正しくありません" in type_password(person.staff_number, "wrong").content.decode()
    assert "失敗が続いたため" in type_password(person.staff_number, factories.PASSWORD).content.decode()
    assert type_password(other.staff_number, factories.PASSWORD)["Location"] == "/"
    assert time.monotonic() - started < 7
    assert len(no_redis) == 6
    assert Entry.objects.filter(action="people.sign_in_failed").count() == 5
    assert not list(breaks())

"""What is measured: a page, a posted form, a statement. Each is an act without arguments, with a label."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection
from django.test import Client

Act = Callable[[], object]
Page = tuple[str, Act]
Pages = Iterator[Page]
Unguarded = Callable[[], AbstractContextManager[Any]]
"""Gives a cursor of the owner with the triggers of guarded tables off (see filling.unguarded)."""
FLOOR = "  floor"


def page_of(client: Client, address: str) -> Act:
    """Return an act that fetches the page; raises AssertionError for any answer but 200."""

    def fetch() -> object:
        return _content(client.get(address), address)

    return fetch


def posted(client: Client, address: str, **data: str) -> Act:
    """Return an act that posts to a page that changes nothing; raises AssertionError for any answer but 200."""

    def post() -> object:
        return _content(client.post(address, data), address)

    return post


def _content(answer: Any, address: str) -> object:
    if answer.status_code != 200:
        raise AssertionError(f"{address}: {answer.status_code}")
    return answer.content


def sql(statement: str) -> Act:
    """Return an act that runs the statement and fetches its rows."""

    def fetch() -> object:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    return fetch


def floor(statement: str) -> Page:
    """Return the least that PostgreSQL must do for the page above, written by hand."""
    return FLOOR, sql(statement)

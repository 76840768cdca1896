"""Fetching a page and making sure that it is one."""

from collections.abc import Callable

from django.test import Client


def page_of(client: Client, address: str) -> Callable[[], object]:
    """Return an act that fetches the page; raises AssertionError for any answer but 200."""

    def fetch() -> object:
        answer = client.get(address)
        if answer.status_code != 200:
            raise AssertionError(f"{address}: {answer.status_code}")
        return answer.content

    return fetch

"""Opening one's key for a session, and shutting it."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from governance.access import Actor
from governance.custody.actions import note_wrong_passphrase, unlock
from governance.runner import run
from governance.vault import sessions
from governance.vault.crypto import Locked
from governance.vault.models import KeyPair
from governance.vault.passphrases import unwrap

FREE_FAILURES = 5
WINDOW_SECONDS = 300


class TooManyFailures(Exception):
    """Five wrong passphrases within five minutes."""


def open_key(actor: Actor, key: KeyPair, passphrase: str) -> bytes:
    """Return the private key; raises Locked for a wrong passphrase (noted), TooManyFailures after five."""
    counter = f"passphrase-{key.pk}"
    if cache.get(counter, 0) >= FREE_FAILURES:
        raise TooManyFailures
    try:
        private = unwrap(key, passphrase)
    except Locked:
        cache.add(counter, 0, WINDOW_SECONDS)
        cache.incr(counter)
        run(note_wrong_passphrase, actor=actor, subject=key.pk)
        raise
    cache.delete(counter)
    run(unlock, actor=actor, subject=key.pk, private=private)
    return private


def keep_open(request: HttpRequest, response: HttpResponse, key_id: Any, private: bytes) -> None:
    """Keep the key open until the session ends: sealed in the session, the key to it in a cookie."""
    cookie = sessions.keep(request.session, key_id, private)
    response.set_cookie(
        settings.VAULT_COOKIE_NAME, cookie, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )


def shut(request: HttpRequest, response: HttpResponse) -> None:
    """Shut the key again."""
    sessions.forget(request.session)
    response.delete_cookie(settings.VAULT_COOKIE_NAME, samesite="Strict")

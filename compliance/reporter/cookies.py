"""The reporter's two cookies. Both live on /report/ only and die with the browser."""

import base64
import binascii
import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from governance import clock
from governance.keys import key_for
from governance.vault.crypto import Locked, decrypt, encrypt

DRAFT = "report_draft"
RETURN = "report_return"
PATH = "/report/"


@dataclass(frozen=True)
class Visit:
    """A reporter who showed a code: the code, when they came, when they were last here (seconds since 1970)."""

    code: str
    came: int
    seen: int


def set_draft(response: HttpResponse, token: str) -> None:
    """Give the browser the key of a draft."""
    _set(response, DRAFT, token)


def set_visit(response: HttpResponse, code: str, came: int | None = None) -> None:
    """Give the browser the code, sealed, with the time; called on each page, so that idle time starts anew."""
    moment = int(clock.now().timestamp())
    data = json.dumps({"code": code, "came": came or moment, "seen": moment}).encode()
    _set(response, RETURN, base64.urlsafe_b64encode(encrypt(key_for("reporter cookie"), data, RETURN)).decode())


def visit_of(request: HttpRequest) -> Visit | None:
    """Return the visit, None without a cookie, with a broken one, or when the time is over."""
    try:
        sealed = base64.urlsafe_b64decode(request.COOKIES.get(RETURN, ""))
        visit = Visit(**json.loads(decrypt(key_for("reporter cookie"), sealed, RETURN)))
    except (binascii.Error, Locked, ValueError):
        return None
    moment = int(clock.now().timestamp())
    too_idle = moment - visit.seen > settings.REPORTER_IDLE_SECONDS
    too_long = moment - visit.came > settings.REPORTER_ABSOLUTE_SECONDS
    return None if too_idle or too_long else visit


def drop(response: HttpResponse, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(name, path=PATH, samesite="Strict")


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, path=PATH, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE)

"""Reporter's paths, language, time-outs."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from governance import clock

Handler = Callable[[HttpRequest], HttpResponse]
REPORTER_PREFIX = "/report/"
SESSIONLESS_PREFIXES = (REPORTER_PREFIX, "/answer/")
"""Where nobody is anybody: reports, and answers to anonymous surveys. No session of a signed-in person is read here."""
SHARED_PREFIXES = ("/static/", "/language/")


class ReporterPathMiddleware:
    """Keeps the pages of reporters and of anonymous answers apart: no staff session is read, nothing is stored on the way.

    With settings.REPORTER_HOST the reporter's pages answer on that host only, and that host shows nothing else.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Strip the staff session from the request; forbid storing of what is answered."""
        is_reporter_path = request.path.startswith(REPORTER_PREFIX)
        if self._is_on_the_wrong_host(request, is_reporter_path):
            raise Http404
        if not request.path.startswith(SESSIONLESS_PREFIXES):
            return self.get_response(request)
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "same-origin"
        return response

    @staticmethod
    def _is_on_the_wrong_host(request: HttpRequest, is_reporter_path: bool) -> bool:
        if not settings.REPORTER_HOST or request.path.startswith(SHARED_PREFIXES):
            return False
        return (request.get_host() == settings.REPORTER_HOST) != is_reporter_path


class LanguageMiddleware:
    """Japanese, unless the reader chose English (a cookie). The browser's own wish is not followed: Japanese first."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the language for the request."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SessionTimeoutMiddleware:
    """Ends a session after a time without use, and in any case some hours after sign-in."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out when the time is over; otherwise note the use (once a minute, to spare the database)."""
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return self.get_response(request)
        moment = int(clock.now().timestamp())
        started = request.session.setdefault("started", moment)
        used = request.session.get("used", moment)
        if moment - used > settings.SESSION_IDLE_SECONDS or moment - started > settings.SESSION_ABSOLUTE_SECONDS:
            logout(request)
        elif moment - used >= 60 or "used" not in request.session:
            request.session["used"] = moment
        return self.get_response(request)

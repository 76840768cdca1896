"""Front door, health, language."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from governance.access import PUBLIC


class FrontView(View):
    """The first page: for the public the ways to be heard, for the signed-in their desk."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the page, or go to the desk."""
        if request.actor.kind == "person":  # type: ignore[attr-defined]
            return redirect("desk:desk")
        return render(request, "front.html")


class HealthView(View):
    """The process answers."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say so."""
        return HttpResponse("ok", content_type="text/plain")


class ReadyView(View):
    """The process can do its work: the database answers."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask the database; an error is a 500."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return HttpResponse("ready", content_type="text/plain")


class LanguageView(View):
    """Chooses Japanese or English, kept in a cookie."""

    requires = PUBLIC

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the cookie and go back to the page, when it is one of ours."""
        target = request.POST.get("next", "/")
        if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
            target = "/"
        response = redirect(target)
        language = request.POST.get("language", "")
        if language in dict(settings.LANGUAGES):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

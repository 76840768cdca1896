"""Sets request.actor and lets nobody through a door that does not say for whom it is."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.access.actors import PUBLIC_ACTOR, actor_for_person
from governance.access.gate import PUBLIC, Requirement
from governance.access.routes import THIRD_PARTY_ROUTES, WITHOUT_SECOND_FACTOR
from governance.vault import sessions

Handler = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """request.actor: the signed-in person with today's roles, or the public."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the actor, then go on."""
        user = request.user
        request.actor = PUBLIC_ACTOR  # type: ignore[attr-defined]
        if user.is_authenticated:
            opened = sessions.kept(request.session, request.COOKIES.get(settings.VAULT_COOKIE_NAME, ""))
            request.actor = actor_for_person(user, opened)  # type: ignore[attr-defined]
        return self.get_response(request)


def requirement_of(view: Any, url_name: str | None) -> Requirement | None:
    """Return what a view asks of its reader, None when it does not say."""
    declared = getattr(getattr(view, "view_class", view), "requires", None)
    return declared or THIRD_PARTY_ROUTES.get(url_name or "")


class GateMiddleware:
    """Denies first: no requirement or not met = 404; not signed in = sign-in page; no second factor = its set-up."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the work is done once the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return None to let the request through, a redirect to sign-in or set-up, or raise Http404."""
        name = request.resolver_match.url_name if request.resolver_match else None
        required = requirement_of(view, name)
        if required is None:
            raise Http404
        actor = request.actor  # type: ignore[attr-defined]
        if actor.kind == "public" and required.name in ("signed_in", "roles"):
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if not required.admits(actor):
            raise Http404
        if required not in (PUBLIC,) and required.name != "reporter" and name not in WITHOUT_SECOND_FACTOR:
            return self.ask_for_what_is_missing(request)
        return None

    @staticmethod
    def ask_for_what_is_missing(request: HttpRequest) -> HttpResponse | None:
        """Return a redirect while the password must be changed or a needed second factor is not set up."""
        if request.user.must_change_password:  # type: ignore[union-attr]
            return redirect("account_change_password")
        if request.actor.needs_second_factor and not is_mfa_enabled(request.user):  # type: ignore[attr-defined]
            return redirect("mfa_activate_totp")
        return None

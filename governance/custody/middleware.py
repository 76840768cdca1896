"""What a page needs a key for leads to the passphrase, and back."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from governance.custody.keeping import own_key
from governance.vault.crypto import Locked
from governance.vault.keyring import Shut

Handler = Callable[[HttpRequest], HttpResponse]


class ShutVaultMiddleware:
    """A key that is shut = the page that opens it; a key that does not fit = a page that says why. Only for people."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; only exceptions matter here."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a shut or unfitting key, None for anything else."""
        actor = getattr(request, "actor", None)
        if not isinstance(exception, Locked) or actor is None or actor.kind != "person":
            return None
        if not isinstance(exception, Shut):
            return render(request, "custody/not_handed.html", status=403)
        route = "custody:unlock" if own_key(actor) else "custody:make-key"
        if request.method != "GET":
            return render(request, "custody/shut.html", {"open_url": reverse(route)}, status=409)
        return redirect(f"{reverse(route)}?{urlencode({'next': request.get_full_path()})}")

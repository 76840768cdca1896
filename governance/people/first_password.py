"""A first password: made on the server, carried sealed through the form, shown once when the action is done."""

import base64
import binascii
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.keys import key_for
from governance.people.models import Person
from governance.runner import Outcome
from governance.vault.boxes import Locked, decrypt, encrypt
from governance.vault.receipts import ALPHABET
from governance.web.views import ActionView

FIELD = "sealed_password"
SIGNS, GROUP = 16, 4


def sealed_new_password() -> str:
    """Return a fresh password, sealed for a hidden field: a repeated send finds the same one and shows it again."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
    password = "-".join(signs[i : i + GROUP] for i in range(0, SIGNS, GROUP))
    return base64.urlsafe_b64encode(encrypt(key_for("first password"), password.encode(), FIELD)).decode()


def opened_password(sealed: str) -> str | None:
    """Return the password in a hidden field, None when the field was tampered with."""
    try:
        return decrypt(key_for("first password"), base64.urlsafe_b64decode(sealed), FIELD).decode()
    except (Locked, binascii.Error, ValueError):
        return None


class SealedPasswordView(ActionView):
    """An action that needs a first password; the answer shows it and is stored nowhere."""

    password: str | None = None

    def context(self) -> dict[str, Any]:
        """Carry the sealed password through every round of the form."""
        sealed = self.request.POST.get(FIELD, "")
        return {FIELD: sealed if opened_password(sealed) else sealed_new_password()}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Start anew when the sealed password does not open."""
        self.password = opened_password(request.POST.get(FIELD, ""))
        if self.password is None:
            return self.show(self.make_form(request.POST), 422)
        return super().post(request, **kwargs)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Add the password."""
        return {**form.cleaned_data, "password": self.password}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show the password once."""
        person = get_object_or_404(Person, pk=outcome.subject_id)
        response = render(self.request, "people/first_password.html", {"person": person, "password": self.password})
        response["Cache-Control"] = "no-store"
        return response

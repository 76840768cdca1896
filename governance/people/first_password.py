"""A first password: made on the server, carried sealed through the form, shown once when the action is done."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.people.models import Person
from governance.runner import Outcome
from governance.vault.receipts import ALPHABET
from governance.web.sealed_fields import opened_field, sealed_field
from governance.web.views import ActionView

FIELD, PURPOSE = "sealed_password", "first password"
SIGNS, GROUP = 16, 4


def new_password() -> str:
    """Return a fresh password in groups that are easy to copy by hand; 80 random bits."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
    return "-".join(signs[i : i + GROUP] for i in range(0, SIGNS, GROUP))


class SealedPasswordView(ActionView):
    """An action that needs a first password; the answer shows it and is stored nowhere."""

    password: str | None = None

    def context(self) -> dict[str, Any]:
        """Carry the sealed password through every round of the form."""
        sealed = self.request.POST.get(FIELD, "")
        return {FIELD: sealed if opened_field(PURPOSE, sealed) else sealed_field(PURPOSE, new_password())}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Start anew when the sealed password does not open."""
        self.password = opened_field(PURPOSE, request.POST.get(FIELD, ""))
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

"""Where allauth's own view lacks a rule of the house."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class RemovePasskeyView(RemoveWebAuthnView):
    """allauth asks may-it-go for authenticator apps only: here the last factor of a role that needs one stays too."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go back to the list with the reason, or on to allauth's view."""
        adapter = get_adapter()
        passkey = self.get_queryset().filter(pk=kwargs["pk"]).first()
        if passkey is not None and not adapter.can_delete_authenticator(passkey):
            messages.error(request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_list_webauthn")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]

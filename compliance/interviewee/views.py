"""Type the code, read the record, answer. The code travels sealed through the form; no cookie, no session, no id."""

import json
import secrets
from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from compliance.actions import confirm_interview
from compliance.forms.casework import ConfirmForm
from compliance.models import Confirmation
from compliance.reporter.forms import CodeForm
from compliance.sealed import field_of
from governance import clock, vault
from governance.access import PUBLIC_ACTOR, REPORTER, Actor
from governance.runner import Action, Outcome
from governance.vault.keyring import ring_of_receipt
from governance.vault.receipts import lookup_digest, normalised
from governance.web.sealed_fields import opened_field, sealed_field
from governance.web.throttle import delay_when_flooded
from governance.web.views import ActionView

CODE_FIELD = "sealed_code"
PURPOSE = "interview answer"


def confirmation_for(code: str) -> Confirmation | None:
    """Return the confirmation that the code opens, None for a wrong code or one whose time is over."""
    found = Confirmation.objects.filter(code_digest=lookup_digest(code), expires_at__gt=clock.now())
    return found.select_related("box").first()


def record_of(confirmation: Confirmation, code: str) -> dict[str, Any]:
    """Return the copy of the record: who, held_on (a day), present, text; raises vault.Locked for another code."""
    if confirmation.box is None or confirmation.sealed_copy is None:
        raise vault.Locked("the copy is gone")
    keys = ring_of_receipt(code, vault.receipt_holder(lookup_digest(code)))
    record = json.loads(vault.unseal(confirmation.box, field_of(confirmation), confirmation.sealed_copy, keys=keys))
    return {**record, "held_on": date.fromisoformat(record["held_on"])}


def page(request: HttpRequest, code: str, confirmation: Confirmation, form: Any, status: int = 200) -> HttpResponse:
    """Render the record with the form for the answer."""
    context = {
        "record": record_of(confirmation, code),
        "until": confirmation.expires_at,
        "form": form,
        "page_has_errors": bool(form.errors),
        "sealed_code": sealed_field(PURPOSE, code),
        "idempotency_key": request.POST.get("idempotency_key") or secrets.token_urlsafe(16),
    }
    return render(request, "compliance/confirm_interview.html", context, status=status)


class CodeView(View):
    """Asks for the code. A wrong one, a used one and one whose time is over read the same."""

    requires = REPORTER

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.show(CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the record, or say that the code does not fit."""
        delay_when_flooded("interview-codes")
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        code = normalised(form.cleaned_data["code"])
        confirmation = confirmation_for(code)
        if confirmation is None:
            form.add_error("code", _("This code does not fit, was used already, or its time is over."))
            return self.show(form, 422)
        return page(request, code, confirmation, ConfirmForm())

    def show(self, form: CodeForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = {"form": form, "page_has_errors": bool(form.errors)}
        return render(self.request, "compliance/report/interview_code.html", context, status=status)


class ConfirmView(ActionView):
    """The answer. Without the sealed code of the page before, one starts with the code."""

    requires = REPORTER
    action: ClassVar[Action] = confirm_interview
    form_class = ConfirmForm
    template_name = "compliance/confirm_interview.html"
    checks_version = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open the sealed code."""
        self.code = opened_field(PURPOSE, request.POST.get(CODE_FIELD, "")) or ""
        self.confirmation = confirmation_for(self.code) if self.code else None
        if self.confirmation is None:
            return redirect("interviewee:code")
        return super().dispatch(request, *args, **kwargs)

    def get_actor(self) -> Actor:
        """Return the public: nobody is signed in here, whoever they are."""
        return PUBLIC_ACTOR

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answer."""
        return {"confirmation": self.confirmation, **form.cleaned_data}

    def show(self, form: Any, status: int = 200) -> HttpResponse:
        """Render the record again with what is wrong; the start when the code has ended meanwhile."""
        confirmation = confirmation_for(self.code)
        if confirmation is None:
            return redirect("interviewee:code")
        return page(self.request, self.code, confirmation, form, status)

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Say thank you; the code opens nothing from now on."""
        return render(self.request, "compliance/report/interview_done.html")

"""Pages of the register and of identity openings."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.handlers import actions
from compliance.handlers.access import (
    KEEPERS_OF_REGISTER,
    OPENERS,
    has_asked,
    is_designated,
    may_confirm,
    may_decide,
    may_end,
)
from compliance.handlers.forms import AcceptLetterForm, AskIdentityForm, EndForm, ProposeForm
from compliance.handlers.models import Designation, IdentityOpening
from compliance.handlers.queries import identity_of, reason_of, waiting_for_consent
from compliance.models import Case
from governance import clock
from governance.access import SIGNED_IN, Actor, fetch, roles, visible
from governance.documents import pdf_response, render_pdf
from governance.runner import Action, Outcome
from governance.vault import opens
from governance.web.templatetags.dates import japanese_day
from governance.web.views import ActionView

REGISTER = roles(*KEEPERS_OF_REGISTER)
OFFICE = roles(*OPENERS)


class RegisterView(View):
    """The register: the keepers see all, everyone else their own letters."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the designations, newest first. Two queries, however many."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(Designation, actor).select_related("person", "confirmed_by")
        context = {
            "designations": rows, "today": clock.today(), "keeps": actor.holds(*KEEPERS_OF_REGISTER),
            "proposes": actor.holds("compliance_head"),
        }  # fmt: skip
        return render(request, "handlers/register.html", context)


class DesignationView(View):
    """One designation with what the reader may do."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(Designation, actor, pk)
        possible = [
            ("confirm", _now("Confirm the designation"), found.state == "proposed" and may_confirm(actor, found)),
            (
                "refuse-designation",
                _now("Do not confirm the designation"),
                found.state == "proposed" and may_confirm(actor, found),
            ),
            (
                "accept-letter",
                _now("Read and accept the letter"),
                found.state == "confirmed" and is_designated(actor, found),
            ),
            (
                "end",
                _now("End the designation"),
                found.state in ("proposed", "confirmed", "in_force") and may_end(actor, found),
            ),
        ]
        links = [(label, reverse(f"handlers:{verb}", args=[pk])) for verb, label, offered in possible if offered]
        context = {
            "designation": found,
            "possible": links,
        }
        return render(request, "handlers/designation.html", context)


class LetterView(View):
    """The letter of designation as PDF."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand out the letter of a confirmed designation."""
        found = fetch(Designation, request.actor, pk)  # type: ignore[attr-defined]
        if not found.has_letter:
            raise Http404
        data = {
            "number": found.number, "name": found.person.name, "staff_number": found.person.staff_number,
            "duties": found.duties, "valid_from": japanese_day(found.valid_from), "valid_to": japanese_day(found.valid_to),
            "confirmed_by": found.confirmed_by.name if found.confirmed_by else "",
            "confirmed_on": japanese_day(found.confirmed_at) if found.confirmed_at else "",
            "accepted_on": japanese_day(found.accepted_at) if found.accepted_at else "",
        }  # fmt: skip
        return pdf_response(
            f"designation-{found.number}", render_pdf("handlers/letter.typ", data, title=_now("Letter of designation"))
        )


class DesignationActionView(ActionView):
    """An action on a designation."""

    requires = SIGNED_IN


class ProposeView(DesignationActionView):
    """Propose a designation."""

    requires = roles("compliance_head")
    action: ClassVar[Action] = actions.propose
    form_class = ProposeForm
    template_name = "handlers/propose.html"
    done_message = _("The designation was proposed. A vice-president confirms it.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the register."""
        return reverse("handlers:register")


class ConfirmView(DesignationActionView):
    """Confirm a designation."""

    requires = roles("vice_president", "president")
    action: ClassVar[Action] = actions.confirm
    template_name = "handlers/confirm.html"
    done_message = _("The designation was confirmed. The letter waits for acceptance.")


class RefuseDesignationView(ConfirmView):
    """Do not confirm a designation."""

    action: ClassVar[Action] = actions.refuse_designation
    template_name = "handlers/refuse_designation.html"
    done_message = _("The designation was not confirmed.")


class AcceptLetterView(DesignationActionView):
    """Accept the letter."""

    action: ClassVar[Action] = actions.accept_letter
    form_class = AcceptLetterForm
    template_name = "handlers/accept_letter.html"
    done_message = _("You are a designated handler. Another handler now hands the key of the office to you.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Nothing but the act itself."""
        return {}


class EndView(DesignationActionView):
    """End a designation."""

    requires = roles("compliance_head", "vice_president", "president")
    action: ClassVar[Action] = actions.end
    form_class = EndForm
    template_name = "handlers/end.html"
    done_message = _("The designation has ended.")


class AskIdentityView(ActionView):
    """Ask for consent to open the identity of a case's reporter."""

    requires = OFFICE
    action: ClassVar[Action] = actions.ask_identity
    form_class = AskIdentityForm
    template_name = "handlers/ask_identity.html"
    done_message = _("A second person was asked for consent.")
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the request."""
        return reverse("handlers:opening", args=[str(outcome.result)])


class OpeningListView(View):
    """Requests that wait for the reader's consent."""

    requires = OFFICE

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, and the reader's own that are under way."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        own = visible(IdentityOpening, actor).filter(asked_by_id=actor.own_id).select_related("case")[:20]
        return render(request, "handlers/openings.html", {"waiting": waiting_for_consent(actor), "own": own})


class OpeningView(View):
    """One request: why, and what the reader may do."""

    requires = OFFICE

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; the reason only to those who hold a key to the identity."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        opening = fetch(IdentityOpening, actor, pk)
        decides = opening.state == "asked" and may_decide(actor, opening)
        own = has_asked(actor, opening)
        readable = opens(opening.case.identity_box, actor.keys) or decides or own
        context = {
            "opening": opening, "decides": decides, "own": own, "is_open": opening.is_open and own,
            "reason": reason_of(opening, actor) if readable else "",
            "withdrawable": own and opening.state in ("asked", "consented"),
            "case": visible(Case, actor).filter(pk=opening.case_id).first(),
        }  # fmt: skip
        return render(request, "handlers/opening.html", context)


class OpeningActionView(ActionView):
    """An action on a request."""

    requires = OFFICE


class ConsentView(OpeningActionView):
    """Consent to an opening."""

    action: ClassVar[Action] = actions.consent
    template_name = "handlers/consent.html"
    done_message = _("You have consented. The identity can be opened for 30 minutes by the person who asked.")

    def context(self) -> dict[str, Any]:
        """Show the reason."""
        return {"reason": reason_of(self.subject, self.actor)}


class RefuseConsentView(ConsentView):
    """Refuse the consent."""

    action: ClassVar[Action] = actions.refuse_consent
    template_name = "handlers/refuse_consent.html"
    done_message = _("You have refused the consent.")


class WithdrawRequestView(OpeningActionView):
    """The identity is no longer needed."""

    action: ClassVar[Action] = actions.withdraw_request
    template_name = "handlers/withdraw_request.html"
    done_message = _("The request was withdrawn; the identity is shut.")


class OpenIdentityView(OpeningActionView):
    """Opens the identity. It stands in this one answer only."""

    action: ClassVar[Action] = actions.open_identity
    template_name = "handlers/open_identity.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show name and contact, not to be stored by the browser."""
        opening = fetch(IdentityOpening, self.actor, self.kwargs["pk"])
        context = {"opening": opening, "identity": identity_of(opening, self.actor), "case": opening.case}
        response = render(self.request, "handlers/identity.html", context)
        response["Cache-Control"] = "no-store"
        return response

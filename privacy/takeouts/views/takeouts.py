"""One request, and what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.deadlines.queries import faces_of
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.takeouts import actions
from privacy.takeouts.access import ASKERS, HEADS, SEERS, answers_for, is_own
from privacy.takeouts.choices import ExtensionState, ItemState, State
from privacy.takeouts.contributing import incidents_of
from privacy.takeouts.forms import (
    OUTSIDE,
    AskForm,
    CodesForm,
    DestroyedForm,
    ExtensionForm,
    LossForm,
    NoteForm,
    ReasonForm,
)  # fmt: skip
from privacy.takeouts.models import Certificate, TakeOut
from privacy.takeouts.queries import SUBJECT, takeouts_for


class TakeOutView(View):
    """One request."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it with its items, its clock, wishes for more time, losses and certificates."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        takeout = get_object_or_404(takeouts_for(actor).select_related("asked_by", "decided_by"), pk=pk)
        items = list(takeout.items.select_related("settled_by"))
        extensions = list(takeout.extensions.select_related("asked_by", "decided_by"))
        waits = any(row.state == ExtensionState.ASKED for row in extensions)
        out = takeout.state == State.OUT
        context = {
            "takeout": takeout, "items": items, "extensions": extensions, "out": out, "extension_waits": waits,
            "own": is_own(actor, takeout), "answers": answers_for(actor, takeout),
            "claimed": any(item.state == ItemState.DESTROYING for item in items),
            "may_extend": out and takeout.due_on >= clock.today() and not waits,
            "clocks": faces_of(SUBJECT, [takeout.pk]).get(takeout.pk, []),
            "losses": incidents_of(actor, takeout.losses.select_related("reported_by").prefetch_related("items")),
            "certificates": shown(takeout.certificates.defer("sealed")),
        }  # fmt: skip
        return render(request, "takeouts/takeout.html", context)


class AskView(ActionView):
    """Ask to take something outside."""

    requires = roles(*ASKERS)
    action: ClassVar[Action] = actions.ask
    template_name = "takeouts/ask.html"
    done_message = _("Asked for. Your privacy manager or head decides.")

    def make_form(self, *data: Any) -> AskForm:
        """Return the form, with oneself as the carrier."""
        return AskForm(*data[:1], actor=self.actor)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return request and items."""
        return {"request": form.request(), "things": form.things()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the request."""
        return reverse("takeouts:takeout", args=[outcome.subject_id])


class HeadActionView(ActionView):
    """An action of those who answer for the unit."""

    requires = roles(*HEADS, OFFICER)


class OwnActionView(ActionView):
    """An action of who asked or carries."""

    requires = roles(*ASKERS)


class ApproveView(HeadActionView):
    """Approve."""

    action: ClassVar[Action] = actions.approve
    form_class = NoteForm
    template_name = "takeouts/approve.html"
    done_message = _("Approved.")


class RefuseView(HeadActionView):
    """Refuse."""

    action: ClassVar[Action] = actions.refuse
    form_class = ReasonForm
    template_name = "takeouts/refuse.html"
    done_message = _("Refused.")


class WithdrawView(OwnActionView):
    """Give up."""

    action: ClassVar[Action] = actions.withdraw
    template_name = "takeouts/withdraw.html"
    done_message = _("Given up.")


class CodesActionView(ActionView):
    """An action on items that are read or ticked; `?code=` was read at the door."""

    codes_form: ClassVar[type[CodesForm]] = CodesForm
    states: ClassVar[tuple[str, ...]] = OUTSIDE

    def make_form(self, *data: Any) -> CodesForm:
        """Return the form with the items to choose among."""
        read = self.request.GET.get("code", "")
        return self.codes_form(*data, takeout=self.subject, states=self.states, initial={"ticked": [read]})

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the numbers."""
        return {"codes": form.read_codes()}


class GoOutView(CodesActionView):
    """Go out."""

    requires = roles(*ASKERS)
    action: ClassVar[Action] = actions.go_out
    states = (ItemState.INSIDE,)
    template_name = "takeouts/go_out.html"
    done_message = _("Noted. Bring everything back by the approved day.")


class ReturnItemsView(CodesActionView):
    """Come back."""

    requires = roles(*HEADS, OFFICER)
    action: ClassVar[Action] = actions.return_items
    template_name = "takeouts/return_items.html"
    done_message = _("Returned items are noted.")


class ClaimDestroyedView(CodesActionView):
    """Destroyed where it was."""

    requires = roles(*ASKERS)
    action: ClassVar[Action] = actions.claim_destroyed
    codes_form = DestroyedForm
    states = (ItemState.OUT,)
    template_name = "takeouts/claim_destroyed.html"
    done_message = _("Noted. Your privacy manager or head confirms it by the certificate.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the numbers and the certificate."""
        return {**super().inputs(form), "files": form.cleaned_data["files"]}


class ConfirmDestroyedView(HeadActionView):
    """Confirm that it was destroyed."""

    action: ClassVar[Action] = actions.confirm_destroyed
    template_name = "takeouts/confirm_destroyed.html"
    done_message = _("Confirmed.")


class RejectDestroyedView(HeadActionView):
    """Not accept the certificate."""

    action: ClassVar[Action] = actions.reject_destroyed
    template_name = "takeouts/reject_destroyed.html"
    done_message = _("The items count as outside again.")


class AskExtensionView(OwnActionView):
    """Ask for more time."""

    action: ClassVar[Action] = actions.ask_extension
    form_class = ExtensionForm
    template_name = "takeouts/ask_extension.html"
    done_message = _("Asked for. Until it is granted, the present day counts.")


class ExtensionView(HeadActionView):
    """A decision about more time: it says which day is asked for, and why."""

    def context(self) -> dict[str, Any]:
        """Show the wish that waits."""
        waiting = self.subject.extensions.filter(state=ExtensionState.ASKED)
        return {"wish": waiting.select_related("asked_by").first()}


class GrantExtensionView(ExtensionView):
    """Grant more time."""

    action: ClassVar[Action] = actions.grant_extension
    template_name = "takeouts/grant_extension.html"
    done_message = _("Granted: the later day counts.")


class DeclineExtensionView(ExtensionView):
    """Decline more time."""

    action: ClassVar[Action] = actions.decline_extension
    template_name = "takeouts/decline_extension.html"
    done_message = _("Declined: the present day counts.")


class ReportLossView(ActionView):
    """Report a loss."""

    requires = roles(*ASKERS)
    action: ClassVar[Action] = actions.report_loss
    template_name = "takeouts/report_loss.html"
    done_message = _("Reported. The leak incident opens by itself within a minute.")
    takeout: TakeOut

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the request; 404 for one that the reader may not see."""
        self.takeout = fetch(TakeOut, self.actor, str(pk))

    def make_form(self, *data: Any) -> LossForm:
        """Return the form with what is outside."""
        return LossForm(*data[:1], takeout=self.takeout, states=OUTSIDE)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the report with its request."""
        return {"takeout": self.takeout.pk, "report": form.report()}

    def context(self) -> dict[str, Any]:
        """Name the request."""
        return {"takeout": self.takeout}

    def next_page(self, outcome: Outcome) -> str:
        """Return the request."""
        return self.takeout.get_absolute_url()


class CertificateView(View):
    """A certificate, as a download."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out, never shown by the browser."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Certificate, actor, pk)
        run(actions.download_certificate, actor=actor, subject=row.pk)
        return as_download(row)

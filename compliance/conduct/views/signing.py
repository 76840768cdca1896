"""Reading and signing, the confirmation, reminding."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.conduct import actions
from compliance.conduct.access import EDITORS
from compliance.conduct.forms import SignForm
from compliance.conduct.models import Signature
from compliance.conduct.queries import open_signatures, version_before
from compliance.conduct.views.reading import shown
from governance import clock
from governance.access import SIGNED_IN, Actor, roles, visible
from governance.organization.queries import name_of
from governance.runner import Action
from governance.web.views import ActionView


def own_signature(actor: Actor, edition_id: UUID) -> Signature:
    """Return the actor's signature to a version, owed or given; raises Http404 when none was asked for."""
    found = visible(Signature, actor).select_related("edition", "person").filter(edition_id=edition_id).first()
    if found is None:
        raise Http404
    return found


class SignView(ActionView):
    """Read the text and sign it. Whoever has signed is shown the confirmation."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.sign
    form_class = SignForm
    template_name = "conduct/sign.html"
    done_message = _("Thank you. Your signature was recorded.")
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Signature:
        """Return the reader's own signature to the version of the address."""
        return own_signature(self.actor, self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead to the confirmation when it is signed already: a second submit is harmless."""
        signed = Signature.objects.filter(
            edition_id=kwargs["pk"], person_id=request.actor.person_id, signed_at__isnull=False  # type: ignore[attr-defined]
        )  # fmt: skip
        if signed.exists():
            return redirect("conduct:confirmation", kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        """Give the hash of the text that the page shows."""
        return {"initial": {"content_hash": self.subject.edition.content_hash}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the hash of the text that was read."""
        return {"content_hash": form.cleaned_data["content_hash"]}

    def context(self) -> dict[str, Any]:
        """Show the text, what changed, and until when to sign."""
        edition = self.subject.edition
        return {
            "edition": edition, "articles": shown(edition), "before": version_before(edition),
            "is_late": self.subject.due_on < clock.today(),
        }  # fmt: skip


class ConfirmationView(View):
    """That and what one has signed, for printing."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it to the signer."""
        signature = own_signature(request.actor, pk)  # type: ignore[attr-defined]
        if signature.signed_at is None:
            raise Http404
        context = {
            "signature": signature,
            "edition": signature.edition,
            "unit": name_of(signature.unit_id, clock.today()),
        }
        return render(request, "conduct/confirmation.html", context)


class RemindView(ActionView):
    """Remind everyone who has not signed."""

    requires = roles(*EDITORS)
    action: ClassVar[Action] = actions.remind
    template_name = "conduct/remind.html"
    done_message = _("The reminders go out now.")

    def context(self) -> dict[str, Any]:
        """Say how many have not signed."""
        return {"missing": open_signatures(self.subject).count()}

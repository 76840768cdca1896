"""Pages of one's own key and of the keys of one's posts."""

from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, Actor
from governance.custody import actions
from governance.custody.demo import PASSPHRASE
from governance.custody.forms import ChangePassphraseForm, MemberForm, NewPassphraseForm, UnlockForm
from governance.custody.keeping import own_key
from governance.custody.opening import TooManyFailures, keep_open, open_key, shut
from governance.custody.queries import posts_held, waiting_members, words_of_post
from governance.runner import Action, Outcome
from governance.vault import Shut
from governance.vault.crypto import Locked
from governance.vault.models import KeyPair
from governance.vault.passphrases import fresh, unwrap, wrap
from governance.web.views import ActionView


def next_page(request: HttpRequest) -> str:
    """Return the page to go on to, when it is one of ours, otherwise the page of keys."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return reverse("custody:keys")


class KeysView(View):
    """My key, the keys of my posts, and what waits."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the state of the reader's keys."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        context = {"key": own_key(actor), "is_open": not actor.keys.is_shut, "posts": posts_held(actor)}
        return render(request, "custody/keys.html", context)


class UnlockView(View):
    """Opens the reader's key for this session."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the passphrase; without a key lead to making one."""
        if own_key(request.actor) is None:  # type: ignore[attr-defined]
            return redirect("custody:make-key")
        return self.show(UnlockForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open the key and go on to where it was needed."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        key, form = own_key(actor), UnlockForm(request.POST)
        if key is None:
            return redirect("custody:make-key")
        if not form.is_valid():
            return self.show(form, 422)
        try:
            private = open_key(actor, key, form.cleaned_data["passphrase"])
        except TooManyFailures:
            form.add_error("passphrase", _("Too many attempts failed. Wait five minutes, then try again."))
            return self.show(form, 429)
        except Locked:
            form.add_error("passphrase", _("The passphrase is not right."))
            return self.show(form, 422)
        response = redirect(next_page(request))
        keep_open(request, response, key.pk, private)
        return response

    def show(self, form: UnlockForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = {"form": form, "next": next_page(self.request), "page_has_errors": bool(form.errors)}
        context["demo_passphrase"] = PASSPHRASE if settings.DEMO else ""
        return render(self.request, "custody/unlock.html", context, status=status)


class LockView(View):
    """Shuts the reader's key before the session ends."""

    requires = SIGNED_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        """Shut it."""
        response = redirect("custody:keys")
        shut(request, response)
        messages.success(request, _now("Your key is shut."))
        return response


class OpeningView(ActionView):
    """An action after which the reader's fresh key is open in this session."""

    requires = SIGNED_IN
    private: bytes

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Keep the fresh key open, unless the page was sent twice and another one is in force."""
        response = super().done(form, outcome)
        if not outcome.repeated:
            keep_open(self.request, response, self.opened_id(outcome), self.private)
        return response

    def opened_id(self, outcome: Outcome) -> UUID:
        """Return the id of the fresh key."""
        return UUID(str(outcome.subject_id))

    def next_page(self, outcome: Outcome) -> str:
        """Go on to where the key was needed."""
        return next_page(self.request)

    def context(self) -> dict[str, Any]:
        """Carry the page to go on to."""
        return {"next": next_page(self.request)}


class MakeKeyView(OpeningView):
    """The reader's first key."""

    action: ClassVar[Action] = actions.make_key
    form_class = NewPassphraseForm
    template_name = "custody/make_key.html"
    done_message = _("Your key was made and is open.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Make the key before the transaction starts: it takes a while on purpose."""
        pair, wrapped = fresh(form.cleaned_data["fresh"])
        self.private = pair.private
        return {"pair": pair, "wrapped": wrapped}


class OwnKeyView(ActionView):
    """An action on the reader's own key, which asks for the present passphrase."""

    requires = SIGNED_IN
    form_class = ChangePassphraseForm
    private: bytes

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Check the present passphrase before anything is changed."""
        form = self.make_form(request.POST)
        if form.is_valid() and self.action.who(self.actor, self.subject):
            try:
                self.private = unwrap(self.subject, form.cleaned_data["present"])
            except Locked:
                form.add_error("present", _("The passphrase is not right."))
                return self.show(form, 422)
        return super().post(request, **kwargs)

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of keys."""
        return reverse("custody:keys")


class ChangePassphraseView(OwnKeyView):
    """Another passphrase for the same key."""

    action: ClassVar[Action] = actions.change_passphrase
    template_name = "custody/change_passphrase.html"
    done_message = _("The passphrase was changed.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Wrap the key under the fresh passphrase."""
        return {"wrapped": wrap(self.private, form.cleaned_data["fresh"])}


class RenewKeyView(OwnKeyView):
    """Another key, when the former may have been seen."""

    action: ClassVar[Action] = actions.renew_key
    template_name = "custody/renew_key.html"
    done_message = _("Your key was renewed and is open.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Make the fresh key."""
        self.pair, wrapped = fresh(form.cleaned_data["fresh"])
        return {"former": self.private, "pair": self.pair, "wrapped": wrapped}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Keep the fresh key open."""
        response = super().done(form, outcome)
        if not outcome.repeated:
            keep_open(self.request, response, outcome.result, self.pair.private)
        return response


class PostKeyView(ActionView):
    """An action on the key of a post that the reader was handed; their own key must be open."""

    requires = SIGNED_IN

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the post's key; raises Http404 for one's own key, Shut while that is not open."""
        post: KeyPair = super().get_subject(pk)
        if not post.holder.startswith("post:"):
            raise Http404
        if self.actor.keys.is_shut:
            raise Shut("hand over")
        return post

    def context(self) -> dict[str, Any]:
        """Name the post."""
        return {"post_words": words_of_post(self.subject.holder)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of keys."""
        return reverse("custody:keys")


class HandOverView(PostKeyView):
    """Hands the key of a post to another person who holds it."""

    action: ClassVar[Action] = actions.hand_over
    form_class = MemberForm
    template_name = "custody/hand_over.html"
    done_message = _("The key was handed over.")
    checks_version = False

    def form_kwargs(self) -> dict[str, Any]:
        """Offer those who wait for it."""
        return {"waiting": waiting_members(self.subject)}


class RenewPostView(PostKeyView):
    """Renews the key of a post when someone has left it."""

    action: ClassVar[Action] = actions.renew_post
    template_name = "custody/renew_post.html"
    done_message = _("The key of the post was renewed.")

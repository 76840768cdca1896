"""Pages of the split recovery key."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import SIGNED_IN, Actor, roles, visible
from governance.custody import actions
from governance.custody.access import GUARDIANS, has_asked, may_give
from governance.custody.forms import AskRecoveryForm, ShareForm, SplitForm, TakeShareForm
from governance.custody.opening import keep_open
from governance.custody.queries import asker_of, last_drill, officers, posts_in_escrow, words_of_post
from governance.runner import Action, Outcome
from governance.vault import Shut
from governance.vault.crypto import open_with
from governance.vault.models import GivenShare, Recovery, Share
from governance.vault.passphrases import fresh
from governance.vault.recovery import recovery_key
from governance.web.views import ActionView


class RecoveryPageView(View):
    """The recovery key: who holds shares, the last rehearsal, requests, and what the reader can do."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it. Who holds shares is for guardians and officers; everyone can ask for their own key."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        own_share = visible(Share, actor).first()
        guards = actor.holds(*GUARDIANS)
        given = set(GivenShare.objects.filter(share=own_share).values_list("recovery_id", flat=True))
        requests = [
            {"row": row, "asker": asker_of(row), "own": has_asked(actor, row), "given": row.given.count(),
             "has_given": row.pk in given, "may_give": row.pk not in given and may_give(actor, row)}
            for row in visible(Recovery, actor).select_related("asked_with")[:20]
        ]  # fmt: skip
        context = {
            "recovery": recovery_key(), "guards": guards, "own_share": own_share, "requests": requests,
            "officers": officers() if guards or own_share else [], "drill": last_drill(),
            "threshold": Share.objects.filter(recovery_key=recovery_key()).values_list("threshold", flat=True).first(),
        }  # fmt: skip
        return render(request, "custody/recovery.html", context)


class RecoveryActionView(ActionView):
    """An action about the recovery key."""

    requires = SIGNED_IN

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the recovery key."""
        return reverse("custody:recovery")


class SplitKeyView(RecoveryActionView):
    """Makes and splits the recovery key."""

    requires = roles(*GUARDIANS)
    action: ClassVar[Action] = actions.split_key
    form_class = SplitForm
    template_name = "custody/split_key.html"
    done_message = _("The recovery key was split. Each officer now writes down their share.")

    def context(self) -> dict[str, Any]:
        """Say whether there is one already."""
        return {"recovery": recovery_key()}


class TakeShareView(RecoveryActionView):
    """Shows an officer their words, until they have written them down."""

    action: ClassVar[Action] = actions.take_share
    form_class = TakeShareForm
    template_name = "custody/take_share.html"
    done_message = _("Your share is now on paper only. Keep it where only you can get at it.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Nothing but the act itself."""
        return {}

    def context(self) -> dict[str, Any]:
        """Open the words; raises Shut while the officer's key is not open."""
        if self.subject.sealed_words is None:
            return {"words": []}
        if self.actor.keys.is_shut:
            raise Shut("share")
        own = self.actor.keys.own()[self.subject.officer_key_id]
        return {"words": open_with(own, bytes(self.subject.sealed_words)).decode().split()}

    def show(self, form: Any, status: int = 200) -> HttpResponse:
        """Render; the words are not to be stored by the browser."""
        response = super().show(form, status)
        response["Cache-Control"] = "no-store"
        return response


class AskRecoveryView(RecoveryActionView):
    """Asks the officers for their shares."""

    action: ClassVar[Action] = actions.ask_recovery
    form_class = AskRecoveryForm
    template_name = "custody/ask_recovery.html"
    done_message = _("The officers were asked. When enough of them have given their share, you can carry it out.")
    private: bytes | None = None

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the posts that can be brought back."""
        posts = posts_in_escrow(self.actor)
        return {"posts": posts, "words": {post.holder: words_of_post(post.holder) for post in posts}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Make the fresh key for a lost passphrase before the transaction starts."""
        data, pair, wrapped = form.cleaned_data, None, None
        if data["kind"] == Recovery.Kind.PASSPHRASE:
            pair, wrapped = fresh(data["fresh"])
            self.private = pair.private
        post = data.get("post")
        return {
            "kind": data["kind"], "reason": data["reason"], "post_id": post.pk if post else None, "pair": pair,
            "wrapped": wrapped,
        }  # fmt: skip

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Keep the fresh key open: it is the one that the shares come to."""
        response = super().done(form, outcome)
        if self.private and not outcome.repeated:
            key_id: UUID = Recovery.objects.get(pk=str(outcome.subject_id)).asked_with_id
            keep_open(self.request, response, key_id, self.private)
        return response


class GiveShareView(RecoveryActionView):
    """An officer gives their share for a request."""

    action: ClassVar[Action] = actions.give_share
    form_class = ShareForm
    template_name = "custody/give_share.html"
    done_message = _("Your share was given, sealed to the person who asked.")
    checks_version = False

    def context(self) -> dict[str, Any]:
        """Show who asks, and why."""
        return {"asker": asker_of(self.subject)}


class CompleteRecoveryView(RecoveryActionView):
    """Carries the request out."""

    action: ClassVar[Action] = actions.complete_recovery
    template_name = "custody/complete_recovery.html"
    done_message = _("The recovery was carried out.")
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the request; raises Shut while the key that it was asked with is not open."""
        found = super().get_subject(pk)
        if found.asked_with_id not in self.actor.keys.own():
            raise Shut("recovery")
        return found

    def context(self) -> dict[str, Any]:
        """Show how many shares are there."""
        threshold = Share.objects.filter(recovery_key_id=self.subject.recovery_key_id).values_list(
            "threshold", flat=True
        )[0]
        return {"given": self.subject.given.count(), "threshold": threshold}


class WithdrawRecoveryView(RecoveryActionView):
    """Takes the request back."""

    action: ClassVar[Action] = actions.withdraw_recovery
    template_name = "custody/withdraw_recovery.html"
    done_message = _("The request was withdrawn.")
    checks_version = False

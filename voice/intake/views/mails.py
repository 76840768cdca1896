"""The mails that came in: the list, one of them, and what is done with what did not become a voice by itself."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.access import RECEIVERS_AT_HEADQUARTERS
from voice.intake import actions
from voice.intake.access import visible_mails
from voice.intake.choices import MailState
from voice.intake.forms import MailFilter, MailForm, NoteForm
from voice.intake.models import IncomingMail
from voice.intake.reading import shown

READERS = roles(*RECEIVERS_AT_HEADQUARTERS)


class MailListView(ScopedListView):
    """What became of each mail. What a mail says stands in none of the columns."""

    requires = READERS
    name = "intake.mails"
    title = _("E-mails to the president")
    template_name = "intake/mails.html"
    filterset_class = MailFilter
    default_sort = "-arrived"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda m: m.reference, "", lambda m: m.get_absolute_url()),
        Column("arrived", _("Read from the mailbox"), lambda m: m.arrived_at, "arrived_at"),
        Column("state", _("State"), lambda m: m.get_state_display(), ""),
        Column("reason", _("Reason"), lambda m: m.get_reason_display() if m.reason else "", ""),
        Column("voice", _("Customer's voice"), lambda m: m.voice.reference if m.voice else "", "",
               lambda m: m.voice.get_absolute_url() if m.voice else None),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> QuerySet[IncomingMail]:
        """Return all of them, with their voices."""
        return visible_mails(actor).select_related("voice").defer("sealed")


class MailView(View):
    """What became of one mail, and what can be done with it."""

    requires = READERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it, without what it says."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        mail = fetch(IncomingMail, actor, pk)
        waits = mail.state in (MailState.ASIDE, MailState.LOOK) and actor.holds("service_promotion")
        return render(request, "intake/mail.html", {"mail": mail, "waits": waits, "is_kept": bool(mail.sealed)})


class OnMail(ActionView):
    """An action on a mail."""

    requires = READERS


class ShowMailView(OnMail):
    """Read what a mail says; each time stands in the ledger."""

    action: ClassVar[Action] = actions.show_mail
    template_name = "intake/show_mail.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show it. No redirect: the page cannot be fetched a second time without a further note."""
        response = render(self.request, "intake/shown_mail.html", {"mail": self.subject, "said": shown(self.subject)})
        response["Cache-Control"] = "no-store"
        return response


class FileMailView(OnMail):
    """Make a voice of it."""

    requires = roles("service_promotion")
    action: ClassVar[Action] = actions.file_mail
    form_class = MailForm
    template_name = "intake/file_mail.html"
    done_message = _("The mail became a voice.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the mail says."""
        found: dict[str, Any] = form.inputs_for(self.subject)
        return found


class SettleMailView(OnMail):
    """Say what was done with it."""

    requires = roles("service_promotion")
    action: ClassVar[Action] = actions.settle_mail
    form_class = NoteForm
    template_name = "intake/settle_mail.html"
    done_message = _("It is noted.")

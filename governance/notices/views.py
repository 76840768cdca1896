"""Inbox pages."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from governance.access import SIGNED_IN
from governance.notices.inbox import choose_mail, mail_choice_of, mark_read, notices_of
from governance.notices.kinds import words_of
from governance.notices.models import MailChoice

PAGE_SIZE = 50


class MailChoiceForm(forms.Form):
    """How to hear of notices by mail."""

    how = forms.ChoiceField(
        label=gettext_lazy("Mail about notices"), choices=MailChoice.How.choices, widget=forms.RadioSelect
    )


class InboxView(View):
    """The reader's notices, newest first."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        page = Paginator(notices_of(request.actor.own_id), PAGE_SIZE).get_page(request.GET.get("page"))  # type: ignore[attr-defined]
        lines = [{"notice": notice, "words": words_of(notice.kind)} for notice in page.object_list]
        return render(request, "notices/inbox.html", {"page": page, "lines": lines})


class OpenNoticeView(View):
    """Marks a notice read and opens its page. A POST, since it changes something."""

    requires = SIGNED_IN

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Stamp and go on; a foreign notice is a 404."""
        notice = get_object_or_404(notices_of(request.actor.own_id), pk=pk)  # type: ignore[attr-defined]
        mark_read(notice)
        return redirect(notice.path or "notices:inbox")


class MailChoiceView(View):
    """At once, or once a day."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the present choice."""
        form = MailChoiceForm(initial={"how": mail_choice_of(request.actor.own_id)})  # type: ignore[attr-defined]
        return render(request, "notices/mail.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the choice."""
        form = MailChoiceForm(request.POST)
        if not form.is_valid():
            return render(request, "notices/mail.html", {"form": form, "page_has_errors": True}, status=422)
        choose_mail(request.actor.own_id, form.cleaned_data["how"])  # type: ignore[attr-defined]
        messages.success(request, _("Your choice was kept."))
        return redirect("notices:inbox")

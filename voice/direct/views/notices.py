"""One notice, and what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView, key_of_words
from voice.direct import actions
from voice.direct.access import (
    HEADQUARTERS,
    OFFICE,
    READERS,
    SENDERS,
    divisions_of,
    followed_notices,
    offices_of,
    sent_it,
)
from voice.direct.forms import AnswerForm, ToDivisionForm, ToOfficesForm, WordsForm
from voice.direct.models import DirectNotice
from voice.direct.queries import counts_of, notices_for, received_by


class NoticeView(View):
    """One notice."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; the first look of a unit is its receipt."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        notice = get_object_or_404(notices_for(actor).select_related("sent_by"), pk=pk)
        run(actions.open_notice, actor=actor, subject=notice.pk, key=clock.now().strftime("%Y%m%d%H"))
        related = notices_for(actor)
        context = {
            "notice": notice, "receipts": received_by(actor).filter(notice=notice), "sent_it": sent_it(actor, notice),
            "earlier": related.filter(pk=notice.corrects_id).first() if notice.corrects_id else None,
            "following": related.filter(corrects=notice).order_by("sent_at"),
        }  # fmt: skip
        if followed_notices(actor).filter(pk=notice.pk).exists():
            context["counts"] = counts_of([notice])[notice.pk]
        return render(request, "direct/notice.html", context)


class SendNoticeView(ActionView):
    """Send a notice."""

    action: ClassVar[Action] = actions.send_notice
    template_name = "direct/send_notice.html"
    done_message = _("Sent. No block lies between.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words and the units."""
        return {"words": form.words(), "to": form.to()}

    def key_for(self, form: Any) -> str:
        """Return the words and the units: the same to the same units on one day is one notice."""
        return key_of_words(form)

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the notice."""
        return reverse("direct:notice", args=[outcome.subject_id])


class ToOfficesView(SendNoticeView):
    """From a division to offices."""

    requires = roles(*HEADQUARTERS)
    form_class = ToOfficesForm

    def get_subject(self, pk: UUID | None) -> None:
        """Raise Http404 for someone who sends for no division."""
        if not divisions_of(self.actor):
            raise Http404


class ToDivisionView(SendNoticeView):
    """From an office to a division."""

    requires = roles(*OFFICE)
    form_class = ToDivisionForm

    def get_subject(self, pk: UUID | None) -> None:
        """Raise Http404 for someone who sends for no office."""
        if not offices_of(self.actor):
            raise Http404


class CorrectView(ActionView):
    """Correct a notice by a following one."""

    requires = roles(*SENDERS)
    action: ClassVar[Action] = actions.correct
    form_class = WordsForm
    template_name = "direct/correct.html"
    done_message = _("The following notice was sent to the same units.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the words of the first notice."""
        notice: DirectNotice = self.subject
        names = ("title", "text", "read_by", "answer_kind")
        return {"initial": {name: getattr(notice, name) for name in names}}

    def key_for(self, form: Any) -> str:
        """Return the words: the same ones correct a notice once."""
        return key_of_words(form, self.subject.pk)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words."""
        return {"words": form.words()}


class AnswerView(ActionView):
    """Answer for one's unit."""

    requires = roles(*SENDERS)
    action: ClassVar[Action] = actions.answer
    template_name = "direct/answer.html"
    done_message = _("Answered.")

    def make_form(self, *data: Any) -> AnswerForm:
        """Return the form for the kind of answer that is asked for."""
        return AnswerForm(*data, kind=self.subject.notice.answer_kind)

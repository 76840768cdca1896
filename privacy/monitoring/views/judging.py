"""What a manager does with a flag."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from governance.access import roles
from governance.runner import Action, Outcome
from governance.web.templatetags.dates import moment
from governance.web.views import ActionView
from privacy.monitoring import actions
from privacy.monitoring.access import JUDGES
from privacy.monitoring.forms import ConfirmForm, DenyForm
from privacy.monitoring.models import FlaggedView
from privacy.monitoring.sealing import opened_record

PLANTED = {
    "caught": gettext_lazy(
        "This entry was made up, to see whether it is looked at. You noticed. Nothing follows for the person."
    ),
    "passed": gettext_lazy(
        "This entry was made up: there is no such view, and nothing that shows its purpose. Look at the record each time."
    ),
}


class FlagActionView(ActionView):
    """An action on a flag."""

    requires = roles(*JUDGES)

    def context(self) -> dict[str, Any]:
        """Show what the flag asks."""
        return {"task": self.subject.task, "views": list(self.views_left())}

    def views_left(self) -> Any:
        """Return the views that have not lapsed."""
        return FlaggedView.objects.filter(flag=self.subject, lapsed=False).defer("sealed")

    def done(self, form: forms.Form, outcome: Outcome) -> HttpResponse:
        """Say whether it was made up."""
        if outcome.result in PLANTED:
            messages.warning(self.request, str(PLANTED[outcome.result]))
        return self.go_on(outcome)


class ConfirmPurposeView(FlagActionView):
    """Confirm the purpose."""

    action: ClassVar[Action] = actions.confirm_purpose
    form_class = ConfirmForm
    template_name = "monitoring/confirm_purpose.html"
    done_message = gettext_lazy("Noted.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the evidence."""
        return {"shown": form.shown(), "words": form.cleaned_data["words"]}


class DenyPurposeView(FlagActionView):
    """No purpose was found."""

    action: ClassVar[Action] = actions.deny_purpose
    template_name = "monitoring/deny_purpose.html"
    done_message = gettext_lazy("Noted.")

    def make_form(self, *data: Any) -> DenyForm:
        """Return the form with the views to choose among."""
        choices = [(str(view.pk), f"{moment(view.seen_at)} {view.masked}") for view in self.views_left()]
        return DenyForm(*data[:1], choices=choices)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return words and views."""
        return {"words": form.cleaned_data["words"], "views": form.cleaned_data.get("views", [])}


class ShowRecordsView(FlagActionView):
    """Be shown the record numbers in full; each time stands in the ledger."""

    action: ClassVar[Action] = actions.show_records
    template_name = "monitoring/show_records.html"
    checks_version = False

    def done(self, form: forms.Form, outcome: Outcome) -> HttpResponse:
        """Show them. No redirect: the page cannot be fetched a second time without a further note."""
        rows = FlaggedView.objects.filter(flag=self.subject, lapsed=False)
        shown = [(row.seen_at, opened_record(row.seal_context, row.sealed)) for row in rows]
        context = {"flag": self.subject, "task": self.subject.task, "shown": shown}
        response = render(self.request, "monitoring/records.html", context)
        response["Cache-Control"] = "no-store"
        return response

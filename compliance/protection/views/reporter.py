"""The reporter answers a check-in. No id stands in the address: it is the oldest that waits."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views import View

from compliance.protection import actions
from compliance.protection.access import waits_for_reporter
from compliance.protection.forms import AnswerForm
from compliance.protection.models import CheckIn
from compliance.reporter.return_views import ReporterActionView
from governance.runner import Action


class AnswerView(ReporterActionView):
    """Has anything changed since the report?"""

    action: ClassVar[Action] = actions.answer
    form_class = AnswerForm
    template_name = "protection/answer.html"
    waiting: CheckIn | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case and the check-in that waits; without one go to the reporter's page."""
        if not self.find_case():
            return redirect("report:return")
        self.waiting = waits_for_reporter(self.case)
        if self.waiting is None:
            return redirect("report:case")
        self.subject = self.waiting
        return self.stay(View.dispatch(self, request, *args, **kwargs))

    def get_subject(self, pk: UUID | None) -> Any:
        """Return the check-in of the cookie's case."""
        return self.waiting

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answers; what belongs to a "yes" is dropped from a "no"."""
        data = form.cleaned_data
        if data["changed"] == "no":
            data = {**data, "kinds": [], "weight": ""}
        return {"answers": data}

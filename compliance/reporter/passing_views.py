"""What a reporter who came by the external counter decides."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from compliance import actions
from compliance.forms.passing import GiveToInspectorForm
from compliance.passing import has_counsel
from compliance.queries import passing_of
from compliance.reporter.return_views import ReporterActionView
from governance.runner import Action


class GiveToInspectorView(ReporterActionView):
    """Nobody at the external counter may handle the report: give it to the inspector of the board."""

    action: ClassVar[Action] = actions.give_to_inspector
    form_class = GiveToInspectorForm
    template_name = "compliance/give_to_inspector.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form while it is the reporter's turn to decide."""
        if not self.case.is_at_counsel or has_counsel(self.case):
            return redirect("report:case")
        return super().get(request, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        """Ask about the name only when one was given."""
        return {"has_name": self.case.sealed_identity is not None}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the decision about the name."""
        return {"with_name": form.cleaned_data.get("with_name", False)}


class GiveNameView(ReporterActionView):
    """Give the organization the name that only the external counter has."""

    action: ClassVar[Action] = actions.give_name
    template_name = "compliance/give_name.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the question while there is a name to give."""
        passing = passing_of(self.case)
        if passing is None or not passing.keeps_name:
            return redirect("report:case")
        return super().get(request, **kwargs)

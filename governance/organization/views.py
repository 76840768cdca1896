"""Pages of the organization: the tree, one unit, export and import."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import SIGNED_IN, fetch, roles
from governance.lists.actions import export
from governance.lists.exports import csv_response
from governance.organization.access import ADMIN
from governance.organization.actions import import_units
from governance.organization.forms import ConfirmForm, DayForm, UploadForm
from governance.organization.importing import COLUMNS, Plan
from governance.organization.models import Unit
from governance.organization.queries import export_rows, name_of, periods_of, tree_on
from governance.people.queries import heads_of
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView


class TreeView(View):
    """Headquarters, divisions, blocks and offices as of a day."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the tree; a day that is no date is said at its field."""
        form = DayForm(request.GET if "day" in request.GET else None)
        valid = not form.is_bound or form.is_valid()
        day = (form.cleaned_data.get("day") if form.is_bound and valid else None) or clock.today()
        context = {"form": form, "day": day, "tree": tree_on(day), "page_has_errors": not valid}
        context["may_import"] = request.actor.holds(ADMIN)  # type: ignore[attr-defined]
        return render(request, "organization/tree.html", context, status=200 if valid else 422)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Hand out all periods of all units as CSV, in the columns that the import takes."""
        rows = export_rows()
        run(export, actor=request.actor, list_name="organization", format="csv", rows=len(rows))  # type: ignore[attr-defined]
        return csv_response("units", list(COLUMNS), rows)


class UnitView(View):
    """One unit: its periods, its heads today, what it became."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the unit."""
        unit = fetch(Unit, request.actor, pk)  # type: ignore[attr-defined]
        context = {
            "unit": unit,
            "name": name_of(unit.pk, clock.today()) or unit.code,
            "periods": periods_of(unit),
            "heads": heads_of(unit.pk),
            "successor_name": name_of(unit.successor_id, clock.today()),
        }
        return render(request, "organization/unit.html", context)


class ImportView(ActionView):
    """Upload, check every row, show what would change, apply. Nothing is applied unless every row is right."""

    requires = roles(ADMIN)
    action: ClassVar[Action] = import_units
    form_class = UploadForm
    template_name = "organization/import.html"
    plan: Plan | None = None
    done_message = _("The units were changed as shown.")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Check an uploaded file, or apply the text that was checked."""
        confirms = "text" in request.POST
        form = ConfirmForm(request.POST) if confirms else UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, 422)
        text = form.cleaned_data.get("text") or form.cleaned_data["file"]
        self.plan = Plan(text)
        if self.plan.errors:
            return self.show(UploadForm(), 422)
        if confirms and self.plan.changes:
            return self.done(form, self.run(form))
        return self.show(ConfirmForm(initial={"text": text}))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan's changes; the ledger keeps the codes."""
        changes = self.plan.changes if self.plan else []
        return {"changes": changes, "codes": [change.row.code for change in changes]}

    def context(self) -> dict[str, Any]:
        """Show errors or the plan."""
        return {"plan": self.plan}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Say so and show the tree."""
        messages.success(self.request, str(self.done_message))
        response = redirect(reverse("organization:tree"))
        response.status_code = 303
        return response

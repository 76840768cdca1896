"""The personnel division hands in a file, and learns nothing back."""

from typing import Any, ClassVar

import django_filters
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.protection import actions
from compliance.protection.access import visible_deliveries
from compliance.protection.forms import DeliverForm
from compliance.protection.importing import COLUMNS, KINDS, Sheet, read
from compliance.protection.models import Delivery
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView

PERSONNEL = roles("hr_officer")


class DeliveryFilter(django_filters.FilterSet):
    """No conditions: the list is short."""

    class Meta:
        model = Delivery
        fields: list[str] = []


class DeliveryListView(ScopedListView):
    """What was handed in: when, by whom, how many rows. Nothing about what came of it."""

    requires = PERSONNEL
    name = "protection.personnel"
    title = _("Personnel actions handed in")
    template_name = "protection/personnel.html"
    filterset_class = DeliveryFilter
    default_sort = "-delivered"
    columns: ClassVar[list[Column]] = [
        Column("delivered", _("Handed in"), lambda d: d.delivered_at, "delivered_at"),
        Column("by", _("By"), lambda d: d.delivered_by.name, ""),
        Column("rows", _("Rows"), lambda d: d.rows, "rows", numeric=True),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return all deliveries."""
        return visible_deliveries(actor).select_related("delivered_by").defer("sealed_rows")


class DeliverView(ActionView):
    """Check every row; take the file when all are right. The answer is the same whoever stands in it."""

    requires = PERSONNEL
    action: ClassVar[Action] = actions.deliver
    form_class = DeliverForm
    template_name = "protection/deliver.html"
    done_message = _("The file was taken.")
    sheet: Sheet | None = None

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Check the file, then take it."""
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, 422)
        self.sheet = read(form.cleaned_data["file"])
        if self.sheet.errors:
            return self.show(self.make_form(), 422)
        return self.done(form, self.run(form))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the rows; the ledger keeps how many."""
        rows = self.sheet.rows if self.sheet else []
        return {"rows": rows, "count": len(rows)}

    def context(self) -> dict[str, Any]:
        """Show columns, words for kinds, and what is wrong."""
        errors = self.sheet.errors if self.sheet else []
        return {"columns": COLUMNS, "kinds": list(KINDS), "errors": errors, "page_has_errors": bool(errors)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the list of deliveries."""
        return reverse("protection:personnel")

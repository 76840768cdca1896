"""Sheets: a rater's own page, made for a phone."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.visits import actions
from voice.visits.access import PLANNERS
from voice.visits.forms import HandInForm, SheetForm
from voice.visits.models import Visit
from voice.visits.queries import criteria_of, visits_for


class SheetActionView(ActionView):
    """An action of a rater on their own sheet."""

    requires = roles(*PLANNERS)

    def context(self) -> dict[str, Any]:
        """Show which office it is about."""
        return {"visit": visits_for(self.actor).get(pk=self.subject.visit_id)}

    def visit(self) -> Visit:
        """Return the visit with its round."""
        return Visit.objects.select_related("round").get(pk=self.subject.visit_id)


class SaveSheetView(SheetActionView):
    """Fill in a sheet."""

    action: ClassVar[Action] = actions.save_sheet
    template_name = "visits/save_sheet.html"
    done_message = _("Saved. Hand the sheet in when everything is filled in.")

    def make_form(self, *data: Any) -> SheetForm:
        """Return the form with what was saved so far."""
        return SheetForm(*data[:1], criteria=criteria_of(self.visit()), marks=list(self.subject.marks.all()))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answers."""
        return {"marks": form.marks()}


class HandInView(SheetActionView):
    """Hand a sheet in."""

    action: ClassVar[Action] = actions.hand_in
    form_class = HandInForm
    template_name = "visits/hand_in.html"
    done_message = _("The sheet was handed in. Thank you.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the planned day, or today when it lies ahead."""
        return {"initial": {"visited_on": min(self.visit().planned_on, clock.today())}}

    def context(self) -> dict[str, Any]:
        """Say how many answers there are."""
        counts = {"answered": self.subject.marks.count(), "asked": len(criteria_of(self.visit()))}
        return super().context() | counts

    def next_page(self, outcome: Outcome) -> str:
        """Return the visit's page."""
        return str(self.subject.get_absolute_url())

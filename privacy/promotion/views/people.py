"""Who looks after personal information in each unit, and where nobody does."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS
from privacy.promotion import actions
from privacy.promotion.access import designating_units, is_officer, may_designate
from privacy.promotion.forms import DesignateForm, EndForm, UnitFilter
from privacy.promotion.queries import in_charge_of, managers_of, staff_of, units_for, vacancies, vacancy
from privacy.units import units_seen


class PeopleView(ScopedListView):
    """The units with those in charge."""

    requires = roles(*READERS)
    name = "promotion.people"
    title = _("In charge of personal information")
    template_name = "promotion/people.html"
    filterset_class = UnitFilter
    default_sort = "unit"
    columns: ClassVar[list[Column]] = [
        Column("unit", _("Unit"), lambda r: r.name, "code", lambda r: reverse("promotion:unit", args=[r.unit_id])),
        Column("managers", _("Privacy managers"), lambda r: r.manager_words, "managers"),
        Column("staff", _("Privacy staff"), lambda r: r.staff_words, "staff"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the units."""
        return units_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the names, or since when nobody is there."""
        charges = in_charge_of(row.unit_id for row in rows)
        for row in rows:
            found = charges[row.unit_id]
            row.manager_words = "、".join(found.managers) or vacancy(0, row.manager_left, row.had_manager)
            row.staff_words = "、".join(found.staff) or vacancy(0, row.staff_left, row.had_staff)
        return rows

    def context(self) -> dict[str, Any]:
        """Add how many units have nobody, and whether the reader names staff."""
        return {"vacancies": vacancies(units_seen(self.actor)), "may_designate": may_designate(self.actor, None)}


class UnitView(View):
    """One unit: those in charge now and before."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show them; 404 for a unit that the reader may not see."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        unit = get_object_or_404(units_for(actor), unit_id=pk)
        context = {
            "unit": unit, "managers": managers_of(pk), "staff": staff_of(pk), "today": clock.today(),
            "no_manager": vacancy(unit.managers, unit.manager_left, unit.had_manager),
            "no_staff": vacancy(unit.staff, unit.staff_left, unit.had_staff),
            "may_designate": is_officer(actor, None) or pk in designating_units(actor),
        }  # fmt: skip
        return render(request, "promotion/unit.html", context)


class DesignateView(ActionView):
    """Name someone."""

    requires = roles(OFFICER, *HEADS_OF_UNIT)
    action: ClassVar[Action] = actions.designate
    template_name = "promotion/designate.html"
    done_message = _("Named. It gives no rights in this system.")

    def make_form(self, *data: Any) -> DesignateForm:
        """Return the form with the units that the actor may name for."""
        return DesignateForm(*data[:1], actor=self.actor)

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("promotion:people")


class EndDesignationView(ActionView):
    """Say until when."""

    requires = roles(OFFICER, *HEADS_OF_UNIT)
    action: ClassVar[Action] = actions.end_designation
    form_class = EndForm
    template_name = "promotion/end_designation.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"valid_to": clock.today()}}

    def next_page(self, outcome: Outcome) -> str:
        """Return the unit's page."""
        return reverse("promotion:unit", args=[self.subject.unit_id])

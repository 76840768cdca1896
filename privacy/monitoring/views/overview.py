"""For those who answer for all of it: figures, rules, managers, planted entries, settings."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS_OF_ALL
from privacy.monitoring import actions, figures
from privacy.monitoring.access import is_officer
from privacy.monitoring.forms import BEGINS, PlantFilter, SettingsForm
from privacy.monitoring.models import Settings
from privacy.monitoring.queries import forgettings, plants_for, settings_on, settings_row
from privacy.monitoring.rules.parameters import PARAMETERS, given
from privacy.monitoring.views.tasks import whose

SHOWN_FORGETTINGS = 20


class OverviewView(View):
    """Tasks by state, months, units, planted entries."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it. A constant number of queries."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        numbers = settings_on(clock.today())
        officer = is_officer(actor, None)
        context = {
            "states": figures.by_state(actor), "months": figures.by_month(actor), "shown": figures.months_shown(),
            "units": figures.by_unit_and_month(actor), "officer": officer, "days": numbers["days"],
            "planted": figures.planted(actor, numbers["days"]) if officer else None,
        }  # fmt: skip
        return render(request, "monitoring/overview.html", context)


class RulesView(View):
    """What each rule is worth."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        numbers = settings_on(clock.today())
        context = {"rules": figures.by_rule(numbers), "days": numbers["days"]}
        return render(request, "monitoring/rules.html", context)


class ManagersView(View):
    """How managers judge, and who may only stamp."""

    requires = roles(OFFICER)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        numbers = settings_on(clock.today())
        context = {"managers": figures.by_manager(numbers), "given": numbers}
        return render(request, "monitoring/managers.html", context)


class PlantsView(ScopedListView):
    """What was made up, and whether it was noticed."""

    requires = roles(OFFICER)
    name = "monitoring.plants"
    title = _("Planted entries")
    template_name = "monitoring/plants.html"
    filterset_class = PlantFilter
    default_sort = "-planted"
    empty_text = _("Nothing was planted.")
    columns: ClassVar[list[Column]] = [
        Column("task", _("Reference number"), lambda r: r.flag.task.reference, "", lambda r: r.flag.get_absolute_url()),
        Column("planted", _("Planted"), lambda r: r.planted_at, "planted_at"),
        Column("rule", pgettext_lazy("views", "Rule"), lambda r: r.flag.title, ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("person", _("Whose views"), lambda r: whose(r.flag.task), ""),
        Column("caught", pgettext_lazy("views", "Outcome"), lambda r: outcome_of(r.caught), ""),
        Column("judge", _("Judged by"), lambda r: r.flag.judgement.judged_by.name if r.caught is not None else "", ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return them."""
        return plants_for(actor)


def outcome_of(caught: bool | None) -> Any:
    """Return what became of a planted entry, in words."""
    return _("Not judged yet") if caught is None else _("Caught") if caught else _("Confirmed although made up")


def _set(row: Settings) -> list[tuple[Any, int]]:
    numbers = given(row.values)
    return [(parameter.label, numbers[parameter.name]) for parameter in PARAMETERS]


class SettingsView(View):
    """The numbers, their versions, and what was thrown away."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = list(figures.versions())
        context = {
            "versions": [{"row": row, "set": _set(row)} for row in rows], "latest": rows[0],
            "in_force": settings_row(clock.today()), "may_change": is_officer(actor, None),
            "forgettings": forgettings()[:SHOWN_FORGETTINGS],
        }  # fmt: skip
        return render(request, "monitoring/settings.html", context)


class ReviseSettingsView(ActionView):
    """Other numbers from a day on."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.revise_settings
    template_name = "monitoring/revise_settings.html"
    done_message = _("The new version was written.")

    def make_form(self, *data: Any) -> SettingsForm:
        """Return a form that begins with what holds now."""
        initial = {BEGINS + name: value for name, value in given(self.subject.values).items()}
        return SettingsForm(*data, initial=initial)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the numbers and the rest."""
        return {"values": form.values(), **{name: form.cleaned_data[name] for name in ("reason", "valid_from")}}

    def next_page(self, outcome: Outcome) -> str:
        """Return the settings."""
        return reverse("monitoring:settings")

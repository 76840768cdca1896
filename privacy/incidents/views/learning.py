"""Causes, the double check, measures."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles, visible
from governance.runner import Action
from governance.web.views import ActionView
from privacy.access import HEADS_OF_UNIT, OFFICER
from privacy.incidents import actions
from privacy.incidents.access import CARRIERS, SEERS
from privacy.incidents.forms import CauseForm, CheckForm, DoneForm, EffectForm, MeasureForm
from privacy.incidents.models import Incident
from privacy.incidents.offering import on_measure
from privacy.incidents.queries import measure_for, tree_of
from privacy.incidents.views.incidents import OnIncident, found_or_404

KEEPERS = roles(OFFICER, *HEADS_OF_UNIT)


class AddCauseView(OnIncident):
    """Answer one "why?" more."""

    requires = KEEPERS
    action: ClassVar[Action] = actions.add_cause
    template_name = "incidents/add_cause.html"
    done_message = _("The answer was added. Ask why again until a measure can begin there.")
    checks_version = False

    def make_form(self, *data: Any) -> CauseForm:
        """Return the form with the tree so far."""
        return CauseForm(*data[:1], tree=tree_of(self.subject))

    def context(self) -> dict[str, Any]:
        """Show the tree so far."""
        return {"tree": tree_of(self.subject)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answer."""
        return {"because": form.because()}


class StateCheckView(OnIncident):
    """Why the double check did not catch it."""

    requires = KEEPERS
    action: ClassVar[Action] = actions.state_check
    form_class = CheckForm
    template_name = "incidents/state_check.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        return {"initial": {"check": self.subject.check_state, "text": self.subject.check_text}}


class PlanMeasureView(OnIncident):
    """Plan a measure."""

    requires = KEEPERS
    action: ClassVar[Action] = actions.plan_measure
    template_name = "incidents/plan_measure.html"
    done_message = _("The measure was given to the unit.")
    checks_version = False

    def make_form(self, *data: Any) -> MeasureForm:
        """Return the form with the root causes."""
        return MeasureForm(*data[:1], tree=tree_of(self.subject))


class MeasureView(View):
    """One measure, as the unit sees it that carries it out."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        measure = found_or_404(measure_for(actor, pk))
        seen = visible(Incident, actor).filter(pk=measure.incident_id).exists()
        context = {"measure": measure, "sees_incident": seen, "possible": on_measure(measure, actor)}
        return render(request, "incidents/measure.html", context)


class OnMeasure(ActionView):
    """An action on a measure."""

    requires = roles(*SEERS)


class ReportDoneView(OnMeasure):
    """Report it as done."""

    requires = roles(*CARRIERS)
    action: ClassVar[Action] = actions.report_done
    form_class = DoneForm
    template_name = "incidents/report_done.html"
    done_message = _("The measure was reported as done. Its effect is checked later.")


class CheckMeasureView(OnMeasure):
    """Check whether it worked."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.check_measure
    form_class = EffectForm
    template_name = "incidents/check_measure.html"
    done_message = _("It is noted whether the measure worked.")

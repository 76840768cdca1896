"""Weights, judgements, a new assessment."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import HEAD, OVERSEERS, PRESIDENT, is_head
from audit.universe import actions, forms
from audit.universe.access import visible_judgements, visible_weightings
from audit.universe.actions.weighing import is_president_of_anothers
from audit.universe.choices import WeightingState
from audit.universe.models import Weighting
from audit.universe.queries import named, weighting_in_force
from governance import clock
from governance.access import Actor, fetch, roles
from governance.organization.queries import name_on
from governance.runner import Action, Outcome
from governance.web.views import ActionView

LATEST = 100


class WeightingListView(View):
    """All versions of the weights."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        context = {
            "weightings": visible_weightings(actor).select_related("set_by", "decided_by")[:LATEST],
            "current": weighting_in_force(), "heads": is_head(actor, None),
        }  # fmt: skip
        return render(request, "universe/weightings.html", context)


class WeightingView(View):
    """One version."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it, beside the version in force."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Weighting, actor, pk)
        current = weighting_in_force()
        before = dict(named(current.weights)) if current else {}
        context = {
            "weighting": row, "lines": [(label, weight, before.get(label)) for label, weight in named(row.weights)],
            "decides": row.state == WeightingState.PROPOSED and is_president_of_anothers(actor, row),
            "compared": current is not None and current.pk != row.pk,
        }  # fmt: skip
        return render(request, "universe/weighting.html", context)


class ProposeWeightsView(ActionView):
    """Propose a version."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.propose_weights
    form_class = forms.WeightsForm
    template_name = "universe/propose_weights.html"
    done_message = _("Proposed. The president decides.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the weights in force."""
        current = weighting_in_force()
        return {"present": current.weights if current else None}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return weights and reason."""
        return {"weights": form.weights(), "reason": form.cleaned_data["reason"]}

    def next_page(self, outcome: Outcome) -> str:
        """Return the version."""
        return reverse("universe:weighting", args=[outcome.subject_id])


class ApproveWeightsView(ActionView):
    """Approve a version."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.approve_weights
    template_name = "universe/approve_weights.html"
    done_message = _("Approved. The next assessment uses these weights.")


class RejectWeightsView(ActionView):
    """Do not approve a version."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.reject_weights
    form_class = forms.ReasonForm
    template_name = "universe/reject_weights.html"
    done_message = _("Not approved.")


class MakeAssessmentView(ActionView):
    """Assess."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.make_assessment
    form_class = forms.AssessForm
    template_name = "universe/make_assessment.html"
    done_message = _("Assessed and frozen.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the assessment."""
        return reverse("universe:assessment", args=[outcome.subject_id])


class JudgementListView(View):
    """Judgements, newest first."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, and which ones hold today."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible_judgements(actor).select_related("process", "made_by")
        named_rows = rows.annotate(unit_name=name_on("unit_id", clock.today()))[:LATEST]
        context = {"judgements": named_rows, "today": clock.today(), "heads": is_head(actor, None)}
        return render(request, "universe/judgements.html", context)


class JudgeView(ActionView):
    """Judge."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.judge
    form_class = forms.JudgementForm
    template_name = "universe/judge.html"
    done_message = _("Noted. The next assessment reckons with it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what the reader was looking at."""
        return {"initial": {name: self.request.GET.get(name, "") for name in ("unit", "process")}}

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("universe:judgements")


class WithdrawJudgementView(ActionView):
    """Let a judgement hold no longer."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.withdraw_judgement
    form_class = forms.ReasonForm
    template_name = "universe/withdraw_judgement.html"
    done_message = _("It holds no longer.")

"""The scale, the criteria, and audits by others."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import DEPARTMENT, HEAD, READERS, is_head
from audit.findings import actions, forms
from audit.findings.access import SEES_EXTERNAL, keeps, of_department, visible_external_audits
from audit.findings.models import Body, Criterion, Scale
from audit.findings.queries import external_audits_for, findings_for, scale_on
from governance import clock
from governance.access import Actor, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class ScaleView(View):
    """By what is rated, in all versions, and the criteria."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        context = {
            "scales": Scale.objects.select_related("decided_by").prefetch_related("levels"),
            "current": scale_on(clock.today()), "criteria": Criterion.objects.all(), "decides": is_head(actor, None),
            "adds": of_department(actor, None),
        }  # fmt: skip
        return render(request, "findings/scale.html", context)


class ToScale(ActionView):
    """An action after which the scale is shown."""

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of scale and criteria."""
        return reverse("findings:scale")


class DecideScaleView(ToScale):
    """Decide a version of the scale."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.decide_scale
    form_class = forms.ScaleForm
    template_name = "findings/decide_scale.html"
    done_message = _("Decided.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show the words in force."""
        return {"initial": {f"level_{level.rating}": level.text for level in scale_on(clock.today()).levels.all()}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the version."""
        data = form.cleaned_data
        return {"valid_from": data["valid_from"], "reason": data["reason"], "levels": form.levels()}


class AddCriterionView(ToScale):
    """Add a criterion."""

    requires = roles(*DEPARTMENT)
    action: ClassVar[Action] = actions.add_criterion
    form_class = forms.CriterionForm
    template_name = "findings/add_criterion.html"
    done_message = _("Added to the list.")


class RetireCriterionView(ToScale):
    """Offer a criterion no more."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.retire_criterion
    template_name = "findings/retire_criterion.html"
    done_message = _("It is offered for new findings no more.")


class ExternalAuditView(View):
    """One audit by others with its findings."""

    requires = roles(*SEES_EXTERNAL)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        audit = get_object_or_404(external_audits_for(visible_external_audits(actor)), pk=pk)
        context = {
            "audit": audit, "keeps": keeps(actor, audit), "heads": is_head(actor, audit),
            "findings": findings_for(actor).filter(external=audit).order_by("number", "written_at"),
        }  # fmt: skip
        return render(request, "findings/external_audit.html", context)


class AddBodyView(ActionView):
    """Add a body."""

    requires = roles(*DEPARTMENT)
    action: ClassVar[Action] = actions.add_body
    form_class = forms.BodyForm
    template_name = "findings/add_body.html"
    done_message = _("Added to the list.")

    def context(self) -> dict[str, Any]:
        """Show who is there already."""
        return {"bodies": Body.objects.all()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the list of audits by others."""
        return reverse("findings:external-audits")


class EnterExternalAuditView(ActionView):
    """Enter an audit by others."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.enter_external_audit
    form_class = forms.ExternalForm
    template_name = "findings/enter_external_audit.html"
    done_message = _("Entered. Now enter its findings.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what was typed."""
        return {"outside": form.outside()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the audit."""
        return reverse("findings:external-audit", args=[outcome.subject_id])


class ChangeKeeperView(ActionView):
    """Put another auditor in charge."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.change_keeper
    form_class = forms.KeeperForm
    template_name = "findings/change_keeper.html"
    done_message = _("Changed.")

"""One recommendation: the answer, the follow-up, its end."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import HEAD, PRESIDENT, READERS
from audit.engagements.models import Engagement
from audit.findings import actions, forms
from audit.findings.access import visible_findings
from audit.findings.models import Evidence
from audit.findings.offering import on_recommendation
from audit.findings.queries import RECOMMENDATION, history_of, recommendations_for, units_with_open
from audit.findings.views.finding import DepartmentView, UnitView
from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.deadlines.queries import faces_of
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView


class RecommendationView(View):
    """One recommendation with everything that was said and done."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = get_object_or_404(recommendations_for(actor).select_related("accepted_by"), pk=pk)
        told = history_of(row)
        context = {
            "row": row, "finding": row.finding, "links": on_recommendation(row, actor), "late": row.is_late(clock.today()),
            "clocks": faces_of(RECOMMENDATION, [pk]).get(pk, []),
            "reads_finding": visible_findings(actor).filter(pk=row.finding_id).exists(),
            "responses": told["responses"], "reopenings": told["reopenings"],
            "reports": [(report, shown(report.evidence.all())) for report in told["reports"]],
        }  # fmt: skip
        return render(request, "findings/recommendation.html", context)


class AnswerView(UnitView):
    """Answer it."""

    action: ClassVar[Action] = actions.answer
    form_class = forms.AnswerForm
    template_name = "findings/answer.html"
    done_message = _("Your answer is kept. The auditors are told.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answer with its steps."""
        return {"stance": form.cleaned_data["stance"], "text": form.cleaned_data["text"], "steps": form.steps()}


class ReportProgressView(UnitView):
    """Report the follow-up."""

    action: ClassVar[Action] = actions.report_progress
    form_class = forms.ProgressForm
    template_name = "findings/report_progress.html"
    done_message = _("Reported. An auditor judges it.")


class JudgeView(DepartmentView):
    """Judge what the unit reports."""

    action: ClassVar[Action] = actions.judge
    form_class = forms.JudgeForm
    template_name = "findings/judge.html"
    done_message = _("Judged. The unit is told.")

    def context(self) -> dict[str, Any]:
        """Show the report that is judged, with its evidence."""
        report = self.subject.reports.select_related("reported_by").first()
        return {"report": report, "files": shown(report.evidence.all()) if report else []}


class ReopenView(DepartmentView):
    """Open it again."""

    action: ClassVar[Action] = actions.reopen
    form_class = forms.ReopenForm
    template_name = "findings/reopen.html"
    done_message = _("Opened again. The unit is told.")


class WithdrawRecommendationView(DepartmentView):
    """Take it back before the report."""

    action: ClassVar[Action] = actions.withdraw_recommendation
    form_class = forms.ReasonForm
    template_name = "findings/withdraw_recommendation.html"
    done_message = _("Withdrawn.")


class AcceptRiskView(ActionView):
    """The president accepts the risk."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.accept_risk
    form_class = forms.RiskForm
    template_name = "findings/accept_risk.html"
    done_message = _("The risk is accepted. The unit and the auditors are told.")


class PlanFollowUpView(ActionView):
    """Plan a follow-up audit of what is open of an audit."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.plan_follow_up
    form_class = forms.FollowUpForm
    template_name = "findings/plan_follow_up.html"
    done_message = _("Planned. Nobody but you, the president and the team will know of it.")

    def get_subject(self, pk: UUID | None) -> None:
        """Find the audit that is followed; raises Http404."""
        self.follows = fetch(Engagement, self.actor, self.kwargs["source"])
        self.units = sorted(units_with_open(self.follows.pk), key=lambda unit: unit.code)

    def form_kwargs(self) -> dict[str, Any]:
        """Propose a title and the matter."""
        title = _now("Follow-up audit: %(title)s") % {"title": self.follows.title}
        return {
            "initial": {
                "title": title[:100],
                "purpose": _now("Looks on site at what is still open."),
                "auditor_days": 4,
            }
        }

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan."""
        return {"planned": form.plan(self.follows, self.units)}

    def context(self) -> dict[str, Any]:
        """Show which units have something open."""
        return {"follows": self.follows, "units": self.units}

    def next_page(self, outcome: Outcome) -> str:
        """Return the planned engagement."""
        return reverse("engagements:engagement", args=[outcome.subject_id])


class EvidenceView(View):
    """Evidence, as a download."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out; raises Http404."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Evidence, actor, pk)
        run(actions.download_evidence, actor=actor, subject=row.pk)
        return as_download(row)

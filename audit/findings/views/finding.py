"""One finding, and what is done with it before the report."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import DEPARTMENT, READERS
from audit.contributed import papers_named, papers_of_engagement
from audit.engagements.access import visible_engagements, works_on
from audit.engagements.models import Engagement
from audit.findings import actions, forms
from audit.findings.access import ANSWERERS, keeps, visible_external_audits, works_for
from audit.findings.models import ExternalAudit, Finding
from audit.findings.offering import on_finding
from audit.findings.queries import findings_for, parts_for, repeats_for, scale_on
from governance import clock
from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class FindingView(View):
    """One finding."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it: to the unit the facts, and what is recommended to it once the facts are settled."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        finding = get_object_or_404(findings_for(actor).select_related("criterion", "scale", "written_by"), pk=pk)
        audits = visible_external_audits(actor) if finding.external_id else visible_engagements(actor)
        context = {
            "finding": finding, "links": on_finding(finding, actor), "works": works_for(actor, finding),
            "recommendations": parts_for(actor, finding), "repeats": repeats_for(actor, finding),
            "replies": finding.fact_replies.select_related("given_by"),
            "level": finding.scale.levels.filter(rating=finding.rating).first(),
            "papers": papers_named.ask(actor, finding.papers) if finding.papers else [],
            "knows_audit": audits.filter(pk=finding.source.pk).exists(),
        }  # fmt: skip
        return render(request, "findings/finding.html", context)


class WordingView(ActionView):
    """An action with the words of a finding. Beside the form stands the scale in force."""

    requires = roles(*DEPARTMENT)
    form_class = forms.FindingForm

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words."""
        return {"wording": form.wording()}

    def context(self) -> dict[str, Any]:
        """Show what each rating means."""
        return {"levels": scale_on(clock.today()).levels.all(), "source": self.source}

    @property
    def source(self) -> Engagement | ExternalAudit:
        """Return the audit."""
        found: Finding = self.subject
        return found.source

    def next_page(self, outcome: Outcome) -> str:
        """Return the finding."""
        return reverse("findings:finding", args=[outcome.subject_id])


class WriteView(WordingView):
    """Write a finding of an engagement."""

    action: ClassVar[Action] = actions.write
    template_name = "findings/write.html"
    done_message = _("Written. The unit does not know of it until you send it.")

    def get_subject(self, pk: UUID | None) -> None:
        """Find the audit; raises Http404 for one on which the actor does not work."""
        engagement = fetch(Engagement, self.actor, self.kwargs["source"])
        if not works_on(self.actor, engagement):
            raise Http404
        self.audit: Engagement | ExternalAudit = engagement

    @property
    def source(self) -> Engagement | ExternalAudit:
        """Return the audit."""
        return self.audit

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words with the audit."""
        return {"source": self.source, **super().inputs(form)}


class WriteExternalView(WriteView):
    """Enter a finding of an audit by others."""

    done_message = _("Entered. Begin the follow-up when it is complete.")

    def get_subject(self, pk: UUID | None) -> None:
        """Find the audit; raises Http404 for one of which the actor is not in charge."""
        external = fetch(ExternalAudit, self.actor, self.kwargs["source"])
        if not keeps(self.actor, external):
            raise Http404
        self.audit = external


class RewriteView(WordingView):
    """Word it otherwise."""

    action: ClassVar[Action] = actions.rewrite
    template_name = "findings/rewrite.html"
    done_message = _("Changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the present words."""
        return {"initial": forms.wording_of(self.subject)}


class DepartmentView(ActionView):
    """An action of the team or the head."""

    requires = roles(*DEPARTMENT)


class CitePapersView(DepartmentView):
    """Name the working papers on which it rests."""

    action: ClassVar[Action] = actions.cite_papers
    template_name = "findings/cite_papers.html"
    done_message = _("Saved.")

    def make_form(self, *data: Any) -> forms.PapersForm:
        """Offer the papers of the engagement, those named ticked."""
        known = papers_of_engagement.ask(self.actor, self.subject.engagement_id) if self.subject.engagement_id else []
        named = [str(pk) for pk in self.subject.papers]
        return forms.PapersForm(*data[:1], known=known, initial={"papers": named})


class UnitView(ActionView):
    """An action of the unit."""

    requires = roles(*ANSWERERS)


class SendFactsView(DepartmentView):
    """Give the draft to the unit."""

    action: ClassVar[Action] = actions.send_facts
    template_name = "findings/send_facts.html"
    done_message = _("Sent. The unit is told.")


class SettleFactsView(DepartmentView):
    """Hold to the facts."""

    action: ClassVar[Action] = actions.settle_facts
    form_class = forms.GroundsForm
    template_name = "findings/settle_facts.html"
    done_message = _("The facts are settled. The recommendations wait for their answers.")


class WithdrawView(DepartmentView):
    """Take a finding back."""

    action: ClassVar[Action] = actions.withdraw
    form_class = forms.ReasonForm
    template_name = "findings/withdraw.html"
    done_message = _("Withdrawn.")


class IssueView(DepartmentView):
    """Begin the follow-up of a finding of others."""

    action: ClassVar[Action] = actions.issue
    template_name = "findings/issue.html"
    done_message = _("The follow-up has begun. The addressees are told.")


class ConfirmFactsView(UnitView):
    """Say that the facts are right."""

    action: ClassVar[Action] = actions.confirm_facts
    template_name = "findings/confirm_facts.html"
    done_message = _("Noted. Now answer what is recommended.")


class ObjectToFactsView(UnitView):
    """Say what is wrong."""

    action: ClassVar[Action] = actions.object_to_facts
    form_class = forms.ObjectionForm
    template_name = "findings/object_to_facts.html"
    done_message = _("Noted. The auditors look at it.")

"""Recruitments with their applications, and the monitors."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles
from governance.documents import pdf_response
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.monitors import actions
from voice.monitors.access import HEAD, RECRUITMENT_READERS, heads, is_head
from voice.monitors.forms import (
    DecisionForm,
    LeavingForm,
    MemberFilter,
    ReasonForm,
    RecruitmentFilter,
    RecruitmentForm,
    ToldForm,
)
from voice.monitors.letter import result_letter
from voice.monitors.models import Member, Recruitment
from voice.monitors.offering import on_application, on_recruitment
from voice.monitors.queries import members_for, people_behind, recruitments_for


class RecruitmentListView(ScopedListView):
    """The recruitments that the reader may see."""

    requires = roles(*RECRUITMENT_READERS)
    name = "monitors.recruitments"
    title = _("Recruitments of monitors")
    template_name = "monitors/recruitments.html"
    filterset_class = RecruitmentFilter
    default_sort = "-closes"
    empty_text = _("No recruitment yet.")
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("office", _("Office"), lambda r: r.unit_name or "", ""),
        Column("opens", _("Applications from"), lambda r: r.opens_on, ""),
        Column("closes", _("Applications until"), lambda r: r.closes_on, "closes_on"),
        Column("state", _("State"), lambda r: r.stage.label, ""),
        Column("places", _("Number of monitors"), lambda r: r.places, "", numeric=True),
        Column("applied", _("Applications"), lambda r: r.applied, "", numeric=True),
        Column("chosen", _("Monitors chosen"), lambda r: r.chosen, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Recruitment]:
        """Return the recruitments the reader may see."""
        return recruitments_for(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader recruits."""
        return {"plans": is_head(self.actor, None)}


class MemberListView(ScopedListView):
    """The monitors by number; who they are is shown on request, to the head of the office."""

    requires = roles(*RECRUITMENT_READERS)
    name = "monitors.members"
    title = _("Monitors")
    template_name = "monitors/members.html"
    filterset_class = MemberFilter
    default_sort = "-until"
    empty_text = _("There are no monitors yet.")
    columns: ClassVar[list[Column]] = [
        Column("number", _("Monitor"), lambda r: r.number, "", lambda r: r.link, numeric=True),
        Column("office", _("Office"), lambda r: r.unit_name or "", ""),
        Column("age", _("Age"), lambda r: r.application.get_age_band_display(), ""),
        Column("from", _("Term from"), lambda r: r.term_from, ""),
        Column("until", _("Term until"), lambda r: r.term_to, "term_to"),
        Column("left", _("Left early on"), lambda r: r.left_on, ""),
        Column("asked", _("Meetings in the term"), lambda r: r.asked, "", numeric=True),
        Column("came", _("Came"), lambda r: r.came, "", numeric=True),
        Column("erased", _("Data kept until"), lambda r: r.application.erase_on, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Member]:
        """Return the monitors the reader may see."""
        return members_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Link the page on which a monitor of the reader's own office leaves."""
        for row in rows:
            may_end = row.left_on is None and heads(self.actor, row)
            row.link = reverse("monitors:end-membership", args=[row.pk]) if may_end else None
        return rows


class RecruitmentView(View):
    """One recruitment with its applications."""

    requires = roles(*RECRUITMENT_READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        recruitment = get_object_or_404(recruitments_for(actor), pk=pk)
        rows = recruitment.applications.select_related("recruitment", "decided_by", "told_by_whom", "member")
        context = {
            "recruitment": recruitment, "offers": on_recruitment(recruitment, actor),
            "applications": [(row, on_application(row, actor)) for row in rows],
        }  # fmt: skip
        return render(request, "monitors/recruitment.html", context)


class HeadActionView(ActionView):
    """An action of the head of an office."""

    requires = roles(HEAD)


class PlanRecruitmentView(HeadActionView):
    """Announce a recruitment."""

    action: ClassVar[Action] = actions.plan_recruitment
    form_class = RecruitmentForm
    template_name = "monitors/plan_recruitment.html"
    done_message = _("The recruitment is announced. Everyone can apply from the first day on.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return whose offices there are to choose from."""
        return {"actor": self.actor}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the announcement."""
        return {"announcement": form.announcement()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the recruitment."""
        return reverse("monitors:recruitment", args=[outcome.subject_id])


class EndRecruitmentView(HeadActionView):
    """End a recruitment before its last day."""

    action: ClassVar[Action] = actions.end_recruitment
    form_class = ReasonForm
    template_name = "monitors/end_recruitment.html"
    done_message = _("The recruitment was ended. No further application comes in.")


class ShowApplicantView(HeadActionView):
    """Be shown who applied and why; each time stands in the ledger."""

    action: ClassVar[Action] = actions.show_applicant
    template_name = "monitors/show_applicant.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show the applicant. No redirect: the page cannot be fetched a second time without a further note."""
        applicant = people_behind([self.subject.pk]).get(self.subject.pk)
        context = {
            "application": self.subject,
            "applicant": applicant,
            "offers": on_application(self.subject, self.actor),
        }
        response = render(self.request, "monitors/applicant_shown.html", context)
        response["Cache-Control"] = "no-store"
        return response


class ChooseView(HeadActionView):
    """Choose an applicant."""

    action: ClassVar[Action] = actions.choose
    form_class = DecisionForm
    template_name = "monitors/choose.html"
    done_message = _("Chosen. Now tell the applicant, and note it.")


class DeclineView(HeadActionView):
    """Decide against an applicant."""

    action: ClassVar[Action] = actions.decline
    form_class = DecisionForm
    template_name = "monitors/decline.html"
    done_message = _("Decided. Now tell the applicant, and note it.")


class PrintResultView(HeadActionView):
    """The result as a letter. Name and address stand in it, so that it was taken stands in the ledger."""

    action: ClassVar[Action] = actions.print_result
    template_name = "monitors/print_result.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Hand out the letter."""
        title = _now("Result of your application to be a monitor")
        letter = result_letter(self.subject, people_behind([self.subject.pk])[self.subject.pk], title)
        return pdf_response(f"{title} {self.subject.reference}", letter)


class TellApplicantView(HeadActionView):
    """Note that the applicant was told."""

    action: ClassVar[Action] = actions.tell_applicant
    form_class = ToldForm
    template_name = "monitors/tell_applicant.html"
    done_message = _("It is noted that the applicant was told.")


class EndMembershipView(HeadActionView):
    """Note that a monitor leaves early."""

    action: ClassVar[Action] = actions.end_membership
    form_class = LeavingForm
    template_name = "monitors/end_membership.html"
    done_message = _("It is noted that the monitor has left.")

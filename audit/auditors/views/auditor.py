"""One auditor, and what can be entered about them."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import DEPARTMENT, HEAD, PRESIDENT, is_head
from audit.auditors import actions, forms
from audit.auditors.access import SEERS, is_head_for_another, is_self, is_self_or_head
from audit.auditors.choices import Level, Skill
from audit.auditors.queries import auditors_for, levels_of, need_of
from audit.contributed import auditor_history, auditor_page
from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year
from governance.organization.queries import name_on
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class AuditorView(View):
    """One auditor."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show history, declarations, qualifications, study, skills and growth plan."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        auditor = get_object_or_404(auditors_for(actor), pk=pk)
        today = clock.today()
        levels = levels_of([pk]).get(pk, {})
        qualifications = [(row, row.is_over(today)) for row in auditor.qualifications.all()]
        context = {
            "auditor": auditor, "history": auditor_history.ask(pk), "today": today,
            "services": auditor.services.annotate(unit_name=name_on("unit_id", today)),
            "relatives": auditor.relatives.annotate(unit_name=name_on("unit_id", today)),
            "designs": auditor.designs.select_related("process"), "qualifications": qualifications,
            "studies": auditor.studies.all()[:50], "need": need_of(fiscal_year(today)), "goals": auditor.goals.all(),
            "skills": [(skill.label, Level(levels[skill]).label if skill in levels else "") for skill in Skill],
            "is_own": is_self(actor, auditor), "enters": is_self_or_head(actor, auditor), "heads": is_head(actor, None),
            "judges": is_head_for_another(actor, auditor), "sections": auditor_page.sections_for(auditor, actor, request),
            "offers": auditor_page.offers_for(auditor, actor),
        }  # fmt: skip
        return render(request, "auditors/auditor.html", context)


class OwnOrHeadView(ActionView):
    """An action of the auditor or the head."""

    requires = roles(*DEPARTMENT)


class HeadView(ActionView):
    """An action of the head."""

    requires = roles(HEAD)


class ParticularsView(HeadView):
    """An action with the particulars of an auditor."""

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return them, and the person of a new one."""
        given = {"particulars": form.particulars()}
        return given | {"person": form.cleaned_data["person"]} if "person" in form.cleaned_data else given


class EnrollView(ParticularsView):
    """Enter an auditor."""

    action: ClassVar[Action] = actions.enroll
    form_class = forms.EnrollForm
    template_name = "auditors/enroll.html"
    done_message = _("Entered. The auditor declares relatives and processes before the first assignment.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the auditor."""
        return reverse("auditors:auditor", args=[outcome.subject_id])


class ChangeView(ParticularsView):
    """Change what is known."""

    action: ClassVar[Action] = actions.change
    form_class = forms.ParticularsForm
    template_name = "auditors/change.html"
    done_message = _("Changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return what is known now."""
        row = self.subject
        names = ("origin", "private_years", "private_experience", "days_a_year", "joined_on", "left_on")
        return {"initial": {"home_block": row.home_block_id, **{name: getattr(row, name) for name in names}}}


class AddServiceView(OwnOrHeadView):
    """Enter where somebody served."""

    action: ClassVar[Action] = actions.add_service
    form_class = forms.ServiceForm
    template_name = "auditors/add_service.html"
    done_message = _("Entered.")


class DeclareRelativeView(OwnOrHeadView):
    """Declare a relative."""

    action: ClassVar[Action] = actions.declare_relative
    form_class = forms.RelativeForm
    template_name = "auditors/declare_relative.html"
    done_message = _("Declared.")


class DeclareDesignView(OwnOrHeadView):
    """Declare a process or system."""

    action: ClassVar[Action] = actions.declare_design
    form_class = forms.DesignForm
    template_name = "auditors/declare_design.html"
    done_message = _("Declared.")


class DeclareView(OwnOrHeadView):
    """Declare that everything is entered."""

    action: ClassVar[Action] = actions.declare
    template_name = "auditors/declare.html"
    done_message = _("Declared.")


class WithdrawView(HeadView):
    """Note that a row about somebody is wrong."""

    form_class = forms.ReasonForm
    done_message = _("Noted as wrong.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the auditor."""
        return str(self.subject.auditor.get_absolute_url())

    def context(self) -> dict[str, Any]:
        """Name the auditor."""
        return {"auditor": self.subject.auditor}


class WithdrawServiceView(WithdrawView):
    """A line of the history."""

    action: ClassVar[Action] = actions.withdraw_service
    template_name = "auditors/withdraw_service.html"


class WithdrawRelativeView(WithdrawView):
    """A relative."""

    action: ClassVar[Action] = actions.withdraw_relative
    template_name = "auditors/withdraw_relative.html"


class WithdrawDesignView(WithdrawView):
    """A process."""

    action: ClassVar[Action] = actions.withdraw_design
    template_name = "auditors/withdraw_design.html"


class AddQualificationView(OwnOrHeadView):
    """Enter a qualification."""

    action: ClassVar[Action] = actions.add_qualification
    form_class = forms.QualificationForm
    template_name = "auditors/add_qualification.html"
    done_message = _("Entered.")


class AddStudyView(OwnOrHeadView):
    """Enter hours of study."""

    action: ClassVar[Action] = actions.add_study
    form_class = forms.StudyForm
    template_name = "auditors/add_study.html"
    done_message = _("Entered.")


class AssessView(HeadView):
    """Assess a skill."""

    action: ClassVar[Action] = actions.assess
    form_class = forms.AssessForm
    template_name = "auditors/assess.html"
    done_message = _("Assessed.")


class AddGoalView(OwnOrHeadView):
    """Add a line to the growth plan."""

    action: ClassVar[Action] = actions.add_goal
    form_class = forms.GoalForm
    template_name = "auditors/add_goal.html"
    done_message = _("Entered.")


class SettleGoalView(HeadView):
    """Say what came of a goal."""

    action: ClassVar[Action] = actions.settle_goal
    form_class = forms.OutcomeForm
    template_name = "auditors/settle_goal.html"
    done_message = _("Noted.")


class MakingView(ActionView):
    """An action that makes a row of a list."""

    list_route: ClassVar[str]
    done_message = _("Entered.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse(self.list_route)


class SetNeedView(MakingView):
    """Set the hours of study."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.set_need
    form_class = forms.NeedForm
    template_name = "auditors/set_need.html"
    list_route = "auditors:auditors"


class DecideRuleView(MakingView):
    """Decide a version of the rule."""

    requires = roles(PRESIDENT)
    action: ClassVar[Action] = actions.decide_rule
    form_class = forms.RuleForm
    template_name = "auditors/decide_rule.html"
    list_route = "auditors:rules"


class AddProcessView(MakingView):
    """Enter a process or system."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.add_process
    form_class = forms.ProcessForm
    template_name = "auditors/add_process.html"
    list_route = "auditors:processes"


class RetireProcessView(HeadView):
    """No longer in use."""

    action: ClassVar[Action] = actions.retire_process
    template_name = "auditors/retire_process.html"
    done_message = _("Noted.")

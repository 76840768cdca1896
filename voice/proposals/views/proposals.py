"""The list, one proposal, and what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on
from governance.runner import Action, run
from governance.web.views import ActionView
from voice.proposals import actions
from voice.proposals.access import (
    READERS,
    follows,
    is_filer,
    is_proposer,
    is_window,
    may_assess,
    may_carry,
    may_decide,
    may_finish,
    may_support,
    may_talk,
    sees_early,
    sees_name,
)
from voice.proposals.choices import ANSWERED, State
from voice.proposals.forms import (
    AssessForm,
    DecideForm,
    EvidenceForm,
    ManualForm,
    ProposalFilter,
    ReturnForm,
    SortForm,
    TaskForm,
    TextForm,
)
from voice.proposals.models import ManualChange, Proposal, Task
from voice.proposals.queries import criteria_in_force, has_unread, proposals_for, supports_of

PROPOSALS = roles(*READERS)


class ProposalListView(ScopedListView):
    """The proposals that the reader may see."""

    requires = PROPOSALS
    name = "proposals.proposals"
    title = _("Improvement proposals")
    template_name = "proposals/proposals.html"
    filterset_class = ProposalFilter
    default_sort = "-filed"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("filed", _("Filed"), lambda r: r.filed_at, "filed_at"),
        Column("title", _("In one line"), lambda r: r.title, ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("outcome", _("Outcome"), lambda r: r.get_outcome_display(), ""),
        Column("division", _("Division in charge"), lambda r: r.division_name or "", ""),
        Column("published", _("Published in a list"), lambda r: r.published_at, ""),
        Column("supports", _("Supporters"), lambda r: r.supporters, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the proposals the reader may see."""
        return proposals_for(actor)

    def context(self) -> dict[str, Any]:
        """Return whether the reader may propose something."""
        return {"may_file": is_filer(self.actor, None)}

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the number of supporters."""
        counts = supports_of(row.pk for row in rows)
        for row in rows:
            row.supporters = counts.get(row.pk, 0)
        return rows


class ProposalView(View):
    """One proposal: what was filed, how it was evaluated and answered, what came of it, what colleagues say."""

    requires = PROPOSALS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show as much as the reader may see; when the proposer looks, the answers count as read."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        proposal = get_object_or_404(proposals_for(actor).select_related("filed_by"), pk=pk)
        if is_proposer(actor, proposal) and has_unread(proposal):
            run(actions.open_proposal, actor=actor, subject=proposal.pk)
        early, own = sees_early(actor, proposal), is_proposer(actor, proposal)
        talks, follower = own or follows(actor, proposal), follows(actor, proposal)
        context = {
            "proposal": proposal, "early": early, "talks": talks, "follower": follower,
            "shows_name": sees_name(actor, proposal), "clocks": faces_of("proposals.proposal", [pk]).get(pk, []),
            "comments": proposal.comments.select_related("author"), "entries": [],
            "supporters": proposal.supports.count(), "may": offers(actor, proposal),
            "supported": proposal.supports.filter(person_id=actor.own_id).exists(),
            "tasks": tasks_of(actor, proposal), "manual": ManualChange.objects.filter(proposal=proposal).first(),
        }  # fmt: skip
        context |= early_parts(proposal) if early else {"entries": proposal.entries.select_related("issue")}
        if talks:
            context["replies"] = proposal.replies.all()
        if follower:
            context["passings"] = proposal.passings.select_related("author").annotate(
                division_name=name_on("division_id", clock.today())
            )
        return render(request, "proposals/proposal.html", context)


def early_parts(proposal: Proposal) -> dict[str, Any]:
    """Return evaluations and answers as they stand, for those who need not wait for the list. Three queries."""
    assessments = proposal.assessments.annotate(division_name=name_on("division_id", clock.today()))
    return {
        "assessments": assessments.select_related("criteria").prefetch_related("scores__criterion"),
        "answers": proposal.answers.all(),
    }


def tasks_of(actor: Actor, proposal: Proposal) -> list[Any]:
    """Return the tasks each with `unit_name` and whether the actor may report it as done. One query."""
    rows = list(proposal.tasks.annotate(unit_name=name_on("unit_id", clock.today())))
    return [{"task": t, "may_finish": t.state == Task.State.OPEN and may_finish(actor, t)} for t in rows]


def offers(actor: Actor, proposal: Proposal) -> dict[str, bool]:
    """Return what the actor can do with the proposal now, by the name of the action. One query at most."""
    state = proposal.state

    def can(action: Action, who: Any) -> bool:
        return bool(who(actor, proposal)) and action.moves.allows(proposal)

    waiting = may_decide(actor, proposal) and proposal.replies.filter(responded_at__isnull=True).exists()
    return {
        "sort": state == State.RECEIVED and is_window(actor, proposal),
        "sort_again": state == State.ASSESSING and is_window(actor, proposal),
        "assess": can(actions.assess, may_assess),
        "decide": can(actions.decide, may_decide),
        "return_assessment": can(actions.return_assessment, may_decide),
        "reply": is_proposer(actor, proposal) and state in ANSWERED,
        "respond": waiting,
        "add_task": can(actions.add_task, may_carry),
        "record_manual": can(actions.record_manual, may_carry),
        "support": may_support(actor, proposal),
        "comment": may_talk(actor, proposal),
    }


class ProposalActionView(ActionView):
    """An action on a proposal."""

    requires = PROPOSALS


class SortView(ProposalActionView):
    """Put it into somebody's hands."""

    action: ClassVar[Action] = actions.sort
    form_class = SortForm
    template_name = "proposals/sort.html"
    done_message = _("The proposal was passed on for evaluation.")


class AssessView(ProposalActionView):
    """Evaluate it by the criteria in force."""

    action: ClassVar[Action] = actions.assess
    form_class = AssessForm
    template_name = "proposals/assess.html"
    done_message = _("The evaluation was handed to the window.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return the criteria."""
        return {"criteria": criteria_in_force()}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the evaluation."""
        return {"evaluation": form.evaluation()}


class ReturnAssessmentView(ProposalActionView):
    """Have it evaluated anew."""

    action: ClassVar[Action] = actions.return_assessment
    form_class = ReturnForm
    template_name = "proposals/return_assessment.html"
    done_message = _("The proposal is being evaluated again.")


class DecideView(ProposalActionView):
    """Decide and answer."""

    action: ClassVar[Action] = actions.decide
    form_class = DecideForm
    template_name = "proposals/decide.html"
    done_message = _("The proposer was answered.")

    def context(self) -> dict[str, Any]:
        """Return the evaluation that the decision rests on."""
        return {"assessment": self.subject.assessments.prefetch_related("scores__criterion").last()}


class ReplyView(ProposalActionView):
    """Reply to the answer."""

    action: ClassVar[Action] = actions.reply
    form_class = TextForm
    template_name = "proposals/reply.html"
    done_message = _("Your reply was sent to the window.")
    checks_version = False


class RespondView(ProposalActionView):
    """Respond to the replies that wait."""

    action: ClassVar[Action] = actions.respond
    form_class = TextForm
    template_name = "proposals/respond.html"
    done_message = _("The proposer was told.")
    checks_version = False

    def context(self) -> dict[str, Any]:
        """Return the replies."""
        return {"replies": self.subject.replies.filter(responded_at__isnull=True)}


class AddTaskView(ProposalActionView):
    """Say what is to be done."""

    action: ClassVar[Action] = actions.add_task
    form_class = TaskForm
    template_name = "proposals/add_task.html"
    done_message = _("The task was added; the unit was told.")
    checks_version = False


class FinishTaskView(ProposalActionView):
    """Report a task as done."""

    action: ClassVar[Action] = actions.finish_task
    form_class = EvidenceForm
    template_name = "proposals/finish_task.html"
    done_message = _("The task was reported as done.")


class RecordManualView(ProposalActionView):
    """Record where it stands in the manual."""

    action: ClassVar[Action] = actions.record_manual
    form_class = ManualForm
    template_name = "proposals/record_manual.html"
    done_message = _("It is recorded: the proposal is in the manual.")


class SupportView(ProposalActionView):
    """Support it."""

    action: ClassVar[Action] = actions.support
    template_name = "proposals/support.html"
    done_message = _("You support this proposal.")
    checks_version = False


class WithdrawSupportView(ProposalActionView):
    """Take the support back."""

    action: ClassVar[Action] = actions.withdraw_support
    template_name = "proposals/withdraw_support.html"
    done_message = _("Your support was taken back.")
    checks_version = False


class CommentView(ProposalActionView):
    """Comment on it."""

    action: ClassVar[Action] = actions.comment
    form_class = TextForm
    template_name = "proposals/comment.html"
    done_message = _("Your comment was added.")
    checks_version = False

"""Plan, tasks, chronology, and the interviews of a case."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance import actions, casework
from compliance.forms.casework import InterviewForm, OccurrenceForm, PlanForm, RecordForm, TaskForm
from compliance.guard.checking import ChecksWording
from compliance.models import Interview, Occurrence, Task
from compliance.views.base import CaseActionView, PartActionView
from compliance.views.case import CaseTabView
from governance.runner import Action, Outcome
from governance.vault.receipts import new_code, shown
from governance.web.sealed_fields import opened_field, sealed_field


class InvestigationView(CaseTabView):
    """Plan, tasks, chronology."""

    tab = "investigation"
    template_name = "compliance/case/investigation.html"

    def context(self) -> dict[str, Any]:
        """Return the plan, its earlier versions, tasks and chronology."""
        work = self.work
        versions = casework.plans(work)
        return {
            "plan": versions[0] if versions else None,
            "earlier_plans": versions[1:],
            "tasks": [(task, casework.overdue(task.row)) for task in casework.tasks(work)],
            "chronology": casework.chronology(work),
        }


class SuggestionsView(CaseTabView):
    """Lines for the chronology, found in what was reported, written and said."""

    tab = "investigation"
    template_name = "compliance/case/suggestions.html"

    def context(self) -> dict[str, Any]:
        """Return the suggestions."""
        return {"suggestions": casework.suggestions(self.work)}


class PlanView(CaseActionView):
    """Write the plan, or a new version of it."""

    action: ClassVar[Action] = actions.plan
    form_class = PlanForm
    template_name = "compliance/plan.html"
    tab = "investigation"
    checks_version = False
    title = _("Plan of the investigation")
    lead = _("Saving makes a new version. The earlier ones stay and can be read.")
    done_message = _("The plan was saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the latest version."""
        latest = casework.plans(casework.work_on(self.subject, self.actor))[:1]
        if not latest:
            return {}
        row, texts = latest[0].row, latest[0].texts
        first = {
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "questions": texts["questions"],
            "steps": texts["steps"],
        }
        return {"initial": first}


class AddTaskView(CaseActionView):
    """Give someone a task."""

    action: ClassVar[Action] = actions.add_task
    form_class = TaskForm
    template_name = "compliance/add_task.html"
    tab = "investigation"
    checks_version = False
    title = _("Add a task")
    done_message = _("The task was added.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer those who work on the case."""
        return {"case": self.subject}


class TaskActionView(PartActionView):
    """An action on a task."""

    part = "task"
    part_model = Task
    tab = "investigation"

    def context(self) -> dict[str, Any]:
        """Show the task."""
        (task,) = casework.work_on(self.subject, self.actor).shown([self.row])
        return {**super().context(), "quoted": task.texts.get("text", "")}


class FinishTaskView(TaskActionView):
    """Note that a task is done."""

    action: ClassVar[Action] = actions.finish_task
    template_name = "compliance/finish_task.html"
    title = _("The task is done")
    submit = _("Done")
    done_message = _("The task was marked as done.")


class DropTaskView(TaskActionView):
    """Note that a task is no longer needed."""

    action: ClassVar[Action] = actions.drop_task
    template_name = "compliance/drop_task.html"
    title = _("The task is no longer needed")
    submit = _("Drop the task")
    done_message = _("The task was dropped.")


class AddOccurrenceView(CaseActionView):
    """Add a line to the chronology, from a suggestion when the address names one (by ids, never by words)."""

    action: ClassVar[Action] = actions.add_occurrence
    form_class = OccurrenceForm
    template_name = "compliance/add_occurrence.html"
    tab = "investigation"
    checks_version = False
    title = _("Add to the chronology")
    done_message = _("The line was added.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the evidence; start from the suggestion."""
        work = casework.work_on(self.subject, self.actor)
        self.suggestion = self.named_suggestion(work)
        initial = {"day": self.suggestion.day, "text": self.suggestion.text} if self.suggestion else {}
        return {"case": self.subject, "descriptions": casework.descriptions(work), "initial": initial}

    def named_suggestion(self, work: casework.Work) -> casework.Suggestion | None:
        """Return the suggestion that the address names, None without one."""
        source, number = self.request.GET.get("source", ""), self.request.GET.get("number", "")
        if not source:
            return None
        found = (s for s in casework.suggestions(work) if (s.source, str(s.number)) == (source, number))
        return next(found, None)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the line, with the message or interview that it comes from."""
        data = {"evidence": [], **form.cleaned_data}
        if self.suggestion:
            message, interview = self.suggestion.message_id, self.suggestion.interview_id
            data["message"] = self.subject.messages.filter(pk=message).first() if message else None
            data["interview"] = self.subject.interviews.filter(pk=interview).first() if interview else None
        return data


class RemoveOccurrenceView(PartActionView):
    """Take a line out of the chronology."""

    action: ClassVar[Action] = actions.remove_occurrence
    template_name = "compliance/remove_occurrence.html"
    part = "occurrence"
    part_model = Occurrence
    tab = "investigation"
    title = _("Remove from the chronology")
    submit = _("Remove")
    done_message = _("The line was removed.")

    def context(self) -> dict[str, Any]:
        """Show the line."""
        (line,) = casework.work_on(self.subject, self.actor).shown([self.row])
        return {**super().context(), "quoted": line.texts.get("text", "")}


class InterviewsView(CaseTabView):
    """The interviews."""

    tab = "interviews"
    template_name = "compliance/case/interviews.html"

    def context(self) -> dict[str, Any]:
        """Return the interviews, opened."""
        return {"interviews": casework.interviews(self.work)}


class PlanInterviewView(ChecksWording, CaseActionView):
    """Plan an interview."""

    action: ClassVar[Action] = actions.plan_interview
    form_class = InterviewForm
    guarded = ("topics",)
    template_name = "compliance/plan_interview.html"
    tab = "interviews"
    checks_version = False
    title = _("Plan an interview")
    done_message = _("The interview was planned.")


class InterviewActionView(PartActionView):
    """An action on an interview."""

    part = "interview"
    part_model = Interview
    tab = "interviews"

    def context(self) -> dict[str, Any]:
        """Show whom it is about."""
        self.opened = casework.shown_interview(casework.work_on(self.subject, self.actor), self.row)
        return {**super().context(), "quoted": self.opened.plan.get("who", ""), "answers": self.opened.answers}


class RecordInterviewView(InterviewActionView):
    """Write the record."""

    action: ClassVar[Action] = actions.record_interview
    form_class = RecordForm
    template_name = "compliance/record_interview.html"
    title = _("Record of the interview")
    lead = _("Write what was asked and answered. The person can confirm the record afterwards with a code.")
    done_message = _("The record was saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the record as it stands."""
        record = casework.shown_interview(casework.work_on(self.subject, self.actor), self.row).record
        return {"initial": {"held_on": self.row.held_on, **record}} if record else {}


class CancelInterviewView(InterviewActionView):
    """Note that an interview is not held."""

    action: ClassVar[Action] = actions.cancel_interview
    template_name = "compliance/cancel_interview.html"
    title = _("Cancel the interview")
    submit = _("Cancel the interview")
    done_message = _("The interview was cancelled.")


CODE_FIELD = "sealed_code"
PURPOSE = "interview code"
"""The code travels sealed through the form, so that a repeated send finds the same code and shows it again."""


class IssueConfirmationView(InterviewActionView):
    """Give the person interviewed a code for the record. Shown once, to be handed over in person."""

    action: ClassVar[Action] = actions.issue_confirmation
    template_name = "compliance/issue_confirmation.html"
    title = _("Let the person confirm the record")
    lead = _(
        "The code shows this record and nothing else. Hand it over in person; it counts for 7 days. A code given before ends."
    )
    submit = _("Show the code")

    def context(self) -> dict[str, Any]:
        """Carry the sealed code through every round of the form."""
        sealed = self.request.POST.get(CODE_FIELD, "")
        return {
            **super().context(),
            "sealed_code": sealed if opened_field(PURPOSE, sealed) else sealed_field(PURPOSE, new_code()),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Start the form anew when its sealed code does not open."""
        self.code = opened_field(PURPOSE, request.POST.get(CODE_FIELD, ""))
        if self.code is None:
            form = self.make_form(request.POST)
            form.add_error(None, _("This form is too old. Please send it once more."))
            return self.show(form, 422)
        return super().post(request, **kwargs)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return interview and code."""
        return {"interview": self.row, "code": self.code}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show the code. No redirect: it stands nowhere it could be fetched from a second time."""
        address = settings.PUBLIC_ADDRESS + reverse("interviewee:code")
        context = {"code": shown(self.code or ""), "address": address, "back": self.back(), "subject": self.subject}
        response = render(self.request, "compliance/case/code_issued.html", context)
        response["Cache-Control"] = "no-store"
        return response

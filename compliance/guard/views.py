"""Pages of the search guard."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.access import has_declared
from compliance.guard import actions
from compliance.guard.access import ASKERS, COUNSEL, READERS, may_ask, may_decide, may_go_on
from compliance.guard.checking import ChecksWording, sentence
from compliance.guard.forms import ApproveForm, CheckForm, RefuseForm, RequestForm
from compliance.guard.models import Necessity
from compliance.guard.records import decision_of, grounds_of
from compliance.guard.surroundings import surroundings_of
from compliance.guard.wording import Hit, check
from compliance.models import Case
from compliance.views.base import CaseActionView
from governance import vault
from governance.access import Actor, fetch, roles, visible
from governance.deadlines.queries import faces_of
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class RequestStepView(ChecksWording, CaseActionView):
    """Ask the external counsel before a step. The record itself must not point at the reporter either."""

    requires = roles(*ASKERS)
    action: ClassVar[Action] = actions.request_step
    form_class = RequestForm
    guarded = ("what", "why", "milder", "exposed")
    template_name = "guard/request_step.html"
    done_message = _("The external counsel was asked. Do not begin before the approval.")
    checks_version = False

    def next_page(self, outcome: Outcome) -> str:
        """Return the record."""
        return reverse("guard:necessity", args=[str(outcome.result)])


class NecessityListView(View):
    """Records for the external counsel, and of the reader's own cases."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the latest hundred, those that wait first. One query."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible(Necessity, actor)
        waiting = list(rows.filter(state="open").order_by("asked_at")[:100])
        others = list(rows.exclude(state="open").order_by("-asked_at")[:100])
        return render(request, "guard/necessities.html", {"waiting": waiting, "others": others})


class NecessityView(View):
    """One record."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; the case is named only to those who may see the case."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        record = fetch(Necessity, actor, pk)
        if not vault.opens(record.box, actor.keys) and not has_declared(actor, record.case):
            return redirect("compliance:declare", record.case_id)
        context = {
            "record": record, "grounds": grounds_of(record, actor), "decision": decision_of(record, actor),
            "clock": next(iter(faces_of("guard.necessity", [pk]).get(pk, [])), None),
            "case": visible(Case, actor).filter(pk=record.case_id).first(),
            "links": [(words, reverse(f"guard:{name}", args=[pk])) for name, words in possible(record, actor)],
        }  # fmt: skip
        response = render(request, "guard/necessity.html", context)
        response["Cache-Control"] = "no-store"
        return response


def possible(record: Necessity, actor: Actor) -> list[tuple[str, Any]]:
    """Return name of the route and words of what the actor may do with a record now."""
    decides, goes_on = record.state == "open" and may_decide(actor, record), may_go_on(actor, record)
    offered = [
        ("approve-step", _("Approve"), decides),
        ("refuse-step", _("Do not approve"), decides),
        ("carry-out-step", _("Note that it was carried out"), goes_on and record.is_valid),
        ("withdraw-step", _("Withdraw"), goes_on and record.state in ("open", "approved")),
    ]
    return [(name, words) for name, words, allowed in offered if allowed]


class RecordActionView(ActionView):
    """An action on a record, with its grounds in sight."""

    requires = roles(*ASKERS)

    def context(self) -> dict[str, Any]:
        """Show the grounds."""
        return {"grounds": grounds_of(self.subject, self.actor)}


class ApproveStepView(RecordActionView):
    """Counsel approves."""

    requires = roles(COUNSEL)
    action: ClassVar[Action] = actions.approve_step
    form_class = ApproveForm
    template_name = "guard/approve_step.html"
    done_message = _("The step was approved.")


class RefuseStepView(RecordActionView):
    """Counsel refuses."""

    requires = roles(COUNSEL)
    action: ClassVar[Action] = actions.refuse_step
    form_class = RefuseForm
    template_name = "guard/refuse_step.html"
    done_message = _("The step was refused.")


class CarryOutStepView(RecordActionView):
    """The step was carried out."""

    action: ClassVar[Action] = actions.carry_out_step
    template_name = "guard/carry_out_step.html"
    done_message = _("It was noted that the step was carried out.")

    def context(self) -> dict[str, Any]:
        """Show the counsel's conditions too: the step is to keep within them."""
        return {**super().context(), "decision": decision_of(self.subject, self.actor)}


class WithdrawStepView(RecordActionView):
    """The step is not needed any more."""

    action: ClassVar[Action] = actions.withdraw_step
    template_name = "guard/withdraw_step.html"
    done_message = _("The request was withdrawn.")


class CheckView(View):
    """Try a text for others before it goes out by mail or by word of mouth. Nothing is kept."""

    requires = roles(*ASKERS)
    case: Case

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Fetch the case; 404 for whoever does not work on it, the declaration first for whoever has not declared."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        self.case = fetch(Case, actor, kwargs["pk"])
        if not may_ask(actor, self.case):
            raise Http404
        if not has_declared(actor, self.case):
            return redirect("compliance:declare", self.case.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the form."""
        return self.show(request, CheckForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show what was found, with the text as it was typed."""
        form = CheckForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, status=422)
        text = form.cleaned_data["text"]
        hits = check(text, surroundings_of(self.case, request.actor))  # type: ignore[attr-defined]
        return self.show(request, form, found=[sentence(text, hit) for hit in hits], parts=parts(text, hits))

    def show(self, request: HttpRequest, form: CheckForm, *, status: int = 200, **found: Any) -> HttpResponse:
        """Render the page."""
        context = {"case": self.case, "form": form, "page_has_errors": bool(form.errors), "parts": None, **found}
        response = render(request, "guard/check.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


def parts(text: str, hits: list[Hit]) -> list[tuple[str, bool]]:
    """Return the text in stretches, each with whether something was found there."""
    found, at = list[tuple[str, bool]](), 0
    for hit in hits:
        if hit.end <= at:
            continue
        start = max(hit.start, at)
        found += [(text[at:start], False), (text[start : hit.end], True)]
        at = hit.end
    return [(part, marked) for part, marked in [*found, (text[at:], False)] if part]

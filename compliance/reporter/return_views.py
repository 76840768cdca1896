"""Coming back with the receipt code: state, clocks, conversation, files."""

import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from compliance.actions import download, mark_read, reply
from compliance.content import content_of
from compliance.models import Case, Message
from compliance.passing import has_counsel
from compliance.queries import conversation, may_hand_out, passing_of
from compliance.reporter import cookies
from compliance.reporter.forms import CodeForm, ReplyForm, VerifyForm
from compliance.reporter.receipt import is_genuine, receipt_for
from governance.access import REPORTER, Actor, reporter_actor
from governance.attachments.downloads import as_download
from governance.deadlines.queries import faces_of
from governance.runner import Outcome, run
from governance.vault.receipts import lookup_digest, normalised
from governance.web.throttle import delay_when_flooded
from governance.web.views import ActionView


class ReturnView(View):
    """Asks for the code. A wrong code and one that never existed take the same path and read the same."""

    requires = REPORTER

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.show(CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look the code up; go to the report or say that it does not fit."""
        delay_when_flooded("receipt-codes")
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        code = normalised(form.cleaned_data["code"])
        if not Case.objects.filter(receipt_digest=lookup_digest(code)).exists():
            form.add_error("code", _("This receipt code does not fit. Please check each sign."))
            return self.show(form, 422)
        response = redirect("report:case")
        cookies.set_visit(response, code)
        return response

    def show(self, form: CodeForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        context = {"form": form, "page_has_errors": bool(form.errors)}
        return render(self.request, "compliance/report/return.html", context, status=status)


class VisitMixin:
    """Finds the case of the cookie's code; without one the reporter is asked for the code."""

    request: HttpRequest
    visit: cookies.Visit
    case: Case
    actor: Actor

    def find_case(self) -> bool:
        """Set visit, case and actor; return False when the cookie gives none."""
        visit = cookies.visit_of(self.request)
        case = Case.objects.filter(receipt_digest=lookup_digest(visit.code)).first() if visit else None
        if visit is None or case is None:
            return False
        self.visit, self.case = visit, case
        self.actor = reporter_actor(case.pk, visit.code)
        return True

    def stay(self, response: HttpResponseBase) -> HttpResponseBase:
        """Count the page as use, so that the idle time starts anew."""
        if isinstance(response, HttpResponse):
            cookies.set_visit(response, self.visit.code, self.visit.came)
        return response


def page_context(case: Case, actor: Actor) -> dict[str, Any]:
    """Return what the reporter's page of a case shows."""
    passing = passing_of(case)
    return {
        "case": case,
        "actor": actor,
        "messages_shown": conversation(case, actor),
        "passing": passing,
        "left_by_counsel": case.is_at_counsel and not has_counsel(case),
        "content": content_of(case, actor) if passing else None,
        "clocks": faces_of("compliance.case", [case.pk]).get(case.pk, []),
    }


class CaseView(VisitMixin, View):
    """The reporter's page."""

    requires = REPORTER

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the case and stamp the messages of the person in charge as read."""
        if not self.find_case():
            return redirect("report:return")
        context = page_context(self.case, self.actor)
        if any(m.side == Message.Side.HANDLER and m.read_at is None for m in context["messages_shown"]):
            run(mark_read, actor=self.actor, subject=self.case.pk)
        context |= {"form": ReplyForm(), "idempotency_key": secrets.token_urlsafe(16)}
        return self.stay(render(request, "compliance/report/case.html", context))


class ReporterActionView(VisitMixin, ActionView):
    """An action of the reporter on the case of the cookie."""

    requires = REPORTER
    checks_version = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case first; without one the reporter is asked for the code."""
        if not self.find_case():
            return redirect("report:return")
        self.subject = self.case
        return self.stay(View.dispatch(self, request, *args, **kwargs))

    def get_subject(self, pk: UUID | None) -> Case:
        """Return the case of the cookie."""
        return self.case

    def context(self) -> dict[str, Any]:
        """Return the case."""
        return {"case": self.case}

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Go back to the reporter's page."""
        response = redirect("report:case")
        response.status_code = 303
        return response


class ReplyView(ReporterActionView):
    """The reporter writes. The form stands on the reporter's page and comes back here when something is wrong."""

    action = reply
    form_class = ReplyForm
    template_name = "compliance/report/case.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Go to the reporter's page, where the form is."""
        return redirect("report:case")

    def context(self) -> dict[str, Any]:
        """Return what the reporter's page shows."""
        return page_context(self.case, self.actor)

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Go back to the page, at the end of the conversation."""
        response = super().done(form, outcome)
        response["Location"] += "#latest"
        return response


class FileView(VisitMixin, View):
    """A file of the conversation, handed to the reporter."""

    requires = REPORTER

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Hand out the file; a foreign id is a 404."""
        if not self.find_case():
            return redirect("report:return")
        attachment = may_hand_out(self.case, pk, self.actor)
        if attachment is None:
            raise Http404
        run(download, actor=self.actor, subject=self.case.pk, attachment=attachment)
        return self.stay(as_download(attachment, self.actor.keys))


class PrintView(VisitMixin, View):
    """The signed receipt again, for a reporter who came back."""

    requires = REPORTER

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the receipt."""
        if not self.find_case():
            return redirect("report:return")
        context = {"receipt": receipt_for(self.case), "case": self.case}
        return self.stay(render(request, "compliance/report/receipt_print.html", context))


class LeaveView(View):
    """Ends the visit."""

    requires = REPORTER

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the cookie back."""
        response = redirect("report:start")
        cookies.drop(response, cookies.RETURN)
        return response


class VerifyView(View):
    """Checks a receipt for anyone who has its text."""

    requires = REPORTER

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return render(request, "compliance/report/verify.html", {"form": VerifyForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Say whether the receipt is genuine and unchanged."""
        form = VerifyForm(request.POST)
        context: dict[str, Any] = {"form": form, "page_has_errors": not form.is_valid()}
        if form.is_valid():
            context["genuine"] = is_genuine(form.cleaned_data["text"])
        return render(request, "compliance/report/verify.html", context, status=200 if form.is_valid() else 422)

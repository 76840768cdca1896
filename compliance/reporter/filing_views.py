"""Writing a report, step by step, up to the receipt."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View
from django.views.generic import TemplateView

from compliance.actions import file_report
from compliance.choices import Channel, Counter, Disclosure, Position, ReporterKind
from compliance.content import Content
from compliance.filing import Report
from compliance.reporter import cookies, drafts
from compliance.reporter.forms import FilesForm, WhatForm, YouForm, identity_of
from compliance.reporter.receipt import receipt_for
from governance import clock
from governance.access import PUBLIC_ACTOR, REPORTER
from governance.attachments.downloads import ShownFile, with_names
from governance.attachments.intake import keep
from governance.attachments.limits import total_message
from governance.attachments.models import Attachment
from governance.deadlines.queries import faces_of
from governance.organization.models import Unit
from governance.organization.queries import name_of
from governance.runner import run
from governance.vault.receipts import shown

STEPS = 4


class StartView(TemplateView):
    """What the hotline is, who is protected, and the two ways on."""

    requires = REPORTER
    template_name = "compliance/report/start.html"


class DraftView(View):
    """A step of the form. Without a draft the reporter starts at the first step; a filed one goes to the receipt."""

    requires = REPORTER
    draft: drafts.OpenDraft | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open the draft of the cookie."""
        self.draft = drafts.find(request.COOKIES.get(cookies.DRAFT, ""))
        if self.draft and self.draft.row.case_id:
            return redirect("report:receipt")
        return super().dispatch(request, *args, **kwargs)


class StepView(DraftView):
    """A step with a form whose answers go into the draft."""

    form_class: ClassVar[type[forms.Form]]
    template_name: ClassVar[str]
    step: ClassVar[int]
    next_step: ClassVar[str]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the step with what was answered before."""
        if self.draft is None and self.step > 1:
            return redirect("report:you")
        return self.show(self.form_class(initial=self.draft.answers if self.draft else None))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the answers and go on, or show what is wrong."""
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        draft = self.draft or drafts.start()
        draft.answers.update({name: _storable(value) for name, value in form.cleaned_data.items()})
        draft.save()
        missing = next((name for name in ("you", "what") if not _answered(draft, name)), None)
        response = redirect(f"report:{missing or self.next_step}")
        cookies.set_draft(response, draft.token)
        return response

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """Render the step."""
        context = {"form": form, "step": self.step, "steps": STEPS, "page_has_errors": bool(form.errors)}
        return render(self.request, self.template_name, context, status=status)


class YouView(StepView):
    """Step 1: who reports."""

    form_class = YouForm
    template_name = "compliance/report/you.html"
    step = 1
    next_step = "what"


class WhatView(StepView):
    """Step 2: what happened."""

    form_class = WhatForm
    template_name = "compliance/report/what.html"
    step = 2
    next_step = "files"


class FilesView(DraftView):
    """Step 3: files, added one or several at a time, removed one at a time."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the files so far."""
        if self.draft is None:
            return redirect("report:you")
        return self.show(self.draft, FilesForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add or remove files and stay on the page."""
        if self.draft is None:
            return redirect("report:you")
        if request.POST.get("remove"):
            own_files(self.draft).filter(pk=request.POST["remove"]).delete()
            return redirect("report:files")
        form = FilesForm(request.POST, request.FILES)
        if form.is_valid():
            files = form.cleaned_data["files"]
            problem = total_message(own_files(self.draft), files)
            if problem is None:
                for file in files:
                    keep(self.draft.row.box, file, owner_type="compliance.draft", owner_id=self.draft.row.pk)
                return redirect("report:files")
            form.add_error("files", problem)
        return self.show(self.draft, form, 422)

    def show(self, draft: drafts.OpenDraft, form: forms.Form, status: int = 200) -> HttpResponse:
        """Render the step."""
        context = {"form": form, "files": shown_files(draft), "step": 3, "steps": STEPS}
        context["page_has_errors"] = bool(form.errors)
        return render(self.request, "compliance/report/files.html", context, status=status)


class CheckView(DraftView):
    """Step 4: check the answers and send."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show all answers with links to change them."""
        if self.draft is None or not _answered(self.draft, "what"):
            return redirect("report:you")
        answers = self.draft.answers
        context = {
            "answers": answers,
            "reporter_kind": ReporterKind(answers["reporter_kind"]).label,
            "counter": Counter(answers["counter"]).label,
            "disclosure": Disclosure(answers["disclosure"]).label,
            "position": Position(answers["position"]).label,
            "unit_name": name_of(answers.get("unit"), clock.today()),
            "content": _content(answers),
            "files": shown_files(self.draft),
            "step": 4,
            "steps": STEPS,
        }
        return render(request, "compliance/report/check.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """File the report. The draft's id is the key: sending twice files once."""
        if self.draft is None or not _answered(self.draft, "what"):
            return redirect("report:you")
        run(
            file_report,
            actor=PUBLIC_ACTOR,
            key=str(self.draft.row.pk),
            report=_report(self.draft),
            draft=self.draft.row,
        )
        drafts.keep_receipt(self.draft)
        response = redirect("report:receipt")
        response.status_code = 303
        return response


class ReceiptView(View):
    """The receipt code, shown until the reporter says that they have it, half an hour at most."""

    requires = REPORTER
    template_name = "compliance/report/receipt.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show code, reference number, clocks and the signed receipt."""
        draft = drafts.find(request.COOKIES.get(cookies.DRAFT, ""))
        if draft is None or draft.row.case is None:
            return redirect("report:start")
        case = draft.row.case
        context = {
            "code": shown(draft.code),
            "case": case,
            "receipt": receipt_for(case),
            "clocks": faces_of("compliance.case", [case.pk]).get(case.pk, []),
        }
        return render(request, self.template_name, context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The reporter has the code: forget it."""
        draft = drafts.find(request.COOKIES.get(cookies.DRAFT, ""))
        if draft is not None and draft.row.case_id:
            drafts.discard(draft)
        response = redirect("report:end")
        cookies.drop(response, cookies.DRAFT)
        return response


class PrintReceiptView(ReceiptView):
    """The signed receipt alone, to print: without the code, so that it can be shown to others."""

    template_name = "compliance/report/receipt_print.html"


class EndView(TemplateView):
    """What happens now."""

    requires = REPORTER
    template_name = "compliance/report/end.html"


def own_files(draft: drafts.OpenDraft) -> Any:
    """Return the files of a draft, in the order in which they came."""
    return Attachment.objects.filter(box=draft.row.box).order_by("created_at")


def shown_files(draft: drafts.OpenDraft) -> list[ShownFile]:
    """Return id, name and size of the draft's files for the reporter."""
    return with_names(own_files(draft), draft.keys)


def _storable(value: Any) -> Any:
    if isinstance(value, Unit):
        return str(value.pk)
    return value.isoformat() if hasattr(value, "isoformat") else (value or "")


def _answered(draft: drafts.OpenDraft, step: str) -> bool:
    return {"you": "reporter_kind", "what": "what"}[step] in draft.answers


def _content(answers: dict[str, Any]) -> Content:
    names = ("what", "happened_on", "when_note", "where_note", "who", "how_known")
    return Content(**{name: answers.get(name, "") for name in names})


def _report(draft: drafts.OpenDraft) -> Report:
    answers = draft.answers
    return Report(
        code=draft.code,
        channel=Channel.WEB,
        disclosure=Disclosure(answers["disclosure"]),
        reporter_kind=ReporterKind(answers["reporter_kind"]),
        position=Position(answers["position"]),
        unit=Unit.objects.filter(pk=answers["unit"]).first() if answers.get("unit") else None,
        content=_content(answers),
        identity=identity_of(answers),
        received_on=clock.today(),
        counter=Counter(answers["counter"]),
        name_may_pass=bool(answers["name_may_pass"]),
        box=draft.row.box,
        attachment_ids=tuple(own_files(draft).values_list("pk", flat=True)),
    )

"""Versions of the manual with its programmes."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import HEAD, PRESIDENT
from audit.fieldwork import actions, forms
from audit.fieldwork.access import READ, WRITE, decides, drafts
from audit.fieldwork.models import Manual
from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.versions import SetState
from governance.web.views import ActionView


class ManualView(View):
    """One version: chapters and programmes."""

    requires = roles(*READ)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Manual, actor, pk)
        is_draft = row.state == SetState.DRAFT
        context = {
            "manual": row, "chapters": row.chapters.all(), "procedures": row.procedures.prefetch_related("checks"),
            "writes": is_draft and drafts(actor, row), "decides": is_draft and decides(actor, row),
        }  # fmt: skip
        return render(request, "fieldwork/manual.html", context)


class DraftView(ActionView):
    """An action on a draft."""

    requires = roles(*WRITE)


class DraftManualView(DraftView):
    """Begin a version."""

    action: ClassVar[Action] = actions.draft_manual
    template_name = "fieldwork/draft_manual.html"

    def next_page(self, outcome: Outcome) -> str:
        """Return the version."""
        return reverse("fieldwork:manual", args=[outcome.subject_id])


class WriteChapterView(DraftView):
    """Write a chapter."""

    action: ClassVar[Action] = actions.write_chapter
    form_class = forms.ChapterForm
    template_name = "fieldwork/write_chapter.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show the chapter that the address names, or the next number."""
        asked = self.request.GET.get("chapter", "")
        row = self.subject.chapters.filter(number=int(asked)).first() if asked.isdecimal() and len(asked) < 3 else None
        if row is None:
            last = self.subject.chapters.last()
            return {"initial": {"number": last.number + 1 if last else 1}}
        return {"initial": {"number": row.number, "title": row.title, "text": row.text}}


class StrikeChapterView(DraftView):
    """Leave a chapter out."""

    action: ClassVar[Action] = actions.strike_chapter
    form_class = forms.StrikeChapterForm
    template_name = "fieldwork/strike_chapter.html"
    done_message = _("Left out.")

    def form_kwargs(self) -> dict[str, Any]:
        """Take the chapter from the address."""
        return {"initial": {"number": self.request.GET.get("chapter", "")[:2]}}


class WriteProcedureView(DraftView):
    """Write a procedure with its checks."""

    action: ClassVar[Action] = actions.write_procedure
    form_class = forms.ProcedureForm
    template_name = "fieldwork/write_procedure.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show the procedure that the address names."""
        row = self.subject.procedures.filter(code=self.request.GET.get("code", "")[:10]).first()
        return {"initial": forms.first_values(row)} if row else {}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the procedure."""
        found: dict[str, Any] = form.inputs()
        return found


class StrikeProcedureView(DraftView):
    """Leave a procedure out."""

    action: ClassVar[Action] = actions.strike_procedure
    form_class = forms.StrikeProcedureForm
    template_name = "fieldwork/strike_procedure.html"
    done_message = _("Left out.")

    def form_kwargs(self) -> dict[str, Any]:
        """Take the procedure from the address."""
        return {"initial": {"code": self.request.GET.get("code", "")[:10]}}


class PutManualInForceView(ActionView):
    """Put a version in force."""

    requires = roles(HEAD, PRESIDENT)
    action: ClassVar[Action] = actions.put_manual_in_force
    form_class = forms.InForceForm
    template_name = "fieldwork/put_manual_in_force.html"
    done_message = _("Decided. This version no longer changes.")

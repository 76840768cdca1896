"""The pages of one case: a tab each, and the files."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views import View

from compliance import actions
from compliance.access import has_declared, is_handler, may_assign
from compliance.case_page import OVERVIEW, parts, tabs_of
from compliance.casework import Work, joined_cases, work_on
from compliance.choices import WORKED_ON
from compliance.content import content_of, text_of
from compliance.models import Case
from compliance.offered import possible_actions
from compliance.queries import (
    assigned_investigators,
    cases_for,
    conversation,
    conversation_page,
    course_of,
    evidence_file,
    files_of,
    may_hand_out,
    messages_for,
    passing_of,
)
from compliance.views.base import CASES
from compliance.words import words_of_action
from governance import clock
from governance.access import Actor, fetch
from governance.attachments.downloads import as_download, with_names
from governance.deadlines.queries import faces_of
from governance.runner import run

LATEST = 3
"""How many of the latest messages the overview shows."""


class CaseTabView(View):
    """A tab of a case. Fetches the case within the reader's scope and notes, once an hour, that it was opened."""

    requires = CASES
    tab: ClassVar[str]
    template_name: ClassVar[str]
    actor: Actor
    case: Case

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the tab."""
        self.actor = request.actor  # type: ignore[attr-defined]
        self.case = get_object_or_404(cases_for(self.actor), pk=pk)
        if self.case.erased_at is not None:
            return render(request, "compliance/case/erased.html", {"case": self.case})
        if not has_declared(self.actor, self.case):
            return redirect("compliance:declare", pk)
        run(actions.open_case, actor=self.actor, subject=self.case.pk, key=clock.now().strftime("%Y%m%d%H"))
        self.handles = is_handler(self.actor, self.case)
        return render(request, self.template_name, {**self.frame(), **self.context()})

    def frame(self) -> dict[str, Any]:
        """Return what every tab shows: the case, the tabs, what other rooms add."""
        case, actor = self.case, self.actor
        return {
            "case": case,
            "tabs": tabs_of(case, self.tab),
            "sections": parts.sections_for(case, actor, self.request, self.tab),
            "possible": [*self.offered(), *parts.offers_for(case, actor, self.tab)],
            "works": self.handles and case.state in WORKED_ON,
            "handles": self.handles,
        }

    @cached_property
    def work(self) -> Work:
        """Return the case with its work box opened."""
        return work_on(self.case, self.actor)

    def offered(self) -> list[Any]:
        """Return what the case itself offers on this tab."""
        return list(possible_actions(self.case, self.actor, self.tab))

    def context(self) -> dict[str, Any]:
        """Return what this tab shows."""
        return {}

    def mark_read(self, messages: list[Any]) -> None:
        """Stamp the reporter's messages as read, when a handler was shown one that was not."""
        if self.handles and any(m.side == "reporter" and m.read_at is None for m in messages):
            run(actions.mark_read, actor=self.actor, subject=self.case.pk)


class CaseView(CaseTabView):
    """The overview: content, clocks, latest messages, and what the reader may do next."""

    tab = OVERVIEW
    template_name = "compliance/case.html"

    def context(self) -> dict[str, Any]:
        """Return everything the overview shows."""
        case, actor = self.case, self.actor
        messages, earlier = conversation(case, actor, latest=LATEST), messages_for(case, actor).count() - LATEST
        self.mark_read(messages)
        hold = case.holds.filter(lifted_at__isnull=True).select_related("placed_by").first()
        return {
            "content": content_of(case, actor),
            "passing": passing_of(case),
            "reopening": text_of(case, "reopening", case.sealed_reopening, actor),
            "hold": hold,
            "hold_reason": text_of(case, f"hold:{hold.pk}", hold.sealed, actor) if hold else "",
            "joined": joined_cases(case),
            "decision": text_of(case, "decision", case.sealed_decision, actor),
            "conclusion": text_of(case, "conclusion", case.sealed_conclusion, actor),
            "messages_shown": messages,
            "earlier": max(0, earlier),
            "files": with_names(files_of(case), actor.keys),
            "clocks": faces_of("compliance.case", [case.pk]).get(case.pk, []),
            "investigators": assigned_investigators(case),
            "unassign_offered": may_assign(actor, case) and case.state in WORKED_ON,
        }


class ConversationView(CaseTabView):
    """All messages, page by page; without a page number the latest."""

    tab = "conversation"
    template_name = "compliance/case/conversation.html"

    def context(self) -> dict[str, Any]:
        """Return one page of messages, opened."""
        page, messages = conversation_page(self.case, self.actor, self.request.GET.get("page", "last"))
        self.mark_read(messages)
        return {"page": page, "messages_shown": messages}


class CourseView(CaseTabView):
    """What happened to the case, from the ledger."""

    tab = "course"
    template_name = "compliance/case/course.html"

    def context(self) -> dict[str, Any]:
        """Return the steps with their words."""
        return {"course": [(step, words_of_action(step.action)) for step in course_of(self.case)]}


class FileView(View):
    """A file of a case, as the copy without metadata."""

    requires = CASES

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        """Note the download, then hand out the copy; a foreign file is a 404."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        case = fetch(Case, actor, pk)
        if not has_declared(actor, case):
            return redirect("compliance:declare", pk)
        found = may_hand_out(case, attachment, actor) or evidence_file(case, attachment)
        if found is None:
            raise Http404
        run(actions.download, actor=actor, subject=case.pk, attachment=found)
        return as_download(found, actor.keys)

"""What the pages of cases share."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from compliance.access import CASE_ROLES, has_declared
from compliance.case_page import OVERVIEW
from compliance.models import Case
from governance.access import fetch, roles
from governance.runner import Outcome
from governance.web.parts import Words
from governance.web.views import ActionView

CASES = roles(*CASE_ROLES)
MESSAGE = "message"
"""The field of forms in which the reporter is told something."""


class CaseActionView(ActionView):
    """An action on a case. Before anything else the person declares whether they have a relation to it.

    `tab`: where to go afterwards. `title`, `lead`, `submit`: the words of the page, for templates made of them alone;
    `lead_without_reporter` instead of a lead that speaks of telling the reporter, where there is none.
    """

    requires = CASES
    asks_declaration: ClassVar[bool] = True
    tab: ClassVar[str] = OVERVIEW
    title: ClassVar[Words] = ""
    lead: ClassVar[Words] = ""
    lead_without_reporter: ClassVar[Words] = ""
    submit: ClassVar[Words] = ""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form, or the declaration first."""
        return self.to_declaration() or super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Run the action, or show the declaration first."""
        return self.to_declaration() or super().post(request, **kwargs)

    def to_declaration(self) -> HttpResponse | None:
        """Return the way to the declaration for someone who may act but has not declared yet, otherwise None."""
        if not self.asks_declaration or not self.action.who(self.actor, self.subject):
            return None
        return None if has_declared(self.actor, self.subject) else redirect("compliance:declare", self.subject.pk)

    def show(self, form: Any, status: int = 200) -> HttpResponse:
        """Render the page with its words."""
        lead = (
            self.lead if self.subject is None or self.subject.has_reporter else self.lead_without_reporter or self.lead
        )
        self.extra = {"page_title": self.title, "page_lead": lead, "page_submit": self.submit, "back": self.back()}
        return super().show(form, status)

    def context(self) -> dict[str, Any]:
        """Return the words of the page; subclasses add to it."""
        return self.extra

    def make_form(self, *data: Any) -> Any:
        """Return the form, without the message to the reporter where there is none."""
        form = super().make_form(*data)
        if self.subject is not None and not self.subject.has_reporter:
            form.fields.pop(MESSAGE, None)
        return form

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the form gives; an empty message where there is no reporter to tell."""
        asked = MESSAGE in self.form_class.base_fields
        return {**({MESSAGE: ""} if asked else {}), **super().inputs(form)}

    def back(self) -> str:
        """Return the tab that the page was opened from."""
        return reverse(f"compliance:{self.tab}", args=[self.subject.pk])

    def next_page(self, outcome: Outcome) -> str:
        """Return the tab where the change can be seen."""
        return self.back()


class PartActionView(CaseActionView):
    """An action on one part of a case: its address holds the part's id after the case's. The part is an input."""

    checks_version = False
    part: ClassVar[str]
    part_model: ClassVar[type[Model]]

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the case and its part; 404 for a part of another case."""
        case = fetch(Case, self.actor, self.kwargs["pk"])
        self.row: Any = get_object_or_404(self.part_model._default_manager, case=case, pk=self.kwargs[self.part])
        return case

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the part and what the form gives."""
        return {self.part: self.row, **form.cleaned_data}

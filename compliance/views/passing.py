"""The external counter: passing a report on, and what stays behind its wall."""

from dataclasses import asdict
from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance import actions
from compliance.access import visible_passings
from compliance.content import Content, content_of
from compliance.forms.passing import PassOnForm
from compliance.models import Message, PassingOn
from compliance.passing import Passed
from compliance.queries import files_of, opened_in, original_of
from compliance.rules import COUNSEL
from compliance.views.base import CaseActionView
from governance.access import Actor, fetch, roles
from governance.attachments.downloads import ShownFile, with_names
from governance.lists.columns import Column
from governance.lists.filters import ReferenceFilter
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome


class PassOnView(CaseActionView):
    """The counsel's form: the report in the wording in which it leaves the wall, with the original beside it."""

    requires = roles(*COUNSEL)
    action: ClassVar[Action] = actions.pass_on
    form_class = PassOnForm
    template_name = "compliance/pass_on.html"
    done_message = _("The report was passed on.")

    @cached_property
    def original(self) -> Content:
        """Return what the reporter wrote."""
        return content_of(self.subject, self.actor)

    @cached_property
    def files(self) -> list[ShownFile]:
        """Return the reporter's files."""
        return with_names(files_of(self.subject), self.actor.keys)

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the original."""
        case, text = self.subject, self.original
        initial = {**asdict(text), "unit": case.unit, "position": case.position, "with_name": case.name_may_pass}
        return {"files": self.files, "may_name": case.name_may_pass, "initial": initial}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the report in its new wording."""
        data = form.cleaned_data
        wanted = set(data.get("files", ()))
        files = tuple(file for file in files_of(self.subject) if str(file.pk) in wanted)
        return {
            "passed": Passed(form.content(), data["unit"], data["position"], files),
            "with_name": data.get("with_name", False),
            "message": data["message"],
        }

    def context(self) -> dict[str, Any]:
        """Show the original, and how the reporter wants to be known."""
        return {**super().context(), "content": self.original, "files": self.files}

    def next_page(self, outcome: Outcome) -> str:
        """Return what was passed on: the case itself is no longer the counsel's to see."""
        return reverse("compliance:passed-on", args=[self.subject.passing_on.pk])


class PassingFilter(django_filters.FilterSet):
    """Conditions for the list of what was passed on."""

    reference = ReferenceFilter(label=_("Reference number"), field_name="case__reference")

    class Meta:
        model = PassingOn
        fields: list[str] = []


class PassedOnListView(ScopedListView):
    """What the external counter passed on, and how far it has come since."""

    requires = roles(*COUNSEL)
    name = "compliance.passed_on"
    title = _("Passed on by the external counter")
    filterset_class = PassingFilter
    default_sort = "-passed"
    columns: ClassVar[list[Column]] = [
        Column(
            "reference",
            _("Reference number"),
            lambda p: p.case.reference,
            "case__reference",
            lambda p: p.get_absolute_url(),
        ),
        Column("received", _("Received"), lambda p: timezone.localdate(p.case.received_at), "case__received_at"),
        Column("passed", _("Passed on"), lambda p: timezone.localdate(p.passed_at), "passed_at"),
        Column("name", _("Name of the reporter"), lambda p: _("Stays here") if p.keeps_name else "", ""),
        Column("state", _("State"), lambda p: p.case.get_state_display(), "case__state"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return what the reader may see."""
        return visible_passings(actor).select_related("case")


class PassedOnView(View):
    """One report as it was received and as it was passed on, with the conversation of that time."""

    requires = roles(*COUNSEL)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; 404 for whoever has a relation to the case."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        passing: PassingOn = fetch(PassingOn, actor, pk)
        earlier = Message.objects.filter(case=passing.case, earlier_box=passing.box).select_related("author")
        context = {
            "passing": passing,
            "case": passing.case,
            "versions": original_of(passing, actor),
            "messages_shown": opened_in(passing.box, actor, list(earlier)),
        }
        return render(request, "compliance/passed_on.html", context)

"""The auditors, their skills, the versions of the rule, the list of processes and systems."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import OVERSEERS, is_head, is_president
from audit.auditors.access import SEERS
from audit.auditors.forms import AuditorFilter
from audit.auditors.models import Auditor, IndependenceRule, Process
from audit.auditors.queries import at_work, auditors_for, need_of, rule_on, skills_matrix
from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on


class AuditorListView(ScopedListView):
    """The auditors in sight."""

    requires = roles(*SEERS)
    name = "auditors.auditors"
    title = _("Auditors")
    template_name = "auditors/auditors.html"
    filterset_class = AuditorFilter
    default_sort = "number"
    empty_text = _("No auditor is entered.")
    columns: ClassVar[list[Column]] = [
        Column("number", _("Staff number"), lambda r: r.person.staff_number, "person__staff_number"),
        Column("name", _("Name"), lambda r: r.person.name, "", lambda r: r.get_absolute_url()),
        Column("origin", _("Origin"), lambda r: r.get_origin_display(), "origin"),
        Column("home", _("Block that the auditor comes from"), lambda r: r.home_name or "", ""),
        Column("private", _("Years in the private sector"), lambda r: r.private_years, "private_years", numeric=True),
        Column("studied", _("Hours studied this year"), lambda r: r.studied, "studied", numeric=True),
        Column("declared", _("Declared on"), lambda r: r.declared_on, "declared_on"),
        Column("left", _("Left on"), lambda r: r.left_on, "left_on"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Auditor]:
        """Return the auditors."""
        return auditors_for(actor)

    def context(self) -> dict[str, Any]:
        """Say how much is to be studied, and whether the reader keeps the list."""
        return {
            "need": need_of(fiscal_year(clock.today())), "keeps": is_head(self.actor, None),
            "oversees": self.actor.holds(*OVERSEERS),
        }  # fmt: skip


class SkillsView(View):
    """Who can do what."""

    requires = roles(*OVERSEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the matrix."""
        auditors = list(at_work())
        context = {"auditors": auditors, "lines": skills_matrix(auditors)}
        return render(request, "auditors/skills.html", context)


class RulesView(View):
    """The versions of the rule of independence."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show all of them, and which one is in force."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        context = {
            "rules": IndependenceRule.objects.select_related("decided_by"), "current": rule_on(clock.today()),
            "decides": is_president(actor, None),
        }  # fmt: skip
        return render(request, "auditors/rules.html", context)


class ProcessesView(View):
    """Processes, systems and contractors."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show all of them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = Process.objects.annotate(owner_name=name_on("owner_id", clock.today()))
        return render(request, "auditors/processes.html", {"processes": rows, "keeps": is_head(actor, None)})

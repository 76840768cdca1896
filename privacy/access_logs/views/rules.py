"""The rules with their versions, and a new version of one."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS_OF_ALL
from privacy.access_logs import actions
from privacy.access_logs.access import is_officer
from privacy.access_logs.forms import BEGINS, ReviseRuleForm
from privacy.access_logs.models import RuleVersion
from privacy.access_logs.queries import rules_on, versions_of
from privacy.access_logs.rules import ALL
from privacy.access_logs.rules.rule import Rule


def _set(rule: Rule, version: RuleVersion) -> list[tuple[Any, int]]:
    """Return label and value of each parameter in a version."""
    given = rule.given(version.parameters)
    return [(parameter.label, given[parameter.name]) for parameter in rule.parameters]


class RulesView(View):
    """What holds today."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the rules, the explaining first."""
        versions = {version.code: version for version in rules_on(clock.today())}
        rows = [
            {"rule": rule, "version": versions[code], "set": _set(rule, versions[code])}
            for code, rule in ALL.items()
            if code in versions
        ]
        return render(request, "access_logs/rules.html", {"rows": rows})


class RuleView(View):
    """A rule with all its versions."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rule = ALL[fetch(RuleVersion, actor, pk).code]
        versions = [{"version": version, "set": _set(rule, version)} for version in versions_of(rule.code)]
        context = {
            "rule": rule, "versions": versions, "today": clock.today(), "latest": versions[0]["version"],
            "may_change": is_officer(actor, None),
        }  # fmt: skip
        return render(request, "access_logs/rule.html", context)


class ReviseRuleView(ActionView):
    """A new version from a day on."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.revise_rule
    template_name = "access_logs/revise_rule.html"
    done_message = _("The new version was written.")

    @property
    def rule(self) -> Rule:
        """Return the rule of the version."""
        return ALL[self.subject.code]

    def make_form(self, *data: Any) -> ReviseRuleForm:
        """Return a form that begins with what holds now."""
        given = self.rule.given(self.subject.parameters)
        initial = {BEGINS + name: value for name, value in given.items()}
        return ReviseRuleForm(*data, rule=self.rule, initial=initial | {"is_active": self.subject.is_active})

    def inputs(self, form: forms.Form) -> dict[str, Any]:
        """Return the parameters and the rest."""
        names = ("is_active", "reason", "valid_from")
        parameters = form.parameters()  # type: ignore[attr-defined]
        return {"parameters": parameters, **{name: form.cleaned_data[name] for name in names}}

    def context(self) -> dict[str, Any]:
        """Add the words of the rule."""
        return {"rule": self.rule}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the rule."""
        return reverse("access_logs:rule", args=[self.subject.pk])

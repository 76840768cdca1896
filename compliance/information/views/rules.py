"""The routing rules: versions, drafts, trying a sample, approval."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.choices import Position
from compliance.information import actions
from compliance.information.access import READERS_OF_RULES, WRITERS_OF_RULES, may_approve, visible_rules
from compliance.information.choices import Kind, RuleState, Source
from compliance.information.concerned import concerned
from compliance.information.forms import ApproveForm, DraftForm, RuleForm, SampleForm
from compliance.information.models import RoutingRule, RuleSet
from compliance.information.queries import course_of
from compliance.information.routing import Routing, Sample, route
from compliance.information.words import words_of
from governance.access import Actor, fetch, roles
from governance.organization.models import Unit
from governance.people.roles import Role
from governance.runner import Action, Outcome
from governance.web.views import ActionView

READ, WRITE = roles(*READERS_OF_RULES), roles(*WRITERS_OF_RULES)


def labels(codes: list[str], choices: Any) -> list[str]:
    """Return codes in words."""
    return [str(choices(code).label) for code in codes]


def in_words(rule: RoutingRule) -> dict[str, Any]:
    """Return a rule as a page shows it."""
    conditions = [
        (_("Where it came from"), labels(rule.sources, Source)),
        (_("Kind"), labels(rule.kinds, Kind)),
        (_("Kind of unit"), labels(rule.unit_kinds, Unit.Kind)),
        (_("Concerned"), labels(rule.positions, Position)),
    ]
    return {
        "rule": rule,
        "conditions": [(name, words) for name, words in conditions if words],
        "recipients": labels(rule.recipients, Role),
    }


class RulesView(View):
    """All versions, newest first."""

    requires = READ

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the versions."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        versions = visible_rules(actor).select_related("drafted_by", "approved_by")
        return render(
            request, "information/rules.html", {"versions": versions, "may_draft": actor.holds(*WRITERS_OF_RULES)}
        )


class RuleSetView(View):
    """One version: its rules in words, in order, and what may be done with it."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the version."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rules = get_object_or_404(visible_rules(actor).select_related("drafted_by", "approved_by"), pk=pk)
        draft = rules.state == RuleState.DRAFT
        context = {
            "rules": rules,
            "lines": [in_words(rule) for rule in rules.rules.all()],
            "may_write": draft and actor.holds(*WRITERS_OF_RULES),
            "may_approve": draft and may_approve(actor, rules),
            "course": [(step, words_of(step.action)) for step in course_of(rules)],
        }
        return render(request, "information/rule_set.html", context)


class TryView(View):
    """Tries a sample against a version, a draft too: who would get it, by which rule, and who would be kept out."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the form."""
        return self.show(request, pk, SampleForm())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the answer. Nothing is kept; sent as a form, since a text with names has no place in an address."""
        return self.show(request, pk, SampleForm(request.POST))

    def show(self, request: HttpRequest, pk: UUID, form: SampleForm) -> HttpResponse:
        """Render the page, with the answer to a form that was filled in well."""
        rules = fetch(RuleSet, request.actor, pk)  # type: ignore[attr-defined]
        context: dict[str, Any] = {"rules": rules, "form": form, "tried": False}
        if form.is_bound and form.is_valid():
            context |= tried(rules, form.cleaned_data)
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "information/try.html", {**context, "page_has_errors": status == 422}, status=status)


def tried(rules: RuleSet, data: dict[str, Any]) -> dict[str, Any]:
    """Return where the sample would go."""
    unit: Unit | None = data["unit"]
    sample = Sample(data["source"], frozenset(data["kinds"]), unit.kind if unit else "", data["position"])
    routing = route(rules.rules.all(), sample, concerned(data["position"], unit, [data["text"]]).facts)
    return {"tried": True, **routing_in_words(routing)}


def routing_in_words(routing: Routing) -> dict[str, Any]:
    """Return a routing as a page shows it: each post with why and by which rule, and those kept out with why."""
    return {
        "routes": [(Role(r.post).label, r.why.label, r.rule) for r in routing.routes],
        "left_out": [(Role(post).label, why.label) for post, why in routing.left_out.items()],
        "matching": routing.matching,
    }


class DraftView(ActionView):
    """Draft a new version."""

    requires = WRITE
    action: ClassVar[Action] = actions.draft
    form_class = DraftForm
    template_name = "information/draft.html"
    done_message = _("The draft was made, as a copy of the version in force.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the draft."""
        return reverse("information:rule-set", args=[outcome.subject_id])


class AddRuleView(ActionView):
    """Add a rule to a draft."""

    requires = WRITE
    action: ClassVar[Action] = actions.add_rule
    form_class = RuleForm
    template_name = "information/add_rule.html"
    done_message = _("The rule was added.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the rule."""
        inputs: dict[str, Any] = form.inputs()
        return inputs


class OneRuleView(ActionView):
    """An action on one rule of a draft."""

    requires = WRITE

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the version and the rule in it; 404 for a rule of another version."""
        rules = fetch(RuleSet, self.actor, self.kwargs["pk"])
        self.rule = get_object_or_404(RoutingRule, rule_set=rules, pk=self.kwargs["rule"])
        return rules

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the rule."""
        return {"rule": self.rule}

    def context(self) -> dict[str, Any]:
        """Show the rule."""
        return {"line": in_words(self.rule)}


class ChangeRuleView(OneRuleView):
    """Change a rule."""

    action: ClassVar[Action] = actions.change_rule
    form_class = RuleForm
    template_name = "information/change_rule.html"
    done_message = _("The rule was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Start from the rule as it is."""
        return {"rule": self.rule}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the rule and what it becomes."""
        return {"rule": self.rule, **form.inputs()}


class RemoveRuleView(OneRuleView):
    """Remove a rule."""

    action: ClassVar[Action] = actions.remove_rule
    template_name = "information/remove_rule.html"
    done_message = _("The rule was removed.")


class ApproveView(ActionView):
    """Approve a draft."""

    requires = READ
    action: ClassVar[Action] = actions.approve
    form_class = ApproveForm
    template_name = "information/approve.html"
    done_message = _("The version was approved.")

    def context(self) -> dict[str, Any]:
        """Show what is approved."""
        return {"lines": [in_words(rule) for rule in self.subject.rules.all()]}


class DiscardView(ActionView):
    """Discard a draft."""

    requires = WRITE
    action: ClassVar[Action] = actions.discard
    template_name = "information/discard.html"
    done_message = _("The draft was discarded.")

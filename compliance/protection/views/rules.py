"""The table of rules and texts: versions, ladders, who confirmed; new versions by two persons."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.access import CASE_ROLES
from compliance.protection import actions
from compliance.protection.access import adopts_rules, proposes_rules
from compliance.protection.forms import (
    ConfirmForm,
    ProposeRuleForm,
    ProposeTextForm,
    initial_of_rule,
    initial_of_text,
)
from compliance.protection.models import LegalText, RuleProposal
from compliance.protection.queries import is_in_force, open_proposals, rules_with_versions, text_versions
from governance.access import Actor, fetch, roles
from governance.deadlines.models import Rule, RuleStep
from governance.runner import Action, Outcome
from governance.web.views import ActionView

RULES = roles(*CASE_ROLES)


class RulesView(View):
    """Every rule and text with all versions."""

    requires = RULES

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the table."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rules = [
            (code, [{"row": rule, "now": is_in_force(rule), "confirmation": _confirmation(rule)} for rule in versions])
            for code, versions in rules_with_versions()
        ]
        texts = [{"row": t, "now": is_in_force(t), "confirmation": _confirmation(t)} for t in text_versions()]
        keeps = proposes_rules(actor, None)
        context = {"rules": rules, "texts": texts, "keeps": keeps, "proposals": open_proposals()}
        return render(request, "protection/rules.html", context)


def _confirmation(row: Rule | LegalText) -> Any:
    return getattr(row, "confirmation", None)


class RuleActionView(ActionView):
    """An action that makes a row about a rule or a text."""

    requires = RULES
    checks_version = False

    def get_subject(self, pk: UUID | None) -> Any:
        """Find the version that it is about; 404 for one that is not there."""
        if "rule" in self.kwargs:
            self.about: Rule | LegalText = get_object_or_404(Rule, pk=self.kwargs["rule"])
        else:
            self.about = get_object_or_404(LegalText, pk=self.kwargs["text"])
        return None

    def context(self) -> dict[str, Any]:
        """Show the version."""
        return {"about": self.about, "is_text": isinstance(self.about, LegalText)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the table."""
        return reverse("protection:rules")


class ConfirmView(RuleActionView):
    """Note that the legal office confirmed a version."""

    action: ClassVar[Action] = actions.confirm
    form_class = ConfirmForm
    template_name = "protection/confirm.html"
    done_message = _("The confirmation was noted.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the version and who confirmed."""
        label = f"{type(self.about).__name__.lower()}:{self.about.pk}"
        return {"about": self.about, "about_id": label, **form.cleaned_data}


class ProposeView(RuleActionView):
    """Propose a new version."""

    action: ClassVar[Action] = actions.propose
    template_name = "protection/propose.html"
    done_message = _("The new version waits for a second person.")

    def make_form(self, *data: Any) -> Any:
        """Return the form of a rule or of a text, starting from the version at hand."""
        if isinstance(self.about, LegalText):
            return ProposeTextForm(data[0] if data else None, initial=initial_of_text(self.about))
        known = RuleStep.objects.filter(rule__code=self.about.code).values_list("audience", flat=True)
        return ProposeRuleForm(data[0] if data else None, known=known, initial=initial_of_rule(self.about))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return code, first day and the fields of the new version."""
        data = {name: value for name, value in form.cleaned_data.items() if name != "valid_from"}
        is_text = isinstance(self.about, LegalText)
        if isinstance(self.about, LegalText):
            code = f"{self.about.kind}.{self.about.code}"
        else:
            code = self.about.code
            data = {name: data[name] for name in (*initial_names(), "steps")}
        return {"code": code, "is_text": is_text, "valid_from": form.cleaned_data["valid_from"], "fields": data}


def initial_names() -> tuple[str, ...]:
    """Return the names of a rule's own fields in a proposal."""
    return ("title", "title_en", "amount", "unit", "owed_outside", "source")


class ProposalView(View):
    """One proposal, beside the version that it would follow."""

    requires = RULES

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        proposal = fetch(RuleProposal, actor, pk)
        context = {
            "proposal": proposal,
            "rows": _rows_of(proposal),
            "steps": _steps_of(proposal),
            "may_adopt": proposal.state == "proposed" and adopts_rules(actor, proposal),
        }
        return render(request, "protection/proposal.html", context)


LABELS = {
    "title": _("Title (Japanese)"),
    "title_ja": _("Title (Japanese)"),
    "title_en": _("Title (English)"),
    "text_ja": _("Text (Japanese)"),
    "text_en": _("Text (English)"),
    "amount": _("Period"),
    "unit": _("Counted in"),
    "owed_outside": _("Owed to people outside"),
    "source": _("Source"),
}


def _rows_of(proposal: RuleProposal) -> list[dict[str, Any]]:
    """Return label and value of each field of the proposed version, and of the last one."""
    if proposal.is_text:
        kind, code = proposal.code.split(".", 1)
        last: Any = LegalText.objects.filter(kind=kind, code=code).exclude(valid_from=proposal.valid_from)
    else:
        last = Rule.objects.filter(code=proposal.code).exclude(valid_from=proposal.valid_from)
    last = last.filter(valid_from__lt=proposal.valid_from).latest("valid_from")
    names = [name for name in LABELS if name in proposal.fields]
    return [{"label": LABELS[n], "old": _word(n, getattr(last, n)), "new": _word(n, proposal.fields[n])} for n in names]


def _steps_of(proposal: RuleProposal) -> list[RuleStep]:
    """Return the proposed ladder as steps, not saved."""
    return [RuleStep(**step) for step in proposal.fields.get("steps", [])]


def _word(name: str, value: Any) -> Any:
    if name == "unit":
        return Rule.Unit(value).label
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return value


class AdoptView(ActionView):
    """Put a proposed version into force, as the second person."""

    requires = RULES
    action: ClassVar[Action] = actions.adopt
    template_name = "protection/adopt.html"
    done_message = _("The new version was adopted.")

    def context(self) -> dict[str, Any]:
        """Show what would change."""
        return {"rows": _rows_of(self.subject), "steps": _steps_of(self.subject)}


class RefuseView(ActionView):
    """Do not put a proposed version into force."""

    requires = RULES
    action: ClassVar[Action] = actions.refuse
    template_name = "protection/refuse.html"
    done_message = _("The new version was not adopted.")

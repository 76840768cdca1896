"""The two trees: as of a day, one term through time, what can be changed; classifying a voice."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import fetch, roles
from governance.organization.forms import DayForm
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.access import READERS
from voice.database import actions
from voice.database.access import KEEPERS
from voice.database.choices import Tree
from voice.database.forms import AddTermForm, ChangeTermForm, ClassifyForm, EndTermForm
from voice.database.models import Term
from voice.database.queries import current_classification
from voice.database.taxonomy import branches_on, parent_names, versions_of
from voice.database.views.shared import KeeperActionView


class TaxonomyView(View):
    """Both trees as of a day."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them; a day that is no date is said at its field."""
        form = DayForm(request.GET if "day" in request.GET else None)
        valid = not form.is_bound or form.is_valid()
        day = (form.cleaned_data.get("day") if form.is_bound and valid else None) or clock.today()
        trees = [(tree, branches_on(day, tree)) for tree in Tree]
        context = {"form": form, "day": day, "trees": trees, "page_has_errors": not valid}
        return render(request, "voice_database/taxonomy.html", context, status=200 if valid else 422)


class TermView(View):
    """One term: what it was called and where it stood over time."""

    requires = roles(*KEEPERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        term = fetch(Term, request.actor, pk)  # type: ignore[attr-defined]
        versions = versions_of(term.code)
        names = parent_names(versions)
        context = {
            "term": term,
            "latest": versions[-1],
            "versions": [(version, names.get(version.parent_code, "")) for version in versions],
        }
        return render(request, "voice_database/term.html", context)


class AddTermView(KeeperActionView):
    """Add a term."""

    action: ClassVar[Action] = actions.add_term
    form_class = AddTermForm
    template_name = "voice_database/add_term.html"
    done_message = _("The term was added.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the term."""
        return reverse("voice_database:term", args=[outcome.subject_id])


class ChangeTermView(KeeperActionView):
    """Rename or move a term from a day on."""

    action: ClassVar[Action] = actions.change_term
    form_class = ChangeTermForm
    template_name = "voice_database/change_term.html"
    done_message = _("Changed. What was classified before keeps its name.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with how it stands now."""
        parent = Term.objects.filter(code=self.subject.parent_code).order_by("-valid_from").first()
        return {"term": self.subject, "initial": {"name": self.subject.name, "parent": parent and parent.pk}}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the new version."""
        return reverse("voice_database:term", args=[outcome.result])


class EndTermView(KeeperActionView):
    """End a term."""

    action: ClassVar[Action] = actions.end_term
    form_class = EndTermForm
    template_name = "voice_database/end_term.html"
    done_message = _("Ended. What was classified before keeps its name.")

    def form_kwargs(self) -> dict[str, Any]:
        """Check against the term."""
        return {"term": self.subject}


class ClassifyView(ActionView):
    """Say what a voice is about."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.classify
    form_class = ClassifyForm
    template_name = "voice_database/classify.html"
    done_message = _("Classified.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what counts now."""
        present = current_classification(self.subject)
        if present is None:
            return {}
        return {"initial": {"subject_term": present.subject_id, "procedure_term": present.procedure_id}}

"""Versions of the three catalogues."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.versions import SetState
from governance.web.views import ActionView
from privacy.contractors import actions
from privacy.contractors.access import is_officer, visible_catalogues
from privacy.contractors.choices import CatalogueKind
from privacy.contractors.forms import CatalogueFilter, CatalogueForm, InForceForm
from privacy.contractors.models import Catalogue
from privacy.contractors.views.shared import KEEP, READ


class KindForm(forms.Form):
    """Which catalogue."""

    kind = forms.ChoiceField(label=_("Catalogue"), choices=CatalogueKind.choices, widget=forms.RadioSelect)


class CatalogueListView(ScopedListView):
    """All versions."""

    requires = READ
    name = "contractors.catalogues"
    title = _("Conditions, clauses and checklists")
    template_name = "contractors/catalogues.html"
    filterset_class = CatalogueFilter
    default_sort = "kind"
    columns: ClassVar[list[Column]] = [
        Column("kind", _("Catalogue"), lambda r: r.get_kind_display(), "kind", lambda r: r.get_absolute_url()),
        Column("number", _("Version"), lambda r: r.number, "", numeric=True),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("from", _("In force from"), lambda r: r.valid_from, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Catalogue]:
        """Return what the reader may see."""
        return visible_catalogues(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader keeps them."""
        return {"keeps": is_officer(self.actor, None)}


class CatalogueView(View):
    """One version."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Catalogue, actor, pk)
        may_write = is_officer(actor, row) and row.state == SetState.DRAFT
        context = {"catalogue": row, "items": row.items.all(), "may_write": may_write}
        return render(request, "contractors/catalogue.html", context)


class DraftCatalogueView(ActionView):
    """Begin a version."""

    requires = KEEP
    action: ClassVar[Action] = actions.draft_catalogue
    form_class = KindForm
    template_name = "contractors/draft_catalogue.html"

    def next_page(self, outcome: Outcome) -> str:
        """Return the page on which it is written."""
        return reverse("contractors:write-catalogue", args=[outcome.subject_id])


class WriteCatalogueView(ActionView):
    """Write a draft."""

    requires = KEEP
    action: ClassVar[Action] = actions.write_catalogue
    form_class = CatalogueForm
    template_name = "contractors/write_catalogue.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what is written so far."""
        return {"initial": {"lines": CatalogueForm.text_of(self.subject.items.all())}}


class PutInForceView(ActionView):
    """Decide on a draft."""

    requires = KEEP
    action: ClassVar[Action] = actions.put_in_force
    form_class = InForceForm
    template_name = "contractors/put_in_force.html"
    done_message = _("Decided. This version no longer changes.")

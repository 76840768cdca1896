"""Versions of the catalogue."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import HEAD, is_head
from audit.quality import actions
from audit.quality.access import SEERS, visible_catalogues
from audit.quality.forms import CatalogueForm
from audit.quality.models import Catalogue
from audit.quality.queries import grouped
from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.versions import SetState
from governance.web.views import ActionView


class CataloguesView(View):
    """The versions, newest first."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = list(visible_catalogues(actor))
        free = not any(row.state == SetState.DRAFT for row in rows)
        return render(request, "quality/catalogues.html", {"rows": rows, "may_draft": free and is_head(actor, None)})


class CatalogueView(View):
    """One version."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(Catalogue, actor, pk)
        may_write = is_head(actor, found) and found.state == SetState.DRAFT
        context = {"catalogue": found, "groups": grouped(found), "may_write": may_write}
        return render(request, "quality/catalogue.html", context)


class DraftCatalogueView(ActionView):
    """Begin a version."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.draft_catalogue
    template_name = "quality/draft_catalogue.html"

    def next_page(self, outcome: Outcome) -> str:
        """Return the page on which it is written."""
        return reverse("quality:write-catalogue", args=[outcome.subject_id])


class WriteCatalogueView(ActionView):
    """Write a draft."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.write_catalogue
    template_name = "quality/write_catalogue.html"
    done_message = _("Saved.")

    def make_form(self, *data: Any) -> CatalogueForm:
        """Return the form with what is written so far."""
        return CatalogueForm(*data[:1], catalogue=self.subject)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return source and lines."""
        given: dict[str, Any] = form.inputs()
        return given


class PutCatalogueInForceView(ActionView):
    """Decide on a draft."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.put_catalogue_in_force
    template_name = "quality/put_catalogue_in_force.html"
    done_message = _("In force. Assessments opened from now on follow this version.")

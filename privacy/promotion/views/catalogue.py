"""Versions of the catalogue."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.runner import Action, Outcome
from governance.versions import SetState
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.promotion import actions
from privacy.promotion.access import SEERS, is_officer, visible_catalogues
from privacy.promotion.forms import CatalogueForm
from privacy.promotion.models import Catalogue
from privacy.promotion.queries import grouped


class CataloguesView(View):
    """The versions, newest first."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = list(visible_catalogues(actor))
        free = not any(row.state == SetState.DRAFT for row in rows)
        return render(
            request, "promotion/catalogues.html", {"rows": rows, "may_draft": free and is_officer(actor, None)}
        )


class CatalogueView(View):
    """One version."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = fetch(Catalogue, actor, pk)
        may_write = is_officer(actor, found) and found.state == SetState.DRAFT
        context = {"catalogue": found, "groups": grouped(found), "may_write": may_write}
        return render(request, "promotion/catalogue.html", context)


class DraftCatalogueView(ActionView):
    """Begin a version."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.draft_catalogue
    template_name = "promotion/draft_catalogue.html"

    def next_page(self, outcome: Outcome) -> str:
        """Return the page on which it is written."""
        return reverse("promotion:write-catalogue", args=[outcome.subject_id])


class WriteCatalogueView(ActionView):
    """Write a draft."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.write_catalogue
    template_name = "promotion/write_catalogue.html"
    done_message = _("Saved.")

    def make_form(self, *data: Any) -> CatalogueForm:
        """Return the form with what is written so far."""
        return CatalogueForm(*data[:1], catalogue=self.subject)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return standard and requirements."""
        given: dict[str, Any] = form.inputs()
        return given


class PutCatalogueInForceView(ActionView):
    """Decide on a draft."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.put_catalogue_in_force
    template_name = "promotion/put_catalogue_in_force.html"
    done_message = _("In force. The plan follows this version from now on.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the plan."""
        return reverse("promotion:items")

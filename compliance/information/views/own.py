"""Registering, and following what one registered."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.information import actions
from compliance.information.forms import OwnFilter, RegisterForm
from compliance.information.queries import own_entries
from governance.access import SIGNED_IN, Actor
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class OwnListView(ScopedListView):
    """What I registered: that it was passed on, and whether it is being handled. Nothing of what came of it."""

    requires = SIGNED_IN
    name = "information.own"
    title = _("Problem information")
    template_name = "information/own.html"
    filterset_class = OwnFilter
    default_sort = "-registered"
    empty_text = _("You have registered nothing yet.")
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("registered", _("Registered"), lambda r: r.registered_at, "registered_at"),
        Column("source", _("Where it came from"), lambda r: r.get_source_display(), "source"),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("progress", _("State"), lambda r: str(r.progress.label), ""),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return one's own entries."""
        return own_entries(actor)


class RegisterView(ActionView):
    """The short form. Whoever fills it decides nothing: the rules say at once who gets it."""

    requires = SIGNED_IN
    action: ClassVar[Action] = actions.register
    form_class = RegisterForm
    template_name = "information/register.html"
    done_message = _("It was registered and passed on.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the entry."""
        return {"entry": form.entry(), "source": form.cleaned_data["source"]}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the entry."""
        return reverse("information:entry", args=[outcome.subject_id])

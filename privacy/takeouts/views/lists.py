"""The register, the own ones, and the door."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from privacy.takeouts.access import ASKERS, OVERSEERS, may_ask, may_move
from privacy.takeouts.choices import ItemState
from privacy.takeouts.forms import DoorForm, OwnFilter, TakeOutFilter
from privacy.takeouts.models import TakeOut
from privacy.takeouts.queries import item_at_the_door, own_takeouts, takeouts_for

NOT_YOURS = {
    ItemState.INSIDE: _("Who asked for it or carries it notes that this item goes out."),
    ItemState.OUT: _(
        "Hand it to the privacy manager or the head, who is not the one who carries it: they note that it is back."
    ),
}

COLUMNS = [
    Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
    Column("what", _("What data"), lambda r: r.what, ""),
    Column("state", _("State"), lambda r: _("Overdue") if r.is_late else r.get_state_display(), ""),
    Column("due", _("Back until"), lambda r: r.due_on, "due_on"),
    Column("outside", _("Items outside"), lambda r: r.outside, "", numeric=True),
    Column("persons", _("Of how many persons"), lambda r: r.persons, "persons", numeric=True),
    Column("carrier", _("Who carries it"), lambda r: r.carrier.name, ""),
    Column("destination", _("Where to"), lambda r: r.destination, ""),
    Column("asked", _("Asked for"), lambda r: r.asked_at, "asked_at"),
]


class RegisterView(ScopedListView):
    """Everything in the reader's sight."""

    requires = roles(*OVERSEERS)
    name = "takeouts.register"
    title = _("Register of data taken outside")
    template_name = "takeouts/register.html"
    filterset_class = TakeOutFilter
    default_sort = "-asked"
    empty_text = _("Nothing was taken outside.")
    columns: ClassVar[list[Column]] = [*COLUMNS, Column("unit", _("Unit"), lambda r: r.unit_name or "", "")]

    def rows(self, actor: Actor) -> QuerySet[TakeOut]:
        """Return the rows in sight."""
        return takeouts_for(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader may ask."""
        return {"asks": may_ask(self.actor, None)}


class OwnView(ScopedListView):
    """What the reader asked for or carries."""

    requires = roles(*ASKERS)
    name = "takeouts.own"
    title = _("Data that I take outside")
    template_name = "takeouts/own.html"
    filterset_class = OwnFilter
    default_sort = "-asked"
    empty_text = _("You have taken nothing outside.")
    columns: ClassVar[list[Column]] = COLUMNS

    def rows(self, actor: Actor) -> QuerySet[TakeOut]:
        """Return the own ones."""
        return own_takeouts(actor)

    def context(self) -> dict[str, Any]:
        """Say that the reader may ask."""
        return {"asks": True}


class DoorView(View):
    """At the door, on a phone: the number on an item leads to what happens to it."""

    requires = roles(*ASKERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the field; with a number, go on to going out or coming back."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form = DoorForm(request.GET if "code" in request.GET else None)
        if form.is_bound and form.is_valid():
            item = item_at_the_door(actor, form.cleaned_data["code"])
            if item is not None and not may_move(actor, item):
                form.add_error("code", NOT_YOURS[ItemState(item.state)])
            elif item is not None:
                verb = "go-out" if item.state == ItemState.INSIDE else "return-items"
                address = reverse(f"takeouts:{verb}", args=[item.takeout_id])
                return redirect(f"{address}?{urlencode({'code': item.code})}")
            else:
                form.add_error("code", _("No item with this number is to go out or to come back."))
        context = {"form": form, "page_has_errors": bool(form.errors)}
        return render(request, "takeouts/door.html", context, status=422 if form.errors else 200)

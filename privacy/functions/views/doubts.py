"""Doubted rights, removals, exceptions."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance import clock
from governance.access import Actor, fetch
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from privacy.functions import actions
from privacy.functions.access import decides_flag, decides_waiver
from privacy.functions.choices import FlagState, RemovalState, WaiverState
from privacy.functions.forms import (
    FlagFilter,
    ReasonForm,
    RemovalFilter,
    WaiverDecisionForm,
    WaiverFilter,
    WaiverForm,
)
from privacy.functions.models import Flag, Removal, Terminal, Waiver
from privacy.functions.queries import flags_for, removals_for, waivers_for
from privacy.functions.views.shared import READ, DecideView


class FlagListView(ScopedListView):
    """The doubted rights of the reader's units. An open one leads to its removal."""

    requires = READ
    name = "functions.flags"
    title = _("Rights of people who left or moved")
    template_name = "functions/flags.html"
    filterset_class = FlagFilter
    default_sort = "-found"
    columns: ClassVar[list[Column]] = [
        Column("staff", _("Staff number"), lambda r: r.holding.staff_number, "", lambda r: r.remove),
        Column("name", _("Name"), lambda r: r.person.name if r.person else "", ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("function", _("Function"), lambda r: r.holding.function, ""),
        Column("kind", _("Doubt"), lambda r: r.get_kind_display(), ""),
        Column("state", _("State"), lambda r: _("Exception asked for") if r.is_asked else r.get_state_display(), ""),
        Column("found", _("Found"), lambda r: r.found_at, "found_at"),
        Column("ask", _("Exception"), lambda r: _("Ask for an exception") if r.ask else "", "", lambda r: r.ask),
    ]

    def rows(self, actor: Actor) -> QuerySet[Flag]:
        """Return them."""
        return flags_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add where the reader goes on."""
        for row in rows:
            may = row.state == FlagState.OPEN and decides_flag(self.actor, row)
            row.remove = reverse("functions:remove-flagged", args=[row.pk]) if may else None
            row.ask = reverse("functions:ask-waiver", args=[row.pk]) if may and not row.is_asked else None
        return rows


class RemoveFlaggedView(DecideView):
    """Have a doubted right removed."""

    action: ClassVar[Action] = actions.remove_flagged
    form_class = ReasonForm
    template_name = "functions/remove_flagged.html"
    done_message = _("The removal is ordered and followed until a file of the system shows it.")


class RemovalListView(ScopedListView):
    """The removals of the reader's units."""

    requires = READ
    name = "functions.removals"
    title = _("Removals of rights")
    template_name = "functions/followed.html"
    filterset_class = RemovalFilter
    default_sort = "-due"
    columns: ClassVar[list[Column]] = [
        Column("staff", _("Staff number"), lambda r: r.holding.staff_number, ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("function", _("Function"), lambda r: r.holding.function, ""),
        Column("reason", _("Reason"), lambda r: r.reason, ""),
        Column("by", _("Decided by"), lambda r: r.decided_by.name, ""),
        Column("ordered", _("Ordered"), lambda r: r.ordered_on, ""),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: state_of(r), ""),
        Column("done", _("As of"), lambda r: r.done_in.taken_on if r.done_in else None, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Removal]:
        """Return them."""
        return removals_for(actor)


def state_of(row: Removal) -> Any:
    """Return the state in words, and that it is late when it is."""
    late = row.state == RemovalState.ORDERED and row.due_on < clock.today()
    return _("Overdue") if late else row.get_state_display()


class WaiverListView(ScopedListView):
    """The exceptions of the reader's units. One that waits leads to its decision."""

    requires = READ
    name = "functions.waivers"
    title = _("Exceptions")
    template_name = "functions/followed.html"
    filterset_class = WaiverFilter
    default_sort = "-ends"
    columns: ClassVar[list[Column]] = [
        Column("what", pgettext_lazy("exception", "For"), lambda r: r.what, "", lambda r: r.decide),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("reason", _("Reason"), lambda r: r.reason, ""),
        Column("ends", _("Ends"), lambda r: r.ends_on, "ends_on"),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("by", _("Asked by"), lambda r: r.asked_by.name, ""),
        Column("decision", _("Decision"), lambda r: r.decision, ""),
        Column("decided", _("Decided by"), lambda r: r.decided_by.name if r.decided_by else "", ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Waiver]:
        """Return them."""
        return waivers_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add where the reader goes on."""
        for row in rows:
            may = row.state == WaiverState.ASKED and decides_waiver(self.actor, row)
            row.decide = reverse("functions:decide-waiver", args=[row.pk]) if may else None
        return rows


class AskWaiverView(DecideView):
    """Ask for an exception for a doubted right."""

    action: ClassVar[Action] = actions.ask_waiver
    form_class = WaiverForm
    template_name = "functions/ask_waiver.html"
    done_message = _("Asked. Someone else decides.")
    parent_model: ClassVar[type[Model]] = Flag
    parent_name: ClassVar[str] = "flag"

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the row for which an exception is asked; raises Http404."""
        self.parent: Any = fetch(self.parent_model, self.actor, self.kwargs["pk"])

    def inputs(self, form: Any) -> dict[str, Any]:
        """Add the row."""
        return {**form.cleaned_data, self.parent_name: self.parent}

    def context(self) -> dict[str, Any]:
        """Show it."""
        return {"parent": self.parent}

    def next_page(self, outcome: Outcome) -> str:
        """Return the list of exceptions."""
        return reverse("functions:waivers")


class AskTerminalWaiverView(AskWaiverView):
    """Ask for an exception for a terminal."""

    parent_model = Terminal
    parent_name = "terminal"


class DecideWaiverView(DecideView):
    """Grant an exception or not."""

    action: ClassVar[Action] = actions.decide_waiver
    form_class = WaiverDecisionForm
    template_name = "functions/decide_waiver.html"
    done_message = _("Decided.")

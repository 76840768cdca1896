"""Files of the system, the rights and the terminals that they show."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch
from governance.attachments.sealed import as_download
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView
from privacy.functions import actions
from privacy.functions.access import decides, is_officer, visible_snapshots
from privacy.functions.forms import HoldingFilter, SnapshotFilter, SnapshotForm, TerminalFilter
from privacy.functions.models import Holding, Snapshot, SnapshotFile, Terminal
from privacy.functions.queries import changes_in, holdings_for, terminals_for
from privacy.functions.reading import COLUMNS
from privacy.functions.views.shared import KEEP, READ, READ_ALL

CHANGES_PER_PAGE = 100
FAULTS_SHOWN = 200


class SnapshotListView(ScopedListView):
    """The files that were uploaded."""

    requires = READ_ALL
    name = "functions.snapshots"
    title = _("Files of the system")
    template_name = "functions/snapshots.html"
    filterset_class = SnapshotFilter
    default_sort = "-taken"
    columns: ClassVar[list[Column]] = [
        Column("taken", _("As of"), lambda r: r.taken_on, "taken_on", lambda r: r.get_absolute_url()),
        Column("kind", _("File"), lambda r: r.get_kind_display(), ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("rows", _("Rows"), lambda r: r.rows, "", numeric=True),
        Column("added", _("New since the last"), lambda r: r.added, "", numeric=True),
        Column("gone", _("Gone since the last"), lambda r: r.gone, "", numeric=True),
        Column("uploaded", _("Uploaded"), lambda r: r.uploaded_at, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Snapshot]:
        """Return them."""
        return visible_snapshots(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader uploads."""
        return {"uploads": is_officer(self.actor, None)}


class SnapshotView(View):
    """One file: what is wrong with it, or what differs from the one before."""

    requires = READ_ALL

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Snapshot, actor, pk)
        page = Paginator(changes_in(row), CHANGES_PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "snapshot": row, "faults": row.faults.all()[:FAULTS_SHOWN], "page": page,
            "file": SnapshotFile.objects.defer("sealed").get(snapshot=row) if is_officer(actor, row) else None,
        }  # fmt: skip
        return render(request, "functions/snapshot.html", context)


class TakeSnapshotView(ActionView):
    """Upload a file."""

    requires = KEEP
    action: ClassVar[Action] = actions.take_snapshot
    form_class = SnapshotForm
    template_name = "functions/take_snapshot.html"
    done_message = _("The file was kept. What became of it stands below.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return what the action takes."""
        return {name: form.cleaned_data[name] for name in ("kind", "taken_on", "data", "content")}

    def context(self) -> dict[str, Any]:
        """Say which columns a file has."""
        return {"columns": [(kind.label, "、".join(names)) for kind, names in COLUMNS.items()]}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the file."""
        return reverse("functions:snapshot", args=[outcome.subject_id])


class FileView(View):
    """The file as it came, as a download."""

    requires = KEEP

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(SnapshotFile, actor, pk)
        run(actions.download, actor=actor, subject=row.pk)
        return as_download(row)


class HoldingListView(ScopedListView):
    """The rights of the reader's units, those of today and those of the past."""

    requires = READ
    name = "functions.holdings"
    title = _("Who may use which function")
    template_name = "functions/holdings.html"
    filterset_class = HoldingFilter
    default_sort = "staff"
    columns: ClassVar[list[Column]] = [
        Column("staff", _("Staff number"), lambda r: r.staff_number, "staff_number"),
        Column("name", _("Name"), lambda r: r.person.name if r.person else "", ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("function", _("Function"), lambda r: r.function, "function_id"),
        Column("since", _("First seen"), lambda r: r.since.taken_on, ""),
        Column("gone", _("Gone"), lambda r: r.gone_in.taken_on if r.gone_in else None, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Holding]:
        """Return them."""
        return holdings_for(actor)


class TerminalListView(ScopedListView):
    """The terminals of the reader's units, and how they identify people."""

    requires = READ
    name = "functions.terminals"
    title = _("Terminals and how they identify people")
    template_name = "functions/terminals.html"
    filterset_class = TerminalFilter
    default_sort = "number"
    columns: ClassVar[list[Column]] = [
        Column("number", _("Terminal"), lambda r: r.number, "number"),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("place", _("Place"), lambda r: r.place, ""),
        Column("means", _("Identifies by"), lambda r: r.means_shown, ""),
        Column("gap", _("Gap"), lambda r: gap_of(r), ""),
        Column("ask", _("Exception"), lambda r: _("Ask for an exception") if r.ask else "", "", lambda r: r.ask),
    ]

    def rows(self, actor: Actor) -> QuerySet[Terminal]:
        """Return them."""
        return terminals_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the address at which an exception is asked for."""
        for row in rows:
            open_gap = row.has_gap and not row.excepted and not row.is_asked and decides(self.actor, row)
            row.ask = reverse("functions:ask-waiver-terminal", args=[row.pk]) if open_gap else None
        return rows


def gap_of(terminal: Any) -> Any:
    """Return in words whether the terminal has a gap."""
    if not terminal.has_gap:
        return ""
    if terminal.excepted:
        return _("Excepted for a time")
    return _("Exception asked for") if terminal.is_asked else _("Not by password and vein")

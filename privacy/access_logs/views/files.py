"""Files that came in: how far they are, what was wrong, which are put aside; days that are missing."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from privacy.access import READERS_OF_ALL
from privacy.access_logs.choices import FileState
from privacy.access_logs.forms import DayFilter, FileFilter, NoFilter
from privacy.access_logs.intake.checking import FAULTS_KEPT, Problem
from privacy.access_logs.kinds import KINDS
from privacy.access_logs.models import Fault, LogDay, LogFile
from privacy.access_logs.queries import (
    days_for,
    days_kept,
    faults_of,
    files_for,
    kept_until,
    last_compared,
    missing_days,
    open_damages,
    parts_of_file,
    progress_of,
    rejected_for,
)

WORKING = (FileState.RECEIVED, FileState.CHECKED)
SHOWN = 200


class FilesView(ScopedListView):
    """All files that arrived."""

    requires = roles(*READERS_OF_ALL)
    name = "access_logs.files"
    title = _("Access logs taken in")
    template_name = "access_logs/files.html"
    filterset_class = FileFilter
    default_sort = "-arrived"
    empty_text = _("No file has come.")
    columns: ClassVar[list[Column]] = [
        Column("name", _("File"), lambda r: r.name, "", lambda r: r.get_absolute_url()),
        Column("kind", _("What it holds"), lambda r: r.get_kind_display(), ""),
        Column("arrived", _("Arrived"), lambda r: r.arrived_at, "arrived_at"),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("rows", _("Rows"), lambda r: f"{r.rows:,}", "", numeric=True),
        Column("added", _("Rows added"), lambda r: f"{r.added:,}", "", numeric=True),
        Column("repeats", _("Rows that were there"), lambda r: f"{r.repeats:,}", "", numeric=True),
        Column("differing", _("Number taken"), lambda r: f"{r.differing:,}", "", numeric=True),
        Column("wrong", _("Rows with something wrong"), lambda r: f"{r.wrong:,}", "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[LogFile]:
        """Return the files."""
        return files_for(actor)

    def context(self) -> dict[str, Any]:
        """Add the days of which nothing came."""
        return {"missing": missing_days()}


class RejectedView(ScopedListView):
    """The files that could not be taken in, why, and until when they are kept. They hold personal data as they came."""

    requires = roles(*READERS_OF_ALL)
    name = "access_logs.rejected"
    title = _("Files that could not be taken in")
    template_name = "access_logs/rejected.html"
    filterset_class = NoFilter
    default_sort = "-arrived"
    empty_text = _("No file is kept here.")
    columns: ClassVar[list[Column]] = [
        Column("name", _("File"), lambda r: r.name, "", lambda r: r.get_absolute_url()),
        Column("kind", _("What it holds"), lambda r: r.get_kind_display() or "–", ""),
        Column("arrived", _("Arrived"), lambda r: r.arrived_at, "arrived_at"),
        Column("size", _("Bytes"), lambda r: f"{r.size:,}", "size", numeric=True),
        Column("reason", _("Why it could not be taken in"), lambda r: r.reason, ""),
        Column("until", _("Kept until"), lambda r: r.until, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[LogFile]:
        """Return the files."""
        return rejected_for(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add until when each is kept. One query."""
        days = days_kept()
        for row in rows:
            row.until = kept_until(row, days)
        return rows

    def context(self) -> dict[str, Any]:
        """Add for how many days they are kept."""
        return {"days": days_kept()}


class FileView(View):
    """One file. With JavaScript its progress renews itself."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the page; to htmx the part that moves."""
        file = fetch(LogFile, request.actor, pk)  # type: ignore[attr-defined]
        context = {
            "file": file, "progress": progress_of(file), "parts": parts_of_file(file), "shown": SHOWN, "kept": FAULTS_KEPT,
            "until": kept_until(file, days_kept()), "is_working": file.state in WORKING,
            "faults": [_told(file, fault) for fault in faults_of(file)[:SHOWN]],
        }  # fmt: skip
        part = request.headers.get("HX-Request") == "true"
        return render(request, f"access_logs/{'_file' if part else 'file'}.html", context)


def _told(file: LogFile, fault: Fault) -> dict[str, Any]:
    """Return what is wrong with a row in words: the heading of its column, and the problem."""
    columns = {column.name: column.heading for column in KINDS[file.kind].columns} if file.kind else {}
    problem = Problem(fault.problem).label if fault.problem in Problem else fault.problem
    return {"row": fault.row, "column": columns.get(fault.column, fault.column), "problem": problem}


class DaysView(ScopedListView):
    """The days of the log, and how much of each is explained."""

    requires = roles(*READERS_OF_ALL)
    name = "access_logs.days"
    title = _("Days of the access log")
    template_name = "access_logs/days.html"
    filterset_class = DayFilter
    default_sort = "-day"
    empty_text = _("No views have come in.")
    columns: ClassVar[list[Column]] = [
        Column("day", _("Day"), lambda r: r.day, "day"),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("views", _("Views"), lambda r: f"{r.views:,}", "", numeric=True),
        Column("explained", _("Explained"), lambda r: f"{r.explained:,}", "", numeric=True),
        Column("percent", _("Share explained"), lambda r: percent(r.explained, r.views), "", numeric=True),
        Column("unknown", _("Views with an unknown unit"), lambda r: f"{r.unknown_unit:,}", "", numeric=True),
        Column("at", _("Explained at"), lambda r: r.explained_at, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[LogDay]:
        """Return the days."""
        return days_for(actor)

    def context(self) -> dict[str, Any]:
        """Add the days of which nothing came, and how the store was when it was last compared."""
        return {"missing": missing_days(), "compared": last_compared(), "damages": open_damages(self.actor).count()}


def percent(part: int, whole: int) -> str:
    """Return a share with one decimal, a dash of nothing."""
    return f"{part * 100 / whole:.1f} %" if whole else "–"

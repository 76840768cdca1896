"""Voices from files: upload, progress, what is wrong, filing."""

from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.lists.actions import export
from governance.lists.columns import Column
from governance.lists.exports import csv_response
from governance.lists.models import Export
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView
from voice.choices import AT_OFFICES, VoiceKind
from voice.database import actions
from voice.database.access import IMPORTER
from voice.database.choices import ImportState
from voice.database.forms import UploadVoicesForm
from voice.database.importing import COLUMNS, MOST_ROWS, NEEDED
from voice.database.models import Import
from voice.database.queries import faults_of, imports_with_sender, progress_of

SHOWN = 200
"""Faults on the page; the download holds all."""
WORKING = (ImportState.CHECKING, ImportState.FILING)


class ImportFilter(django_filters.FilterSet):
    """Which imports."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=ImportState.choices, empty_label=_("All"))

    class Meta:
        model = Import
        fields: list[str] = []


class ImportListView(ScopedListView):
    """The files that were uploaded."""

    requires = roles(IMPORTER)
    name = "voice.imports"
    title = _("Voices from files")
    template_name = "voice_database/imports.html"
    filterset_class = ImportFilter
    default_sort = "-uploaded"
    empty_text = _("No file was uploaded yet.")
    columns: ClassVar[list[Column]] = [
        Column("uploaded", _("Uploaded"), lambda r: r.uploaded_at, "uploaded_at", lambda r: r.get_absolute_url()),
        Column("file", _("File"), lambda r: r.file_name, ""),
        Column("rows", _("Rows"), lambda r: r.rows, "", numeric=True),
        Column("wrong", _("Rows with something wrong"), lambda r: r.wrong, "", numeric=True),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("by", _("Uploaded by"), lambda r: r.uploaded_by.name, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Import]:
        """Return all imports."""
        return imports_with_sender()


class ImportActionView(ActionView):
    """An action of Service Promotion on imports."""

    requires = roles(IMPORTER)


class UploadVoicesView(ImportActionView):
    """Upload a file; it is checked row by row before anything is filed."""

    action: ClassVar[Action] = actions.upload_voices
    form_class = UploadVoicesForm
    template_name = "voice_database/upload_voices.html"
    done_message = _("The file was taken in and is being checked.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the rows."""
        file = form.cleaned_data["file"]
        return {"file_name": file.name, "rows": file.rows}

    def context(self) -> dict[str, Any]:
        """Say which columns there are and what stands in them."""
        words = {"kind": VoiceKind.labels, "channel": [label for _value, label in AT_OFFICES]}
        columns = [
            (heading, name in NEEDED, "、".join(map(str, words.get(name, [])))) for name, heading in COLUMNS.items()
        ]
        return {"columns": columns, "limit": MOST_ROWS}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the import."""
        return reverse("voice_database:import", args=[outcome.subject_id])


class ImportView(View):
    """How far an import is, and what is wrong with its rows. With JavaScript the progress renews itself."""

    requires = roles(IMPORTER)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the page; to htmx the part that moves."""
        whole = fetch(Import, request.actor, pk)  # type: ignore[attr-defined]
        context = {
            "whole": whole, "progress": progress_of(whole), "is_working": whole.state in WORKING,
            "is_checked": whole.state == ImportState.CHECKED, "faults": list(faults_of(whole)[:SHOWN]), "shown": SHOWN,
        }  # fmt: skip
        part = request.headers.get("HX-Request") == "true"
        return render(request, f"voice_database/{'_import' if part else 'import'}.html", context)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Hand out everything that is wrong, row by row and column by column."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        faults = faults_of(fetch(Import, actor, pk))
        run(export, actor=actor, list_name="voice.import_faults", format=Export.Format.CSV.value, rows=faults.count())
        head = [_now("Row"), _now("Column"), _now("What is wrong")]
        rows = ([str(fault.row), fault.column, fault.problem] for fault in faults.iterator(chunk_size=2000))
        return csv_response("voice-import-faults", head, rows)


class FileImportView(ImportActionView):
    """File the rows that are right."""

    action: ClassVar[Action] = actions.file_import
    template_name = "voice_database/file_import.html"
    done_message = _("The voices are being filed.")

    def context(self) -> dict[str, Any]:
        """Say how many."""
        return {"progress": progress_of(self.subject)}


class DropImportView(ImportActionView):
    """Throw the rows away."""

    action: ClassVar[Action] = actions.drop_import
    template_name = "voice_database/drop_import.html"
    done_message = _("The file was thrown away. Nothing of it was filed.")

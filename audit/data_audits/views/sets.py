"""Data sets: the list, adding one, what it holds."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import DEPARTMENT, HEAD
from audit.data_audits import actions, store
from audit.data_audits.choices import SetState, Source
from audit.data_audits.forms import DataSetFilter, DataSetForm
from audit.data_audits.models import DataSet
from audit.data_audits.queries import profile_of, progress_of, runs_of, sets_for
from audit.data_audits.rules import TESTS
from audit.data_audits.sealing import seal_file
from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.people.models import Person
from governance.runner import Action, Outcome
from governance.web.views import ActionView


class DataSetsView(ScopedListView):
    """The data sets that the actor works with."""

    requires = roles(*DEPARTMENT)
    name = "data_audits.data_sets"
    title = _("Data audits")
    template_name = "data_audits/data_sets.html"
    filterset_class = DataSetFilter
    default_sort = "-made"
    empty_text = _("There is no data set.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), lambda r: r.title, "title", lambda r: r.get_absolute_url()),
        Column("engagement", _("Audit"), lambda r: r.engagement.title if r.engagement else None, ""),
        Column("source", _("Kind of source"), lambda r: r.get_source_display(), ""),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("rows", _("Rows"), lambda r: f"{r.rows:,}", "rows", numeric=True),
        Column("made", _("Taken in"), lambda r: r.made_at, "made_at"),
        Column("by", _("Taken in by"), lambda r: r.made_by.name, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[DataSet]:
        """Return them."""
        return sets_for(actor).defer("sealed_profile")


class DataSetView(View):
    """One data set: what its columns hold, its runs, the tests that can be run. Its progress renews itself with JavaScript."""

    requires = roles(*DEPARTMENT)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the page; to htmx the part that moves, and at its end word to load the page anew."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        data_set = fetch(DataSet, actor, pk)
        waiting = data_set.state == SetState.WAITING
        if request.headers.get("HX-Request") == "true":
            part = {"data_set": data_set, "progress": progress_of(data_set)}
            return render(request, "data_audits/_waiting_set.html", part) if waiting else load_anew()
        context = {
            "data_set": data_set, "waiting": waiting, "progress": progress_of(data_set) if waiting else None,
            "columns": profile_of(data_set), "runs": runs_of(actor, data_set), "heads": actor.holds(HEAD),
            "tests": list(TESTS.values()) if data_set.state == SetState.READY else [],
        }  # fmt: skip
        return render(request, "data_audits/data_set.html", context)


def load_anew() -> HttpResponse:
    """Return the answer on which htmx loads the page anew, since the work that it watched has ended."""
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


class DepartmentView(ActionView):
    """An action of the department."""

    requires = roles(*DEPARTMENT)


class AddDataSetView(DepartmentView):
    """Add a data set. The file is sealed before anything else happens."""

    action: ClassVar[Action] = actions.add_data_set
    form_class = DataSetForm
    template_name = "data_audits/add_data_set.html"
    done_message = _("The data set is being taken in.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return who asks, and the engagement that the link names."""
        number = Person.objects.values_list("staff_number", flat=True).get(pk=self.actor.own_id)
        return {
            "actor": self.actor, "staff_number": number, "initial": {"engagement": self.request.GET.get("engagement")}
        }  # fmt: skip

    def inputs(self, form: Any) -> dict[str, Any]:
        """Seal the file and return what the action takes."""
        data, self.made = form.cleaned_data, uuid4()
        sha256 = ""
        if form.source() != Source.QUERY:
            with store.workplace() as work:
                path = form.folder[data["dropped"]] if data["dropped"] else work / "came"
                if not data["dropped"]:
                    path.write_bytes(data["file"].read())
                sha256 = store.sha256_of(path)
                seal_file(path, store.arrived(self.made), str(self.made))
        return {
            "data_set": self.made, "engagement": data["engagement"], "title": data["title"], "origin": data["origin"],
            "source": form.source(), "sha256": sha256, "query": form.query(),
        }  # fmt: skip

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Remove the large file from the folder; or what was sealed, when the page was sent twice."""
        if outcome.subject_id != self.made:
            store.remove(self.made)
        elif form.cleaned_data["dropped"]:
            form.folder[form.cleaned_data["dropped"]].unlink(missing_ok=True)
        return super().done(form, outcome)

    def next_page(self, outcome: Outcome) -> str:
        """Return the data set."""
        return reverse("data_audits:data-set", args=[outcome.subject_id])


class CancelDataSetView(DepartmentView):
    """Let it be."""

    action: ClassVar[Action] = actions.cancel_data_set
    template_name = "data_audits/cancel_data_set.html"
    done_message = _("Cancelled. Nothing of it was kept.")


class EraseDataSetView(ActionView):
    """Remove the rows."""

    requires = roles(HEAD)
    action: ClassVar[Action] = actions.erase_data_set
    template_name = "data_audits/erase_data_set.html"
    done_message = _("The rows were erased. Hashes and results stay.")

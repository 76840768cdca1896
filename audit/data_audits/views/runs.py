"""Runs: asking for one, what it found, doing it again, evaluating it, filing it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.access import DEPARTMENT
from audit.contributed import file_working_paper
from audit.data_audits import actions
from audit.data_audits.access import works_on_run
from audit.data_audits.choices import RunState, SetState
from audit.data_audits.forms import ErrorsForm, TestForm
from audit.data_audits.models import DataSet, Run
from audit.data_audits.presenting import asked_of, charts_of, evaluations_shown, figures_of, tables_of
from audit.data_audits.queries import evaluations_of, profile_of, progress_of, ready_sets, repetitions_of, result_of
from audit.data_audits.rules import TESTS
from audit.data_audits.views.sets import DepartmentView, load_anew
from governance.access import Actor, fetch, roles
from governance.lists.actions import export
from governance.lists.exports import csv_response
from governance.lists.models import Export
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView


class RunTestView(DepartmentView):
    """Run a test on a data set; a match first asks for the other list (in the address)."""

    action: ClassVar[Action] = actions.run_test
    template_name = "data_audits/run_test.html"
    done_message = _("The test is being run.")

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the data set; raises Http404 for it or an unknown test."""
        self.data_set = fetch(DataSet, self.actor, pk or "")
        test = TESTS.get(self.kwargs["test"])
        if test is None or self.data_set.state != SetState.READY:
            raise Http404
        self.test = test
        self.others = ready_sets(self.actor, self.data_set) if test.needs_other else DataSet.objects.none()
        asked = self.request.GET.get("other", "")
        self.other = next((row for row in self.others if str(row.pk) == asked), None)

    def make_form(self, *data: Any) -> TestForm:
        """Return the form of the test."""
        columns = profile_of(self.data_set)
        others = profile_of(self.other) if self.other else []
        return TestForm(*data, test=self.test, columns=columns, others=others)

    def context(self) -> dict[str, Any]:
        """Say what is run on what."""
        must_choose = self.test.needs_other and self.other is None
        return {
            "data_set": self.data_set,
            "test": self.test,
            "other": self.other,
            "must_choose": must_choose,
            "others": self.others,
        }

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return data, test and parameters."""
        return {"data_set": self.data_set, "other": self.other, "test": self.test.code, "params": form.params()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the run."""
        return reverse("data_audits:run", args=[outcome.subject_id])


class RunView(View):
    """One run: what was asked, what was found. Its progress renews itself with JavaScript."""

    requires = roles(*DEPARTMENT)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the page; to htmx the part that moves, and at its end word to load the page anew."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Run, actor, pk)
        waiting = row.state == RunState.WAITING
        if request.headers.get("HX-Request") == "true":
            part = {"run": row, "progress": progress_of(row)}
            return render(request, "data_audits/_waiting_run.html", part) if waiting else load_anew()
        result, test = result_of(row), TESTS.get(row.test)
        context = {
            "run": row, "test": test, "waiting": waiting, "progress": progress_of(row) if waiting else None,
            "asked": asked_of(row), "figures": figures_of(result), "charts": charts_of(result), "tables": tables_of(result),
            "repetitions": repetitions_of(row), "evaluations": evaluations_shown(evaluations_of(row)),
            "repeatable": row.state == RunState.DONE and row.data_set.state == SetState.READY,
            "evaluates": row.state == RunState.DONE and test is not None and bool(test.draws),
            "files": row.state == RunState.DONE and row.paper is None and self.can_file(actor, row),
        }  # fmt: skip
        return render(request, "data_audits/run.html", context)

    def can_file(self, actor: Actor, row: Run) -> bool:
        """Return whether a room takes working papers, and the reader may file them."""
        return file_working_paper.is_filled and works_on_run(actor, row)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Hand out a table of the result, and note it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        tables = tables_of(result_of(fetch(Run, actor, pk)), shown=None)
        place = request.POST.get("table", "")
        if not place.isdecimal() or int(place) >= len(tables):
            raise Http404
        table = tables[int(place)]
        run(export, actor=actor, list_name="data_audits.result", format=Export.Format.CSV.value, rows=len(table.rows))
        return csv_response(f"data-audit-{pk}", table.headings, ([str(value) for value in row] for row in table.rows))


class RepeatRunView(DepartmentView):
    """Run the same again, and compare."""

    action: ClassVar[Action] = actions.repeat_run
    template_name = "data_audits/repeat_run.html"
    done_message = _("The test is being run again.")

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the run; raises Http404."""
        self.first = fetch(Run, self.actor, pk or "")

    def context(self) -> dict[str, Any]:
        """Say what is repeated."""
        return {"run": self.first}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the run."""
        return {"run": self.first}

    def next_page(self, outcome: Outcome) -> str:
        """Return the new run."""
        return reverse("data_audits:run", args=[outcome.subject_id])


class CancelRunView(DepartmentView):
    """Let it be."""

    action: ClassVar[Action] = actions.cancel_run
    template_name = "data_audits/cancel_run.html"
    done_message = _("Cancelled. Nothing of it was kept.")


class EvaluateView(DepartmentView):
    """Enter the errors found in a sample."""

    action: ClassVar[Action] = actions.evaluate
    form_class = ErrorsForm
    template_name = "data_audits/evaluate.html"
    done_message = _("Evaluated.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return whether amounts are asked for."""
        test = TESTS.get(self.subject.test)
        return {"amounts": test is not None and test.draws == "amounts"}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the errors by row."""
        return {"errors": form.cleaned_data["errors_found"], "note": form.cleaned_data["note"]}


class FilePaperView(ActionView):
    """File the result as a working paper."""

    requires = roles(*DEPARTMENT)
    action: ClassVar[Action] = actions.file_paper
    template_name = "data_audits/file_paper.html"
    done_message = _("Filed as a working paper.")

"""Pages of measures."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.access import has_declared
from compliance.guard.checking import ChecksWording
from compliance.measures import actions
from compliance.measures.access import (
    READERS,
    case_for_measures,
    follows,
    knows_the_case,
    may_accept,
    may_check,
    may_drop,
    owns,
)
from compliance.measures.choices import Kind
from compliance.measures.forms import (
    CheckForm,
    DropForm,
    MeasureFilter,
    ObjectForm,
    ProposeForm,
    ReportForm,
    SendBackForm,
    WordsForm,
)
from compliance.measures.models import Measure
from compliance.measures.queries import evidence_file, evidence_of, measures_for
from compliance.measures.words import words_of
from compliance.models import Case
from governance.access import Actor, fetch, roles
from governance.attachments.downloads import as_download
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView

MEASURES = roles(*READERS)


class MeasureListView(ScopedListView):
    """The measures that the reader may see."""

    requires = MEASURES
    name = "measures.measures"
    title = _("Measures")
    template_name = "measures/measures.html"
    filterset_class = MeasureFilter
    default_sort = "due"
    columns: ClassVar[list[Column]] = [
        Column("title", _("Title"), str, "title", lambda m: m.get_absolute_url()),
        Column("kind", _("Kind"), lambda m: m.get_kind_display(), "kind"),
        Column("state", _("State"), lambda m: m.get_state_display(), "state"),
        Column("unit", _("Unit in charge"), lambda m: m.unit_name or "", ""),
        Column("due", _("To be done by"), lambda m: m.due_on, "due_on"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the measures within the reader's scope."""
        return measures_for(actor)

    def context(self) -> dict[str, Any]:
        """Offer a measure without a case to the head."""
        return {"proposes": self.actor.holds("compliance_head")}


class MeasureView(View):
    """One measure, and what the reader may do."""

    requires = MEASURES

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; its case only to those who may see the case."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        measure = get_object_or_404(measures_for(actor).select_related("case", "follow_up_of"), pk=pk)
        if first := declaration_first(measure, actor):
            return first
        count, files = evidence_of(measure, actor)
        context = {
            "measure": measure,
            "words": words_of(measure, actor),
            "case": measure.case if knows_the_case(actor, measure) else None,
            "possible": possible_actions(measure, actor),
            "clocks": faces_of("measures.measure", [pk]).get(pk, []),
            "file_count": count,
            "files": files,
            "follow_ups": [m for m in measure.follow_ups.all() if knows_the_case(actor, m) or measure.case_id is None],
        }
        return render(request, "measures/measure.html", context)


def declaration_first(measure: Measure, actor: Actor) -> HttpResponse | None:
    """Return the way to the declaration for someone who has not declared yet and would read what is sealed for the case."""
    if measure.kind != Kind.DISCIPLINARY or measure.case is None or has_declared(actor, measure.case):
        return None
    return redirect("compliance:declare", measure.case_id)


def possible_actions(measure: Measure, actor: Actor) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the measure now."""
    state = measure.state
    offers: list[tuple[str, Any, bool]] = [
        ("agree", _("Take it on"), state == "proposed" and owns(actor, measure)),
        ("object", _("Raise objections"), state == "proposed" and owns(actor, measure)),
        ("report-done", _("Report as done"), state == "agreed" and owns(actor, measure)),
        ("revise", _("Propose it anew"), state in ("objected", "proposed") and follows(actor, measure)),
        ("accept-report", _("Accept as done"), state == "reported" and may_accept(actor, measure)),
        ("send-back", _("Send back"), state == "reported" and may_accept(actor, measure)),
        ("check", _("Check the effect"), state == "done" and may_check(actor, measure)),
        ("follow-up", _("Propose another measure"), state == "not_worked" and follows(actor, measure)),
        ("ask-to-drop", _("Drop it"), actions.ask_to_drop.moves.allows(measure) and follows(actor, measure)),
        ("drop", _("Agree to drop it"), state == "drop_asked" and may_drop(actor, measure)),
        ("keep-on", _("Keep it"), state == "drop_asked" and may_drop(actor, measure)),
    ]
    return [(str(label), reverse(f"measures:{verb}", args=[measure.pk])) for verb, label, offered in offers if offered]


class EvidenceView(View):
    """A file of evidence."""

    requires = MEASURES

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        """Hand it out to those whose keys open it, and note that in the ledger."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        measure = fetch(Measure, actor, pk)
        found = evidence_file(measure, attachment)
        if found is None:
            raise Http404
        run(actions.download, actor=actor, subject=measure.pk, attachment=found)
        return as_download(found, actor.keys)


class ProposeView(ChecksWording, ActionView):
    """A measure without a case, for the head."""

    requires = roles("compliance_head", "investigator", "vice_president", "statutory_auditor")
    action: ClassVar[Action] = actions.propose
    form_class = ProposeForm
    guarded = ("title", "text")
    template_name = "measures/propose.html"
    done_message = _("The measure was proposed.")
    case: Case | None = None

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the case when there is one; 404 for one that the reader may not work on."""
        if pk is not None:
            self.case = fetch(Case, self.actor, pk)
            if not case_for_measures(self.actor, self.case):
                raise Http404
        elif not self.actor.holds("compliance_head"):
            raise Http404
        return None

    def form_kwargs(self) -> dict[str, Any]:
        """Offer disciplinary measures only with a case."""
        return {"with_case": self.case is not None}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the measure with its case."""
        return {**super().inputs(form), "case": self.case}

    def guarded_case(self) -> Case | None:
        """Return the case whose reporter the words must not give away."""
        return self.case

    def context(self) -> dict[str, Any]:
        """Name the case."""
        return {"case": self.case}

    def next_page(self, outcome: Outcome) -> str:
        """Return the measure."""
        return reverse("measures:measure", args=[outcome.subject_id])


class DeclaresFirst(ActionView):
    """An action whose page shows the words of a measure."""

    def concerned(self) -> Measure:
        """Return the measure."""
        measure: Measure = self.subject
        return measure

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form, or the declaration first."""
        return declaration_first(self.concerned(), self.actor) or super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Run the action, or show the declaration first."""
        return declaration_first(self.concerned(), self.actor) or super().post(request, **kwargs)


class FollowUpView(ChecksWording, DeclaresFirst):
    """Another measure in place of one that did not work."""

    requires = MEASURES
    action: ClassVar[Action] = actions.follow_up
    form_class = WordsForm
    guarded = ("title", "text")
    template_name = "measures/follow_up.html"
    done_message = _("The measure was proposed.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the measure that did not work; 404 for whoever does not follow it up."""
        self.former = fetch(Measure, self.actor, self.kwargs["pk"])
        if self.former.state != "not_worked" or not follows(self.actor, self.former):
            raise Http404
        return None

    def concerned(self) -> Measure:
        """Return the former measure, which the page shows."""
        return self.former

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words with the former measure."""
        return {**super().inputs(form), "former": self.former}

    def guarded_case(self) -> Case | None:
        """Return the case whose reporter the words must not give away."""
        case: Case | None = self.former.case
        return case

    def context(self) -> dict[str, Any]:
        """Show the former measure."""
        return {"former": self.former, "words": words_of(self.former, self.actor)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the new measure."""
        return reverse("measures:measure", args=[outcome.subject_id])


class MeasureActionView(DeclaresFirst):
    """An action on a measure."""

    requires = MEASURES

    def context(self) -> dict[str, Any]:
        """Show what was written so far."""
        return {"words": words_of(self.subject, self.actor)}


class AgreeView(MeasureActionView):
    """The unit takes it on."""

    action: ClassVar[Action] = actions.agree
    template_name = "measures/agree.html"
    done_message = _("You have taken the measure on.")


class ObjectView(MeasureActionView):
    """The unit has objections."""

    action: ClassVar[Action] = actions.object_to
    form_class = ObjectForm
    template_name = "measures/object.html"
    done_message = _("Your objections were passed on.")


class ReviseView(ChecksWording, MeasureActionView):
    """Propose it in other words or for another day."""

    action: ClassVar[Action] = actions.revise
    form_class = WordsForm
    guarded = ("title", "text")
    template_name = "measures/revise.html"
    done_message = _("The measure was proposed anew.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        words = words_of(self.subject, self.actor)
        return {"initial": {"title": words.title, "text": words.text, "due_on": self.subject.due_on}}


class ReportDoneView(MeasureActionView):
    """Report it as done."""

    action: ClassVar[Action] = actions.report_done
    form_class = ReportForm
    template_name = "measures/report_done.html"
    done_message = _("The report was handed in. Another person checks it.")


class AcceptReportView(MeasureActionView):
    """Accept it as done."""

    action: ClassVar[Action] = actions.accept_report
    template_name = "measures/accept_report.html"
    done_message = _("It counts as done. Whether it worked is checked in half a year.")


class SendBackView(MeasureActionView):
    """It is not done yet."""

    action: ClassVar[Action] = actions.send_back
    form_class = SendBackForm
    template_name = "measures/send_back.html"
    done_message = _("The report was sent back to the unit.")


class CheckView(MeasureActionView):
    """Whether it worked."""

    action: ClassVar[Action] = actions.check
    form_class = CheckForm
    template_name = "measures/check.html"
    done_message = _("The result was noted.")


class AskToDropView(MeasureActionView):
    """Ask to drop it."""

    action: ClassVar[Action] = actions.ask_to_drop
    form_class = DropForm
    template_name = "measures/ask_to_drop.html"
    done_message = _("A second person must agree.")


class DropView(MeasureActionView):
    """Agree to drop it."""

    action: ClassVar[Action] = actions.drop
    template_name = "measures/drop.html"
    done_message = _("The measure was dropped.")


class KeepOnView(MeasureActionView):
    """Keep it."""

    action: ClassVar[Action] = actions.keep_on
    template_name = "measures/keep_on.html"
    done_message = _("The measure goes back to the unit.")

"""Important voices: the list, the one page on which everyone works, and each step."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.access import RECEIVERS_AT_HEADQUARTERS
from voice.answers import actions
from voice.answers.access import READERS
from voice.answers.forms import (
    AddVoiceForm,
    CauseForm,
    CheckForm,
    DoneForm,
    EffectForm,
    ImportantForm,
    InstructForm,
    MatterFilter,
    MeasureForm,
    ReasonForm,
    ResultForm,
    ReturnForm,
    TextForm,
)
from voice.answers.models import Matter
from voice.answers.offering import on_instruction, on_matter, on_measure
from voice.answers.queries import instructions_of, matters_for, measures_of, members_of, named_checks
from voice.database.queries import current_classification

WORKERS = roles(*READERS)
HEADQUARTERS = roles(*RECEIVERS_AT_HEADQUARTERS)


class MatterListView(ScopedListView):
    """The records of important voices that the reader may see."""

    requires = WORKERS
    name = "answers.matters"
    title = _("Important voices")
    template_name = "answers/matters.html"
    filterset_class = MatterFilter
    default_sort = "-decided"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda m: m.reference, "reference", lambda m: m.get_absolute_url()),
        Column("title", _("In one line"), lambda m: m.title),
        Column("state", _("State"), lambda m: m.get_state_display(), "state"),
        Column("criterion", _("Criterion"), lambda m: m.criterion.name),
        Column("voices", _("Voices"), lambda m: m.voices, "", numeric=True),
        Column("owed", _("Results owed"), lambda m: m.owed, "", numeric=True),
        Column("late", _("Of these overdue"), lambda m: m.late, "", numeric=True),
        Column("decided", _("Decided on"), lambda m: m.decided_at, "decided_at"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Matter]:
        """Return them."""
        return matters_for(actor)


class MatterView(View):
    """One record: voices, cause, instructions, measures, checks and figures on one page."""

    requires = WORKERS

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        matter = get_object_or_404(matters_for(actor).select_related("decided_by", "cause_by", "closed_by"), pk=pk)
        instructions, measures = instructions_of(matter), measures_of(matter)
        clocks = faces_of("voice_answers.instruction", [row.pk for row in instructions])
        context = {
            "matter": matter, "members": members_of(matter), "possible": on_matter(matter, actor),
            "instructions": [(row, clocks.get(row.pk, []), on_instruction(row, actor)) for row in instructions],
            "measures": [(row, on_measure(row, actor)) for row in measures],
        }  # fmt: skip
        return render(request, "answers/matter.html", context)


class TreatAsImportantView(ActionView):
    """Decide that a voice is important."""

    requires = HEADQUARTERS
    action: ClassVar[Action] = actions.treat_as_important
    form_class = ImportantForm
    template_name = "answers/treat_as_important.html"
    done_message = _("The voice is followed as important. Instruct the division in charge.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the voice's own line and subject."""
        found = current_classification(self.subject)
        return {"initial": {"title": self.subject.title, "theme": str(found.subject_id) if found else ""}}

    def next_page(self, outcome: Outcome) -> str:
        """Return the record."""
        return reverse("answers:matter", args=[outcome.result])


class OnMatter(ActionView):
    """An action on a record."""

    requires = HEADQUARTERS


class AddVoiceView(OnMatter):
    """Put a further voice into the record."""

    action: ClassVar[Action] = actions.add_voice
    form_class = AddVoiceForm
    template_name = "answers/add_voice.html"
    done_message = _("The voice was added.")


class StateCauseView(OnMatter):
    """Say what the cause is."""

    requires = WORKERS
    action: ClassVar[Action] = actions.state_cause
    form_class = CauseForm
    template_name = "answers/state_cause.html"
    done_message = _("Cause and theme were saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        theme = str(self.subject.theme_id) if self.subject.theme_id else ""
        return {"initial": {"cause": self.subject.cause, "theme": theme}}


class InstructView(OnMatter):
    """Instruct a division. The instruction is made for the record in the address."""

    action: ClassVar[Action] = actions.instruct
    form_class = InstructForm
    template_name = "answers/instruct.html"
    done_message = _("The division was instructed. Its first answer is due within 10 business days.")
    matter: Matter

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the record; 404 for one that the reader may not see."""
        self.matter = fetch(Matter, self.actor, str(pk))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the instruction with its record."""
        return {**super().inputs(form), "matter": self.matter.pk}

    def context(self) -> dict[str, Any]:
        """Name the record."""
        return {"matter": self.matter}

    def next_page(self, outcome: Outcome) -> str:
        """Return the record."""
        return self.matter.get_absolute_url()


class ProposeMeasureView(OnMatter):
    """Propose what is to be changed."""

    requires = WORKERS
    action: ClassVar[Action] = actions.propose_measure
    form_class = MeasureForm
    template_name = "answers/propose_measure.html"
    done_message = _("The measure was proposed. Another person decides on it.")


class CloseMatterView(OnMatter):
    """Close the record."""

    action: ClassVar[Action] = actions.close_matter
    form_class = ResultForm
    template_name = "answers/close_matter.html"
    done_message = _("The record is closed.")


class OnPart(ActionView):
    """An action on an instruction or a measure."""

    requires = WORKERS


class AnswerFirstView(OnPart):
    """The division's first answer."""

    action: ClassVar[Action] = actions.answer_first
    form_class = TextForm
    template_name = "answers/answer_first.html"
    done_message = _("The first answer was given.")


class ReportResultView(OnPart):
    """The division's result."""

    action: ClassVar[Action] = actions.report_result
    form_class = TextForm
    template_name = "answers/report_result.html"
    done_message = _("The result was reported.")


class AcceptResultView(OnPart):
    """Accept it."""

    action: ClassVar[Action] = actions.accept_result
    template_name = "answers/accept_result.html"
    done_message = _("The result was accepted.")


class ReturnResultView(OnPart):
    """Ask for more."""

    action: ClassVar[Action] = actions.return_result
    form_class = ReturnForm
    template_name = "answers/return_result.html"
    done_message = _("More was asked for.")


class AdoptMeasureView(OnPart):
    """Adopt a measure."""

    action: ClassVar[Action] = actions.adopt_measure
    form_class = ReasonForm
    template_name = "answers/adopt_measure.html"
    done_message = _("The measure is adopted.")


class DeclineMeasureView(OnPart):
    """Do not adopt it."""

    action: ClassVar[Action] = actions.decline_measure
    form_class = ReasonForm
    template_name = "answers/decline_measure.html"
    done_message = _("The measure is not adopted.")


class GiveUpMeasureView(OnPart):
    """What was adopted cannot be done."""

    action: ClassVar[Action] = actions.give_up_measure
    form_class = ReasonForm
    template_name = "answers/give_up_measure.html"
    done_message = _("The measure is given up.")


class ReportDoneView(OnPart):
    """Which rule or manual was changed."""

    action: ClassVar[Action] = actions.report_done
    form_class = DoneForm
    template_name = "answers/report_done.html"
    done_message = _("The measure was reported as done. The voices are counted after 3 and 6 months.")


class CheckOfficeView(OnPart):
    """What was seen at an office."""

    action: ClassVar[Action] = actions.check_office
    form_class = CheckForm
    template_name = "answers/check_office.html"
    done_message = _("The check was noted.")
    checks_version = False  # several people may check offices at the same time


class ConcludeEffectView(OnPart):
    """Whether it worked; the counted figures stand above the form."""

    action: ClassVar[Action] = actions.conclude_effect
    form_class = EffectForm
    template_name = "answers/conclude_effect.html"
    done_message = _("It is noted whether the measure worked.")

    def context(self) -> dict[str, Any]:
        """Show figures and checks."""
        return {"figures": self.subject.figures.all(), "checks": named_checks().filter(measure=self.subject)}

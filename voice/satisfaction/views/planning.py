"""The standing plan, and the waves that it proposes."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from governance.access import roles
from governance.organization.models import Unit
from governance.runner import Action, Outcome
from governance.surveys.models import Survey
from governance.web.views import ActionView
from voice.satisfaction import actions
from voice.satisfaction.access import OWNERS
from voice.satisfaction.choices import Rhythm
from voice.satisfaction.forms import ConfirmForm, DropForm, ScheduleForm, StartForm
from voice.satisfaction.models import Schedule

USUAL_DAYS = {"first_day": 10, "last_day": 31, "typing_days": 21}


class StartSurveyView(ActionView):
    """A survey from the template, with its standing plan."""

    requires = roles(*OWNERS)
    action: ClassVar[Action] = actions.start_survey
    form_class = StartForm
    template_name = "satisfaction/start_survey.html"
    done_message = _("The survey was made from the template. Read its questions and change what is to change.")

    def form_kwargs(self) -> dict[str, Any]:
        """Propose the usual days."""
        return {"initial": USUAL_DAYS}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the survey, with its draft of questions."""
        return Survey.objects.get(schedule=outcome.subject_id).get_absolute_url()


class ChangeScheduleView(ActionView):
    """The days of a standing plan."""

    requires = roles(*OWNERS)
    action: ClassVar[Action] = actions.change_schedule
    form_class = ScheduleForm
    template_name = "satisfaction/change_schedule.html"
    done_message = _("The plan was changed. It counts for waves that are proposed from now on.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        schedule: Schedule = self.subject
        return {"initial": {name: getattr(schedule, name) for name in USUAL_DAYS}}


class ConfirmWaveView(ActionView):
    """Confirm a proposed wave."""

    requires = roles(*OWNERS)
    action: ClassVar[Action] = actions.confirm_wave
    template_name = "satisfaction/confirm_wave.html"
    done_message = _("The wave is planned. It opens by itself on its first day; the heads of the offices are told.")

    def make_form(self, *data: Any) -> ConfirmForm:
        """Return the form with days and offices as they are proposed."""
        proposal = self.subject
        initial = {name: getattr(proposal, name) for name in ("opens_on", "handed_until", "closes_on")}
        with_offices = proposal.schedule.rhythm == Rhythm.HALF_YEARLY
        if with_offices:
            codes = Unit.objects.filter(code__in=proposal.offices)
            initial["offices"] = [str(pk) for pk in codes.values_list("pk", flat=True)]
        return ConfirmForm(*data[:1], with_offices=with_offices, initial=initial)

    def context(self) -> dict[str, Any]:
        """Name the version of the questions that will be asked."""
        return {"questionnaire": self.subject.schedule.survey.questionnaires.first()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the planned wave."""
        self.subject.refresh_from_db()
        return str(self.subject.get_absolute_url())


class DropWaveView(ActionView):
    """Say why a proposed wave is not held."""

    requires = roles(*OWNERS)
    action: ClassVar[Action] = actions.drop_wave
    form_class = DropForm
    template_name = "satisfaction/drop_wave.html"
    done_message = _("The wave is not held. The reason is kept.")

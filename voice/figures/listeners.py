"""Who is told about figures of voices."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from voice.figures.access import APPROVERS, WINDOW
from voice.figures.models import AnnualReport, QuarterReport

declare("voice_figures.quarter_closed", _("The quarterly figures of voices are ready for the board."))
declare("voice_figures.quarter.passed", _("The quarterly figures of voices are overdue for the board."))
declare("voice_figures.report_approved", _("The annual report of voices was approved; it can be published."))
declare("voice_figures.report_returned", _("The annual report of voices was sent back to you."))
declare("voice_figures.report_published", _("The annual report of voices was published."))


def _tell_of_report(event: Event, people: list[Person]) -> None:
    report = AnnualReport.objects.get(pk=str(event.subject_id))
    tell(people, event.name, path=report.get_absolute_url(), event=event)


@on("voice_figures.quarter_closed")
def tell_the_window(event: Event) -> None:
    """Tell those who put the figures before the board."""
    report = QuarterReport.objects.get(pk=str(event.subject_id))
    tell(holders(WINDOW), event.name, reference=str(report), path=report.get_absolute_url(), event=event)


@on("voice_figures.quarterreport.step_due")
def climb_for_the_board(event: Event) -> None:
    """Tell the audience of a step of D18."""
    report = QuarterReport.objects.get(pk=str(event.subject_id))
    people = holders([event.payload["audience"]])
    tell(people, "voice_figures.quarter.passed", reference=str(report), path=report.get_absolute_url(), event=event)


@on("voice_figures.report_approved")
@on("voice_figures.report_returned")
def tell_preparers(event: Event) -> None:
    """Tell those who prepare and publish."""
    _tell_of_report(event, list(holders(WINDOW)))


@on("voice_figures.report_published")
def tell_approvers(event: Event) -> None:
    """Tell those who approve."""
    _tell_of_report(event, list(holders(APPROVERS)))

"""Who is told about proposals. A notice names one by its reference number, never by what it says."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from voice.proposals.access import OWNERS, WINDOW
from voice.proposals.choices import State
from voice.proposals.models import Proposal, QuarterReport, Task

declare("proposals.proposal_filed", _("A staff member filed an improvement proposal."))
declare("proposals.proposal_sorted", _("An improvement proposal waits for your evaluation."))
declare("proposals.proposal_assessed", _("An improvement proposal was evaluated; decide and answer."))
declare("proposals.proposal_answered", _("Your improvement proposal was answered."))
declare("proposals.proposal_replied", _("A proposer replied to the answer."))
declare("proposals.reply_responded", _("The window responded to your reply."))
declare("proposals.proposal_published", _("Your improvement proposal was published in the monthly list."))
declare("proposals.proposal_commented", _("A colleague commented on your improvement proposal."))
declare("proposals.task_added", _("Your unit has a task from an adopted improvement proposal."))
declare("proposals.task_finished", _("A task from an adopted improvement proposal was done."))
declare("proposals.manual_changed", _("Your improvement proposal is in the manual now."))
declare("proposals.quarter_closed", _("The quarterly figures of improvement proposals are ready for the board."))
declare("proposals.clock.amber", _("An improvement proposal has to be answered and published by the end of the month."))
declare("proposals.clock.red", _("An improvement proposal has to be answered and published in a few days."))
declare("proposals.clock.passed", _("An improvement proposal was not answered in time."))
declare("proposals.clock.escalated", _("An improvement proposal not answered in time was passed upwards to you."))
declare("proposals.report.passed", _("The quarterly figures of improvement proposals are overdue for the board."))


def _proposal(event: Event) -> Proposal:
    return Proposal.objects.select_related("filed_by").get(pk=str(event.subject_id))


def window() -> list[Person]:
    """Return the window."""
    return list(holders(WINDOW))


def assessors_of(proposal: Proposal) -> list[Person]:
    """Return who evaluates it: the division in charge, or the window."""
    if proposal.division_id is None:
        return window()
    return list(holders(["division_owner"], unit_ids=[proposal.division_id]))


def _tell(proposal: Proposal, people: Iterable[Person], kind: str, event: Event) -> None:
    tell(people, kind, reference=proposal.reference, path=proposal.get_absolute_url(), event=event)


@on("proposals.proposal_filed")
@on("proposals.proposal_assessed")
@on("proposals.proposal_replied")
def tell_the_window(event: Event) -> None:
    """Tell the window."""
    _tell(_proposal(event), window(), event.name, event)


@on("proposals.proposal_sorted")
def tell_the_assessors(event: Event) -> None:
    """Tell who is to evaluate it."""
    proposal = _proposal(event)
    _tell(proposal, assessors_of(proposal), event.name, event)


@on("proposals.proposal_answered")
@on("proposals.reply_responded")
@on("proposals.proposal_published")
@on("proposals.proposal_commented")
@on("proposals.manual_changed")
def tell_the_proposer(event: Event) -> None:
    """Tell the proposer."""
    proposal = _proposal(event)
    _tell(proposal, [proposal.filed_by], event.name, event)


@on("proposals.task_added")
def tell_the_unit(event: Event) -> None:
    """Tell who answers for the units with something to do."""
    proposal = _proposal(event)
    units = proposal.tasks.filter(state=Task.State.OPEN).values_list("unit", flat=True)
    _tell(proposal, holders(OWNERS, unit_ids=list(units)), event.name, event)


@on("proposals.task_finished")
def tell_those_who_carry(event: Event) -> None:
    """Tell the window and the division in charge."""
    proposal = Task.objects.select_related("proposal").get(pk=str(event.subject_id)).proposal
    people = {person.pk: person for person in (*window(), *assessors_of(proposal))}
    _tell(proposal, people.values(), event.name, event)


@on("proposals.proposal.step_due")
def climb(event: Event) -> None:
    """Tell the audience of a step of D9: who has it in hand, the head of the window, the president."""
    proposal = _proposal(event)
    audience = event.payload["audience"]
    if audience == "in_hand":
        people = assessors_of(proposal) if proposal.state == State.ASSESSING else window()
    else:
        people = list(holders([audience]))
    _tell(proposal, people, f"proposals.clock.{event.payload['kind']}", event)


@on("proposals.quarter_closed")
def tell_about_figures(event: Event) -> None:
    """Tell the window that the figures are there."""
    report = QuarterReport.objects.get(pk=str(event.subject_id))
    tell(window(), event.name, reference=str(report), path=report.get_absolute_url(), event=event)


@on("proposals.quarterreport.step_due")
def climb_for_the_board(event: Event) -> None:
    """Tell the audience of a step of D18."""
    report = QuarterReport.objects.get(pk=str(event.subject_id))
    people = holders([event.payload["audience"]])
    tell(people, "proposals.report.passed", reference=str(report), path=report.get_absolute_url(), event=event)

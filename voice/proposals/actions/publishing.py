"""The list that compiles itself. A list is opened once; each proposal goes into it in a transaction of its own."""

from datetime import date

from django.utils import timezone

from governance.access import Actor
from governance.organization.queries import name_of
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Clocks, action
from voice.proposals.access import is_system
from voice.proposals.choices import State
from voice.proposals.models import Answer, Entry, Issue, Proposal
from voice.proposals.rules import last_day_for, month_of

FROM_THE_PROPOSAL = ("kind", "title", "problem", "idea", "effect")


@action(
    "proposals.issue_list", subject=Issue, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("month",),
)  # fmt: skip
def issue_list(*, actor: Actor, month: date) -> Issue:
    """Open the list of a month, once."""
    return Issue.objects.create(month=month, due_on=last_day_for(month))


@action(
    "proposals.publish", subject=Proposal, who=is_system, moves=STAYS,
    clocks=Clocks(settles_when={"D9": "answered"}), emits=("proposals.proposal_published",), ledger=("answered",),
)  # fmt: skip
def publish(proposal: Proposal, *, actor: Actor, answered: bool) -> None:
    """Put it into the list of its month as it stands, or its answer into the same list when it has stood there before.

    One that is not answered stands there with the name of who is late, and its clock runs on.
    """
    answer = proposal.answers.select_related("assessment").last() if answered else None
    issue = Issue.objects.get(month=month_of(timezone.localdate(proposal.filed_at)))
    entry = Entry(issue=issue, proposal=proposal, later=proposal.published_at is not None, answered=answered)
    for name in FROM_THE_PROPOSAL:
        setattr(entry, name, getattr(proposal, name))
    filed_on = timezone.localdate(proposal.filed_at)
    entry.unit_name = name_of(proposal.unit_id, filed_on)
    entry.proposer = proposal.filed_by.name if proposal.show_name else ""
    # a division is late with its evaluation only; what waits to be sorted or decided waits at the window
    entry.division_id = proposal.division_id if answered or proposal.state == State.ASSESSING else None
    entry.division_name = name_of(entry.division_id, timezone.localdate(entry.published_at))
    if answer is not None:
        _write(entry, answer)
    entry.save()
    proposal.published_at = proposal.published_at or entry.published_at
    if answered:  # an answer given since the list was read waits for the next turn
        proposal.answer_to_publish = False


def _write(entry: Entry, answer: Answer) -> None:
    """Write evaluation and response into the entry, in the words that stand there now."""
    entry.outcome, entry.study_until, entry.response = answer.outcome, answer.study_until, answer.text
    entry.evaluation = answer.assessment.comment
    scores = answer.assessment.scores.select_related("criterion")
    entry.scores = [{"name": s.criterion.name, "points": s.points, "reason": s.reason} for s in scores]

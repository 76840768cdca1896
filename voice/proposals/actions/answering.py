"""The window answers whatever the outcome; the proposer reads and may reply."""

from datetime import date

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, action
from voice.proposals.access import is_proposer, may_decide
from voice.proposals.choices import ANSWERED, STATE_AFTER, Outcome, State
from voice.proposals.models import Answer, Proposal, Task
from voice.proposals.refusals import NothingToRespond


@action(
    "proposals.decide", subject=Proposal, who=may_decide, moves=STAYS.within(State.ASSESSED), clocks=NO_CLOCKS,
    emits=("proposals.proposal_answered",), ledger=("outcome",),
)  # fmt: skip
def decide(proposal: Proposal, *, actor: Actor, outcome: str, text: str, study_until: date | None) -> None:
    """Decide and answer the proposer. Tasks of an earlier decision are dropped when it is no longer adopted."""
    latest = proposal.assessments.order_by("-made_at")[0]
    Answer.objects.create(
        proposal=proposal,
        assessment=latest,
        outcome=outcome,
        study_until=study_until,
        text=text,
        author_id=actor.own_id,
    )
    proposal.state = STATE_AFTER[Outcome(outcome)]
    proposal.outcome, proposal.study_until, proposal.answer_to_publish = outcome, study_until, True
    if proposal.state != State.CARRYING:
        proposal.tasks.filter(state=Task.State.OPEN).update(state=Task.State.DROPPED)


@action(
    "proposals.open_proposal", subject=Proposal, who=is_proposer, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def open_proposal(proposal: Proposal, *, actor: Actor) -> None:
    """Note that the proposer has read the answers and responses that are there."""
    proposal.answers.filter(read_at__isnull=True).update(read_at=clock.now())
    proposal.replies.filter(responded_at__isnull=False, read_at__isnull=True).update(read_at=clock.now())


@action(
    "proposals.reply", subject=Proposal, who=is_proposer, moves=STAYS.within(*ANSWERED), clocks=NO_CLOCKS,
    emits=("proposals.proposal_replied",), ledger=NO_FIELDS,
)  # fmt: skip
def reply(proposal: Proposal, *, actor: Actor, text: str) -> None:
    """Reply to the answer, as often as the proposer likes."""
    proposal.replies.create(text=text)


@action(
    "proposals.respond", subject=Proposal, who=may_decide, moves=STAYS, clocks=NO_CLOCKS,
    emits=("proposals.reply_responded",), ledger=NO_FIELDS,
)  # fmt: skip
def respond(proposal: Proposal, *, actor: Actor, text: str) -> None:
    """Respond to every reply that waits; raises NothingToRespond."""
    waiting = proposal.replies.filter(responded_at__isnull=True)
    if not waiting.update(response=text, responded_by=actor.own_id, responded_at=clock.now()):
        raise NothingToRespond

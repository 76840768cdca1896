"""What colleagues say to a published proposal."""

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action
from voice.proposals.access import may_support, may_talk
from voice.proposals.models import Comment, Proposal, Support


@action(
    "proposals.support", subject=Proposal, who=may_support, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def support(proposal: Proposal, *, actor: Actor) -> None:
    """Support it; a second time changes nothing."""
    Support.objects.get_or_create(proposal=proposal, person_id=actor.own_id)


@action(
    "proposals.withdraw_support", subject=Proposal, who=may_support, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_support(proposal: Proposal, *, actor: Actor) -> None:
    """Take the support back; nothing when there is none."""
    Support.objects.filter(proposal=proposal, person_id=actor.own_id).delete()


@action(
    "proposals.comment", subject=Proposal, who=may_talk, moves=READS, clocks=NO_CLOCKS,
    emits=("proposals.proposal_commented",), ledger=NO_FIELDS,
)  # fmt: skip
def comment(proposal: Proposal, *, actor: Actor, text: str) -> None:
    """Comment on it under one's name."""
    Comment.objects.create(proposal=proposal, text=text, author_id=actor.own_id)

"""Filing: straight to the window, and nobody in between."""

from dataclasses import dataclass

from governance import clock
from governance.access import Actor
from governance.letters import joined
from governance.people.models import Person
from governance.references import new_reference
from governance.runner import NO_FIELDS, STAYS, Clocks, action
from voice.delivering import block_of
from voice.proposals.access import is_filer
from voice.proposals.grams import pairs, topics
from voice.proposals.models import Proposal


@dataclass(frozen=True)
class Idea:
    """What the form gives."""

    kind: str
    title: str
    problem: str
    idea: str
    effect: str
    show_name: bool


@action(
    "proposals.file", subject=Proposal, creates=True, who=is_filer, moves=STAYS, clocks=Clocks(opens=("D9",)),
    emits=("proposals.proposal_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file(*, actor: Actor, idea: Idea) -> Proposal:
    """File a proposal for the proposer's own unit as it is today."""
    unit = Person.objects.select_related("home_unit").get(pk=actor.own_id).home_unit
    everything = "\n".join((idea.title, idea.problem, idea.idea, idea.effect))
    return Proposal.objects.create(
        reference=f"P-{new_reference()}", unit=unit, block=block_of(unit, clock.today()), filed_by_id=actor.own_id,
        filed_at=clock.now(), words=joined(everything), pairs=pairs(everything), topics=topics(idea.title), **vars(idea),
    )  # fmt: skip

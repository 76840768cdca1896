"""New versions of the rules of retention, by two persons."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from compliance.access import adopts_retention, proposes_retention
from compliance.models import RetentionProposal, RetentionRule
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action


class ProposedAlready(Refused):
    """A new version of this rule waits already."""

    code = "proposed_already"
    field = "kind"
    message = _("A new version of this rule is waiting for the second person already.")


class NotAfterTheLast(Refused):
    """A new version must begin after the last one, and not in the past: what was kept by a rule stays kept by it."""

    code = "not_after_the_last"
    field = "valid_from"
    message = _("The new version must begin today or later, and after the first day of the last one.")


@action(
    "compliance.propose_retention", subject=RetentionProposal, creates=True, who=proposes_retention, moves=STAYS,
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("kind", "years", "valid_from"),
)  # fmt: skip
def propose_retention(*, actor: Actor, kind: str, years: int, source: str, valid_from: date) -> RetentionProposal:
    """Propose how long cases of a kind are kept from a day on; raises ProposedAlready and NotAfterTheLast."""
    if RetentionProposal.objects.filter(kind=kind, state=RetentionProposal.State.PROPOSED).exists():
        raise ProposedAlready
    _last(kind, valid_from)
    return RetentionProposal.objects.create(
        kind=kind, years=years, source=source, valid_from=valid_from, proposed_by_id=actor.own_id
    )


@action(
    "compliance.adopt_retention", subject=RetentionProposal, who=adopts_retention, moves=Move("proposed", to="adopted"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def adopt_retention(proposal: RetentionProposal, *, actor: Actor) -> None:
    """Put the version into force from its day; the last one ends the day before. Raises NotAfterTheLast."""
    last = _last(proposal.kind, proposal.valid_from)
    last.valid_to = proposal.valid_from - timedelta(days=1)
    last.save(update_fields=["valid_to"])
    RetentionRule.objects.create(
        kind=proposal.kind, years=proposal.years, source=proposal.source, valid_from=proposal.valid_from
    )
    _sign(proposal, actor)


@action(
    "compliance.refuse_retention", subject=RetentionProposal, who=adopts_retention,
    moves=Move("proposed", to="refused"), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def refuse_retention(proposal: RetentionProposal, *, actor: Actor) -> None:
    """Do not put the version into force."""
    _sign(proposal, actor)


def _last(kind: str, valid_from: date) -> RetentionRule:
    last = RetentionRule.objects.filter(kind=kind).latest("valid_from")
    if valid_from < clock.today() or valid_from <= last.valid_from:
        raise NotAfterTheLast
    return last


def _sign(proposal: RetentionProposal, actor: Actor) -> None:
    proposal.decided_by_id, proposal.decided_at = actor.own_id, clock.now()

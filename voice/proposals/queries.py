"""Reads of proposals for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.letters import joined
from governance.organization.models import UnitPeriod
from governance.organization.queries import name_on, periods_on
from governance.people.queries import assignments_on
from voice.proposals.access import visible_proposals
from voice.proposals.grams import PAIR, likeness, pairs, topics
from voice.proposals.models import CriteriaSet, Entry, Proposal, Support, Task

CANDIDATES, SHOWN = 300, 5
TYPED = 400
"""So many letters of what is typed are compared; a title and the first lines say what it is about."""
LIKE_ENOUGH = 0.15


def with_names(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return the rows each with `unit_name` as the unit was called on the day of filing, and `division_name` of today."""
    named: QuerySet[Proposal] = rows.defer("words", "pairs", "topics").annotate(
        unit_name=name_on("unit_id", OuterRef("filed_at__date")), division_name=name_on("division_id", clock.today())
    )
    return named


def proposals_for(actor: Actor) -> QuerySet[Proposal]:
    """Return the proposals the actor may see, with names."""
    return with_names(visible_proposals(actor))


def with_words(rows: QuerySet[Proposal], typed: str) -> QuerySet[Proposal]:
    """Return the rows in whose texts all the words (parted by spaces) stand. The pairs are found by their index."""
    for word in typed.split():
        wanted = joined(word)
        if len(wanted) >= PAIR:
            rows = rows.filter(pairs__contains=pairs(wanted))
        rows = rows.filter(words__contains=wanted)
    return rows


def similar(actor: Actor, title: str, text: str) -> list[Proposal]:
    """Return the most alike of the actor's own and the published proposals. One query.

    Candidates share a piece of three letters in the title with what was typed; the newest of them are compared.
    """
    typed = f"{title}\n{text}"[:TYPED]
    wanted = topics(typed)
    if not wanted:
        return []
    readable = Q(published_at__isnull=False) | Q(filed_by_id=actor.own_id)
    rows = visible_proposals(actor).filter(readable, topics__overlap=wanted).order_by("-filed_at", "-pk")
    candidates = list(rows.only("id", "reference", "title", "outcome", "state", "topics")[:CANDIDATES])
    own = topics(title) or wanted
    alike = {row.pk: max(likeness(own, row.topics), likeness(wanted, row.topics)) for row in candidates}
    found = [row for row in candidates if alike[row.pk] >= LIKE_ENOUGH]
    return sorted(found, key=lambda row: -alike[row.pk])[:SHOWN]


def has_unread(proposal: Proposal) -> bool:
    """Return whether there is an answer or a response that the proposer has not opened."""
    responses = proposal.replies.filter(responded_at__isnull=False, read_at__isnull=True)
    return proposal.answers.filter(read_at__isnull=True).exists() or responses.exists()


def overdue(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return the adopted ones with a task whose day has passed."""
    late = Task.objects.filter(proposal=OuterRef("pk"), state=Task.State.OPEN, due_on__lt=clock.today())
    return rows.filter(Exists(late))


def supports_of(ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many colleagues support each. One query."""
    rows = Support.objects.filter(proposal_id__in=list(ids)).values_list("proposal").annotate(n=Count("pk"))
    return dict(rows.order_by())


def criteria_in_force() -> CriteriaSet:
    """Return the latest version of the criteria."""
    return CriteriaSet.objects.prefetch_related("criteria").order_by("-number")[0]


def divisions() -> list[UnitPeriod]:
    """Return the divisions of headquarters today at which somebody is in charge, in order of their codes."""
    today = clock.today()
    in_charge = assignments_on(today).filter(role="division_owner").values("unit")
    return list(periods_on(today).filter(unit__kind="division", unit__in=in_charge).order_by("unit__code"))


@dataclass(frozen=True)
class Tally:
    """What a list holds: how many answered by its day, how many not, and the divisions that are late."""

    in_time: int
    late: int
    added: int
    named: list[tuple[str, int]]


def tally_of(entries: QuerySet[Entry]) -> Tally:
    """Return the numbers of a list. Two queries."""
    first, missing = Q(later=False), Q(answered=False)
    numbers: dict[str, Any] = entries.aggregate(
        in_time=Count("pk", filter=first & ~missing),
        late=Count("pk", filter=missing),
        added=Count("pk", filter=~first),
    )
    late = entries.filter(missing).order_by("division_name").values_list("division_name").annotate(n=Count("pk"))
    return Tally(**numbers, named=list(late))

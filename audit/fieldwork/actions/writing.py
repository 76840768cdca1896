"""Writing a paper: what was seen, check by check; evidence; cross-references; addenda once it is locked."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from audit.fieldwork.access import adds_later, prepares
from audit.fieldwork.actions.planning import require_work
from audit.fieldwork.choices import AFTERWARDS, PaperState
from audit.fieldwork.content import addendum_content
from audit.fieldwork.models import Addendum, CrossReference, Evidence, Observation, Paper
from audit.fieldwork.queries import others_of
from audit.fieldwork.refusals import FieldworkNotOver, NotACheck
from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.fixed_form import sha256_of
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action

DRAFT = STAYS.within(PaperState.DRAFT)
WRITTEN = (
    "title", "population", "population_size", "sampling", "sample_size", "seen", "performed_on", "place", "conclusion",
    "conclusion_text",
)  # fmt: skip


@action(
    "fieldwork.write_paper", subject=Paper, who=prepares, moves=DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def write_paper(paper: Paper, *, actor: Actor, **written: Any) -> None:
    """Write population, sample, what was seen, the day and the conclusion (WRITTEN)."""
    require_work(paper.engagement)
    for name in WRITTEN:
        setattr(paper, name, written[name])


@action(
    "fieldwork.save_check", subject=Paper, who=prepares, moves=DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("check",),
)  # fmt: skip
def save_check(
    paper: Paper, *, actor: Actor, check: UUID, answer: str, expected: Decimal | None, found: Decimal | None, note: str,
    files: Sequence[Examined],
) -> None:  # fmt: skip
    """Keep what was seen of one check; sent again with the same key, nothing happens. Raises NotACheck."""
    require_work(paper.engagement)
    if paper.procedure is None or not paper.procedure.checks.filter(pk=check).exists():
        raise NotACheck
    seen = {"answer": answer, "expected": expected, "found": found, "note": note}
    row, _made = Observation.objects.update_or_create(
        paper=paper, check_line_id=check, defaults={**seen, "seen_by_id": actor.own_id, "seen_at": clock.now()}
    )
    for file in files:
        keep(file, paper, actor, observation=row)


def keep(file: Examined, paper: Paper, actor: Actor, **owner: Any) -> None:
    """Keep a file with the hashes of what is kept and of what came."""
    Evidence.keep(
        file, paper=paper, added_by_id=actor.own_id, sha256=hashlib.sha256(file.copy).hexdigest(),
        original_sha256=hashlib.sha256(file.data).hexdigest(), **owner,
    )  # fmt: skip


@action(
    "fieldwork.add_evidence", subject=Paper, who=prepares, moves=DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def add_evidence(paper: Paper, *, actor: Actor, caption: str, files: Sequence[Examined]) -> None:
    """Add files that belong to the paper as a whole."""
    require_work(paper.engagement)
    for file in files:
        keep(file, paper, actor, caption=caption)


@action(
    "fieldwork.refer", subject=Paper, who=prepares, moves=DRAFT, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("others",)
)
def refer(paper: Paper, *, actor: Actor, others: Collection[Paper]) -> None:
    """Name these other papers of the engagement, and no others."""
    require_work(paper.engagement)
    wanted = set(others_of(paper).filter(pk__in=[row.pk for row in others]).values_list("pk", flat=True))
    paper.cross_references.exclude(other__in=wanted).delete()
    present = set(paper.cross_references.values_list("other_id", flat=True))
    CrossReference.objects.bulk_create(CrossReference(paper=paper, other_id=pk) for pk in sorted(wanted - present))


@action(
    "fieldwork.add_addendum", subject=Paper, who=adds_later,
    moves=STAYS.within(PaperState.APPROVED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("sha256",),
)  # fmt: skip
def add_addendum(paper: Paper, *, actor: Actor, text: str, files: Sequence[Examined], sha256: str) -> None:
    """Say later what the paper does not say. `sha256`: of addendum_hash. Raises FieldworkNotOver."""
    if paper.engagement.state not in AFTERWARDS:
        raise FieldworkNotOver
    if sha256 != addendum_hash(paper, actor, text, files):
        raise ValueError("the hash is not that of the addendum")
    made = Addendum.objects.create(
        paper=paper, text=text, sha256=sha256, written_by_id=actor.own_id, written_at=clock.now()
    )
    for file in files:
        keep(file, paper, actor, addendum=made)


def addendum_hash(paper: Paper, actor: Actor, text: str, files: Sequence[Examined]) -> str:
    """Return the hash of an addendum that is to be written."""
    hashes = [hashlib.sha256(file.copy).hexdigest() for file in files]
    content: Mapping[str, Any] = addendum_content(paper, text, hashes, str(actor.own_id))
    return sha256_of(content)

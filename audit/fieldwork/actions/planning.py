"""The programme of an engagement: which procedures where, and who prepares the papers."""

from collections.abc import Collection, Sequence

from audit.auditors.models import Auditor
from audit.engagements.models import Engagement
from audit.fieldwork.access import adds, leads_paper
from audit.fieldwork.choices import WORK, PaperState
from audit.fieldwork.models import Paper, Procedure
from audit.fieldwork.queries import preparers_of
from audit.fieldwork.refusals import FieldworkOver, NothingChosen, NotInTeam
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.runner.numbering import next_number


def require_work(engagement: Engagement) -> None:
    """Raise FieldworkOver when papers are locked."""
    if engagement.state not in WORK:
        raise FieldworkOver


@action(
    "fieldwork.add_papers", subject=Engagement, who=adds, moves=STAYS.within(*WORK), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("procedures",),
)  # fmt: skip
def add_papers(
    engagement: Engagement, *, actor: Actor, procedures: Collection[Procedure], unit: Unit | None, preparer: Auditor
) -> None:
    """Begin a paper for each procedure at the unit. Raises NothingChosen or NotInTeam."""
    if preparer not in preparers_of(engagement):
        raise NotInTeam
    present = Paper.objects.filter(engagement=engagement, unit=unit).exclude(state=PaperState.DROPPED)
    known = set(present.values_list("procedure_id", flat=True))
    fresh = [row for row in procedures if row.pk not in known]
    if not fresh:
        raise NothingChosen
    first = next_number(Paper.objects.filter(engagement=engagement))
    _begin(engagement, fresh, unit, preparer, first)


def _begin(
    engagement: Engagement, procedures: Sequence[Procedure], unit: Unit | None, preparer: Auditor, first: int
) -> None:
    Paper.objects.bulk_create(
        Paper(
            engagement=engagement, number=number, procedure=procedure, unit=unit, title=procedure.title,
            prepared_by_id=preparer.person_id, authors=[preparer.person_id], made_at=clock.now(),
        )
        for number, procedure in enumerate(procedures, start=first)
    )  # fmt: skip


@action(
    "fieldwork.reassign_paper", subject=Paper, who=leads_paper, moves=STAYS.within(PaperState.DRAFT), clocks=NO_CLOCKS,
    emits=("fieldwork.paper_reassigned",), ledger=("preparer",),
)  # fmt: skip
def reassign_paper(paper: Paper, *, actor: Actor, preparer: Auditor) -> None:
    """Let another auditor of the team go on; whoever prepared it before stays an author. Raises NotInTeam."""
    require_work(paper.engagement)
    if preparer not in preparers_of(paper.engagement):
        raise NotInTeam
    paper.prepared_by_id = preparer.person_id
    if preparer.person_id not in paper.authors:
        paper.authors = [*paper.authors, preparer.person_id]


@action(
    "fieldwork.drop_paper", subject=Paper, who=leads_paper, moves=Move(PaperState.DRAFT, to=PaperState.DROPPED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def drop_paper(paper: Paper, *, actor: Actor, reason: str) -> None:
    """Leave the procedure undone, for a reason that stays in the file."""
    require_work(paper.engagement)
    paper.dropped_because = reason
